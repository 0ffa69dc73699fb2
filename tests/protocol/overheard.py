"""A server that answers with what it heard, and a log that keeps everything."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from lxml import etree

MANNERS = ("page", "fault", "unlike", "drop")


class Echo(ThreadingHTTPServer):
    """Says back every text of a request, in the ``manner`` it is told.

    ``page``: in HTML. ``fault``: in a SOAP fault. ``unlike``: the request itself, which
    is no answer. ``drop``: not at all. ``got``: the last request.
    """

    manner = "page"
    got = b""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self) -> tuple[int, str, bytes]:
        """Status, media type and content of the answer to what it got."""
        envelope = etree.fromstring(self.got)
        told = escape(" ".join(text for text in envelope.itertext() if text.strip()))
        if self.manner == "page":
            return 502, "text/html", f"<html><p>{told}</html>".encode()
        if self.manner == "unlike":
            return 200, "text/xml", self.got
        space = etree.QName(envelope).namespace
        return 500, "text/xml", _fault(space, told).encode()


def _fault(space: str | None, told: str) -> str:
    if space == "http://www.w3.org/2003/05/soap-envelope":
        fault = (
            "<s:Code><s:Value>s:Sender</s:Value></s:Code>"
            f'<s:Reason><s:Text xml:lang="de">{told}</s:Text></s:Reason>'
        )
    else:
        fault = f"<faultcode>s:Client</faultcode><faultstring>{told}</faultstring>"
    return (
        f'<s:Envelope xmlns:s="{space}"><s:Body><s:Fault>{fault}</s:Fault></s:Body>'
        "</s:Envelope>"
    )


class _Handler(BaseHTTPRequestHandler):
    server: Echo

    def do_POST(self) -> None:
        """Hear, and answer or hang up."""
        self.server.got = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.manner == "drop":
            self.close_connection = True
            return
        status, kind, content = self.server.answer()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args: Any) -> None:
        """Stay silent."""


@contextmanager
def echo() -> Iterator[Echo]:
    """A running server, stopped at the end."""
    with Echo() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(self.format(record) + repr(record.args))


@contextmanager
def log() -> Iterator[list[str]]:
    """Everything that is logged by anyone, from DEBUG on."""
    root, ear = logging.getLogger(), _Ear()
    before = root.level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    try:
        yield ear.heard
    finally:
        root.removeHandler(ear)
        root.setLevel(before)
