"""Calls by the small contract to a server that answers as a test wants it."""

from contextlib import contextmanager

import pytest
from lxml import etree

from protocol import Client, Credentials, InGeError, load_contract
from protocol.messages import CourseInquiry

from .small import folder, head
from .wire import reply, wire

INQUIRY = CourseInquiry(provider_code="T-NI-1", course_code="KURS-7")
ACCOUNT = Credentials("konto-klara", "streng-geheim")


@contextmanager
def line(path, answer=b"", *, inside="", options=None, credentials=None, **files):
    """A client of a small contract, and the server at its other end."""
    with wire(reply(answer)) as server:
        files.setdefault("head", head(inside, server.url))
        contract = load_contract(folder(path, **files))
        client = Client(contract, credentials=credentials, options=options)
        try:
            yield client, server
        finally:
            client.close()


def refused(client, message=INQUIRY):
    """The error that a call ends with."""
    with pytest.raises(InGeError) as caught:
        client.send(message)
    error = caught.value
    told = f"{error} {error!r} {error.evidence!r}"
    assert not any(word in told for word in ("geheim", "klara", "Mustermann"))
    return error


def sent(server):
    """The last envelope that the server got."""
    return etree.fromstring(server.bodies[-1])


def raw(path, answer, **more):
    """How a call with these bytes as answer fails: class, code, delivery."""
    with line(path, **more) as (client, server):
        server.say = lambda connection: connection.sendall(answer)
        error = refused(client)
    assert error.evidence.request and error.evidence.message == "course_inquiry"
    return type(error), error.code, error.delivered


def speak(path, answer, **files):
    """The body that the server got of a call, and the answer that came of it."""
    with line(path, answer, **files) as (client, server):
        outcome = client.send(INQUIRY)
    return sent(server)[-1][0], outcome.answer
