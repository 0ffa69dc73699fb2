"""A server on loopback that answers every call in one bad way, and counts them."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

FAULT = b"""<?xml version="1.0" encoding="UTF-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
<faultcode>s:Client</faultcode>
<faultstring>Kurs &lt;b&gt;unbekannt&lt;/b&gt;</faultstring>
</s:Fault></s:Body></s:Envelope>"""


class Loopback:
    """Use it as a context manager; ``status`` and ``body`` None hang up instead."""

    def __init__(self, status=None, body=b""):
        self.calls = 0
        self._server = HTTPServer(("127.0.0.1", 0), self._handler(status, body))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *exception):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self, status, body):
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                server.calls += 1
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if status is None:
                    self.connection.close()
                    return
                self.send_response(status)
                self.send_header("Content-Type", "text/xml; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                """Keep quiet."""

        return Handler
