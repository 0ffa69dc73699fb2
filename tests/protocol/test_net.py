"""The watch over a call's connection, where a real one is too quick to be caught."""

import socket

from protocol.net import Watch


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
