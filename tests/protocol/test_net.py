"""The watch over a call's connection, where a real one is too quick to be caught."""

import socket
import threading

import pytest

from protocol import names
from protocol.errors import NotSent
from protocol.net import Watch
from protocol.options import Options
from protocol.transport import SafeTransport

from .wire import closed_port, wire


def test_a_message_that_leaves_after_the_deadline_is_stopped():
    ours, theirs = socket.socketpair()
    with ours, theirs, Watch.during(0.01) as watch:
        assert watch.over.wait(10)
        assert not watch.sent
        watch.leaving(ours)
        assert watch.sent
        assert theirs.recv(1) == b""


def test_a_connection_that_is_closed_already_is_left_alone():
    ours, theirs = socket.socketpair()
    theirs.close()
    ours.close()
    with Watch.during(0.01) as watch:
        assert watch.over.wait(10)
        watch.leaving(ours)
    assert watch.sent


def test_after_the_call_nothing_is_cut():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        with Watch.during(60) as watch:
            watch.leaving(ours)
        ours.sendall(b"x")
        assert theirs.recv(1) == b"x"
        assert not watch.over.is_set()


def known(monkeypatch, look):
    """Let the system's resolver answer like this, but for what is an address."""
    real = socket.getaddrinfo

    def answer(name, port, *args, flags=0, **more):
        if flags & socket.AI_NUMERICHOST or name != "amt.example":
            return real(name, port, *args, flags=flags, **more)
        return look(port)

    monkeypatch.setattr(names.socket, "getaddrinfo", answer)


def places(*addresses):
    kind = socket.AF_INET, socket.SOCK_STREAM, 6, ""
    return lambda port: [(*kind, (address, port)) for address in addresses]


def post(port, **options):
    transport = SafeTransport(Options(**options))
    try:
        return transport.post(f"http://amt.example:{port}/", b"<x/>", {})
    finally:
        transport.close()


def test_a_resolver_that_never_answers_does_not_hold_us(monkeypatch):
    released = threading.Event()
    known(monkeypatch, lambda port: released.wait(60) and [])
    try:
        with pytest.raises(NotSent) as caught:
            post(1, deadline=0.2)
    finally:
        released.set()
    assert caught.value.code == "dns"


@pytest.mark.parametrize("problem", [UnicodeError, OSError, socket.gaierror])
def test_a_name_that_cannot_be_looked_up(monkeypatch, problem):
    def fail(port):
        raise problem

    known(monkeypatch, fail)
    with pytest.raises(NotSent) as caught:
        post(1)
    assert caught.value.code == "dns"


def test_all_addresses_of_a_name_are_tried_in_their_order(monkeypatch):
    known(monkeypatch, places("127.0.0.2", "127.0.0.2", "127.0.0.1"))
    with wire() as server:
        assert post(server.port).status == 200
    assert server.bodies == [b"<x/>"]
    ((_method, headers),) = server.headers
    assert headers["Host"] == f"amt.example:{server.port}"
    with pytest.raises(NotSent) as caught:
        post(closed_port())
    assert caught.value.code == "connection_refused"


def test_after_the_deadline_no_other_address_is_tried(monkeypatch):
    full = socket.create_server(("127.0.0.2", 0), backlog=0)
    port = full.getsockname()[1]
    waiting = [socket.socket() for _ in range(3)]
    for one in waiting:  # so many that nobody else gets in
        one.setblocking(False)
        one.connect_ex(("127.0.0.2", port))
    known(monkeypatch, places("127.0.0.2", "127.0.0.1"))
    with pytest.raises(NotSent) as caught:
        post(port, deadline=0.3)
    for one in (*waiting, full):
        one.close()
    assert caught.value.code == "connect_timeout"
