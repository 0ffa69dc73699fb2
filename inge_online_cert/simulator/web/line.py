"""One HTTP connection, and the ways to answer on it: whole, in parts, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, cast

from ..faults import Fault
from .scene import XML

if TYPE_CHECKING:
    from ..simulator import Simulator
    from .server import Server


class Line(BaseHTTPRequestHandler):
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

    def log_message(self, format: str, *args: Any) -> None:
        """HTTP's own log stays silent; the journal tells more and better."""
