"""Contracts of every shape that official files may have, each spoken once."""

import pytest
from lxml import etree

from protocol import Client, ContractError, Verdict, load_contract
from protocol.messages import CourseInquiry

from .calls import INQUIRY, line, refused, sent, speak
from .small import MESSAGES, SCHEMA, envelope, folder, head, operation, wsdl, xsd
from .wire import reply, wire

GOOD = envelope("<t:Antwort><t:Stand>geplant</t:Stand></t:Antwort>")


def elements(request, answer=""):
    return f"""<xs:element name="Frage"><xs:complexType>{request}</xs:complexType>
      </xs:element><xs:element name="Antwort"><xs:complexType>{answer}
      </xs:complexType></xs:element>"""


ANSWER = """<xs:sequence><xs:element name="Stand" type="xs:string" minOccurs="0"/>
  </xs:sequence>"""
READ = '<t:Antwort><t:Stand b:value="status"/></t:Antwort>'


def test_schemas_in_files_with_include_and_import(tmp_path):
    files = {
        "wsdl/xsd/alles.xsd": xsd(
            """<xs:include schemaLocation="./teil/frage.xsd"/>
               <xs:include schemaLocation="teil/antwort.xsd"/>"""
        ),
        "wsdl/xsd/teil/frage.xsd": xsd(
            """<xs:import namespace="urn:o" schemaLocation="../ort.xsd"/>
               <xs:include schemaLocation="antwort.xsd"/>
               <xs:element name="Frage"><xs:complexType><xs:sequence>
               <xs:element name="Kurs" type="o:Kennung"/></xs:sequence>
               </xs:complexType></xs:element>"""
        ),
        "wsdl/xsd/teil/antwort.xsd": xsd(
            f"""<xs:include schemaLocation="frage.xsd"/><xs:element name="Antwort">
               <xs:complexType>{ANSWER}</xs:complexType></xs:element>"""
        ),
        "wsdl/xsd/ort.xsd": xsd(
            """<xs:import namespace="urn:t" schemaLocation="alles.xsd"/>
               <xs:simpleType name="Kennung"><xs:restriction base="xs:string">
               <xs:pattern value="KURS-.*"/></xs:restriction></xs:simpleType>""",
            "urn:o",
        ),
    }
    inline = '<xs:schema><xs:import namespace="urn:t" schemaLocation="{}"/></xs:schema>'
    whole = {
        "wsdl": wsdl(inline.format("xsd/alles.xsd")),
        "operation": operation(answer=READ),
        "files": files,
    }
    body, answer = speak(tmp_path, GOOD, **whole)
    assert (body[0].text, answer.status) == ("KURS-7", "geplant")
    with line(tmp_path, GOOD, **whole) as (client, _):
        wrong = CourseInquiry(provider_code="T", course_code="ORT-7")
        error = refused(client, wrong)
    assert error.detail == "Frage/Kurs SCHEMAV_CVC_PATTERN_VALID"


def test_several_inline_schemas_that_know_each_other_by_namespace(tmp_path):
    types = xsd(
        '<xs:import namespace="urn:o"/>'
        + elements(
            '<xs:sequence><xs:element name="Kurs" type="o:Kurs"/></xs:sequence>', ANSWER
        )
    ) + xsd(
        """<xs:complexType name="Kurs"><xs:sequence>
           <xs:element name="Nr" type="xs:string"/></xs:sequence></xs:complexType>""",
        "urn:o",
    )
    request = """<t:Frage><t:Kurs><o:Nr xmlns:o="urn:o" b:value="course_code"/>
      </t:Kurs></t:Frage>"""
    body, _ = speak(
        tmp_path, GOOD, wsdl=wsdl(types), operation=operation(request, READ)
    )
    assert body[0][0].tag == "{urn:o}Nr"


def test_two_inline_schemas_of_one_namespace(tmp_path):
    parts = elements(
        '<xs:sequence><xs:element name="Kurs" type="t:K"/></xs:sequence>', ANSWER
    )
    kind = '<xs:simpleType name="K"><xs:restriction base="xs:string"/></xs:simpleType>'
    body, _ = speak(
        tmp_path,
        GOOD,
        wsdl=wsdl(xsd(parts) + xsd(kind)),
        operation=operation(answer=READ),
    )
    assert body[0].text == "KURS-7"


