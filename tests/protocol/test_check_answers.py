"""What the check says of templates that nothing reaches, and of codes in answers."""

import pytest

from protocol.findings import Weight

from .small import SCHEMA, head, operation, wsdl
from .test_check import found

ENUM = SCHEMA.replace(
    '<xs:element name="Stand" type="xs:string" minOccurs="0"/>',
    """<xs:element name="Stand" minOccurs="0"><xs:simpleType>
       <xs:restriction base="xs:string"><xs:enumeration value="G"/>
       <xs:enumeration value="it's"/></xs:restriction></xs:simpleType></xs:element>""",
)
STATUS = '<t:Antwort><t:Stand b:value="status" b:codes="{}"/></t:Antwort>'


def hidden(path, *answers, more=""):
    bound = operation(answer="".join(answers), more=more)
    warnings = found(path, Weight.WARNING, operation=bound)
    return [one.partition(": ")[0] for one in warnings if "is never reached" in one]


def test_an_alternative_behind_one_that_fits_everything(tmp_path):
    first = '<t:Antwort><t:Nummer b:value="reference"/></t:Antwort>\n'
    second = "<t:Antwort><t:Stand>fertig</t:Stand></t:Antwort>\n"
    assert hidden(tmp_path / "a", first, second) == ["operations/course_inquiry.xml:6"]
    assert hidden(tmp_path / "b", second, first) == []
    assert hidden(tmp_path / "c", second, second) == ["operations/course_inquiry.xml:6"]
    third = "<t:Antwort><t:Stand>offen</t:Stand></t:Antwort>\n"
    assert hidden(tmp_path / "d", second, third) == []
    optional = second.replace("<t:Stand>", '<t:Stand b:optional="yes">')
    assert hidden(tmp_path / "e", optional, second)
    inside = "<t:Antwort><b:group><t:Stand>fertig</t:Stand></b:group></t:Antwort>\n"
    assert hidden(tmp_path / "f", inside, second) == []


def test_a_refusal_behind_one_that_fits_everything(tmp_path):
    answer = '<t:Antwort><t:Nummer b:value="reference"/></t:Antwort>'
    problem = '<t:Problem><t:Art b:value="hints[0].text"/></t:Problem>\n'
    refusal = f"<refusal>{problem}{problem}</refusal>"
    assert hidden(tmp_path, answer, more=refusal) == ["operations/course_inquiry.xml:6"]


@pytest.mark.parametrize(
    ("first", "second", "lost"),
    [
        ("", "", True),
        ("", ' art="x"', True),
        (' art="x"', "", False),
        (' b:also="yes"', "", False),
    ],
)
def test_a_sibling_behind_one_that_repeats(tmp_path, first, second, lost):
    schema = SCHEMA.replace(
        '<xs:element name="Hinweis" type="xs:string"',
        '<xs:element name="Hinweis" type="t:H"',
    ).replace(
        "</xs:schema>",
        """<xs:complexType name="H"><xs:simpleContent><xs:extension base="xs:string">
        <xs:attribute name="art"/></xs:extension></xs:simpleContent></xs:complexType>
        </xs:schema>""",
    )
    answer = f"""<t:Antwort>
        <t:Hinweis{first} b:each="hints" b:value="text"/>
        <t:Hinweis{second} b:value="own_reference"/></t:Antwort>"""
    warnings = found(
        tmp_path,
        Weight.WARNING,
        operation=operation(answer=answer),
        wsdl=wsdl(schema.replace('type="t:H"', 'xmlns:t="urn:t" type="t:H"')),
    )
    told = [one for one in warnings if "is never reached" in one]
    assert bool(told) is lost
    assert all("(operations/course_inquiry.xml:6) fits all" in one for one in told)


def in_answer(path, rows, mark="", **more):
    warnings = found(
        path,
        Weight.WARNING,
        head=head(f'<codes name="stand" file="stand.csv"{mark}/>'),
        files={"stand.csv": "code;official\n" + rows},
        operation=operation(answer=STATUS.format("stand")),
        **more,
    )
    return [one for one in warnings if one.startswith("stand.csv") and "schema" in one]


def test_codes_that_an_answer_cannot_say_and_such_that_it_may(tmp_path):
    assert in_answer(tmp_path, "planned;G\nstarted;B\n", wsdl=wsdl(ENUM)) == [
        'stand.csv:3: the schema knows no "B" in Stand of course_inquiry, so that no '
        'answer says "started"',
        'stand.csv: the schema allows "it\'s" in Stand of course_inquiry, and the list '
        "does not say which word that is",
    ]


def test_codes_of_an_open_list_or_a_free_text_are_not_compared(tmp_path):
    rows = "planned;G\nstarted;B\n"
    assert in_answer(tmp_path / "a", rows, ' open="yes"', wsdl=wsdl(ENUM)) == []
    assert in_answer(tmp_path / "b", rows) == []


def test_a_namespace_mistake_is_told_once_with_its_namespaces(tmp_path):
    schema = SCHEMA.replace(
        '<xs:element name="Tag" type="xs:date" minOccurs="0"/>',
        """<xs:element name="Tag" type="xs:date"/>
           <xs:any namespace="##other" minOccurs="0"/>""",
    )
    request = """<t:Frage><t:Kurs b:value="course_code"/>
        <Tag xmlns="">2027-01-01</Tag></t:Frage>"""
    errors = found(
        tmp_path, Weight.ERROR, wsdl=wsdl(schema), operation=operation(request)
    )
    assert errors == [
        "operations/course_inquiry.xml:5: the sample with every field filled breaks "
        "the schema at Frage/Tag: Element 'Tag': This element is not expected. "
        "Expected is ( {urn:t}Tag ). Look at the namespace."
    ]
