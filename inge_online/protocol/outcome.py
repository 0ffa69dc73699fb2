"""What came of a call: the verdict, the answer, and the evidence of both."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import Enum
from typing import Any

from .messages import Answer


class Delivery(Enum):
    """Whether a message reached BAMF. It decides whether sending again is harmless."""

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"


class Verdict(Enum):
    """What BAMF made of a message. The values are the words of a binding's verdicts."""

    ACCEPTED = "accepted"
    HINTED = "hinted"
    REJECTED = "rejected"
    UNAUTHORIZED = "unauthorized"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What was said on the wire, without secrets and personal data.

    ``request`` is the envelope before it was signed, ``answer`` what came back; both
    redacted (see :mod:`recorder`), UTF-8. Times are aware UTC. ``digest`` stands for
    the whole, so that an auditor sees whether anything was changed later.
    """

    contract: str
    contract_version: str
    environment: str
    endpoint: str
    message: str
    call_id: str
    started_at: datetime
    ended_at: datetime
    http_status: int | None = None
    request: bytes | None = field(default=None, repr=False)
    answer: bytes | None = field(default=None, repr=False)

    def to_json(self) -> str:
        """Canonical JSON: keys sorted, no spaces, times in ISO 8601."""
        values = {item.name: _plain(getattr(self, item.name)) for item in fields(self)}
        return json.dumps(values, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Evidence:
        """The evidence that :meth:`to_json` wrote. TypeError on unknown keys."""
        values = json.loads(text)
        for name in ("started_at", "ended_at"):
            values[name] = datetime.fromisoformat(values[name])
        for name in ("request", "answer"):
            if values[name] is not None:
                values[name] = values[name].encode("utf-8", "surrogateescape")
        return cls(**values)

    def digest(self) -> str:
        """SHA-256 (hex) of :meth:`to_json`."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """BAMF has the message. ``verdict`` is ACCEPTED, or HINTED with ``answer.hints``.

    Everything else that can happen is one of the errors in :mod:`errors`.
    """

    verdict: Verdict
    answer: Answer = field(repr=False)
    evidence: Evidence


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    return value.isoformat() if isinstance(value, datetime) else value
