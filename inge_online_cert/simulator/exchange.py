"""A request as far as it could be read, and the reply to it."""

from __future__ import annotations

from dataclasses import dataclass

from .soap.envelope import Envelope, EnvelopeError
from .words import OPERATIONS, qualified


@dataclass(frozen=True)
class Request:
    """A request as far as it could be opened: its envelope, or what is wrong."""

    environment: str
    action: str
    envelope: Envelope | None = None
    problem: EnvelopeError | None = None

    @property
    def name(self) -> str:
        """The operation's name in the log; the element's own if it is unknown."""
        operation = self.envelope.operation if self.envelope else ""
        return OPERATIONS.get(operation, operation or "unreadable")

    def text(self, name: str) -> str:
        """A top level text of the body, such as its Kurskennung, for the log."""
        body = self.envelope.body if self.envelope else None
        return (body.findtext(qualified(name)) or "") if body is not None else ""


@dataclass(frozen=True)
class Reply:
    """What goes back, and the verdict for the log."""

    status: int
    body: bytes
    verdict: str
    code: str = ""
    course_code: str = ""
