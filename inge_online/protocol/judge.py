"""Decides what an answer means: accepted, refused, not let in, not processed, unknown.

In doubt it is unknown. Only what the contract or SOAP itself says for certain counts
as anything else, because a message that is sent twice does harm.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .binding.build import Place
from .binding.draft import Incomplete
from .binding.fields import Refusal
from .binding.matching import matches
from .binding.nodes import Node
from .binding.read import Reading, read, read_on
from .contract.model import Contract, Operation
from .messages import Answer, Remark
from .opening import Opened, open_answer
from .outcome import Verdict
from .transport import HttpAnswer
from .waiting import header_seconds, seconds
from .xmlsafe import Element

_UNAUTHORIZED = frozenset(
    (
        "FailedAuthentication",
        "FailedCheck",
        "InvalidSecurity",
        "InvalidSecurityToken",
        "UnsupportedSecurityToken",
    )
)
_REFUSED = frozenset(("Client", "Sender"))
_CODES = {
    Verdict.REJECTED: "rejected",
    Verdict.UNAUTHORIZED: "unauthorized",
    Verdict.NOT_SENT: "not_sent",
}
_GOOD = frozenset((Verdict.ACCEPTED, Verdict.HINTED))


@dataclass(slots=True)
class Judgement:
    """What was made of an answer. ``code`` names the error when it is no acceptance."""

    verdict: Verdict
    code: str = ""
    detail: str = ""
    answer: Answer | None = None
    remarks: tuple[Remark, ...] = ()
    retry_after: float | None = None
    root: Element | None = None
    kept: list[Place] = field(default_factory=list)


def judge(contract: Contract, operation: Operation, http: HttpAnswer) -> Judgement:
    """What ``http`` means as the answer to ``operation``."""
    opened = open_answer(http)
    if opened.fault:
        found = _fault(contract, operation, http, opened)
    elif opened.problem or not 200 <= http.status < 300:
        found = _no_answer(contract, http, opened)
    else:
        found = _answer(contract, operation, http, opened)
    found.root = None if opened.problem else opened.root
    found.kept += opened.kept
    if found.retry_after is None:
        found.retry_after = header_seconds(http.headers.get("retry-after", ""))
    return found


def _fault(
    contract: Contract, operation: Operation, http: HttpAnswer, opened: Opened
) -> Judgement:
    reading = _refusal(operation, opened)
    remarks: tuple[Remark, ...] = ()
    codes: set[str] = set()
    said: list[Verdict | None] = []
    wait = None
    if reading is not None:
        remarks = reading.draft.items("hints")
        codes = reading.codes | {remark.code for remark in remarks}
        said, wait = reading.verdicts, seconds(reading.retry_after)
    if not remarks and opened.text:
        remarks = (Remark(text=opened.text),)
    verdict = _meant(contract, opened.names, codes, http.status)
    if verdict is None:
        verdict = _agreed(said) if said else _soap_says(opened.names, http.status)
    return Judgement(
        verdict,
        _CODES.get(verdict, "fault"),
        remarks=remarks,
        retry_after=wait,
        kept=reading.kept if reading else [],
    )


def _refusal(operation: Operation, opened: Opened) -> Reading | None:
    for element in opened.detail:
        node = _matching(operation.refusals, element)
        if node is not None:
            return read(node, element, Refusal)
    return None


def _matching(nodes: tuple[Node, ...], element: Element) -> Node | None:
    several = len(nodes) > 1
    return next((node for node in nodes if matches(node, element, deep=several)), None)


def _soap_says(names: tuple[str, ...], status: int) -> Verdict:
    if status in (401, 403):
        return Verdict.UNAUTHORIZED
    return Verdict.REJECTED if _REFUSED.intersection(names) else Verdict.UNKNOWN


def _meant(
    contract: Contract, names: tuple[str, ...], codes: set[str], status: int
) -> Verdict | None:
    """What the contract says that a refusal means; its first fitting line counts.

    Of a login that was turned away only a line for just that code or remark speaks:
    whoever took it for a refused message would try again until the account is locked.
    """
    login = _UNAUTHORIZED.intersection(names)
    for meaning in contract.meanings:
        if (
            meaning.fault in (None, *names)
            and meaning.remark in (None, *codes)
            and meaning.status in (None, status)
            and (not login or meaning.fault in login or meaning.remark)
        ):
            return meaning.means
    return Verdict.UNAUTHORIZED if login else None


def _no_answer(contract: Contract, http: HttpAnswer, opened: Opened) -> Judgement:
    verdict = _meant(contract, (), set(), http.status) or _soap_says((), http.status)
    good = 200 <= http.status < 300
    problem = opened.problem if good else "http_status"
    return Judgement(
        verdict,
        _CODES.get(verdict, problem),
        detail="" if good else str(http.status),
    )


def _answer(
    contract: Contract, operation: Operation, http: HttpAnswer, opened: Opened
) -> Judgement:
    element = opened.body
    if opened.space != operation.service.port.envelope:
        return _unclear("answer_unexpected", "another version of SOAP")
    if (element.tag if element is not None else None) != operation.wsdl.answer.tag:
        return _unclear("answer_unexpected", "another element")
    breach = None if element is None else operation.service.schema.breach(element)
    if breach is not None:
        return _unclear("answer_schema", str(breach))
    node = None if element is None else _matching(operation.answers, element)
    if element is not None and operation.answers and node is None:
        return _unclear("answer_unexpected", "no template fits")
    reading = Reading.nothing(operation.message.answer)
    if node is not None and element is not None:
        read_on((node,), element, reading)
    for part in opened.header:
        read_on(operation.answer_headers, part, reading)
    said = reading.verdicts
    if not said and node is not None and node.needs_verdict:
        said = [None]
    return _weighed(contract, operation, http, reading, said)


def _weighed(
    contract: Contract,
    operation: Operation,
    http: HttpAnswer,
    reading: Reading,
    said: list[Verdict | None],
) -> Judgement:
    verdict = _agreed(said)
    if verdict in _GOOD:
        return _finished(operation, reading, said)
    remarks = reading.draft.items("hints")
    codes = reading.codes | {remark.code for remark in remarks}
    verdict = _meant(contract, (), codes, http.status) or verdict
    return Judgement(
        verdict,
        _CODES.get(verdict, "verdict_unknown"),
        remarks=remarks,
        retry_after=seconds(reading.retry_after),
        kept=reading.kept,
    )


def _finished(
    operation: Operation, reading: Reading, said: list[Verdict | None]
) -> Judgement:
    try:
        answer = reading.draft.finish()
    except Incomplete as lack:
        return _unclear("answer_incomplete", str(lack))
    hinted = answer.hints or Verdict.HINTED in said
    return Judgement(
        Verdict.HINTED if hinted else Verdict.ACCEPTED,
        answer=answer,
        remarks=answer.hints,
        kept=reading.kept,
    )


def _unclear(code: str, detail: str) -> Judgement:
    return Judgement(Verdict.UNKNOWN, code, detail)


def _agreed(said: list[Verdict | None]) -> Verdict:
    """The one verdict that all agree on; without any, it is an acceptance."""
    found = set(said)
    if not found:
        return Verdict.ACCEPTED
    if None in found:
        return Verdict.UNKNOWN
    if found == _GOOD:
        return Verdict.HINTED
    return Verdict.UNKNOWN if len(found) > 1 else (found.pop() or Verdict.UNKNOWN)
