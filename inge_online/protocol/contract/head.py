"""Reads ``contract.xml``: services, account, formats, code lists, meanings."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..binding.codelist import CodeList
from ..binding.formats import MAKERS, FormatError, Formats, make_codec
from ..binding.language import MEANINGS
from ..folder import Folder
from ..outcome import Verdict
from ..url import is_loopback, split
from ..wsdl.library import Wrapper
from ..wsdl.ports import Port, read_port
from ..wsdl.schema import compile_schema
from ..wsdl.sources import Sources
from ..xmlsafe import Element, line
from .codes import read_codes
from .model import Authentication, Meaning, Service
from .schema import Reader

ENVIRONMENTS = ("test", "production")
_NOT_AT_ALL = Authentication()
_AS_IN_XSD = Formats()
_NO_MEANING = (Verdict.ACCEPTED, Verdict.HINTED)


def read_authentication(
    root: Element, reader: Reader, usual: Authentication = _NOT_AT_ALL
) -> Authentication:
    """How the account is shown; without the element as ``usual``: not at all."""
    for element in reader.children(root, "authentication"):
        kinds = ("none", "basic", "username-token")
        return Authentication(
            kind=reader.choice(element, "kind", kinds),
            digest=reader.choice(element, "password", ("text", "digest")) == "digest",
            nonce=reader.choice(element, "nonce", ("no", "yes")) == "yes",
            created=reader.choice(element, "created", ("no", "yes")) == "yes",
            lifetime=reader.number(element, "timestamp"),
            must_understand=reader.choice(element, "must-understand", ("no", "yes"))
            == "yes",
        )
    return usual


def read_formats(root: Element, reader: Reader, usual: Formats = _AS_IN_XSD) -> Formats:
    """The formats of a contract or service; without the element, the ``usual``."""
    for element in reader.children(root, "formats"):
        zone = element.get("timezone", "Europe/Berlin")
        try:
            formats = Formats(
                date=element.get("date"),
                time=element.get("time"),
                datetime=element.get("datetime"),
                true=element.get("true", "true"),
                false=element.get("false", "false"),
                timezone=ZoneInfo(zone),
            )
            for kind in MAKERS:
                make_codec(kind, None, formats, None)
            return formats
        except FormatError as error:
            reader.error(element, str(error))
        except (ZoneInfoNotFoundError, ValueError):
            reader.error(element, f'timezone="{zone}" is not known')
    return usual


def read_lists(root: Element, reader: Reader, folder: Folder) -> dict[str, CodeList]:
    """The code lists by name."""
    found: dict[str, CodeList] = {}
    for element in reader.children(root, "codes"):
        name = element.get("name", "")
        if name in found:
            reader.error(element, f'code list "{name}" is declared twice')
        is_open = reader.choice(element, "open", ("no", "yes")) == "yes"
        codes = read_codes(
            name, element.get("file", ""), is_open, folder, reader.findings,
            line(element),
        )  # fmt: skip
        # an empty list stands for a broken one, so that its users are not blamed
        found[name] = codes or CodeList(name, "", (), True)
    return found


def read_meanings(root: Element, reader: Reader) -> tuple[Meaning, ...]:
    """What refusals mean, in the order of the file."""
    found = []
    for element in reader.children(root, "meaning"):
        verdict = MEANINGS.get(element.get("means", ""))
        if verdict is None or verdict in _NO_MEANING:
            allowed = [word for word, one in MEANINGS.items() if one not in _NO_MEANING]
            reader.error(
                element, f'means="{element.get("means")}"; it is {", ".join(allowed)}'
            )
            continue
        fault, remark = element.get("fault"), element.get("remark")
        status = reader.number(element, "status")
        found.append(Meaning(verdict, fault, remark, status))
    return tuple(found)


def read_catalog(root: Element, reader: Reader) -> dict[str, str]:
    """The files that stand for addresses in WSDL and XSD files."""
    return {
        element.get("url", ""): element.get("file", "")
        for element in reader.children(root, "catalog")
    }


def read_fragments(root: Element, reader: Reader) -> dict[str, Element]:
    """The shapes that several templates share, by name."""
    found: dict[str, Element] = {}
    for element in reader.children(root, "fragment"):
        name = element.get("name", "")
        if name in found:
            reader.error(element, f'fragment "{name}" is declared twice')
        found[name] = element
    return found


def read_services(
    root: Element, reader: Reader, folder: Folder, formats: Formats
) -> dict[str, Service]:
    """The services by name. Those that cannot be used are missing."""
    authentication = read_authentication(root, reader)
    found: dict[str, Service] = {}
    elements = reader.children(root, "service")
    if not elements:
        reader.error(root, "at least one <service> must say which WSDL is spoken")
    for element in elements:
        name = element.get("name", "")
        if name in found:
            reader.error(element, f'service "{name}" is declared twice')
        service = _service(
            element,
            reader,
            folder,
            read_authentication(element, reader, authentication),
            read_formats(element, reader, formats),
        )
        if service is not None:
            found[name] = service
    return found


def _service(
    element: Element,
    reader: Reader,
    folder: Folder,
    authentication: Authentication,
    formats: Formats,
) -> Service | None:
    endpoints = _endpoints(element, reader)
    file = element.get("wsdl", "")
    sources = Sources(folder, reader.findings)
    before = len(reader.findings.errors)
    sources.add_wsdl(file)
    if len(reader.findings.errors) > before:
        return None
    port = read_port(sources, file, element.get("service"), element.get("port"))
    if port is None:
        return None
    schema = compile_schema(sources, _wrappers(port), file, reader.findings)
    if schema is None:
        return None
    return Service(
        element.get("name", ""), file, port, schema, endpoints, authentication, formats
    )


def _wrappers(port: Port) -> list[Wrapper]:
    sides = [
        side
        for operation in port.operations.values()
        for side in (operation.request, operation.answer)
    ]
    return [side.wrapper for side in sides if side.wrapper is not None]


def _endpoints(element: Element, reader: Reader) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in reader.children(element, "endpoint"):
        environment = reader.choice(one, "environment", ENVIRONMENTS)
        url = one.get("url", "")
        parts = split(url)
        secure = parts.scheme == "https" and parts.hostname
        if not secure and not (parts.scheme == "http" and is_loopback(parts.hostname)):
            reader.error(one, f'url="{url}" must begin with https://')
        if environment in found:
            reader.error(one, f"a second endpoint for {environment}")
        found[environment] = url
    return found
