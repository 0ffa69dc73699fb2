"""Every way in which a contract can be wrong is told with file, line and remedy."""

import pytest

from protocol import ContractError, Delivery, load_contract
from protocol.findings import Findings
from protocol.folder import Folder
from protocol.messages import CourseInquiry
from protocol.wsdl.library import Library
from protocol.wsdl.sources import Sources

from .small import MESSAGES, SCHEMA, folder, head, operation, wsdl


def complaints(path, **files):
    """What is wrong with a contract, as an administrator reads it."""
    with pytest.raises(ContractError) as caught:
        load_contract(folder(path, **files))
    assert caught.value.code == "contract"
    assert caught.value.delivered is Delivery.NO
    found = [str(finding) for finding in caught.value.findings]
    assert "; ".join(found) in str(caught.value)
    return found


HEADS = {
    "": "contract.xml:1: is no usable XML: ERR_DOCUMENT_EMPTY",
    "<contract": "contract.xml:1: is no usable XML: ERR_GT_REQUIRED",
    "<!DOCTYPE x><contract/>": "is no usable XML: document type declaration",
    "<vertrag/>": '<contract xmlns="urn:inge-online:contract"> must stand here, not <v',
    head().replace('version="1"', ""): '<contract> needs the attribute "version"',
    head().replace(
        'version="1"', 'version="1" art="x"'
    ): '<contract> has no attribute "a',
    head(
        "<dienst/>"
    ): "<dienst> does not belong into <contract>, which may hold: servi",
    head("<x xmlns='urn:x'/>"): "<x> does not belong into <contract>",
    head(
        '<codes name="a" file="a.csv"><x/></codes>'
    ): "<codes>, which may hold: nothing",
    head('<formats x="y"/>'): '<formats> has no attribute "x"; known: date, time',
    head('<formats date="tt"/>'): '"tt" is no format for this; try %d.%m.%Y',
    head('<formats true="J" false="J"/>'): "is no format for yes/no",
    head('<formats timezone="Bonn"/>'): 'timezone="Bonn" is not known',
    head(
        '<authentication kind="x"/>'
    ): 'kind="x"; it is none or basic or username-token',
    head('<authentication kind="none" timestamp="bald"/>'): 'timestamp="bald" is not a',
    head(
        '<authentication kind="none" timestamp="0"/>'
    ): "is not a number of at least 1",
    head(
        '<meaning means="accepted"/>'
    ): 'means="accepted"; it is rejected, unauthorized',
    head(
        '<meaning means="gut"/>'
    ): 'means="gut"; it is rejected, unauthorized, not_sent',
    head('<meaning means="rejected" status="x"/>'): 'status="x" is not a number',
    head(
        '<codes name="a" file="fehlt.csv"/>'
    ): '"fehlt.csv" cannot be read (No such fil',
    head('<codes name="a" file="../a.csv"/>'): "is not inside the contract's folder",
    head(
        '<codes name="a" file="b.csv"/><codes name="a" file="b.csv"/>'
    ): "declared twice",
    head('<codes name="a" file="b.csv" open="ja"/>'): 'open="ja"; it is no or yes',
    head('<fragment name="a"/><fragment name="a"/>'): 'fragment "a" is declared twice',
    head(
        url="http://fern.invalid/"
    ): 'url="http://fern.invalid/" must begin with https',
    head(url="https:///x"): 'url="https:///x" must begin with https://',
    head(url="https://[x/"): 'url="https://[x/" must begin with https://',
    head(url="https://x:70000/"): 'url="https://x:70000/" must begin with https://',
    head().replace(
        '"test"', '"probe"'
    ): 'environment="probe"; it is test or production',
    head().replace(
        "</service>", '<endpoint environment="test" url="https://x/"/></service>'
    ): "a second endpoint for test",
    head().replace("wsdl/dienst", "wsdl/fehlt"): '"wsdl/fehlt.wsdl" cannot be read',
    head(service='port="X"'): "exactly one SOAP port must be meant; it is one of: serv",
    head(
        '<service name="main" wsdl="wsdl/dienst.wsdl"/>'
    ): 'service "main" is declared t',
    '<contract xmlns="urn:inge-online:contract" name="x" version="1"/>': "at least one",
    head(
        "<header><t:Frage><t:Nix/></t:Frage></header>"
    ): "<Nix> of urn:t is not in the",
    head(
        '<refusal><t:Problem b:value="nix"/></refusal>'
    ): 'there is no field "nix" here',
}