def test_a_schema_without_namespace_takes_that_of_its_includer(tmp_path):
    parts = '<xs:include schemaLocation="teil.xsd"/>' + elements(
        '<xs:sequence><xs:element name="Kurs" type="t:K"/></xs:sequence>', ANSWER
    )
    kind = '<xs:simpleType name="K"><xs:restriction base="xs:string"/></xs:simpleType>'
    body, _ = speak(
        tmp_path,
        GOOD,
        wsdl=wsdl(xsd(parts)),
        operation=operation(answer=READ),
        files={"wsdl/teil.xsd": xsd(kind, "")},
    )
    assert body[0].text == "KURS-7"


def test_unqualified_local_elements(tmp_path):
    parts = elements(
        '<xs:sequence><xs:element name="Kurs" type="xs:string"/></xs:sequence>', ANSWER
    )
    body, answer = speak(
        tmp_path,
        envelope("<t:Antwort><Stand>geplant</Stand></t:Antwort>"),
        wsdl=wsdl(xsd(parts, form="unqualified")),
        operation=operation(
            '<Frage xmlns="urn:t"><Kurs xmlns="" b:value="course_code"/></Frage>',
            '<t:Antwort><Stand b:value="status"/></t:Antwort>',
        ),
    )
    assert (body.tag, body[0].tag, answer.status) == ("{urn:t}Frage", "Kurs", "geplant")


def test_attributes_also_of_other_namespaces(tmp_path):
    parts = (
        '<xs:import namespace="urn:o"/>'
        '<xs:import namespace="http://www.w3.org/XML/1998/namespace"/>'
        + elements(
            """<xs:attribute name="kurs" type="xs:string" use="required"/>
               <xs:attribute ref="o:art"/><xs:attribute ref="xml:lang"/>""",
            '<xs:attribute name="stand" type="xs:string"/>',
        )
    )
    other = xsd('<xs:attribute name="art" type="xs:int"/>', "urn:o")
    body, answer = speak(
        tmp_path,
        envelope('<t:Antwort stand="geplant"/>'),
        wsdl=wsdl(xsd(parts) + other),
        operation=operation(
            """<t:Frage xml:lang="de" xmlns:o="urn:o" o:art="3">
               <b:attribute name="kurs" value="course_code"/></t:Frage>""",
            '<t:Antwort><b:attribute name="stand" value="status"/></t:Antwort>',
        ),
    )
    assert dict(body.attrib) == {
        "kurs": "KURS-7",
        "{urn:o}art": "3",
        "{http://www.w3.org/XML/1998/namespace}lang": "de",
    }
    assert answer.status == "geplant"


def test_texts_with_attributes_and_any_attribute(tmp_path):
    parts = elements(
        """<xs:sequence><xs:element name="Kurs"><xs:complexType><xs:simpleContent>
           <xs:extension base="xs:string"><xs:attribute name="art" type="xs:string"/>
           </xs:extension></xs:simpleContent></xs:complexType></xs:element>
           </xs:sequence><xs:anyAttribute processContents="skip"/>""",
        ANSWER,
    )
    request = """<t:Frage frei="ja"><t:Kurs art="x" b:value="course_code"/></t:Frage>"""
    body, _ = speak(
        tmp_path, GOOD, wsdl=wsdl(xsd(parts)), operation=operation(request, READ)
    )
    assert (body.get("frei"), body[0].get("art"), body[0].text) == ("ja", "x", "KURS-7")


def test_an_import_of_what_nobody_needs(tmp_path):
    schema = SCHEMA.replace(
        "<xs:element", '<xs:import namespace="urn:leer"/><xs:element', 1
    )
    body, _ = speak(tmp_path, GOOD, wsdl=wsdl(schema))
    assert body[0].text == "KURS-7"


def test_an_import_that_leads_to_another_namespace(tmp_path):
    parts = '<xs:import namespace="urn:x" schemaLocation="teil.xsd"/>' + elements(
        '<xs:sequence><xs:element name="Kurs" type="xs:string"/></xs:sequence>', ANSWER
    )
    with pytest.raises(ContractError) as caught:
        load_contract(
            folder(
                tmp_path,
                wsdl=wsdl(xsd(parts)),
                files={"wsdl/teil.xsd": xsd("", "urn:y")},
            )
        )
    assert "doesn't match the imported targetNamespace" in str(caught.value)


