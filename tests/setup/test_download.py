"""Downloads over a real connection that breaks, lies or is gone."""

import hashlib
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from house import download
from house.tell import Stop

CONTENT = bytes(range(256)) * 4000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Mirror(BaseHTTPRequestHandler):
    """Serves CONTENT; `cut` bytes at most, `ranges` if it can continue."""

    cut = None
    ranges = True
    content = CONTENT

    def do_GET(self):
        self.server.requests.append(self.headers.get("Range"))
        start = 0
        if self.ranges and (wanted := self.headers.get("Range")):
            start = int(wanted[len("bytes=") : -1])
        if start >= len(self.content):
            self.send_error(416)
            return
        body = self.content[start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: self.cut])

    def log_message(self, *args):
        """Stay quiet."""


@pytest.fixture
def mirror():
    class Handler(Mirror):
        pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.requests, server.handler = [], Handler
    server.url = f"http://127.0.0.1:{server.server_port}/pool/odoo.deb"
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_file_arrives_once(mirror, tmp_path):
    target = tmp_path / "cache" / "odoo.deb"
    for _ in range(2):
        assert download.fetch(mirror.url, SHA256, target).read_bytes() == CONTENT
    assert len(mirror.requests) == 1


def test_an_interrupted_download_continues(mirror, tmp_path):
    target = tmp_path / "odoo.deb"
    mirror.handler.cut = 300_000
    with pytest.raises(Stop, match="continues where it was"):
        download.fetch(mirror.url, SHA256, target)
    assert not target.exists()
    mirror.handler.cut = None
    assert download.fetch(mirror.url, SHA256, target).read_bytes() == CONTENT
    assert mirror.requests == [None, "bytes=300000-"]


def test_a_server_that_cannot_continue_starts_anew(mirror, tmp_path):
    (tmp_path / "odoo.deb.part").write_bytes(CONTENT[:1000])
    mirror.handler.ranges = False
    target = download.fetch(mirror.url, SHA256, tmp_path / "odoo.deb")
    assert target.read_bytes() == CONTENT


@pytest.mark.parametrize("left", [b"something else", CONTENT + b"more", CONTENT])
def test_a_part_of_another_file_is_thrown_away(mirror, tmp_path, left):
    (tmp_path / "odoo.deb.part").write_bytes(left)
    target = download.fetch(mirror.url, SHA256, tmp_path / "odoo.deb")
    assert target.read_bytes() == CONTENT


def test_a_wrong_file_is_not_used(mirror, tmp_path):
    mirror.handler.content = b"a login page of the network"
    with pytest.raises(Stop, match=r"odoo.deb arrived with SHA256 .* not used"):
        download.fetch(mirror.url, SHA256, tmp_path / "odoo.deb")
    assert not list(tmp_path.iterdir())


def test_a_damaged_cache_is_mended(mirror, tmp_path):
    target = tmp_path / "odoo.deb"
    target.write_bytes(CONTENT[:-1])
    assert download.fetch(mirror.url, SHA256, target).read_bytes() == CONTENT


def test_without_a_network_it_says_so(mirror, tmp_path):
    port = mirror.server_port
    mirror.shutdown()
    mirror.server_close()
    with pytest.raises(Stop, match="No connection to 127.0.0.1"):
        download.fetch(f"http://127.0.0.1:{port}/x", SHA256, tmp_path / "x")
