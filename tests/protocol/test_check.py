"""The check of a contract says what an integrator has still to do, and no more."""

import subprocess
import sys
from pathlib import Path

import pytest

from protocol.check import check_contract, main
from protocol.findings import Weight

from .small import SCHEMA, folder, head, operation, wsdl

ADDON = Path(__file__).parents[2] / "inge_online"
STAND_IN = ADDON / "protocol" / "contracts" / "stand_in"
LISTS = """<codes name="art" file="art.csv"/><codes name="v" file="v.csv"/>"""
FULL = {
    "t:Frage": '<t:Frage><t:Kurs b:value="course_code"/></t:Frage>',
}


def found(path, weight=None, **files):
    """What the check of a small contract finds, as an integrator reads it."""
    report = check_contract(folder(path, **files))
    return [
        str(one)
        for one in report.findings
        if weight in (None, one.weight)
        and "is missing" not in str(one)
        and "endpoint for production" not in str(one)
    ]


def test_the_stand_in_is_usable_and_whole():
    report = check_contract(STAND_IN)
    assert (report.status, len(report.messages)) == (0, 14)
    assert report.of(Weight.ERROR) == report.of(Weight.WARNING) == ()
    assert report.text().endswith("The contract can be used.\n")


def test_messages_that_are_not_bound_are_named(tmp_path):
    report = check_contract(folder(tmp_path))
    missing = [one for one in report.of(Weight.WARNING) if "can be sent" in one.text]
    assert len(missing) == 13
    assert str(missing[0]) == (
        "operations/participant_inquiry.xml: is missing: no Teilnehmerauskunft can be "
        "sent"
    )
    assert report.usable


def test_endpoints_that_are_not_there(tmp_path):
    other = head().replace('"test"', '"production"')
    report = check_contract(folder(tmp_path, head=other))
    assert [str(one) for one in report.of(Weight.ERROR)] == [
        "contract.xml: every service needs an endpoint for test"
    ]
    assert (report.status, report.usable) == (1, False)


def test_mandatory_elements_that_nobody_fills(tmp_path):
    schema = SCHEMA.replace('type="xs:date" minOccurs="0"', 'type="xs:date"')
    errors = found(tmp_path, Weight.ERROR, wsdl=wsdl(schema))
    assert errors == [
        "operations/course_inquiry.xml:4: the sample with every field filled breaks "
        "the schema at Frage: Element 'Frage': Missing child element(s). Expected is "
        "( Tag )."
    ]


def test_values_that_the_schema_does_not_take(tmp_path):
    request = '<t:Frage><t:Kurs>x</t:Kurs><t:Tag b:value="course_code"/></t:Frage>'
    errors = found(tmp_path, Weight.ERROR, operation=operation(request))
    assert "course_inquiry.xml:4: the sample with every field filled" in errors[0]
    assert "at Frage/Tag: Element 'Tag': 'TEST-KURS-000999' is not a valid" in errors[0]


def test_fields_that_are_sent_nowhere(tmp_path):
    warnings = found(tmp_path, Weight.WARNING)
    assert warnings == [
        "operations/course_inquiry.xml: the field provider_code is sent nowhere"
    ]


def test_fields_of_the_answer_that_are_not_read(tmp_path):
    answer = '<t:Antwort><t:Stand b:value="setting.site_code"/></t:Antwort>'
    notes = found(tmp_path, Weight.NOTE, operation=operation(answer=answer))
    texts = " ".join(notes)
    assert "the answer's field status is not read" in texts
    assert "setting.teacher_codes is not read" in texts
    assert "setting.site_code is not read" not in texts


def test_fields_that_the_answer_needs(tmp_path):
    bound = operation(
        '<t:Frage><t:Kurs b:value="plan.own_reference"/></t:Frage>',
        '<t:Antwort><t:Nummer b:value="reference"/></t:Antwort>',
        "course_plan_report",
    )
    errors = found(tmp_path, Weight.ERROR, operation=bound)
    assert errors == [
        "operations/course_inquiry.xml: the answer needs course_code; bind it in "
        "<answer>"
    ]
    part = operation(
        answer="""<t:Antwort><b:group with="attendance">
        <t:Hinweis b:each="participants"><b:text value="person.file_number"/>
        </t:Hinweis></b:group></t:Antwort>"""
    )
    notes = found(tmp_path / "teil", Weight.NOTE, operation=part)
    empty = [one.split(": ")[1] for one in notes if "will be empty" in one]
    assert [one.split(" of ")[0] for one in empty] == [
        "attendance.participants.person.birth_date",
        "attendance.participants.start",
        "attendance.total",
    ]


def test_answers_that_are_read_differently_than_told(tmp_path):
    answer = """<t:Antwort><t:Stand b:value="own_reference"/>
        <t:Nummer><b:text value="reference"/>-<b:text value="status"/></t:Nummer>
        </t:Antwort>"""
    warnings = found(tmp_path, Weight.WARNING, operation=operation(answer=answer))
    assert len(warnings) == 3
    assert "course_inquiry.xml:5: reference of the sample answer is read" in warnings[1]


