"""Where a fault shows: the wire, and what the authority would have said."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ..exchange import Reply
from ..faults import Fault
from ..remarks import Remark
from ..soap import envelope as soap

XML = "text/xml; charset=utf-8"


class Wire(Protocol):
    """What a misbehaviour needs of the connection."""

    def send(
        self, status: int, body: bytes, kind: str, headers: Mapping[str, str]
    ) -> None:
        """A whole answer with its length."""

    def send_part(self, length: int, body: bytes) -> None:
        """Headers that promise a length, and some of the body."""

    def hang_up(self) -> None:
        """End the connection after what was sent."""

    def hold(self, fault: Fault) -> None:
        """Wait as the fault says."""

    @property
    def connection(self) -> socket.socket:
        """The socket itself."""


@dataclass
class Scene:
    """A fault, the reply that the authority gave (if it was asked), and the wire."""

    fault: Fault
    reply: Reply | None
    wire: Wire
    headers: dict[str, str] = field(default_factory=dict)

    def send(self, status: int, body: bytes, kind: str = XML) -> None:
        """Send with the fault's own status and Retry-After, if it has them."""
        if self.fault.retry_after is not None:
            self.headers["Retry-After"] = self.fault.retry_after
        self.wire.send(self.fault.status or status, body, kind, self.headers)

    @property
    def own(self) -> bytes:
        """The authority's own answer; an empty envelope if it was not asked."""
        if self.reply:
            return self.reply.body
        return soap.fault("Server", Remark("K-92").words)
