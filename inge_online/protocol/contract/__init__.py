"""A contract: a folder of data that says how InGe-Online is spoken.

``contract.xml``, ``operations/*.xml``, code lists, WSDL and XSD files. Everything is
compiled when it is loaded; what is not understood is a finding with file, line and
remedy, never a surprise when a message is sent.
"""

from __future__ import annotations

from pathlib import Path

from ..errors import ContractError
from ..findings import Findings
from ..folder import Folder
from ..messages import Answer, Message
from .head import (
    read_catalog,
    read_formats,
    read_fragments,
    read_lists,
    read_meanings,
    read_services,
)
from .model import Authentication, Contract, Meaning, Operation, Service
from .operations import Operations, Templates
from .schema import Reader, load_xml

__all__ = [
    "Authentication",
    "Contract",
    "Meaning",
    "Operation",
    "Service",
    "load_contract",
    "read_contract",
]


def load_contract(path: Path | str) -> Contract:
    """The contract in folder ``path``. ContractError tells all that is wrong."""
    findings = Findings([])
    contract = read_contract(path, findings)
    if contract is None or findings.errors:
        raise ContractError(findings.errors)
    return contract


def read_contract(path: Path | str, findings: Findings) -> Contract | None:
    """The contract as far as it can be read; what is wrong goes to ``findings``."""
    folder = Folder(Path(path).resolve())
    root = load_xml("contract.xml", folder, findings)
    reader = Reader("contract.xml", findings)
    if root is None or not reader.check(root, "contract"):
        return None
    folder = Folder(folder.root, read_catalog(root, reader))
    templates = Templates(
        folder,
        findings,
        read_formats(root, reader),
        read_lists(root, reader, folder),
        read_fragments(root, reader),
    )
    services = read_services(root, reader, folder, templates.formats)
    headers = [
        node
        for holder in reader.children(root, "header")
        for node in templates.request(holder, Message)
    ]
    answer_headers = [
        node
        for holder in reader.children(root, "answer-header")
        for node in templates.answer(holder, Answer)
    ]
    refusals = [
        node
        for holder in reader.children(root, "refusal")
        for node in templates.refusal(holder)
    ]
    return Contract(
        name=root.get("name", ""),
        version=root.get("version", ""),
        title=root.get("title", "") or root.get("name", ""),
        folder=folder,
        codes=templates.codes,
        services=services,
        operations=Operations(
            templates,
            services,
            [one.get("name", "") for one in root.iterchildren("{*}service")],
            headers,
            answer_headers,
            refusals,
        ).read(),
        meanings=read_meanings(root, reader),
    )