def test_answers_whose_own_sample_does_not_match(tmp_path):
    gone = '<t:Antwort b:value="own_reference" b:codes="v"/>'
    lists = {"v.csv": "code;official\n", "art.csv": "code;official\na;1\n"}
    schema = SCHEMA.replace(
        '<xs:element name="Antwort">',
        '<xs:element name="Antwort" type="xs:string"/><xs:element name="Anders">',
    )
    warnings = found(
        tmp_path,
        Weight.WARNING,
        head=head(LISTS),
        files=lists,
        wsdl=wsdl(schema),
        operation=operation(answer=gone),
    )
    assert "the sample answer cannot be told: A value has no number" in warnings[-1]
    gone = '<t:Antwort b:value="retry_after" b:codes="v"/>'
    warnings = found(
        tmp_path / "b",
        Weight.WARNING,
        head=head('<codes name="v" file="v.csv" open="yes"/>'),
        files=lists,
        wsdl=wsdl(schema),
        operation=operation(answer=gone.replace("retry_after", "setting.childcare")),
    )
    assert warnings[-1].endswith('holds words of the list "childcare"') is False


CODED = """<t:Frage><t:Kurs b:value="plan.course_type" b:codes="art"/></t:Frage>"""
ENUM = SCHEMA.replace(
    '<xs:element name="Kurs" type="xs:string"/>',
    """<xs:element name="Kurs"><xs:simpleType><xs:restriction base="xs:string">
       <xs:enumeration value="A"/><xs:enumeration value="B"/></xs:restriction>
       </xs:simpleType></xs:element>""",
)


def coded(path, rows, request=CODED, **more):
    files = {"art.csv": "code;official\n" + rows}
    answer = '<t:Antwort><t:Nummer b:value="course_code"/></t:Antwort>'
    return found(
        path,
        head=head('<codes name="art" file="art.csv"/>'),
        files=files,
        operation=operation(request, answer, "course_plan_report"),
        wsdl=wsdl(ENUM),
        **more,
    )


def test_codes_that_the_schema_does_not_take(tmp_path):
    errors = coded(tmp_path, "literacy;A\nyouth;C\n", weight=Weight.ERROR)
    assert errors == [
        'art.csv:3: the schema does not allow "C" for "youth" in Kurs of '
        "course_plan_report"
    ]


def test_codes_in_attributes_are_tried_as_well(tmp_path):
    request = """<t:Frage><b:attribute name="art" value="plan.course_type"
        codes="art"/><t:Kurs>A</t:Kurs></t:Frage>"""
    schema = ENUM.replace(
        "</xs:sequence></xs:complexType></xs:element>",
        """</xs:sequence><xs:attribute name="art"><xs:simpleType>
           <xs:restriction base="xs:string"><xs:enumeration value="A"/></xs:restriction>
           </xs:simpleType></xs:attribute></xs:complexType></xs:element>""",
        1,
    )
    errors = found(
        tmp_path,
        Weight.ERROR,
        head=head('<codes name="art" file="art.csv"/>'),
        files={"art.csv": "code;official\nliteracy;A\nyouth;C\n"},
        operation=operation(
            request,
            '<t:Antwort><t:Nummer b:value="course_code"/></t:Antwort>',
            "course_plan_report",
        ),
        wsdl=wsdl(schema.replace("\n", " ")),
    )
    assert [one.split(" in ")[1] for one in errors] == ["art of course_plan_report"]


def test_words_without_a_code(tmp_path):
    errors = coded(tmp_path, "", weight=Weight.ERROR)
    assert "the sample with every field filled: A value has no number" in errors[0]
    assert len(coded(tmp_path / "b", "literacy;X\n", weight=Weight.ERROR)) == 1


def test_words_of_closed_lists_that_have_no_line(tmp_path):
    inside = """<codes name="gender" file="g.csv"/>
        <codes name="literacy" file="g.csv" open="yes"/>"""
    files = {"g.csv": "code;official\nfemale;1\n"}
    report = found(tmp_path, head=head(inside), files=files)
    lacking = [one for one in report if "has no code" in one]
    assert lacking and all(one.startswith("g.csv: ") for one in lacking)
    assert 'g.csv: "male" has no code; messages with it cannot go' in lacking
    assert 'contract.xml: the code list "gender" is used nowhere' in report


def test_words_that_are_sent_without_a_list(tmp_path):
    request = '<t:Frage><t:Kurs b:value="plan.course_type"/></t:Frage>'
    answer = '<t:Antwort><t:Nummer b:value="course_code"/></t:Antwort>'
    bound = operation(request, answer, "course_plan_report")
    notes = found(tmp_path, Weight.NOTE, operation=bound)
    assert any(
        'plan.course_type holds words of the list "course_type" and is sent without'
        in one
        for one in notes
    )


