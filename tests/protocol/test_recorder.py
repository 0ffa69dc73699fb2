"""What is kept of a call holds no password and nothing that speaks of persons."""

from datetime import date, datetime, timezone

import pytest
from lxml import etree

from protocol import Evidence
from protocol.binding.build import Place
from protocol.messages import ParticipantInquiry, PersonKey
from protocol.personal import personal_texts
from protocol.recorder import Recorder
from protocol.samples import sample

from .calls import ACCOUNT, line, refused
from .small import envelope, fault, operation
from .wire import reply

PERSON = ParticipantInquiry(
    provider_code="T-NI-1",
    person=PersonKey(birth_date=date(1990, 1, 2), file_number="AZ & Mustermann"),
)
BOUND = operation(
    """<t:Frage><t:Kurs b:value="person.file_number"/>
       <t:Tag b:value="person.birth_date"/></t:Frage>""",
    """<t:Antwort><t:Nummer b:value="reference"/></t:Antwort>""",
    "participant_inquiry",
)
LEAKS = ("Mustermann", "1990", "02.01", "geheim", "klara", "MUSTERMANN")
ECHO = "AZ &amp; MUSTERMANN geb. 02.01.1990, streng-geheim, konto-klara"


def answer(path, content, **more):
    """Evidence of an answer, from an outcome or an error."""
    with line(path, operation=BOUND, credentials=ACCOUNT, **more) as (client, server):
        server.say = lambda connection: connection.sendall(content)
        if b"<t:Antwort>" in content and b"Nein" not in content:
            evidence = client.send(PERSON).evidence
        else:
            evidence = refused(client, PERSON).evidence
    assert not any(leak in evidence.to_json() for leak in LEAKS), evidence.to_json()
    return evidence


def test_the_request_keeps_its_shape(tmp_path):
    evidence = answer(tmp_path, reply(envelope("<t:Antwort></t:Antwort>")))
    root = etree.fromstring(evidence.request)
    assert [element.text for element in root.iter("{urn:t}*")] == [None, "…", "…"]
    assert evidence.request.decode().count("…") == 2


def test_what_no_template_reads_is_emptied(tmp_path):
    body = f"""<t:Antwort><t:Stand>{ECHO}</t:Stand><t:Nummer>V-17</t:Nummer>
        <t:Hinweis>Otto Fremd</t:Hinweis></t:Antwort>"""
    evidence = answer(tmp_path, reply(envelope(body)))
    root = etree.fromstring(evidence.answer)
    texts = [element.text for element in root.iter("{urn:t}*")]
    assert texts[1:] == ["…", "V-17", "…"]


def test_what_is_read_may_still_hold_a_persons_value(tmp_path):
    body = f"<t:Antwort><t:Nummer>V-17 {ECHO}</t:Nummer></t:Antwort>"
    evidence = answer(tmp_path, reply(envelope(body)))
    assert "V-17 … geb. …, …, …" in evidence.answer.decode()


def test_faults_keep_their_code_alone(tmp_path):
    detail = f'<t:X art="{ECHO}">{ECHO}</t:X>'
    evidence = answer(tmp_path, reply(fault("e:Client.Nein", ECHO, detail), "500 X"))
    root = etree.fromstring(evidence.answer)
    assert root.findtext(".//faultcode") == "e:Client.Nein"
    assert root.findtext(".//faultstring") == "…"
    assert root.find(".//{urn:t}X").attrib == {"art": "…"}


def test_text_beside_elements_goes_too(tmp_path):
    evidence = answer(tmp_path, reply(fault(detail=f"<t:X/>{ECHO}<t:Y/> x")))
    assert "geb." not in evidence.answer.decode()


def test_comments_go_too(tmp_path):
    content = reply(envelope(f"<t:Antwort><!-- {ECHO} --></t:Antwort>"))
    assert b"geb." not in answer(tmp_path, content).answer


