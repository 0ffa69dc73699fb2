"""Defects to plant in the stand-in, and what the check must say of each."""

from dataclasses import dataclass, field

from protocol.findings import Weight

SITE = "operations/site_change.xml"
START = "operations/course_start_report.xml"
PLAN = "operations/course_plan_report.xml"
INQUIRY = "operations/course_inquiry.xml"
CONTRACT = "contract.xml"
GENDER = "codes/gender.csv"
STATUS = "codes/course_status.csv"
COURSE_TYPE = "codes/course_type.csv"
SCHEMA = "wsdl/messages.xsd"


@dataclass(frozen=True)
class Defect:
    """An edit of one file, and a part of the finding that names it.

    ``where``: the file that the finding names, if not the edited one. ``absent``:
    something is missing, so there is no line to name.
    """

    name: str
    file: str
    old: str
    new: str
    said: str
    where: str = ""
    weight: Weight = field(default=Weight.ERROR)
    absent: bool = False


_PLACE = '<s:Kursortkennung b:value="site_code"/>'
_FROM = '<s:GueltigAb b:value="valid_from"/>'
_LATE = '<s:GrundNachtraeglicheErfassung b:value="late_reason" b:codes="late_reason"/>'
_STATUS = '<s:Status b:value="status" b:codes="course_status"/>'
_LITERACY = "literacy;20;Alphabetisierungskurs\n"

WORDS = (
    Defect("no such field", SITE, '"site_code"', '"site"', "site_code"),
    Defect("a misspelt word", SITE, "b:value=", "b:valeu=", "value"),
    Defect("a step too far", SITE, '"site_code"', '"site_code.x"', "site_code.x"),
    Defect("no such list", START, 'codes="course_type"', 'codes="art"', '"art"'),
    Defect("no such operation", SITE, 'name="Kursort', 'name="Ort', "Ortaenderung"),
    Defect("no such message", SITE, '"site_change"', '"site_move"', "site_move"),
    Defect("no such service", SITE, 'service="main"', 'service="x"', "main"),
    Defect("no such fragment", START, '"setting"/>', '"room"/>', "room"),
    Defect("broken XML", SITE, "</request>", "</reqest>", "XML"),
)
SHAPES = (
    Defect("an element unknown", SITE, "s:GueltigAb", "s:GueltigVon", "GueltigAb"),
    Defect("no namespace", SITE, "<s:Kursortkennung", "<Kursortkennung", "Kursort"),
    Defect("a needed element missing", SITE, _PLACE, "", "Kursortkennung"),
    Defect("order", SITE, f"{_PLACE}\n      {_FROM}", _FROM + _PLACE, "GueltigAb"),
    Defect(
        "a date as it must not be",
        SITE,
        '"valid_from"',
        '"valid_from" b:format="%d.%m.%Y"',
        "GueltigAb",
    ),
    Defect("untranslated", START, ' b:codes="course_type"', "", "Kursart"),
    Defect(
        "a number unknown", COURSE_TYPE, "literacy;20", "literacy;99", "Kursart", START
    ),
    Defect(
        "a needed answer unread",
        PLAN,
        'b:value="course_code"',
        "",
        "course_code",
        absent=True,
    ),
    Defect(
        "an answer unread",
        INQUIRY,
        _STATUS,
        "",
        "status",
        weight=Weight.NOTE,
        absent=True,
    ),
    Defect(
        "a field unsaid",
        PLAN,
        _LATE,
        "",
        "late_reason",
        weight=Weight.WARNING,
        absent=True,
    ),
)
DATA = (
    Defect(
        "a word without number",
        COURSE_TYPE,
        _LITERACY,
        "",
        "literacy",
        weight=Weight.WARNING,
    ),
    Defect("a strange first line", GENDER, "code;official", "wort;nummer", "code"),
    Defect("half a line", GENDER, "male;2;", "male;;", "official"),
    Defect("no such CSV file", CONTRACT, "codes/gender", "codes/sex", "sex.csv"),
    Defect(
        "no such WSDL", CONTRACT, "wsdl/inge-online", "wsdl/x", "x.wsdl", "wsdl/x.wsdl"
    ),
    Defect("an open endpoint", CONTRACT, "https://inge", "http://inge", "https"),
    Defect("no such environment", CONTRACT, '"test" url', '"probe" url', "probe"),
    Defect("a refusal that accepts", CONTRACT, "not_sent", "accepted", "accepted"),
    Defect("no such meaning", CONTRACT, "not_sent", "perhaps", "not_sent"),
    Defect("on the network", SCHEMA, "course-", "https://example.org/", "example.org"),
    Defect("outside the folder", SCHEMA, "course-", "../../../", "messages.xsd"),
)
ANSWERS = (
    Defect(
        "a second refusal behind the first",
        CONTRACT,
        "  </refusal>",
        "<s:Fehlermeldung><s:Wartezeit/></s:Fehlermeldung></refusal>",
        "is never reached",
        weight=Weight.WARNING,
    ),
    Defect(
        "a number that never comes",
        STATUS,
        "started;B",
        "started;X",
        'the schema knows no "X"',
        weight=Weight.WARNING,
    ),
)
DEFECTS = (*WORDS, *SHAPES, *DATA, *ANSWERS)
