"""One HTTP connection: SOAP reports, the WSDL, and the control API."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qsl, urlsplit

from ..authority import Authority
from ..exchange import Reply, Request
from ..faults import Fault
from ..words import OPERATIONS
from .control import Control
from .line import Line
from .misbehaviour import SHOWS
from .scene import XML, Scene

if TYPE_CHECKING:
    from .server import Server

ENDPOINTS = {"/InGeOnline": "test", "/InGeOnline/production": "production"}
LARGEST_REQUEST = 10 * 1024 * 1024
JSON = "application/json; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
NAMES = set(OPERATIONS.values())


class Handler(Line):
    """Answers reports, questions for the WSDL, and calls of the control API."""

    def do_GET(self) -> None:
        """WSDL and schemas, or the control API."""
        address = urlsplit(self.path)
        if address.path.startswith("/control/"):
            self._control("GET", b"")
            return
        if address.path in ENDPOINTS and address.query.lower() == "wsdl":
            name = "inge-online.wsdl"
        else:
            name = address.path.rpartition("/")[2]
        contract = cast("Server", self.server).contract
        endpoint = self.simulator.address + address.path
        document = contract.document(name, endpoint)
        if document is None:
            self.send(404, b"not here\n", TEXT)
        else:
            self.send(200, document, XML)

    def do_DELETE(self) -> None:
        """The control API."""
        self._control("DELETE", b"")

    def do_POST(self) -> None:
        """A report, or the control API."""
        raw = self._read()
        if raw is None:
            return
        path = urlsplit(self.path).path
        if path.startswith("/control/"):
            self._control("POST", raw)
        elif path not in ENDPOINTS:
            self.send(404, b"not here\n", TEXT)
        elif self.headers.get_content_type() != "text/xml":
            self.send(415, b"SOAP 1.1 is text/xml\n", TEXT)
        else:
            action = self.headers.get("SOAPAction", "")
            authority = self.simulator.authority
            self._report(authority, authority.open(raw, action, ENDPOINTS[path]))

    def _read(self) -> bytes | None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            self.close_connection = True
            self.send(411, b"needs a Content-Length\n", TEXT)
            return None
        if int(length) > LARGEST_REQUEST:
            self.close_connection = True
            self.send(413, b"too large\n", TEXT)
            return None
        return self.rfile.read(int(length))

    def _control(self, method: str, raw: bytes) -> None:
        address = urlsplit(self.path)
        try:
            data = json.loads(raw) if raw else {}
        except ValueError:
            self.send(400, b'{"error": "no JSON"}', JSON)
            return
        query = dict(parse_qsl(address.query))
        status, answer = Control(self.simulator).do(method, address.path, query, data)
        if isinstance(answer, str):
            self.send(status, answer.encode(), TEXT)
        else:
            text = json.dumps(answer, ensure_ascii=False, indent=1, default=str)
            self.send(status, text.encode(), JSON)

    def _report(self, authority: Authority, request: Request) -> None:
        fault = self.simulator.faults.pick(request.name)
        if fault is None:
            reply = authority.answer(request)
            self._log(request, reply, None)
            self.send(reply.status, reply.body, XML)
            return
        reply_or_none: Reply | None = None
        if fault.kind == "slow":
            self.hold(fault)
            reply_or_none = authority.answer(request)
        elif fault.processed:
            reply_or_none = authority.answer(request)
        self._log(request, reply_or_none, fault)
        SHOWS[fault.kind](Scene(fault, reply_or_none, self))

    def _log(self, request: Request, reply: Reply | None, fault: Fault | None) -> None:
        memory = self.simulator.memories[request.environment]
        provider = request.text("Traegerkennung").strip()
        course = request.text("Kurskennung") or (reply.course_code if reply else "")
        # what is unknown may be anything, even a name put in the wrong place
        self.simulator.journal.note(
            at=self.simulator.clock.now(),
            operation=request.name if request.name in NAMES else "unknown",
            environment=request.environment,
            provider=provider if provider in memory.world.providers else "?",
            course=course if course in memory.courses else "?" if course else "",
            verdict=reply.verdict if reply else "unprocessed",
            code=reply.code if reply else "",
            fault=fault.kind if fault else "",
        )
