"""The few ways in which a call can fail, told apart by what may be done next.

Their texts are made of our own words: never personal data, a password, or what BAMF
wrote. BAMF's words stand in ``remarks`` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from .messages import Remark
from .outcome import Delivery, Evidence
from .wording import EXPLANATIONS

if TYPE_CHECKING:
    from .findings import Finding


class InGeError(Exception):
    """A call did not end with an acceptance.

    ``code``: short machine word to group and translate by, a key of ``EXPLANATIONS``.
    ``delivered``: whether BAMF has the message; NO alone allows to send it again.
    ``remarks``: BAMF's reasons. ``retry_after``: BAMF's wish to wait, in seconds.
    ``evidence``: what was said, when it came to that.
    ``detail``: technical addition, such as the name of an element; nothing personal.
    """

    delivered: Delivery = Delivery.NO

    def __init__(
        self,
        code: str,
        *,
        detail: str = "",
        remarks: tuple[Remark, ...] = (),
        retry_after: float | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        text = EXPLANATIONS[code]
        super().__init__(f"{text} [{detail}]" if detail else text)
        self.code = code
        self.detail = detail
        self.remarks = remarks
        self.retry_after = retry_after
        self.evidence = evidence


class Invalid(InGeError):
    """Our own message cannot be said in this contract; nothing was sent."""


class NotSent(InGeError):
    """Surely not delivered: no connection, or BAMF says that it did not process it."""


class AuthError(InGeError):
    """BAMF did not let the account in; stop, or the account gets locked."""


class ConfigError(InGeError):
    """The server or the contract is set up wrongly; an administrator must act."""


class Rejected(InGeError):
    """BAMF has read and refused it, ``remarks`` say why."""

    delivered = Delivery.YES


class Unknown(InGeError):
    """BAMF may have it, or has it and we cannot read what it made of it.

    Never send again: ask BAMF first.
    """

    ANSWERED: ClassVar[frozenset[str]] = frozenset(
        ("answer_schema", "answer_unexpected", "answer_incomplete", "verdict_unknown")
    )

    def __init__(
        self,
        code: str,
        *,
        detail: str = "",
        remarks: tuple[Remark, ...] = (),
        retry_after: float | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        super().__init__(
            code,
            detail=detail,
            remarks=remarks,
            retry_after=retry_after,
            evidence=evidence,
        )
        self.delivered = Delivery.YES if code in self.ANSWERED else Delivery.MAYBE


class ContractError(ConfigError):
    """The contract folder cannot be used. ``findings`` name file, line and remedy."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("contract", detail="; ".join(map(str, findings)))
        self.findings = findings