@pytest.mark.parametrize(("text", "complaint"), HEADS.items())
def test_mistakes_in_contract_xml(tmp_path, text, complaint):
    files = {"b.csv": "code;official\n"}
    found = complaints(tmp_path, head=text or " ", files=files)
    assert any(complaint in one for one in found), found


def test_the_ports_to_choose_from_are_named_once_each(tmp_path):
    found = complaints(tmp_path, head=head(service='port="X"'))
    (said,) = (one for one in found if "must be meant" in one)
    assert said.endswith('it is one of: service="S" port="H"')


def test_a_folder_without_a_contract(tmp_path):
    with pytest.raises(ContractError) as caught:
        load_contract(tmp_path / "fehlt")
    (finding,) = caught.value.findings
    assert (finding.file, finding.line) == ("contract.xml", 0)
    assert "cannot be read (No such file or directory)" in finding.text


LISTS = {
    b"": "codes.csv:1: the first line must be code;official;label",
    b"wort;zahl\n": "codes.csv:1: the first line must be code;official;label",
    "code;official\nfür;1".encode(
        "latin-1"
    ): "codes.csv: is not UTF-8; save it as UTF-8",
    b"code;official\na;1\nb;\n": "codes.csv:3: both code and official must be given",
    b"code;official\n\n;1\n": "codes.csv:3: both code and official must be given",
}


@pytest.mark.parametrize(("data", "complaint"), LISTS.items())
def test_mistakes_in_code_lists(tmp_path, data, complaint):
    inside = head('<codes name="a" file="codes.csv"/>')
    bound = operation('<t:Frage><t:Kurs b:value="course_code" b:codes="a"/></t:Frage>')
    (found,) = complaints(
        tmp_path, head=inside, operation=bound, files={"codes.csv": data}
    )
    assert found.startswith(complaint)


def test_code_lists_of_spreadsheets(tmp_path):
    data = "\ufeffcode; official ;label\r\n a ; 1 ;Eins\r\n\r\n;;\r\nb;2\r\n".encode()
    contract = load_contract(
        folder(
            tmp_path,
            head=head('<codes name="a" file="a.csv"/>'),
            files={"a.csv": data},
        )
    )
    rows = [(row.code, row.official, row.label) for row in contract.codes["a"].rows]
    assert rows == [("a", "1", "Eins"), ("b", "2", "")]


OPERATIONS = {
    "<operation": "course_inquiry.xml:1: is no usable XML",
    "<op/>": '<operation xmlns="urn:inge-online:contract"> must stand here, not <op>',
    operation(
        message="anfrage"
    ): 'message="anfrage" is none of ours: participant_inqui',
    operation(name="Fragt"): 'name="Fragt" is no operation of the WSDL: Fragen',
    operation().replace(
        "message=", 'service="x" message='
    ): 'service="x" is not in cont',
    operation(
        ""
    ): "must hold the one element that the WSDL's message has ({urn:t}Frage)",
    operation("<t:Frage/><t:Frage/>"): "<request> must hold the one element",
    operation()
    .replace("<answer>", "<header>")
    .replace(
        "</answer>", "</header>"
    ): "<answer> is missing; leave it empty when there is nothing to read",
    operation(
        "<t:Antwort/>"
    ): "the WSDL's request is <Frage> of urn:t, not <Antwort> of",
    operation("<Frage/>"): "is <Frage> of urn:t, not <Frage> without namespace",
    operation("<b:group><t:Frage/></b:group>"): "is <Frage> of urn:t, not nothing",
    operation(
        answer="<t:Frage/>"
    ): "the WSDL's answer is <Antwort> of urn:t, not <Frage>",
    operation(
        "<t:Frage><t:Nix/></t:Frage>"
    ): "course_inquiry.xml:4: <Nix> of urn:t is not in the schema inside <Frage> of urn"
    ":t; known there: <Kurs> of urn:t, <Tag> of urn:t",
    operation("<t:Frage><Kurs/></t:Frage>"): "; write it as <Kurs> of urn:t",
    operation(
        "<t:Frage><b:group><Kurs/></b:group></t:Frage>"
    ): "write it as <Kurs> of ur",
    operation("<t:Frage>x</t:Frage>"): "<Frage> of urn:t has elements, no text",
    operation(
        '<t:Frage><t:Kurs art="x"/></t:Frage>'
    ): "has no attribute <art> without na",
    operation("<t:Frage><t:Kurs><t:Art/></t:Kurs></t:Frage>"): "; known there: nothing",
    operation(
        '<t:Frage xsi:type="t:Nix"/>'
    ): "xsi:type <Nix> of urn:t is not in the sch",
    operation('<t:Frage xmlns:q="urn:q" xsi:type="q:Nix"/>'): "is not in the schema",
    operation(
        more="<refusal><t:Problem><t:Nix/></t:Problem></refusal>"
    ): "<Nix> of urn:t",
}