def test_choices_all_any_nil_and_groups(tmp_path):
    parts = """<xs:group name="G"><xs:sequence>
        <xs:element name="G1" type="xs:string"/><xs:element name="G2" type="xs:string"/>
        </xs:sequence></xs:group>""" + elements(
        """<xs:sequence><xs:choice><xs:element name="Kurs" type="xs:string"/>
           <xs:element name="Ort" type="xs:string"/></xs:choice>
           <xs:element name="Leer" type="xs:string" nillable="true"/>
           <xs:group ref="t:G"/>
           <xs:any namespace="##other" processContents="skip"/></xs:sequence>""",
        ANSWER.replace("sequence", "all"),
    )
    request = """<t:Frage><b:group when="course_code"><t:Kurs b:value="course_code"/>
        </b:group><t:Ort b:unless="course_code">x</t:Ort>
        <t:Leer b:value="call.username" b:empty="nil"/>
        <t:G1>1</t:G1><t:G2>2</t:G2><f:Frei xmlns:f="urn:f"/></t:Frage>"""
    body, answer = speak(
        tmp_path, GOOD, wsdl=wsdl(xsd(parts)), operation=operation(request, READ)
    )
    assert [etree.QName(one).localname for one in body] == [
        "Kurs", "Leer", "G1", "G2", "Frei",
    ]  # fmt: skip
    assert answer.status == "geplant"


def test_types_said_by_xsi_type_and_elements_that_stand_for_others(tmp_path):
    parts = """<xs:complexType name="Ort" abstract="true"/>
      <xs:complexType name="Haus"><xs:complexContent><xs:extension base="t:Ort">
      <xs:sequence><xs:element name="Nr" type="xs:string"/></xs:sequence>
      </xs:extension></xs:complexContent></xs:complexType>
      <xs:element name="Wer" type="xs:string" abstract="true"/>
      <xs:element name="Kurs" type="xs:string" substitutionGroup="t:Wer"/>"""
    parts += elements(
        """<xs:sequence><xs:element name="Wo" type="t:Ort"/><xs:element ref="t:Wer"/>
           </xs:sequence>""",
        ANSWER,
    )
    request = """<t:Frage><t:Wo xsi:type="t:Haus"><t:Nr b:value="provider_code"/></t:Wo>
        <t:Kurs b:value="course_code"/></t:Frage>"""
    body, _ = speak(
        tmp_path, GOOD, wsdl=wsdl(xsd(parts)), operation=operation(request, READ)
    )
    assert (body[0][0].text, body[1].text) == ("T-NI-1", "KURS-7")


def test_headers_that_the_wsdl_declares(tmp_path):
    messages = """<w:message name="in"><w:part name="p" element="t:Frage"/>
      <w:part name="k" element="t:Konto"/></w:message>
      <w:message name="out"><w:part name="p" element="t:Antwort"/></w:message>"""
    schema = SCHEMA.replace(
        "</xs:schema>", '<xs:element name="Konto" type="xs:string"/></xs:schema>'
    )
    dienst = wsdl(schema, messages).replace(
        '<w:input><s:body use="literal"/>',
        """<w:input><s:body use="literal"/>
           <s:header message="t:in" part="k" use="literal"/>""",
    )
    more = '<header><t:Konto b:value="provider_code"/></header>'
    with line(tmp_path, GOOD, wsdl=dienst, operation=operation(more=more)) as (
        client,
        server,
    ):
        client.send(INQUIRY)
    assert sent(server)[0][0].text == "T-NI-1"


def test_a_wsdl_that_imports_its_parts(tmp_path):
    inner = wsdl().replace("<w:service", "<!--").replace("</w:service>", "-->")
    inner = inner.replace('<!-- name="S">', "<!--")
    outer = f"""<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"
      xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t"
      targetNamespace="urn:t"><w:import namespace="urn:t" location="teile/kern.wsdl"/>
      {wsdl()[wsdl().index("<w:service") :]}"""
    body, _ = speak(tmp_path, GOOD, wsdl=outer, files={"wsdl/teile/kern.wsdl": inner})
    assert body[0].text == "KURS-7"


