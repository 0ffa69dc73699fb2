"""The authority: a request's bytes in, an answer's bytes out."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from lxml import etree

from .exchange import Reply, Request
from .memory import Memory
from .operations import OPERATIONS, Case
from .remarks import Refused, Remark, refuse
from .reports import Report
from .soap import envelope as soap
from .soap.contract import Contract
from .soap.security import Gate, Unauthorized, read_token
from .words import ANSWER, NAMESPACE, qualified

TOKEN_TEXTS = {
    "auth_locked": "Der Zugang ist gesperrt",
    "auth_administrator": "Ein Administrator der DeBeV darf nicht melden",
}


class Authority:
    """Checks, authenticates, applies the rules and answers, for one environment each.

    An answer of its own that breaks the schema is a defect of the simulator: it is
    kept in ``broken``, and whoever ends the simulator gets to see it.
    """

    def __init__(self, contract: Contract, memories: Mapping[str, Memory]) -> None:
        self._contract = contract
        # whoever looks at the memories or changes them holds it
        self.lock = threading.Lock()
        self._memories = memories
        self._gates = {
            environment: Gate(memory.world) for environment, memory in memories.items()
        }
        self.broken: list[str] = []

    def open(self, raw: bytes, action: str, environment: str) -> Request:
        """Read the envelope, so that faults on demand can know the operation."""
        try:
            return Request(environment, action, soap.open_envelope(raw))
        except soap.EnvelopeError as problem:
            return Request(environment, action, problem=problem)

    def answer(self, request: Request) -> Reply:
        """The authority's answer; one request at a time."""
        if request.envelope is None:
            problem = request.problem or soap.EnvelopeError("Leere Anfrage")
            body = soap.fault(problem.faultcode, str(problem))
            return Reply(500, body, "invalid", problem.faultcode)
        memory = self._memories[request.environment]
        with self.lock:
            try:
                reply = self._process(request, request.envelope, memory)
            except Unauthorized as reason:
                reply = _unauthorized(reason)
            except Refused as refusal:
                reply = self._refused(refusal)
            memory.tally.call(request.name, reply.verdict)
        return reply

    def _process(
        self, request: Request, envelope: soap.Envelope, memory: Memory
    ) -> Reply:
        token = read_token(envelope.header)
        account = self._gates[request.environment].admit(request.environment, token)
        self._check_form(request, envelope)
        provider_code = request.text("Traegerkennung").strip()
        _check_provider(provider_code, request.environment, memory, account.providers)
        case = Case(memory, provider_code, Report(envelope.body))
        operation = OPERATIONS[envelope.operation]
        keys = operation.keys(case)
        for key in keys:
            memory.tally.receive(key)
        additions = operation.handle(case)
        for key in keys:
            memory.tally.accept(key)
        return self._accepted(envelope.operation, case, additions)

    def _check_form(self, request: Request, envelope: soap.Envelope) -> None:
        action = self._contract.actions.get(envelope.operation)
        if action is None or etree.QName(envelope.body).namespace != NAMESPACE:
            raise Refused(Remark("K-90", text="Unbekannte Operation"))
        if request.action.strip('"') != action:
            raise Refused(Remark("K-90", text="SOAPAction passt nicht zur Nachricht"))
        breach = self._contract.breach(envelope.body)
        if breach:
            raise Refused(Remark("K-90", breach))

    def _accepted(
        self, operation: str, case: Case, additions: list[etree._Element]
    ) -> Reply:
        memory = case.memory
        content = etree.Element(qualified(operation + ANSWER), nsmap={"i": NAMESPACE})
        stamp = etree.SubElement(content, qualified("Zeitstempel"))
        stamp.text = memory.clock.now().isoformat()
        number = etree.SubElement(content, qualified("Vorgangsnummer"))
        number.text = memory.numbers.count("call", "V-{}")
        if case.hints:
            hints = etree.SubElement(content, qualified("Hinweise"))
            hints.extend(map(_hint, case.hints))
        content.extend(additions)
        course_code = content.findtext(qualified("Kurskennung"), "")
        if not self._own_words(content):
            return self._defect()
        code = case.hints[0].code if case.hints else ""
        verdict = "hinted" if case.hints else "accepted"
        return Reply(200, soap.answer(content), verdict, code, course_code)

    def _refused(self, refusal: Refused) -> Reply:
        detail = soap.fault_detail(refusal.remarks)
        first = refusal.remarks[0]
        if not self._own_words(detail):
            return self._defect()
        body = soap.fault("Client", first.words, detail)
        verdict = "invalid" if first.code == "K-90" else "refused"
        return Reply(500, body, verdict, first.code)

    def _own_words(self, content: etree._Element) -> bool:
        breach = self._contract.breach(content)
        if breach:
            name = etree.QName(content).localname
            self.broken.append(f"own answer {name} breaks the schema: {breach}")
        return breach is None

    def _defect(self) -> Reply:
        detail = soap.fault_detail([Remark("K-92")])
        body = soap.fault("Server", Remark("K-92").words, detail)
        return Reply(500, body, "broken", "K-92")


def _unauthorized(reason: Unauthorized) -> Reply:
    text = TOKEN_TEXTS.get(reason.code, "Anmeldung fehlgeschlagen")
    body = soap.fault(reason.faultcode, text, namespace=soap.WSSE)
    return Reply(500, body, "unauthorized", reason.code)


def _check_provider(
    code: str, environment: str, memory: Memory, allowed: tuple[str, ...]
) -> None:
    provider = memory.world.providers.get(code)
    if provider is None:
        raise refuse("K-01", "Traegerkennung")
    if provider.environment != environment:
        raise refuse("K-03", "Traegerkennung")
    if code not in allowed:
        raise refuse("K-02", "Traegerkennung")


def _hint(remark: Remark) -> etree._Element:
    hint = etree.Element(qualified("Hinweis"))
    etree.SubElement(hint, qualified("Code")).text = remark.code
    etree.SubElement(hint, qualified("Text")).text = remark.words
    etree.SubElement(hint, qualified("Feld")).text = remark.field
    return hint
