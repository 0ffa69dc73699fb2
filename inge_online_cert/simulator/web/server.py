"""The listening socket and its connections."""

from __future__ import annotations

import socket
import socketserver
import threading
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from ..soap.contract import Contract
from .handler import Handler

if TYPE_CHECKING:
    from ..simulator import Simulator


class Server(ThreadingHTTPServer):
    """One thread per connection, on loopback only."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, simulator: Simulator, contract: Contract, port: int) -> None:
        self.simulator = simulator
        self.contract = contract
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", port), Handler)

    def server_bind(self) -> None:
        """Bind without asking the DNS for our own name, as HTTPServer does."""
        socketserver.TCPServer.server_bind(self)
        self.server_name = "127.0.0.1"
        self.server_port = int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection, then serve it in its own thread."""
        with self._lock:
            self._open.add(request)
        ThreadingHTTPServer.process_request(self, request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """The connection has ended."""
        with self._lock:
            self._open.discard(request)
        ThreadingHTTPServer.shutdown_request(self, request)

    def end_connections(self) -> None:
        """Hang up on everybody, so that nobody talks to a stopped authority."""
        with self._lock:
            connections = list(self._open)
        for connection in connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                # its client was faster
                continue
