"""One HTTP connection: SOAP reports, the WSDL, and the control API."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qsl, urlsplit

from ..authority import Authority, Reply, Request
from ..faults import Fault
from ..words import OPERATIONS
from .control import Control
from .misbehaviour import SHOWS, XML, Scene

if TYPE_CHECKING:
    from ..simulator import Simulator
    from .server import Server

ENDPOINTS = {"/InGeOnline": "test", "/InGeOnline/production": "production"}
LARGEST_REQUEST = 10 * 1024 * 1024
JSON = "application/json; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
NAMES = set(OPERATIONS.values())


class Handler(BaseHTTPRequestHandler):
    """Serves requests of one connection until either side hangs up."""

    protocol_version = "HTTP/1.1"
    # with Nagle's algorithm, keep-alive falls to some twenty calls a second
    disable_nagle_algorithm = True
    # an answer leaves in one piece
    wbufsize = 65536

    def handle(self) -> None:
        """A client that goes away in the middle is no error of ours."""
        try:
            BaseHTTPRequestHandler.handle(self)
        except ConnectionError:
            self.close_connection = True

    @property
    def simulator(self) -> Simulator:
        """The simulator behind this server."""
        return cast("Server", self.server).simulator

    def do_GET(self) -> None:  # noqa: N802
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

    def do_DELETE(self) -> None:  # noqa: N802
        """The control API."""
        self._control("DELETE", b"")

    def do_POST(self) -> None:  # noqa: N802
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

    def send(
        self,
        status: int,
        body: bytes,
        kind: str,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """A whole answer with its length."""
        self.send_response_only(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def send_part(self, length: int, body: bytes) -> None:
        """Headers that promise ``length`` bytes, unless it is 0, and some of them."""
        if length:
            self.send_response_only(200)
            self.send_header("Content-Type", XML)
            self.send_header("Content-Length", str(length))
            self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def hang_up(self) -> None:
        """End the connection after what was sent."""
        self.close_connection = True

    def hold(self, fault: Fault) -> None:
        """Wait as the fault says."""
        self.simulator.faults.hold(fault)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """HTTP's own log stays silent; the journal tells more and better."""