@pytest.mark.parametrize(("text", "complaint"), OPERATIONS.items())
def test_mistakes_in_operations(tmp_path, text, complaint):
    found = complaints(tmp_path, operation=text)
    assert any(complaint in one for one in found), found
    assert found[0].startswith("operations/course_inquiry.xml:")


def test_a_message_that_is_bound_twice(tmp_path):
    (found,) = complaints(tmp_path, files={"operations/zwei.xml": operation()})
    assert found.startswith("operations/zwei.xml:1: course_inquiry is bound in oper")


def test_a_service_must_be_named_where_there_are_several(tmp_path):
    inside = """<service name="zwei" wsdl="wsdl/dienst.wsdl">
      <endpoint environment="test" url="https://zwei.invalid/"/></service>"""
    (found,) = complaints(tmp_path, head=head(inside))
    assert found.endswith("course_inquiry.xml:3: service= must say which: main, zwei")


def test_a_body_holds_one_element(tmp_path):
    bound = operation(answer='<t:Antwort b:each="hints"/>')
    (found,) = complaints(tmp_path, operation=bound)
    assert found.endswith(":5: the body holds one element only")


def test_a_template_for_a_message_without_body(tmp_path):
    messages = MESSAGES.replace('<w:part name="p" element="t:Frage"/>', "")
    found = complaints(tmp_path, wsdl=wsdl(messages=messages))
    assert "the WSDL's message has (none)" in found[0]
    assert "the WSDL's request is nothing, not <Frage> of urn:t" in found[1]


def test_the_missing_namespace_is_pointed_at(tmp_path):
    schema = SCHEMA.replace('"qualified"', '"unqualified"')
    found = complaints(tmp_path, wsdl=wsdl(schema))
    assert '; write it as <Kurs> without namespace, that is with xmlns=""' in found[0]


WSDLS = {
    wsdl("<x"): "wsdl/dienst.wsdl:4: is no usable XML: ERR_",
    wsdl().replace(
        "<w:definitions", "<!DOCTYPE x><w:definitions"
    ): "document type decl",
    wsdl(SCHEMA.replace("xs:date", "t:fehlt")): "cannot be understood: ",
    wsdl().replace('portType name="P"', "portType"): "the WSDL cannot be understood: ",
    wsdl().replace('type="t:P"', 'type="t:Fehlt"'): "the WSDL cannot be understood: ",
    wsdl().replace(
        "soap/http", "soap/jms"
    ): "exactly one SOAP port must be meant; it is",
    wsdl().replace(
        "wsdl/soap/", "wsdl/http/"
    ): "exactly one SOAP port must be meant; it",
    wsdl().replace(
        'use="literal"', 'use="encoded"'
    ): 'name="Fragen" is no operation of',
    wsdl()
    .replace('<w:output message="t:out"/>', "")
    .replace(
        '<w:output><s:body use="literal"/></w:output>', ""
    ): "is no operation of the WSDL",
    wsdl(
        messages=MESSAGES.replace('element="t:Frage"', 'type="xs:string"')
    ): "is no operation of the WSDL",
    wsdl(
        messages=MESSAGES.replace(
            "/></w:message>", '/><w:part name="q" element="t:Antwort"/></w:message>', 1
        )
    ): "is no operation of the WSDL",
    wsdl(style="rpc"): "is no operation of the WSDL",
    wsdl(
        f'<xs:schema><xs:include schemaLocation="http://fern.invalid/x.xsd"/></xs:schema>'
        f"{SCHEMA}"
    ): '<catalog url="http://fern.invalid/x.xsd" file="…"/> in contract.xml',
    wsdl(
        '<xs:schema><xs:include schemaLocation="x.xsd"/></xs:schema>'
    ): '"x.xsd" cannot be read (No such file or directory); put the file there',
    wsdl(
        '<xs:schema><xs:include schemaLocation="../../x.xsd"/></xs:schema>'
    ): 'dienst.wsdl:4: "../../x.xsd" is not inside the contract\'s folder',
    wsdl(
        '<xs:schema><xs:include schemaLocation="/etc/hostname"/></xs:schema>'
    ): '"/etc/hostname" is not inside the contract\'s folder',
    wsdl(
        '<xs:schema><xs:include schemaLocation="file:///etc/hostname"/></xs:schema>'
    ): "lies elsewhere and is not fetched",
    wsdl(
        '</w:types><w:import location="https://fern.invalid/"/><w:types>'
    ): "lies elsewhere and is not fetched",
    wsdl('</w:types><w:import location="fehlt.wsdl"/><w:types>'): "cannot be read",
    wsdl(
        '</w:types><w:import location="//[x/"/><w:types>'
    ): "is not inside the contract's folder",
    wsdl("</w:types><w:import/><w:types>"): "is not inside the contract's folder",
}