def test_a_wsdl_that_imports_a_schema(tmp_path):
    schema = SCHEMA.replace(
        "<xs:schema", '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    )
    outer = wsdl("").replace(
        "<w:types></w:types>", '<w:import namespace="urn:t" location="alles.xsd"/>' * 2
    )
    body, _ = speak(tmp_path, GOOD, wsdl=outer, files={"wsdl/alles.xsd": schema})
    assert body[0].text == "KURS-7"


def test_several_ports_and_services(tmp_path):
    more = """<w:service name="Alt"><w:port name="H" binding="t:B">
      <s:address location="https://alt.invalid/"/></w:port></w:service>"""
    many = wsdl(more=more)
    service = 'service="{urn:t}S" port="H"'
    with wire(reply(GOOD)) as server:
        files = {"wsdl": many, "head": head(url=server.url, service=service)}
        contract = load_contract(folder(tmp_path, **files))
        assert contract.services["main"].endpoints == {"test": server.url}
        client = Client(contract)
        assert client.send(INQUIRY).verdict is Verdict.ACCEPTED
        client.close()


def test_two_wsdls_in_one_contract(tmp_path):
    inside = """<service name="zwei" wsdl="wsdl/zwei.wsdl">
      <endpoint environment="test" url="https://zwei.invalid/"/></service>"""
    contract = load_contract(
        folder(
            tmp_path,
            head=head(inside),
            operation=operation().replace("message=", 'service="main" message='),
            files={
                "wsdl/zwei.wsdl": wsdl(soap="1.2"),
                "operations/early_end.xml": operation(
                    '<t:Frage><t:Kurs b:value="course_code"/></t:Frage>',
                    "",
                    "early_end",
                ).replace("message=", 'service="zwei" message='),
            },
        )
    )
    assert contract.environments == {"test"}
    envelopes = {one.service.port.envelope for one in contract.operations.values()}
    assert len(envelopes) == 2


def test_files_that_stand_for_addresses(tmp_path):
    schema = SCHEMA.replace(
        "<xs:schema", '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    )
    address = "https://standards.invalid/alles.xsd"
    types = f"""<xs:schema><xs:import namespace="urn:t" schemaLocation="{address}"/>
      </xs:schema>"""
    catalog = f'<catalog url="{address}" file="wsdl/kopie.xsd"/>'
    body, _ = speak(
        tmp_path,
        GOOD,
        inside=catalog,
        wsdl=wsdl(types),
        files={"wsdl/kopie.xsd": schema},
    )
    assert body[0].text == "KURS-7"


@pytest.mark.parametrize("own", [False, True])
def test_the_schema_of_xml_itself_is_there(tmp_path, own):
    space = "http://www.w3.org/XML/1998/namespace"
    location = "http://www.w3.org/2001/xml.xsd"
    parts = f'<xs:import namespace="{space}" schemaLocation="{location}"/>' + elements(
        '<xs:attribute ref="xml:lang"/>', ANSWER
    )
    files, inside = {}, ""
    if own:
        attribute = '<xs:attribute name="lang" type="xs:string"/>'
        files = {"wsdl/xml.xsd": xsd(attribute, space)}
        inside = f'<catalog url="{location}" file="wsdl/xml.xsd"/>'
    body, _ = speak(
        tmp_path,
        GOOD,
        inside=inside,
        wsdl=wsdl(xsd(parts)),
        operation=operation('<t:Frage xml:lang="de"/>', READ),
        files=files,
    )
    assert len(body.attrib) == 1


def test_a_request_without_anything_in_its_body(tmp_path):
    messages = (
        '<w:message name="in"/>' + MESSAGES[MESSAGES.index('<w:message name="out') :]
    )
    with line(
        tmp_path, GOOD, wsdl=wsdl(messages=messages), operation=operation("")
    ) as (client, server):
        assert client.send(INQUIRY).answer.status == "geplant"
    assert len(sent(server)[-1]) == 0


def test_an_encoded_operation_beside_is_no_harm(tmp_path):
    encoded = wsdl().replace(
        "</w:portType>",
        """<w:operation name="Alt"><w:input message="t:in"/><w:output message="t:out"/>
           </w:operation></w:portType>""",
    )
    encoded = encoded.replace(
        "</w:binding>",
        """<w:operation name="Alt"><s:operation soapAction="x"/>
           <w:input><s:body use="encoded"/></w:input>
           <w:output><s:body use="encoded"/></w:output></w:operation></w:binding>""",
    )
    with line(tmp_path, reply(b""), wsdl=encoded) as (client, _):
        assert list(client._contract.services["main"].port.operations) == ["Fragen"]
