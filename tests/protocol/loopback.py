"""A SOAP server on loopback that keeps what it got and says what it is told to."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from lxml import etree

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"


class Parrot(ThreadingHTTPServer):
    """``answer``: status and body of the next answers; ``got``: parsed requests."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = 200, b""
        self.got = []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def say(self, content, status=200):
        """Answer with this XML in the body of an envelope."""
        envelope = (
            f'<e:Envelope xmlns:e="{SOAP}"><e:Body>{content}</e:Body></e:Envelope>'
        )
        self.answer = status, envelope.encode()

    def body(self):
        """What stood in the body of the last request."""
        (content,) = self.got[-1].find(f"{{{SOAP}}}Body")
        return content

    def headers(self):
        """What stood in its header."""
        return list(self.got[-1].find(f"{{{SOAP}}}Header"))


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.server.got.append(etree.fromstring(self.rfile.read(length)))
        status, body = self.server.answer
        self.send_response(status)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Stay silent."""


@contextmanager
def parrot():
    """A running one, stopped at the end."""
    with Parrot() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