@pytest.mark.parametrize(("text", "complaint"), WSDLS.items())
def test_mistakes_in_wsdl_files(tmp_path, text, complaint):
    found = complaints(tmp_path, wsdl=text)
    assert any(complaint in one for one in found), found
    assert "root:" not in str(found)


def test_mistakes_in_schemas_are_told_with_their_line(tmp_path):
    broken = """<?xml version="1.0"?>
        <!-- a comment -->
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
                   targetNamespace="urn:t">
          <xs:element name="A"
                      type="xs:string"/>
          <xs:simpleType name="B"><xs:restriction base="xs:int">
            <xs:maxLength value="3"/></xs:restriction></xs:simpleType>
        </xs:schema>""".lstrip()
    inline = SCHEMA.replace(
        "<xs:element", '<xs:include schemaLocation="teil.xsd"/><xs:element', 1
    )
    found = complaints(tmp_path, wsdl=wsdl(inline), files={"wsdl/teil.xsd": broken})
    assert found[0].startswith("wsdl/teil.xsd:7: the schema cannot be compiled: ")


def test_a_schema_that_is_broken_xml(tmp_path):
    inline = SCHEMA.replace(
        "<xs:element", '<xs:include schemaLocation="teil.xsd"/><xs:element', 1
    )
    found = complaints(tmp_path, wsdl=wsdl(inline), files={"wsdl/teil.xsd": "<xs:"})
    assert found[0].startswith("teil.xsd:1: is no usable XML") or found[0].startswith(
        "wsdl/teil.xsd:1: is no usable XML"
    )


def test_complaints_about_what_we_made_ourselves_have_no_line(tmp_path):
    findings = Findings([])
    sources = Sources(Folder(folder(tmp_path).resolve()), findings)
    sources.add_wsdl("wsdl/dienst.wsdl")
    library = Library(sources, ())
    assert library.place("memory:///space-0", 1) is None
    assert library.place(None, 1) is None
    assert library.place("memory:///document-0", 9999) == ("wsdl/dienst.wsdl", 0)


def test_names_that_clash_in_imported_schemas(tmp_path):
    clash = SCHEMA + SCHEMA
    found = complaints(tmp_path, wsdl=wsdl(clash))
    assert "the schema cannot be compiled" in found[0]


def test_a_loaded_contract_cannot_be_changed(tmp_path):
    contract = load_contract(folder(tmp_path))
    with pytest.raises(AttributeError):
        contract.name = "x"
    with pytest.raises(TypeError):
        contract.operations["x"] = None
    assert contract.operation("course_inquiry").message is CourseInquiry
    assert (contract.name, contract.version, contract.title) == ("klein", "1", "klein")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "geheim.xsd").write_text("GEHEIM")
    root = tmp_path / "vertrag"
    (root / "wsdl").mkdir(parents=True)
    (root / "wsdl" / "teil.xsd").symlink_to(tmp_path / "geheim.xsd")
    inline = '<xs:schema><xs:include schemaLocation="teil.xsd"/></xs:schema>'
    found = complaints(root, wsdl=wsdl(inline))
    assert "is not inside the contract's folder" in found[0]
    assert "GEHEIM" not in str(found)
