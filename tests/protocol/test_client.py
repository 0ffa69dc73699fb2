"""A call as BAMF sees it: envelope, headers, account, endpoint."""

import base64
import hashlib
import logging
import threading
import uuid
from dataclasses import replace
from datetime import date, datetime

import pytest
from lxml import etree

from protocol import Client, ConfigError, Credentials, Invalid, Options, load_contract
from protocol.messages import CourseInquiry, EarlyEnd, Message
from protocol.samples import sample

from .calls import ACCOUNT, INQUIRY, line, refused, sent
from .small import SOAP_11, SOAP_12, envelope, folder, head, operation, wsdl
from .wire import certificate, reply, tls, wire

GOOD = envelope("<t:Antwort/>")
NS = {
    "e": SOAP_11,
    "f": SOAP_12,
    "t": "urn:t",
    "h": "urn:h",
    "s": "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
    "u": "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
}


def account(attributes):
    return f"<authentication {attributes}/>"


def one(root, path):
    (found,) = root.xpath(path, namespaces=NS)
    return found


def call(path, answer=GOOD, inside="", **more):
    """One accepted call; the server and what it got."""
    more.setdefault("credentials", ACCOUNT)
    with line(path, answer, inside=inside, **more) as (client, server):
        outcome = client.send(INQUIRY)
    return server, sent(server), outcome


def test_soap_11(tmp_path):
    server, root, _ = call(tmp_path)
    headers = server.headers[0][1]
    assert headers["Content-Type"] == "text/xml; charset=utf-8"
    assert headers["SOAPAction"] == '"urn:t#Fragen"'
    assert one(root, "/e:Envelope/e:Body/t:Frage/t:Kurs").text == "KURS-7"
    assert root.find(f"{{{SOAP_11}}}Header") is None
    assert server.bodies[0].startswith(b"<?xml version='1.0' encoding='utf-8'?>")


def test_soap_12(tmp_path):
    answer = envelope("<t:Antwort/>", SOAP_12)
    server, root, _ = call(tmp_path, answer, wsdl=wsdl(soap="1.2"))
    headers = server.headers[0][1]
    assert headers["Content-Type"] == (
        'application/soap+xml; charset=utf-8; action="urn:t#Fragen"'
    )
    assert "SOAPAction" not in headers
    assert one(root, "/f:Envelope/f:Body/t:Frage/t:Kurs").text == "KURS-7"


def test_no_account_where_the_contract_wants_none(tmp_path):
    server, root, _ = call(tmp_path, inside=account('kind="none"'))
    assert root.xpath("//s:Security", namespaces=NS) == []
    assert b"geheim" not in server.bodies[0]


def test_http_basic(tmp_path):
    server, root, _ = call(tmp_path, inside=account('kind="basic"'))
    scheme, pair = server.headers[0][1]["Authorization"].split()
    assert (scheme, base64.b64decode(pair)) == ("Basic", b"konto-klara:streng-geheim")
    assert root.xpath("//s:Security", namespaces=NS) == []


def test_username_token_as_text(tmp_path):
    _, root, _ = call(tmp_path, inside=account('kind="username-token"'))
    token = one(root, "/e:Envelope/e:Header/s:Security/s:UsernameToken")
    assert [etree.QName(child).localname for child in token] == ["Username", "Password"]
    assert [child.text for child in token] == ["konto-klara", "streng-geheim"]
    assert token[1].get("Type").endswith("#PasswordText")


def test_username_token_as_text_with_nonce_and_time(tmp_path):
    wish = account('kind="username-token" nonce="yes" created="yes"')
    _, root, _ = call(tmp_path, inside=wish)
    token = one(root, "//s:UsernameToken")
    names = [etree.QName(child).localname for child in token]
    assert names == ["Username", "Password", "Nonce", "Created"]
    assert len(base64.b64decode(token[2].text)) == 16
    assert token[3].text.endswith("Z")


def test_username_token_as_digest(tmp_path):
    _, root, _ = call(
        tmp_path, inside=account('kind="username-token" password="digest"')
    )
    nonce = base64.b64decode(one(root, "//s:Nonce").text)
    created = one(root, "//u:Created").text
    secret = hashlib.sha1(nonce + created.encode() + b"streng-geheim").digest()
    assert one(root, "//s:Password").text == base64.b64encode(secret).decode()
    assert one(root, "//s:Password").get("Type").endswith("#PasswordDigest")
    assert created.endswith("Z")


