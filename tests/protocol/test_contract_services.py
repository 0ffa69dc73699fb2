"""What services may have of their own, and what an answer's header tells."""

import pytest

from protocol import AuthError, Rejected
from protocol.canonical import to_json
from protocol.messages import CourseRecord

from .calls import ACCOUNT, INQUIRY, line, refused, sent, speak
from .small import SOAP_12, envelope, fault, head, operation, wsdl
from .templates import Bench
from .wire import reply, wire

GOOD = envelope("<t:Antwort/>")
NUMBERED = """<e:Header><t:Kopf><t:Nr>V-7</t:Nr></t:Kopf></e:Header>"""
READ_HEADER = """<answer-header><t:Kopf><t:Nr b:value="reference"/></t:Kopf>
    </answer-header>"""
WITHOUT_NUMBER = '<t:Antwort><t:Stand b:value="status"/></t:Antwort>'


def own(inside, whole=""):
    """Contract.xml with something inside its service, and beside it."""

    def written(url):
        return head(whole, url).replace("</service>", f"{inside}</service>")

    return written


def heard(path, make, **more):
    """The envelope and the HTTP headers that a server got of a good call."""
    with wire(reply(GOOD)) as server:
        with line(path, head=make(server.url), credentials=ACCOUNT, **more) as (
            client,
            _,
        ):
            client.send(INQUIRY)
        return sent(server), server.headers[0][1]


def test_a_service_may_show_the_account_in_its_own_way(tmp_path):
    usual = '<authentication kind="username-token"/>'

    root, headers = heard(
        tmp_path / "own", own('<authentication kind="basic"/>', usual)
    )
    assert headers["Authorization"].startswith("Basic ")
    assert root.find("{*}Header") is None

    root, headers = heard(tmp_path / "usual", own("", usual))
    assert "Authorization" not in headers
    assert root.find("{*}Header/{*}Security") is not None


def test_a_service_may_have_its_own_formats(tmp_path):
    day = '<t:Frage><t:Kurs><b:text value="call.now"/></t:Kurs></t:Frage>'
    make = own('<formats datetime="%Y"/>', '<formats datetime="%d.%m.%Y"/>')

    root, _ = heard(tmp_path, make, operation=operation(day))

    assert root[-1][0][0].text.isdigit()
    assert len(root[-1][0][0].text) == 4


@pytest.mark.parametrize("answer", ["", "<t:Antwort/>"])
def test_the_header_of_an_answer_is_read(tmp_path, answer):
    told = envelope("<t:Antwort/>", header=NUMBERED)

    _, record = speak(
        tmp_path, told, operation=operation(answer=answer), inside=READ_HEADER
    )

    assert record.reference == "V-7"


def test_an_operation_may_read_a_header_of_its_own(tmp_path):
    told = envelope(
        "<t:Antwort><t:Stand>planned</t:Stand></t:Antwort>", header=NUMBERED
    )
    bound = operation(answer=WITHOUT_NUMBER, more=READ_HEADER)

    _, record = speak(tmp_path, told, operation=bound)

    assert (record.reference, record.status) == ("V-7", "planned")


def test_a_header_that_nobody_wants_is_passed_by(tmp_path):
    _, record = speak(tmp_path, envelope("<t:Antwort/>", header=NUMBERED))

    assert record.reference is None


def test_one_element_may_fill_two_fields():
    text = """<A>
        <M stand="begonnen" b:also="yes" b:each="reported_sections">
          <b:attribute name="nr" value="."/></M>
        <M b:each="sections"><b:attribute name="nr" value="number"/></M></A>"""
    told = '<A><M nr="1" stand="begonnen"/><M nr="2" stand="geplant"/></A>'

    record = Bench().reading(text, told, CourseRecord).draft.finish()

    assert record.reported_sections == (1,)
    assert [section.number for section in record.sections] == [1, 2]
    # what BAMF leaves out of a part does not keep the answer from being kept
    assert '"sections":[{"number":1},{"number":2}]' in to_json(record)


@pytest.mark.parametrize(
    ("meaning", "error"),
    [
        ('<meaning fault="Sender" means="rejected"/>', AuthError),
        ('<meaning fault="FailedAuthentication" means="rejected"/>', Rejected),
        ('<meaning means="rejected"/>', AuthError),
        ('<meaning status="200" means="rejected"/>', AuthError),
    ],
)
def test_who_may_not_enter_is_no_refused_message(tmp_path, meaning, error):
    told = fault("e:Sender w:FailedAuthentication", soap=SOAP_12)
    with line(tmp_path, told, inside=meaning, wsdl=wsdl(soap="1.2")) as (client, _):
        assert type(refused(client)) is error
