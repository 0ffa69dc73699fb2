"""How a fault looks on the wire."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ..authority import Reply
from ..faults import Fault
from ..remarks import Remark
from ..soap import envelope as soap
from ..words import NAMESPACE

XML = "text/xml; charset=utf-8"
HTML = "text/html; charset=utf-8"
PAGE = (
    "<!DOCTYPE html><html><head><title>Wartung</title></head>"
    "<body><h1>Wartungsarbeiten</h1><p>Bitte später erneut versuchen.</p></body></html>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'


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


def _drop(scene: Scene) -> None:
    scene.wire.hang_up()


def _reset(scene: Scene) -> None:
    # lingering for no time at all makes the kernel send RST instead of FIN
    linger = struct.pack("ii", 1, 0)
    scene.wire.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    scene.wire.connection.close()
    scene.wire.hang_up()


def _answer(scene: Scene) -> None:
    scene.send(scene.reply.status if scene.reply else 500, scene.own)


def _late(scene: Scene) -> None:
    scene.wire.hold(scene.fault)
    _answer(scene)


def _truncated(scene: Scene) -> None:
    scene.wire.send_part(len(scene.own), scene.own[: len(scene.own) // 2])
    scene.wire.hang_up()


def _drip(scene: Scene) -> None:
    for position in range(len(scene.own)):
        part = scene.own[position : position + 1]
        scene.wire.send_part(0 if position else len(scene.own), part)
        scene.wire.hold(scene.fault)


def _garbage(scene: Scene) -> None:
    scene.send(200, scene.fault.body.encode() or b"\x00\xff<<not xml>>\x00")


def _maintenance(scene: Scene) -> None:
    scene.send(503, scene.fault.body.encode() or PAGE.encode(), HTML)


def _empty(scene: Scene) -> None:
    scene.send(202, b"")


def _schema_breach(scene: Scene) -> None:
    tag = f'<Unbekannt xmlns="{NAMESPACE}">x</Unbekannt></'.encode()
    head, _, tail = scene.own.rpartition(b"</soap:Body>")
    before, _, end = head.rpartition(b"</")
    scene.send(200, before + tag + end + b"</soap:Body>" + tail)


def _server_fault(scene: Scene) -> None:
    scene.send(500, soap.fault("Server", Remark("K-92").words))


def _refusal(scene: Scene) -> None:
    remark = Remark(scene.fault.code)
    detail = soap.fault_detail([remark], scene.fault.wait)
    scene.send(500, soap.fault("Client", remark.words, detail))


def _busy(scene: Scene) -> None:
    remark = Remark("K-91")
    wait = 60 if scene.fault.wait is None else scene.fault.wait
    detail = soap.fault_detail([remark], wait)
    scene.send(500, soap.fault("Server", remark.words, detail))


def _oversized(scene: Scene) -> None:
    scene.wire.send_part(scene.fault.size + len(scene.own), scene.own)
    block = b" " * 65536
    for _ in range(-(-scene.fault.size // len(block))):
        scene.wire.connection.sendall(block)
    scene.wire.hang_up()


def _redirect(scene: Scene) -> None:
    scene.headers["Location"] = scene.fault.location or "http://127.0.0.1:9/elsewhere"
    scene.send(307, b"")


def _with_doctype(doctype: str) -> Callable[[Scene], None]:
    def send(scene: Scene) -> None:
        head, mark, rest = scene.own.partition(b"?>")
        scene.send(200, head + mark + doctype.encode() + rest)

    return send


def _status(scene: Scene) -> None:
    scene.send(500, scene.fault.body.encode(), "text/plain; charset=utf-8")


SHOWS: dict[str, Callable[[Scene], None]] = {
    "slow": _answer,
    "drop_before": _drop,
    "accept_then_drop": _drop,
    "accept_then_late": _late,
    "reset": _reset,
    "truncated": _truncated,
    "garbage": _garbage,
    "maintenance": _maintenance,
    "empty": _empty,
    "schema_breach": _schema_breach,
    "server_fault": _server_fault,
    "busy": _busy,
    "drip": _drip,
    "oversized": _oversized,
    "redirect": _redirect,
    "dtd": _with_doctype("<!DOCTYPE x>"),
    "entity": _with_doctype(EXTERNAL),
    "refusal": _refusal,
    "status": _status,
}