def test_timestamp_and_must_understand(tmp_path):
    wish = 'kind="username-token" timestamp="300" must-understand="yes"'
    _, root, _ = call(tmp_path, inside=account(wish))
    security = one(root, "//s:Security")
    assert security.get(f"{{{SOAP_11}}}mustUnderstand") == "1"
    moments = [
        datetime.fromisoformat(one(root, f"//u:Timestamp/u:{name}").text[:-1])
        for name in ("Created", "Expires")
    ]
    assert (moments[1] - moments[0]).total_seconds() == 300


def test_every_call_has_its_own_nonce(tmp_path):
    wish = account('kind="username-token" password="digest"')
    with line(tmp_path, GOOD, inside=wish, credentials=ACCOUNT) as (client, server):
        client.send(INQUIRY)
        client.send(INQUIRY)
    nonces = {one(etree.fromstring(body), "//s:Nonce").text for body in server.bodies}
    assert len(nonces) == 2


def test_own_headers_of_contract_and_operation(tmp_path):
    inside = """<header><h:Absender xmlns:h="urn:h"><h:Nr b:value="provider_code"/>
        <h:Wort b:value="call.password"/></h:Absender></header>"""
    more = """<header><h:Vorgang xmlns:h="urn:h" b:value="call.id"/></header>"""
    with line(
        tmp_path,
        GOOD,
        inside=inside,
        credentials=ACCOUNT,
        operation=operation(more=more),
    ) as (client, server):
        outcome = client.send(INQUIRY, call_id="vorgang-9")
    root = sent(server)
    assert one(root, "/e:Envelope/e:Header/h:Absender/h:Nr").text == "T-NI-1"
    assert one(root, "/e:Envelope/e:Header/h:Absender/h:Wort").text == "streng-geheim"
    assert one(root, "/e:Envelope/e:Header/h:Vorgang").text == "vorgang-9"
    assert outcome.evidence.call_id == "vorgang-9"
    assert b"geheim" not in outcome.evidence.request


def test_a_call_without_id_gets_one(tmp_path):
    _, _, outcome = call(tmp_path)
    assert uuid.UUID(outcome.evidence.call_id)


def test_an_account_that_is_missing_or_cannot_be_said(tmp_path):
    contract = load_contract(
        folder(tmp_path, head=head(account('kind="username-token"')))
    )
    with pytest.raises(ConfigError) as caught:
        Client(contract)
    assert caught.value.code == "credentials"
    client = Client(contract, credentials=Credentials("klara\x00", "geheim"))
    error = refused(client)
    assert (type(error), error.code) == (ConfigError, "credentials")
    client.close()


def test_an_environment_that_the_contract_does_not_have(tmp_path):
    contract = load_contract(folder(tmp_path))
    with pytest.raises(ConfigError) as caught:
        Client(contract, environment="production")
    assert (caught.value.code, caught.value.detail) == ("environment", "production")


def test_the_test_endpoint_can_be_led_to_this_machine_only(tmp_path):
    inside = '<service name="zwei" wsdl="wsdl/dienst.wsdl">{}</service>'.format(
        '<endpoint environment="test" url="https://fern.invalid/zwei?x=1"/>'
    )
    bound = operation().replace("message=", 'service="zwei" message=')
    contract = load_contract(
        folder(
            tmp_path, head=head(inside, "https://fern.invalid/eins"), operation=bound
        )
    )
    with wire(reply(GOOD)) as server:
        origin = f"http://localhost:{server.port}"
        for there, path in ((origin, "/zwei?x=1"), (f"{origin}/sim", "/sim")):
            client = Client(contract, options=Options(test_endpoint=there))
            outcome = client.send(INQUIRY)
            client.close()
            assert outcome.evidence.endpoint == origin + path
    for there in (
        "https://fern.invalid/",
        "http://localhost.fern.invalid/",
        "http://127.0.0.1@fern.invalid/",
        "ftp://localhost/",
        "localhost:8080",
    ):
        with pytest.raises(ConfigError) as caught:
            Client(contract, options=Options(test_endpoint=there))
        assert caught.value.code == "endpoint"


def test_the_way_to_this_machine_needs_no_proxy(tmp_path):
    with wire(reply(GOOD)) as server, wire() as proxy:
        there = Options(
            test_endpoint=server.url, proxy=f"http://localhost:{proxy.port}"
        )
        client = Client(load_contract(folder(tmp_path)), options=there)
        client.send(INQUIRY)
        client.close()
        assert (len(server.bodies), proxy.headers) == (1, [])


