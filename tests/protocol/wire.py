"""A server on loopback that answers with raw bytes, or in any broken way one wants."""

import contextlib
import http.client
import socket
import ssl
import threading
from datetime import datetime, timedelta, timezone

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def reply(content=b"", status="200 OK", kind="text/xml; charset=utf-8", *more):
    """The bytes of an ordinary answer."""
    if isinstance(content, str):
        content = content.encode()
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(content)}",
        *more,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + content


class Wire:
    """Answers every request by ``say(connection)``; keeps the requests' bodies.

    ``released``: scripts that play dead wait for it, so that nothing sleeps.
    """

    def __init__(self, say, context=None):
        self.say = say if callable(say) else lambda connection: connection.sendall(say)
        self.bodies = []
        self.headers = []
        self.released = threading.Event()
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.scheme = "https" if context else "http"
        self.url = f"{self.scheme}://localhost:{self.port}/dienst"
        self._threads = []
        self._connections = []
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self):
        while True:
            connection, _ = self._socket.accept()
            if self.released.is_set():
                connection.close()
                return
            self._connections.append(connection)
            thread = threading.Thread(target=self._meet, args=(connection,))
            thread.start()
            self._threads.append(thread)

    def _meet(self, connection):
        # a client that hangs up in the middle is what many tests are about
        with contextlib.suppress(OSError):
            if self._context:
                connection = self._encrypted(connection)
            with connection:
                self.talk(connection)

    def _encrypted(self, connection):
        connection = self._context.wrap_socket(
            connection, server_side=True, do_handshake_on_connect=False
        )
        self._connections.append(connection)
        try:
            connection.do_handshake()
        except ssl.SSLError:
            # so that the client gets to read why, before the connection is reset
            socket.socket.shutdown(connection, socket.SHUT_WR)
            while socket.socket.recv(connection, 65536):
                pass
            raise
        return connection

    def talk(self, connection):
        """Answer all requests of one connection."""
        stream = connection.makefile("rb")
        while line := stream.readline():
            headers = http.client.parse_headers(stream)
            self.headers.append((line.decode("latin-1").split()[0], headers))
            self.bodies.append(stream.read(int(headers["Content-Length"] or 0)))
            self.say(connection)

    def hang_up(self, connection):
        """Close without a word."""
        connection.shutdown(socket.SHUT_RDWR)

    def play_dead(self, connection):
        """Say nothing until the test is over."""
        self.released.wait(60)

    def drip(self, data, seconds=0.05):
        """A script that says ``data`` a byte at a time, for ever."""

        def say(connection):
            for byte in data:
                connection.sendall(bytes([byte]))
                if self.released.wait(seconds):
                    return
            while not self.released.wait(seconds):
                connection.sendall(b" ")

        return say

    def relay(self, connection, port):
        """Carry bytes between ``connection`` and a port, both ways, to the end."""
        with socket.create_connection(("127.0.0.1", port)) as other:
            way = threading.Thread(target=_carry, args=(other, connection))
            way.start()
            _carry(connection, other)
            way.join()

    def close(self):
        """Stop, and end all threads."""
        self.released.set()
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port)).close()
        self._thread.join()
        self._socket.close()
        for connection in self._connections:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()


def _carry(source, target):
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def wire(say=None, context=None):
    """A running server; without anything to say its answers are empty."""
    server = Wire(say or reply(), context)
    try:
        yield server
    finally:
        server.close()


def closed_port():
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def certificate(folder, name="localhost"):
    """A fresh self-signed certificate with its key, as the path of a PEM file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(timezone.utc)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


def tls(path):
    """A server's TLS settings with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
