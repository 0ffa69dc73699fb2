"""What can go wrong on the wire, over real sockets: delivered, not, or perhaps."""

import gzip
import logging
import ssl
import zlib

import pytest

from protocol.errors import ConfigError, NotSent, Unknown
from protocol.folder import Folder, FolderError
from protocol.options import Options
from protocol.outcome import Delivery
from protocol.transport import SafeTransport

from .wire import certificate, closed_port, reply, tls, wire

MESSAGE = b"<Umschlag>GEHEIM</Umschlag>"


def post(url, **options):
    """One call with a fresh transport."""
    transport = SafeTransport(Options(**options))
    try:
        return transport.post(url, MESSAGE, {"Content-Type": "text/xml"})
    finally:
        transport.close()


def failure(url, **options):
    """How one call fails."""
    with pytest.raises((NotSent, Unknown, ConfigError)) as caught:
        post(url, **options)
    assert "GEHEIM" not in f"{caught.value}{caught.value!r}"
    return type(caught.value), caught.value.code, caught.value.delivered


def test_an_answer_is_handed_over_whatever_its_status():
    with wire(reply(b"<x/>", "503 Wartung", "text/html", "Retry-After: 7")) as server:
        answer = post(server.url)
    assert (answer.status, answer.content) == (503, b"<x/>")
    assert answer.headers["retry-after"] == "7"
    assert server.bodies == [MESSAGE]


def test_nothing_is_said_beside_the_message():
    with wire() as server:
        post(server.url)
    ((method, headers),) = server.headers
    assert method == "POST"
    assert sorted(headers.keys()) == [
        "Accept",
        "Accept-Encoding",
        "Content-Length",
        "Content-Type",
        "Host",
        "User-Agent",
    ]
    assert headers["User-Agent"] == "inge-online"


def test_connection_refused():
    url = f"http://127.0.0.1:{closed_port()}/"
    assert failure(url) == (NotSent, "connection_refused", Delivery.NO)


def test_unknown_host():
    url = "http://es-gibt-mich-nicht.invalid/"
    assert failure(url) == (NotSent, "dns", Delivery.NO)


def test_no_way_there():
    url = "http://255.255.255.255:1/"
    kind, code, delivered = failure(url, timeout=1)
    assert (kind, code, delivered) == (NotSent, "unreachable", Delivery.NO)


def test_an_untrusted_certificate(tmp_path):
    with wire(context=tls(certificate(tmp_path))) as server:
        assert failure(server.url) == (NotSent, "tls", Delivery.NO)
    assert server.bodies == []


def test_a_certificate_for_another_name(tmp_path):
    path = certificate(tmp_path, "anders.example")
    with wire(context=tls(path)) as server:
        assert failure(server.url, ca_file=path) == (NotSent, "tls", Delivery.NO)
    assert server.bodies == []


def test_an_own_ca_file_is_trusted(tmp_path):
    path = certificate(tmp_path)
    with wire(context=tls(path)) as server:
        assert post(server.url, ca_file=path).status == 200
    assert server.bodies == [MESSAGE]


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_old_tls_is_not_spoken(tmp_path):
    path = certificate(tmp_path)
    context = tls(path)
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    with wire(context=context) as server:
        assert failure(server.url, ca_file=path) == (NotSent, "tls", Delivery.NO)


def test_no_tls_where_tls_should_be():
    def greet(connection):
        connection.recv(65536)
        connection.sendall(reply(b"", "400 Klartext"))

    with wire() as server:
        server.talk = greet
        url = server.url.replace("http:", "https:")
        assert failure(url) == (NotSent, "tls", Delivery.NO)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_client_certificate_is_shown_and_missed(tmp_path, version):
    path, ours = certificate(tmp_path), certificate(tmp_path, "wir")
    context = tls(path)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(ours)
    context.minimum_version = context.maximum_version = version
    with wire(context=context) as server:
        answer = post(server.url, ca_file=path, client_certificate=ours)
        assert answer.status == 200
        assert failure(server.url, ca_file=path) == (NotSent, "tls", Delivery.NO)
    assert server.bodies == [MESSAGE]


def test_a_certificate_file_that_is_none(tmp_path):
    wrong = tmp_path / "leer.pem"
    for settings in ({"ca_file": wrong}, {"client_certificate": wrong}):
        with pytest.raises(ConfigError) as caught:
            SafeTransport(Options(**settings))
        assert caught.value.code == "certificate"


