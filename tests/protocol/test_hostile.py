"""Whoever answers, drops in a contract or types a name with ill intent gets nowhere.

Endless, oversized, packed and dripping answers: see test_transport and
test_errors_table. What is fetched from elsewhere: see test_contract_mistakes.
"""

import time
from dataclasses import replace

import pytest
from lxml import etree

from protocol import ContractError, Delivery, Invalid, Unknown, load_contract

from .calls import INQUIRY, line, raw, refused, sent
from .small import SCHEMA, envelope, folder, head, wsdl
from .wire import reply

LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">'
    for n in range(10)
)
BOMBS = {
    "a billion laughs": f"<!DOCTYPE x [{LAUGHS}]>",
    "a file of ours": '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    "a place elsewhere": '<!DOCTYPE x [<!ENTITY l9 SYSTEM "http://127.0.0.1:9/x">]>',
    "parameter entities": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>',
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_an_answer_with_a_bomb_is_unclear_and_costs_nothing(tmp_path, bomb):
    answer = bomb + envelope("<t:Antwort><t:Stand>&l9;</t:Stand></t:Antwort>")
    started = time.process_time()
    found = raw(tmp_path, reply(answer))
    kind, code, delivered = found
    assert (kind, delivered) == (Unknown, Delivery.MAYBE)
    assert code in ("answer_forbidden", "answer_not_xml")
    assert time.process_time() - started < 2


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("file", ["contract.xml", "wsdl/dienst.wsdl", "operation"])
def test_a_contract_with_a_bomb_is_refused_with_the_file(tmp_path, bomb, file):
    name = {"operation": "operations/course_inquiry.xml"}.get(file, file)
    path = folder(tmp_path)
    (path / name).write_text(bomb + (path / name).read_text())
    with pytest.raises(ContractError, match=name) as caught:
        load_contract(path)
    assert "root:" not in str(caught.value)


def test_deeply_nested_answers_are_unclear(tmp_path):
    deep = "<t:a>" * 5000 + "</t:a>" * 5000
    kind, _code, delivered = raw(tmp_path, reply(envelope(deep)))
    assert (kind, delivered) == (Unknown, Delivery.MAYBE)


def test_a_schema_of_elsewhere_is_not_fetched(tmp_path):
    foreign = '<xs:import namespace="urn:o" schemaLocation="http://127.0.0.1:9/o.xsd"/>'
    schema = SCHEMA.replace("<xs:element", f"{foreign}<xs:element", 1)
    with pytest.raises(ContractError, match=r"127\.0\.0\.1:9/o\.xsd"):
        load_contract(folder(tmp_path, wsdl=wsdl(schema)))


def test_an_endpoint_that_is_no_address_of_a_web_service(tmp_path):
    for url in ("file:///etc/passwd", "ftp://x.invalid/", "javascript:alert(1)", "//x"):
        with pytest.raises(ContractError):
            load_contract(folder(tmp_path, head=head(url=url)))


INJECTED = (
    "</t:Kurs></t:Frage></e:Body><e:Header><admin/></e:Header>",
    "]]><e:Header/><![CDATA[",
    '"><!-- ',
    "&lt;e:Header/&gt;&#0;",
    "<?xml version='1.0'?>",
    "a\r\nSOAPAction: urn:other",
)


@pytest.mark.parametrize("text", INJECTED)
def test_what_a_user_typed_stays_text_in_the_envelope(tmp_path, text):
    answer = envelope("<t:Antwort><t:Stand>ok</t:Stand></t:Antwort>")
    with line(tmp_path, answer) as (client, server):
        try:
            client.send(replace(INQUIRY, course_code=text))
        except Invalid:
            assert not server.bodies
            return
        plain = replace(INQUIRY, course_code="KURS-7")
        hostile = sent(server)
        client.send(plain)
        normal = sent(server)
    shape = [element.tag for element in hostile.iter()]
    assert shape == [element.tag for element in normal.iter()]
    read = "".join(hostile.find(".//{urn:t}Kurs").itertext())
    assert read == text.replace("\r\n", "\n").replace("\r", "\n") or read == text


def test_html_in_bamfs_words_stays_text(tmp_path):
    text = "<b onclick='x()'>Nein</b> &amp; <script>alert(1)</script>"
    told = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    answer = envelope(
        "<e:Fault><faultcode>e:Client</faultcode>"
        f"<faultstring>{told}</faultstring></e:Fault>"
    )
    with line(tmp_path, answer) as (client, _server):
        error = refused(client)
    assert [remark.text for remark in error.remarks] == [text]
    assert b"<script" not in (error.evidence.answer or b"")


def test_an_xml_id_of_a_signature_cannot_be_wrapped(tmp_path):
    """A second body beside the first is not read as an answer."""
    answer = envelope("<t:Antwort><t:Stand>ok</t:Stand></t:Antwort>")
    twice = answer.replace("</e:Body>", "</e:Body><e:Body><x/></e:Body>")
    assert etree.fromstring(twice) is not None
    kind, _code, delivered = raw(tmp_path, reply(twice))
    assert (kind, delivered) == (Unknown, Delivery.MAYBE)
