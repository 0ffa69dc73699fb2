"""Reads ``operations/*.xml``: how each message is said, and its answer heard."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from ..binding.codelist import CodeList
from ..binding.compiler import Compiler
from ..binding.fields import Refusal, Shape
from ..binding.formats import Formats
from ..binding.nodes import Node
from ..binding.paths import Scope
from ..findings import Findings
from ..folder import Folder
from ..messages import MESSAGES, Answer, Message
from ..wsdl.ports import WsdlOperation
from ..wsdl.structure import Structure
from ..xmlsafe import Element
from .model import Operation, Service
from .schema import Reader, load_xml


@dataclass(slots=True)
class Templates:
    """Compiles the templates of one contract."""

    folder: Folder
    findings: Findings
    formats: Formats
    codes: Mapping[str, CodeList]
    fragments: Mapping[str, Element]

    def request(self, holder: Element, cls: type[Message]) -> list[Node]:
        """The templates in ``<request>`` or ``<header>`` for a message."""
        return self._compiler().templates(holder, Scope(cls, Shape(cls)))

    def answer(self, holder: Element, cls: type[Answer]) -> list[Node]:
        """The templates in ``<answer>`` or ``<answer-header>``."""
        scope = Scope(cls, Shape(cls), True)
        return self._compiler().templates(holder, scope)

    def refusal(self, holder: Element) -> list[Node]:
        """The templates in ``<refusal>``."""
        scope = Scope(Refusal, Shape(Refusal), True)
        return self._compiler(refusal=True).templates(holder, scope)

    def _compiler(self, refusal: bool = False) -> Compiler:
        return Compiler(
            formats=self.formats,
            codes=self.codes,
            fragments=self.fragments,
            findings=self.findings,
            refusal=refusal,
        )


@dataclass(slots=True)
class Operations:
    """Reads the operations of one contract."""

    templates: Templates
    services: Mapping[str, Service]
    declared: Collection[str]
    headers: Sequence[Node]
    answer_headers: Sequence[Node]
    refusals: Sequence[Node]

    def read(self) -> dict[str, Operation]:
        """All operations by the name of their message."""
        folder, findings = self.templates.folder, self.templates.findings
        found: dict[str, Operation] = {}
        for path in sorted((folder.root / "operations").glob("*.xml")):
            file = folder.name(path)
            root = load_xml(file, folder, findings)
            operation = self._operation(root, file) if root is not None else None
            if operation is None:
                continue
            name = operation.message.name
            if name in found:
                findings.error(file, 1, f"{name} is bound in {found[name].file} too")
            found[name] = operation
        return found

    def _operation(self, root: Element, file: str) -> Operation | None:
        reader = Reader(file, self.templates.findings)
        if not reader.check(root, "operation"):
            return None
        cls = MESSAGES.get(root.get("message", ""))
        if cls is None:
            reader.error(
                root,
                f'message="{root.get("message")}" is none of ours: '
                + ", ".join(MESSAGES),
            )
            return None
        service = self._service(root, reader)
        if service is None:
            return None
        wsdl = service.port.operations.get(root.get("name", ""))
        if wsdl is None:
            known = ", ".join(service.port.operations)
            reader.error(
                root, f'name="{root.get("name")}" is no operation of the WSDL: {known}'
            )
            return None
        return self._bound(root, reader, cls, service, wsdl)

    def _service(self, root: Element, reader: Reader) -> Service | None:
        name = root.get("service")
        if name is None and len(self.services) == 1:
            return next(iter(self.services.values()))
        if name is not None and name in self.services:
            return self.services[name]
        if name is None and len(self.declared) > 1:
            reader.error(root, "service= must say which: " + ", ".join(self.declared))
        elif name is not None and name not in self.declared:
            known = ", ".join(self.declared) or "none"
            reader.error(root, f'service="{name}" is not in contract.xml: {known}')
        return None  # or it is declared and broken, which was said there

    def _bound(
        self,
        root: Element,
        reader: Reader,
        cls: type[Message],
        service: Service,
        wsdl: WsdlOperation,
    ) -> Operation:
        make = replace(self.templates, formats=service.formats)
        requests, headers, answers, refusals = [], [*self.headers], [], []
        answer_headers = [*self.answer_headers]
        for holder in reader.children(root, "request"):
            requests += make.request(holder, cls)
        for holder in reader.children(root, "header"):
            headers += make.request(holder, cls)
        for holder in reader.children(root, "answer"):
            answers += make.answer(holder, cls.answer)
        for holder in reader.children(root, "answer-header"):
            answer_headers += make.answer(holder, cls.answer)
        for holder in reader.children(root, "refusal"):
            refusals += make.refusal(holder)
        operation = Operation(
            message=cls,
            file=reader.file,
            service=service,
            wsdl=wsdl,
            request=requests[0] if requests else None,
            headers=tuple(headers),
            answers=tuple(answers),
            answer_headers=tuple(answer_headers),
            refusals=(*refusals, *self.refusals),
        )
        self._complete(root, reader, operation, len(requests))
        return operation

    def _complete(
        self, root: Element, reader: Reader, operation: Operation, requests: int
    ) -> None:
        wsdl = operation.wsdl
        if requests != (0 if wsdl.request.tag is None else 1):
            reader.error(
                root,
                "<request> must hold the one element that the WSDL's "
                f"message has ({wsdl.request.tag or 'none'})",
            )
        if root.find("{*}answer") is None:
            reader.error(
                root,
                "<answer> is missing; leave it empty when there is nothing to read",
            )
        structure = Structure(operation.service.port.types, self.templates.findings)
        if operation.request is not None:
            structure.root(
                operation.request, wsdl.request.tag, wsdl.request.model, "request"
            )
        for node in operation.answers:
            structure.root(node, wsdl.answer.tag, wsdl.answer.model, "answer")
        for node in operation.headers:
            structure.anywhere(node, "the header")
        for node in operation.answer_headers:
            structure.anywhere(node, "the answer's header")
        for node in operation.refusals:
            structure.anywhere(node, "a refusal")