def test_the_peer_closes_without_an_answer():
    with wire() as server:
        server.say = server.hang_up
        assert failure(server.url) == (
            Unknown,
            "connection_closed",
            Delivery.MAYBE,
        )


@pytest.mark.parametrize(
    "start",
    [
        reply(b"<x/>" + b" " * 500)[:-400],
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n<x>",
    ],
    ids=["length", "chunks"],
)
def test_the_answer_is_cut_off(start):
    with wire(start) as server:
        say = server.say
        server.say = lambda connection: (say(connection), server.hang_up(connection))
        assert failure(server.url) == (Unknown, "answer_cut_off", Delivery.MAYBE)


def test_what_came_is_not_http():
    with wire(b"220 Hallo, hier ist ein Postamt\r\n\r\n") as server:
        say = server.say
        server.say = lambda connection: (say(connection), server.hang_up(connection))
        assert failure(server.url) == (Unknown, "connection_closed", Delivery.MAYBE)


def test_no_answer_in_time():
    with wire() as server:
        server.say = server.play_dead
        assert failure(server.url, timeout=0.2) == (Unknown, "timeout", Delivery.MAYBE)


def test_silence_in_the_middle_of_an_answer():
    with wire(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<x>") as server:
        assert failure(server.url, timeout=0.2) == (Unknown, "timeout", Delivery.MAYBE)


@pytest.mark.parametrize(
    "start", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n<x>"]
)
def test_a_dripping_server_does_not_hold_us(start):
    with wire() as server:
        server.say = server.drip(start)
        assert failure(server.url, deadline=0.5) == (
            Unknown,
            "deadline",
            Delivery.MAYBE,
        )


def test_a_server_that_drips_its_handshake_does_not_hold_us(tmp_path):
    with wire() as server:
        server.talk = server.drip(b"\x16\x03\x03\x40\x00")
        url = server.url.replace("http:", "https:")
        kind, code, delivered = failure(url, timeout=0.3)
        assert (kind, delivered) == (NotSent, Delivery.NO)
        assert code in ("connect_timeout", "tls")


def test_a_server_that_does_not_listen_to_the_end():
    with wire() as server:
        server.talk = server.play_dead
        transport = SafeTransport(Options(deadline=0.5))
        with pytest.raises(Unknown) as caught:
            transport.post(server.url, b"x" * 20_000_000, {})
        assert caught.value.code in ("deadline", "timeout")


def test_an_answer_that_is_too_large():
    with wire(reply(b"x" * 2001)) as server:
        assert failure(server.url, max_answer_bytes=2000) == (
            Unknown,
            "answer_too_large",
            Delivery.MAYBE,
        )
        assert len(post(server.url, max_answer_bytes=2001).content) == 2001


def test_an_endless_answer():
    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n")
        while True:
            connection.sendall(b"<x>" * 1000)

    with wire(endless) as server:
        assert failure(server.url, max_answer_bytes=100_000) == (
            Unknown,
            "answer_too_large",
            Delivery.MAYBE,
        )


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_a_packed_answer_is_unpacked_but_a_bomb_is_not(pack):
    small, bomb = pack(b"<x/>"), pack(b"0" * 10_000_000)
    packed = ("200 OK", "text/xml", "Content-Encoding: gzip")
    with wire(reply(small, *packed)) as server:
        assert post(server.url).content == b"<x/>"
        server.say = lambda connection: connection.sendall(reply(bomb, *packed))
        assert failure(server.url, max_answer_bytes=1_000_000) == (
            Unknown,
            "answer_too_large",
            Delivery.MAYBE,
        )


def test_an_answer_packed_in_an_unknown_way():
    packed = reply(b"<x/>", "200 OK", "text/xml", "Content-Encoding: br")
    with wire(packed) as server:
        assert failure(server.url) == (Unknown, "answer_not_xml", Delivery.MAYBE)


@pytest.mark.parametrize(
    ("status", "kind", "delivered"),
    [
        (301, ConfigError, Delivery.NO),
        (302, Unknown, Delivery.MAYBE),
        (303, Unknown, Delivery.MAYBE),
        (307, ConfigError, Delivery.NO),
        (308, ConfigError, Delivery.NO),
    ],
)
def test_no_redirect_is_followed(status, kind, delivered):
    with wire() as thief, wire() as server:
        location = f"Location: http://localhost:{thief.port}/dieb"
        answer = reply(b"", f"{status} Weg", "text/html", location)
        server.say = lambda connection: connection.sendall(answer)
        assert failure(server.url) == (kind, "redirect", delivered)
        assert (thief.bodies, thief.headers) == ([], [])


def test_a_kept_connection_that_broke_is_no_reason_to_send_twice():
    with wire() as server:
        transport = SafeTransport()
        transport.post(server.url, MESSAGE, {})
        server.say = server.hang_up
        with pytest.raises(Unknown):
            transport.post(server.url, MESSAGE, {})
        assert len(server.bodies) == 2
        server.say = lambda connection: connection.sendall(reply())
        assert transport.post(server.url, MESSAGE, {}).status == 200


def test_what_the_environment_says_of_proxies_does_not_count(monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine localhost login dieb password dieb")
    monkeypatch.setenv("HOME", str(tmp_path))
    with wire() as proxy, wire() as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
            monkeypatch.setenv(name, f"http://localhost:{proxy.port}")
        monkeypatch.delenv("no_proxy", raising=False)
        assert post(server.url).status == 200
        assert proxy.headers == []
        assert "Authorization" not in server.headers[0][1]


def test_a_configured_proxy_is_used():
    with wire() as proxy:
        address = f"http://localhost:{proxy.port}"
        assert post("http://anderswo.invalid/", proxy=address).status == 200
    assert proxy.bodies == [MESSAGE]


def test_a_proxy_that_builds_a_tunnel(tmp_path):
    path = certificate(tmp_path)
    with wire(context=tls(path)) as server, wire() as proxy:

        def tunnel(connection):
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            proxy.relay(connection, server.port)

        proxy.say = tunnel
        address = f"http://localhost:{proxy.port}"
        assert post(server.url, proxy=address, ca_file=path).status == 200
    assert (server.bodies, proxy.bodies) == ([MESSAGE], [b""])


def test_a_proxy_that_refuses():
    with wire(reply(b"", "403 Nein")) as proxy:
        address = f"http://localhost:{proxy.port}"
        assert failure("https://anderswo.invalid/", proxy=address) == (
            NotSent,
            "proxy",
            Delivery.NO,
        )


def test_what_our_caller_is_handling_is_not_taken_for_a_cause():
    with wire() as server:
        server.say = server.hang_up
        try:
            raise ssl.SSLError(1, "TLSV13_ALERT_CERTIFICATE_REQUIRED")
        except ssl.SSLError:
            assert failure(server.url)[1] == "connection_closed"


def test_cookies_are_not_taken_along():
    with wire(reply(b"", "200 OK", "text/xml", "Set-Cookie: a=b")) as server:
        transport = SafeTransport()
        for _ in range(2):
            transport.post(server.url, MESSAGE, {})
    assert all("Cookie" not in headers for _, headers in server.headers)


def test_nothing_said_is_logged(caplog):
    caplog.set_level(logging.DEBUG)
    with wire(reply(b"<x>GEHEIM</x>")) as server:
        post(server.url)
        server.say = server.hang_up
        failure(server.url)
    assert caplog.records
    assert "GEHEIM" not in caplog.text


def test_only_files_of_the_folder_are_loaded(tmp_path):
    root = tmp_path / "vertrag"
    root.mkdir()
    (root / "a.xsd").write_bytes(b"<a/>")
    secret = tmp_path / "geheim"
    secret.write_bytes(b"GEHEIM")
    transport = SafeTransport(folder=Folder(root))
    assert transport.load(str(root / "a.xsd")) == transport.load("a.xsd") == b"<a/>"
    for url in (
        str(secret),
        "../geheim",
        f"file://{secret}",
        "http://localhost/x",
        "ftp://localhost/x",
        "//localhost/x",
        "",
    ):
        with pytest.raises(FolderError) as caught:
            transport.load(url)
        assert "GEHEIM" not in str(caught.value)


def test_nothing_is_fetched_without_a_folder():
    transport = SafeTransport()
    with pytest.raises(FolderError):
        transport.load("a.xsd")
    with pytest.raises(FolderError):
        transport.get("http://localhost", {}, {})
