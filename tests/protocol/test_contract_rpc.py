"""Contracts in rpc/literal style, whose parts no schema wraps."""

import pytest

from protocol import ContractError, Invalid, load_contract
from protocol.messages import CourseRecord

from .calls import line, refused, speak
from .small import envelope, folder, operation, wsdl, xsd

RPC = """<w:message name="in"><w:part name="kurs" type="xs:string"/>
  <w:part name="mehr" type="t:Mehr"/></w:message>
  <w:message name="out"><w:part name="stand" type="xs:string"/></w:message>"""
RPC_TYPES = xsd(
    """<xs:complexType name="Mehr"><xs:sequence>
       <xs:element name="Tag" type="xs:date" minOccurs="0"/></xs:sequence>
       </xs:complexType>"""
)
RPC_REQUEST = (
    """<d:Fragen xmlns:d="{0}"><kurs b:value="course_code"/><mehr/></d:Fragen>"""
)
RPC_ANSWER = (
    '<d:FragenResponse xmlns:d="{0}"><stand b:value="status"/></d:FragenResponse>'
)


@pytest.mark.parametrize("space", ["urn:dienst", "urn:t"])
def test_rpc_literal(tmp_path, space):
    files = {
        "wsdl": wsdl(
            RPC_TYPES,
            RPC,
            style="rpc",
            body=f'<s:body use="literal" namespace="{space}"/>',
        ),
        "operation": operation(RPC_REQUEST.format(space), RPC_ANSWER.format(space)),
    }
    said = f'<d:FragenResponse xmlns:d="{space}"><stand>{{}}</stand></d:FragenResponse>'
    body, answer = speak(tmp_path, envelope(said.format("geplant")), **files)
    assert body.tag == f"{{{space}}}Fragen"
    assert [child.tag for child in body] == ["kurs", "mehr"]
    assert answer.status == "geplant"
    wrong = envelope(said.format("x").replace("stand>", "t:stand>"))
    with line(tmp_path, wrong, **files) as (client, _):
        assert refused(client).code == "answer_schema"


def test_rpc_messages_are_validated(tmp_path):
    request = RPC_REQUEST.format("urn:d").replace(
        "<mehr/>", '<mehr><t:Tag b:value="course_code"/></mehr>'
    )
    files = {
        "wsdl": wsdl(
            RPC_TYPES,
            RPC,
            style="rpc",
            body='<s:body use="literal" namespace="urn:d"/>',
        ),
        "operation": operation(request, RPC_ANSWER.format("urn:d")),
    }
    with line(tmp_path, **files) as (client, _):
        error = refused(client)
    assert isinstance(error, Invalid)
    assert error.detail == "Fragen/mehr/Tag SCHEMAV_CVC_DATATYPE_VALID_1_2_1"


def test_rpc_without_parts_in_the_answer(tmp_path):
    messages = RPC[: RPC.index('<w:message name="out">')] + '<w:message name="out"/>'
    files = {
        "wsdl": wsdl(
            RPC_TYPES,
            messages,
            style="rpc",
            body='<s:body use="literal" namespace="urn:d"/>',
        ),
        "operation": operation(RPC_REQUEST.format("urn:d"), ""),
    }
    _, answer = speak(
        tmp_path, envelope('<d:FragenResponse xmlns:d="urn:d"/>'), **files
    )
    assert answer == CourseRecord()


def test_rpc_with_a_header_among_its_parts(tmp_path):
    messages = RPC.replace(
        '<w:part name="mehr"',
        '<w:part name="konto" type="xs:string"/><w:part name="mehr"',
    )
    dienst = wsdl(
        RPC_TYPES,
        messages,
        style="rpc",
        body='<s:body use="literal" namespace="urn:d"/>',
    ).replace(
        '<w:input><s:body use="literal" namespace="urn:d"/>',
        """<w:input><s:body use="literal" namespace="urn:d"/>
           <s:header message="t:in" part="konto" use="literal"/>""",
    )
    bound = operation(RPC_REQUEST.format("urn:d"), RPC_ANSWER.format("urn:d"))
    said = '<d:FragenResponse xmlns:d="urn:d"><stand>geplant</stand></d:FragenResponse>'
    body, _ = speak(tmp_path, envelope(said), wsdl=dienst, operation=bound)
    assert [child.tag for child in body] == ["kurs", "mehr"]


def test_rpc_parts_that_are_elements_cannot_be_used(tmp_path):
    messages = RPC.replace('type="xs:string"', 'element="t:Teil"', 1)
    types = RPC_TYPES.replace(
        "</xs:schema>", '<xs:element name="Teil" type="xs:string"/></xs:schema>'
    )
    dienst = wsdl(
        types, messages, style="rpc", body='<s:body use="literal" namespace="urn:d"/>'
    )
    with pytest.raises(ContractError) as caught:
        load_contract(folder(tmp_path, wsdl=dienst))
    assert "is no operation of the WSDL" in str(caught.value)