def test_the_test_endpoint_never_leads_production_away(tmp_path):
    inside = head().replace(
        "</service>",
        '<endpoint environment="production" url="https://echt.invalid/"/></service>',
    )
    contract = load_contract(folder(tmp_path, head=inside))
    there = Options(test_endpoint="http://localhost:1/", timeout=5, deadline=5)
    client = Client(contract, environment="production", options=there)
    error = refused(client)
    assert error.evidence.endpoint == "https://echt.invalid/"
    assert (error.code, error.evidence.environment) == ("dns", "production")


def test_over_tls_with_an_own_ca(tmp_path):
    path = certificate(tmp_path)
    with wire(reply(GOOD), tls(path)) as server:
        contract = load_contract(folder(tmp_path / "v", head=head(url=server.url)))
        client = Client(contract, options=Options(ca_file=path))
        assert client.send(INQUIRY).evidence.endpoint == server.url
        client.close()


def test_a_message_that_the_contract_does_not_say(tmp_path):
    with line(tmp_path) as (client, server):
        end = EarlyEnd(provider_code="T", course_code="K", end=date(2025, 3, 1))
        with pytest.raises(ConfigError) as caught:
            client.send(end)
    assert (caught.value.code, caught.value.detail) == ("operation", "early_end")
    assert server.bodies == []


@pytest.mark.parametrize(
    ("request_", "message", "code", "detail"),
    [
        (
            '<t:Frage><t:Tag b:value="provider_code"/></t:Frage>',
            INQUIRY,
            "message_schema",
            "Frage/Tag SCHEMAV_ELEMENT_CONTENT",
        ),
        (
            '<t:Frage><t:Kurs b:value="course_code"/></t:Frage>',
            replace(INQUIRY, course_code="Mustermann\x01"),
            "message_text",
            "course_code",
        ),
        (
            '<t:Frage><t:Kurs b:value="course_code"/></t:Frage>',
            replace(INQUIRY, course_code=False),
            "message_type",
            "course_code",
        ),
    ],
)
def test_an_invalid_message_of_ours_is_not_sent(
    tmp_path, request_, message, code, detail
):
    bound = operation(request_)
    with line(tmp_path, operation=bound) as (client, server):
        error = refused(client, message)
        assert isinstance(error, Invalid)
        assert (error.code, error.detail) == (code, detail)
        assert server.bodies == []


def test_a_header_that_breaks_its_schema_is_not_sent(tmp_path):
    more = """<header><t:Frage><t:Tag b:value="provider_code"/></t:Frage></header>"""
    with line(tmp_path, operation=operation(more=more)) as (client, server):
        assert refused(client).code == "message_schema"
        assert server.bodies == []


def test_several_threads_use_one_client(tmp_path):
    found = {}
    with line(tmp_path, GOOD) as (client, server):

        def ask(number):
            for step in range(5):
                code = f"K-{number}-{step}"
                message = CourseInquiry(provider_code="T", course_code=code)
                found[code] = client.send(message).evidence.request

        threads = [threading.Thread(target=ask, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    asked = {one(etree.fromstring(body), "//t:Kurs").text for body in server.bodies}
    assert asked == set(found) and len(server.bodies) == 20
    assert all(code.encode() in request for code, request in found.items())


def test_the_log_names_message_call_and_result_only(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    person = sample("participant_inquiry")
    bound = operation(
        '<t:Frage><t:Kurs b:value="person.file_number"/></t:Frage>',
        "<t:Antwort/>",
        "participant_inquiry",
    )
    with line(
        tmp_path,
        GOOD,
        operation=bound,
        inside=account('kind="username-token"'),
        credentials=ACCOUNT,
    ) as (client, server):
        client.send(person, call_id="ruf-1")
        server.say = server.hang_up
        refused(client, person)
    ours = [one for one in caplog.records if one.name == "protocol.client"]
    assert ours[0].getMessage() == "participant_inquiry ruf-1: accepted"
    assert ours[1].getMessage().endswith(": connection_closed")
    for secret in (person.person.file_number, "geheim", "klara", "Envelope"):
        assert secret not in caplog.text


def test_accounts_and_options_hide_themselves():
    assert "klara" not in repr(ACCOUNT) and "geheim" not in repr(ACCOUNT)
    assert "geheim" not in repr(Options(proxy="http://klara:geheim@proxy/"))


def test_messages_without_a_name_are_no_messages():
    assert not hasattr(Message, "name")