def test_places_where_no_sample_comes(tmp_path):
    request = """<t:Frage><t:Kurs b:value="course_code"/>
        <b:group when="course_code=nie"><t:Tag>2025-01-01</t:Tag></b:group></t:Frage>"""
    notes = found(tmp_path, Weight.NOTE, operation=operation(request))
    assert (
        "operations/course_inquiry.xml:5: no sample comes here" in notes[0] + notes[1]
    )


def test_headers_are_tried_and_missed(tmp_path):
    messages = """<w:message name="in"><w:part name="p" element="t:Frage"/>
      <w:part name="k" element="t:Konto"/></w:message>
      <w:message name="out"><w:part name="p" element="t:Antwort"/></w:message>"""
    schema = SCHEMA.replace(
        "</xs:schema>", '<xs:element name="Konto" type="xs:int"/></xs:schema>'
    )
    dienst = wsdl(schema, messages).replace(
        '<w:input><s:body use="literal"/>',
        """<w:input><s:body use="literal"/>
           <s:header message="t:in" part="k" use="literal"/>""",
    )
    warnings = found(tmp_path, Weight.WARNING, wsdl=dienst)
    assert any(
        "the WSDL declares the header {urn:t}Konto, and no <header>" in one
        for one in warnings
    )
    more = """<header><t:Konto b:value="provider_code"/>
        <x:Y xmlns:x="urn:x" b:value="call.id"/></header>"""
    report = found(tmp_path, wsdl=dienst, operation=operation(more=more))
    assert any(
        "at Konto: Element 'Konto': 'TEST-NI-01' is not" in one for one in report
    )
    assert any(
        "<Y> of urn:x in the header is no global element" in one for one in report
    )


def test_a_contract_without_refusal(tmp_path):
    note = "contract.xml: no <refusal>: of a fault only its code and text are read"
    assert note in found(tmp_path)
    inside = '<refusal><t:Problem><t:Art b:value="reference"/></t:Problem></refusal>'
    assert note not in found(tmp_path / "b", head=head(inside))


def test_operations_that_cannot_be_used_are_named(tmp_path):
    more = """<w:operation name="Alt"><s:operation soapAction="x"/>
       <w:input><s:body use="encoded"/></w:input>
       <w:output><s:body use="encoded"/></w:output></w:operation></w:binding>"""
    abstract = """<w:operation name="Alt"><w:input message="t:in"/>
       <w:output message="t:out"/></w:operation></w:portType>"""
    dienst = wsdl().replace("</w:binding>", more).replace("</w:portType>", abstract)
    assert any(
        'operation Alt cannot be used: use="encoded" is not supported' in one
        for one in found(tmp_path, Weight.NOTE, wsdl=dienst)
    )


def test_a_broken_contract_is_told_and_not_tried(tmp_path):
    report = check_contract(folder(tmp_path, operation=operation("<t:Nix/>")))
    assert report.status == 1
    assert "NOT usable." in report.text()
    assert not any("sample" in one.text for one in report.findings)


def test_what_is_no_contract(tmp_path):
    report = check_contract(tmp_path)
    assert (report.status, report.messages) == (2, ())
    assert report.text().startswith("This folder holds no contract.\n")


def test_checksums(tmp_path, capsys):
    path = folder(tmp_path, files={"README.md": "x", ".versteckt": "x"})
    assert main([str(path)]) == 0
    assert "SHA256SUMS: is missing" in capsys.readouterr().out
    assert main([str(path), "--write-checksums"]) == 0
    assert "SHA256SUMS" not in capsys.readouterr().out
    (path / "contract.xml").write_text(head() + " ")
    (path / "neu.txt").write_text("x")
    (path / "wsdl" / "alt.xsd").write_text("x")
    main([str(path), "--write-checksums"])
    (path / "contract.xml").write_text(head())
    (path / "neuer.txt").write_text("x")
    (path / "neu.txt").unlink()
    with (path / "SHA256SUMS").open("a") as sums:
        sums.write("\nkeine Summe\n")
    capsys.readouterr()
    assert main([str(path)]) == 1
    told = capsys.readouterr().out
    assert "SHA256SUMS:1: contract.xml was changed; get it anew, or write" in told
    assert "SHA256SUMS:2: neu.txt is missing in the folder" in told
    assert "SHA256SUMS: neuer.txt is not listed; write the sums anew" in told
    assert "SHA256SUMS:7: is no line of sha256sum" in told


def test_sums_of_other_tools_are_understood(tmp_path):
    path = folder(tmp_path)
    main([str(path), "--write-checksums"])
    text = (path / "SHA256SUMS").read_text().replace("  ", " *./")
    (path / "SHA256SUMS").write_text(text)
    assert not any("SHA256SUMS" in one for one in found(tmp_path))


def test_writing_sums_needs_a_folder(tmp_path):
    assert main([str(tmp_path / "fehlt"), "--write-checksums"]) == 2
    assert not (tmp_path / "fehlt").exists()


@pytest.mark.parametrize(("name", "status"), [("stand_in", 0), ("fehlt", 2)])
def test_the_command(name, status):
    done = subprocess.run(
        [sys.executable, "-m", "protocol.check", str(STAND_IN.parent / name)],
        cwd=ADDON,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (status, "")