@pytest.mark.parametrize(
    ("content", "kind", "told"),
    [
        (f"<html>{ECHO}<br>", "text/html; charset=x", "text/html"),
        (ECHO, "", "no media type"),
        ("x", "text/mustermann", "text/…"),
        ("x", "Otto/Fremd", "no media type"),
        (f"<!DOCTYPE x>{envelope('<x/>')}", "text/xml", "text/xml"),
        ("<html/>", "text/xml", "text/xml"),
    ],
)
def test_what_is_no_soap_is_described(tmp_path, content, kind, told):
    evidence = answer(tmp_path, reply(content, "200 OK", kind))
    text = evidence.answer.decode()
    assert text.startswith(f"[{len(content.encode())} bytes, {told}, SHA-256 ")


def test_an_error_page_that_is_soap_is_not_kept(tmp_path):
    content = reply(envelope(f"<t:Nein>{ECHO}</t:Nein>"), "503 Wartung")
    evidence = answer(tmp_path, content)
    assert "<t:Nein>…</t:Nein>" in evidence.answer.decode()


def test_the_envelope_itself_is_not_changed_by_recording():
    root = etree.fromstring('<a x="GEHEIM"><b>offen geheim</b><c>hier</c></a>')
    before = etree.tostring(root)
    place = Place(root[1])
    told = Recorder(["Geheim"]).request(root, [place])
    assert told.decode() == '<a x="…"><b>offen …</b><c>…</c></a>'
    assert etree.tostring(root) == before


def test_types_stay_in_an_answer():
    xsi = "http://www.w3.org/2001/XMLSchema-instance"
    root = etree.fromstring(f'<a xmlns:i="{xsi}" i:nil="true" x="y"><b/> x </a>')
    told = Recorder([]).answer(root, []).decode()
    assert 'i:nil="true"' in told and 'x="…"' in told and " x " not in told


def test_letters_that_fold_differently_are_hidden_as_a_whole():
    root = etree.fromstring("<a>Meine straße hier</a>")
    told = Recorder(["STRASSE"]).answer(root, [Place(root)]).decode()
    assert told == "<a>…</a>"


def test_longer_secrets_go_first():
    root = etree.fromstring("<a>Anna Mustermann</a>")
    told = Recorder(["Anna", "Anna Mustermann"]).answer(root, [Place(root)])
    assert told.decode() == "<a>…</a>"


def test_personal_values_in_all_their_forms():
    texts = personal_texts(sample("first_registration"))
    born = sample("first_registration").person.birth_date
    assert {f"{born:%d.%m.%Y}", f"{born:%Y%m%d}", born.isoformat()} <= texts
    assert sample("first_registration").personal.nationalities[0] in texts
    assert all(len(text) >= 3 for text in texts)
    assert sample("first_registration").provider_code not in texts
    assert "True" not in texts


def test_course_messages_hold_personal_values_of_their_participants():
    plan = sample("course_plan_report")
    number = plan.plan.attendance.participants[0].person.file_number
    assert number in personal_texts(plan)
    assert plan.plan.own_reference not in personal_texts(plan)


def test_the_words_of_a_value_count_as_well():
    texts = personal_texts(PERSON)
    assert {"AZ & Mustermann", "Mustermann"} <= texts
    assert "AZ" not in texts


def test_evidence_survives_its_json_and_shows_changes():
    evidence = Evidence(
        contract="k",
        contract_version="1",
        environment="test",
        endpoint="https://x.invalid/",
        message="course_inquiry",
        call_id="c",
        started_at=datetime(2025, 2, 24, 8, tzinfo=timezone.utc),
        ended_at=datetime(2025, 2, 24, 9, tzinfo=timezone.utc),
        request="<ä/>".encode(),
        answer=b"\xff\x00",
    )
    again = Evidence.from_json(evidence.to_json())
    assert again == evidence
    assert again.digest() == evidence.digest()
    assert evidence.to_json().startswith('{"answer":')
    text = evidence.to_json().replace("course_inquiry", "early_end")
    assert Evidence.from_json(text).digest() != evidence.digest()
    assert "ä" not in repr(evidence)
    with pytest.raises(TypeError):
        Evidence.from_json(evidence.to_json().replace('"call_id"', '"anders"'))
    empty = Evidence.from_json(
        Evidence(**{**_fields(evidence), "request": None, "answer": None}).to_json()
    )
    assert (empty.request, empty.answer) == (None, None)


def _fields(evidence):
    return {name: getattr(evidence, name) for name in evidence.__slots__}
