"""What a client enters for the time on the wire, so that calls can be counted."""

from contextlib import contextmanager

import pytest

from protocol import Client, load_contract

from .calls import INQUIRY
from .small import envelope, folder, head
from .wire import reply, wire

GOOD = envelope("<t:Antwort/>")


class Shut(Exception):
    """Nobody may pass."""


def test_a_call_is_on_the_wire_only_within_the_gate(tmp_path):
    inside = []
    with wire(reply(GOOD)) as server:

        @contextmanager
        def gate():
            before = len(server.bodies)
            yield
            inside.append((before, len(server.bodies)))

        contract = load_contract(folder(tmp_path, head=head("", server.url)))
        client = Client(contract, gate=gate())
        client.send(INQUIRY)
        client.close()
    assert inside == [(0, 1)]


def test_nothing_is_sent_if_the_gate_is_shut(tmp_path):
    @contextmanager
    def gate():
        raise Shut
        yield

    with wire(reply(GOOD)) as server:
        contract = load_contract(folder(tmp_path, head=head("", server.url)))
        client = Client(contract, gate=gate())
        with pytest.raises(Shut):
            client.send(INQUIRY)
        client.close()
        assert not server.bodies
