"""A small contract for one message, to be bent into every shape that tests need."""

from pathlib import Path

SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"
_BINDINGS = {
    "1.1": "http://schemas.xmlsoap.org/wsdl/soap/",
    "1.2": "http://schemas.xmlsoap.org/wsdl/soap12/",
}
SCHEMA = """<xs:schema targetNamespace="urn:t" elementFormDefault="qualified">
  <xs:element name="Frage"><xs:complexType><xs:sequence>
    <xs:element name="Kurs" type="xs:string"/>
    <xs:element name="Tag" type="xs:date" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="Antwort"><xs:complexType><xs:sequence>
    <xs:element name="Stand" type="xs:string" minOccurs="0"/>
    <xs:element name="Nummer" type="xs:string" minOccurs="0"/>
    <xs:element name="Hinweis" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="Warte" type="xs:string" minOccurs="0"/>
    <xs:element name="Rest" type="xs:int" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="Problem"><xs:complexType><xs:sequence>
    <xs:element name="Art" type="xs:string" minOccurs="0"/>
    <xs:element name="Grund" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
      <xs:sequence><xs:element name="Nr" type="xs:string"/>
      <xs:element name="Satz" type="xs:string"/></xs:sequence></xs:complexType>
    </xs:element>
    <xs:element name="Warte" type="xs:string" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>"""
MESSAGES = """<w:message name="in"><w:part name="p" element="t:Frage"/></w:message>
<w:message name="out"><w:part name="p" element="t:Antwort"/></w:message>"""
REQUEST = '<t:Frage><t:Kurs b:value="course_code"/></t:Frage>'
ANSWER = """<t:Antwort><t:Stand b:value="status"/><t:Nummer b:value="reference"/>
    <t:Hinweis b:each="hints" ><b:text value="text"/></t:Hinweis></t:Antwort>"""
CODES = "code;official;label\naccepted;0;gut\nrejected;1;schlecht\nunknown;2;?\n"


def wsdl(
    schema=SCHEMA, messages=MESSAGES, soap="1.1", style="document", body="", more=""
):
    """A WSDL with the operation ``Fragen``."""
    return f"""<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"
  xmlns:s="{_BINDINGS[soap]}" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:t="urn:t" targetNamespace="urn:t" name="Dienst">
<w:types>{schema}</w:types>
{messages}
<w:portType name="P"><w:operation name="Fragen"><w:input message="t:in"/>
  <w:output message="t:out"/></w:operation></w:portType>
<w:binding name="B" type="t:P">
  <s:binding style="{style}" transport="http://schemas.xmlsoap.org/soap/http"/>
  <w:operation name="Fragen"><s:operation soapAction="urn:t#Fragen"/>
  <w:input>{body or '<s:body use="literal"/>'}</w:input>
  <w:output>{body or '<s:body use="literal"/>'}</w:output></w:operation></w:binding>
<w:service name="S"><w:port name="H" binding="t:B">
  <s:address location="https://anderswo.invalid/"/></w:port></w:service>{more}
</w:definitions>"""


def xsd(inside, target="urn:t", form="qualified"):
    """A schema document."""
    space = f'targetNamespace="{target}"' if target else ""
    return f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" {space}
      xmlns:t="urn:t" xmlns:o="urn:o" elementFormDefault="{form}">{inside}
      </xs:schema>"""


def head(inside="", url="http://localhost:1/dienst", service="", name="main"):
    """A contract.xml."""
    return f"""<contract xmlns="urn:inge-online:contract" xmlns:t="urn:t"
  xmlns:b="urn:inge-online:binding" name="klein" version="1">
  <service name="{name}" wsdl="wsdl/dienst.wsdl" {service}>
    <endpoint environment="test" url="{url}"/>
  </service>{inside}</contract>"""


def operation(
    request=REQUEST,
    answer=ANSWER,
    message="course_inquiry",
    more="",
    name="Fragen",
):
    """A file of ``operations``."""
    return f"""<operation xmlns="urn:inge-online:contract" xmlns:t="urn:t"
  xmlns:b="urn:inge-online:binding" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  message="{message}" name="{name}">
  <request>{request}</request>
  <answer>{answer}</answer>{more}
</operation>"""


def folder(path: Path, **files):
    """Write a contract to ``path``; files replace those of the small one.

    ``head``, ``operation``, ``wsdl`` are its parts; every other name is a file's path.
    """
    whole = {
        "contract.xml": files.pop("head", None) or head(),
        "operations/course_inquiry.xml": files.pop("operation", None) or operation(),
        "wsdl/dienst.wsdl": files.pop("wsdl", None) or wsdl(),
        **files.pop("files", {}),
    }
    assert not files, files
    for name, text in whole.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def envelope(body="", soap=SOAP_11, header=""):
    """A SOAP envelope."""
    return (
        f'<e:Envelope xmlns:e="{soap}" xmlns:t="urn:t">{header}'
        f"<e:Body>{body}</e:Body></e:Envelope>"
    )


def fault(code="e:Client", text="Nein", detail="", soap=SOAP_11):
    """A SOAP fault in its envelope."""
    if soap == SOAP_11:
        inner = f"<faultcode>{code}</faultcode><faultstring>{text}</faultstring>"
        inner += f"<detail>{detail}</detail>" if detail else ""
        return envelope(f"<e:Fault>{inner}</e:Fault>")
    first, *others = code.split()
    subcodes = ""
    for one in reversed(others):
        subcodes = f"<e:Subcode><e:Value>{one}</e:Value>{subcodes}</e:Subcode>"
    inner = f"<e:Code><e:Value>{first}</e:Value>{subcodes}</e:Code>"
    inner += f'<e:Reason><e:Text xml:lang="de">{text}</e:Text></e:Reason>'
    inner += f"<e:Detail>{detail}</e:Detail>" if detail else ""
    return envelope(f"<e:Fault>{inner}</e:Fault>", soap)
