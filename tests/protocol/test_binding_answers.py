"""Every feature of the binding language, from an answer's XML to its dataclass."""

from datetime import date, datetime, time, timedelta, timezone

import pytest

from protocol.binding.draft import Incomplete
from protocol.binding.fields import Refusal
from protocol.messages import (
    Answer,
    CourseRecord,
    ParticipantRecord,
    PlanReceipt,
    RegistrationReceipt,
    Remark,
    SectionPeriod,
)
from protocol.outcome import Verdict

from .templates import Bench, codes


def read(text, xml, cls=CourseRecord, *lists, **more):
    return Bench(*lists, **more).read(text, xml, cls)


def period(number):
    day = date(2025, 2, number)
    return SectionPeriod(number=number, start=day, end=day, units=100)


FIELDS = """<N b:value="number"/><V b:value="start"/><B b:value="end"/>
    <U b:value="units"/>"""
SECTION = f'<S b:each="sections">{FIELDS}</S>'


def told(number):
    day = f"2025-02-0{number}"
    return f"<S><N>{number}</N><V>{day}</V><B>{day}</B><U>100</U></S>"


def test_values_and_what_is_not_there():
    text = '<A><K b:value="course_code"/><E b:value="own_reference"/></A>'
    answer = read(text, "<A><K> C-7\n</K></A>")
    assert answer == CourseRecord(course_code="C-7")


def test_unknown_elements_are_passed_over():
    assert read('<A><K b:value="course_code"/></A>', "<A><X/><K>1</K><X/></A>") == (
        CourseRecord(course_code="1")
    )


def test_items_of_lists():
    text = f"<A><Z>{SECTION}</Z></A>"
    answer = read(text, f"<A><Z>{told(1)}{told(2)}</Z></A>")
    assert answer.sections == (period(1), period(2))


def test_first_and_further_items_apart():
    text = f"""<A><E b:with="sections[0]">{FIELDS}</E>
        <S b:each="sections[1:]">{FIELDS}</S></A>"""
    first = told(1).replace("S>", "E>")
    answer = read(text, f"<A>{first}{told(2)}{told(3)}</A>")
    assert [one.number for one in answer.sections] == [1, 2, 3]


def test_the_same_element_for_the_first_and_for_further_items():
    text = """<A><N b:value="reported_sections[0]"/>
        <N b:each="reported_sections[1:]" b:value="."/></A>"""
    answer = read(text, "<A><N>4</N><N>5</N><N>6</N></A>")
    assert answer.reported_sections == (4, 5, 6)


def test_lists_in_one_text():
    text = '<A><L b:value="reported_sections" b:join=" "/></A>'
    assert read(text, "<A><L>1  2\n3</L></A>").reported_sections == (1, 2, 3)
    text = '<A><L b:value="reported_sections" b:join=", "/></A>'
    assert read(text, "<A><L>1,2, </L></A>").reported_sections == (1, 2)


def test_parts_and_paths_from_the_top():
    text = """<A><T b:with="setting"><O b:value="site_code"/>
        <K b:value="/course_code"/></T></A>"""
    answer = read(text, "<A><T><O>O-1</O><K>C-7</K></T></A>")
    assert (answer.setting.site_code, answer.course_code) == ("O-1", "C-7")


def test_lists_from_the_top_inside_a_part():
    text = """<A><T b:with="setting"><O b:value="site_code"/>
        <H b:each="/hints"><C b:value="code"/></H></T></A>"""
    answer = read(text, "<A><T><O>O</O><H><C>1</C></H><H><C>2</C></H></T></A>")
    assert [hint.code for hint in answer.hints] == ["1", "2"]


def test_empty_parts_and_items_are_none_at_all():
    text = f'<A><T b:with="setting"><O b:value="site_code"/></T>{SECTION}</A>'
    answer = read(text, "<A><T><O/></T><S/></A>")
    assert (answer.setting, answer.sections) == (None, ())


def test_nil_is_nothing():
    text = """<A><K b:value="course_code"/><T b:with="setting">
        <O b:value="site_code"/></T></A>"""
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil'
    answer = read(text, f'<A><K {xsi}="true">x</K><T {xsi}="1"/></A>')
    assert answer == CourseRecord()
    assert read(text, f'<A><K {xsi}="false">x</K></A>').course_code == "x"


def test_attributes():
    text = (
        '<A><K><b:attribute name="nr" namespace="urn:a" value="course_code"/></K></A>'
    )
    answer = read(text, '<A><K xmlns:q="urn:a" q:nr="C-7"/></A>')
    assert answer.course_code == "C-7"


def test_constant_attributes_tell_elements_apart():
    text = """<A><F name="Kurs"><W b:value="course_code"/></F>
        <F name="Status" b:value="status"/></A>"""
    xml = '<A><F name="Status">x</F><F name="Kurs"><W>C</W></F><F name="Ort">y</F></A>'
    assert read(text, xml) == CourseRecord(course_code="C", status="x")


def test_constant_texts_tell_elements_apart():
    text = """<A><F><Name>Kurs</Name><Wert b:value="course_code"/></F>
        <F><b:group><Name>Status</Name></b:group><Wert b:value="status"/></F></A>"""
    xml = """<A><F><Name>Status</Name><Wert>x</Wert></F><F><Name>Ort</Name></F>
        <F><Wert>C</Wert><Name> Kurs </Name></F></A>"""
    assert read(text, xml) == CourseRecord(course_code="C", status="x")


def test_constants_deep_inside_decide_between_several_only():
    pair = '<P><F><N>Kurs</N><W b:value="course_code"/></F></P>'
    other = '<P><F><N>Art</N><W b:value="status"/></F></P>'
    assert read(f"<A>{pair}</A>", "<A><P><X/></P></A>") == CourseRecord()
    xml = "<A><P><F><N>Art</N><W>x</W></F></P><P><F><N>Kurs</N><W>C</W></F></P></A>"
    assert read(f"<A>{pair}{other}</A>", xml) == CourseRecord(
        course_code="C", status="x"
    )
    roots = f'<A>{pair}</A><A b:means="rejected">{other}</A>'
    reading = Bench().reading(
        roots,
        f"<A>{other.replace(' b:value', ' v')}</A>".replace(
            '<W v="status"/>', "<W>x</W>"
        ),
        CourseRecord,
    )
    assert reading.verdicts == [Verdict.REJECTED]


def test_constants_in_optional_and_repeated_elements_decide_nothing():
    text = """<A><F><W b:value="course_code"/><O b:optional="yes"><N>x</N></O>
        <R b:each="hints"><N>y</N><C b:value="code"/></R></F></A>"""
    assert read(text, "<A><F><W>C</W></F></A>").course_code == "C"


def test_what_may_be_absent_decides_nothing_however_deep():
    text = """<A><P><Q><F b:optional="yes"><N>Kurs</N></F></Q><G b:each="hints"><N>x</N>
        </G><W b:value="course_code"/></P><P><F><N>Art</N></F></P></A>"""
    assert read(text, "<A><P><W>C</W></P></A>").course_code == "C"


def test_space_around_constants_is_none():
    text = '<A><F><N> Kurs </N><W b:value="course_code"/></F></A>'
    assert read(text, "<A><F><N>Kurs</N><W>C</W></F></A>").course_code == "C"


def test_types_of_elements_tell_them_apart():
    text = """<A><T xsi:type="a:Ort"><W b:value="course_code"/></T>
        <T xsi:type="a:Art"><W b:value="status"/></T></A>"""
    xsi = "http://www.w3.org/2001/XMLSchema-instance"
    xml = f"""<A xmlns:i="{xsi}" xmlns:z="urn:a"><T i:type="z:Art"><W>x</W></T>
        <T i:type="Ort"><W>nein</W></T><T i:type="z:Ort"><W>C</W></T><T/></A>"""
    assert read(text, xml) == CourseRecord(course_code="C", status="x")


def test_the_first_root_that_matches_is_read():
    text = """<A art="gut"><K b:value="course_code"/></A>
        <A art="schlecht" b:means="rejected"/>"""
    bench = Bench()
    good = bench.reading(text, '<A art="gut"><K>C</K></A>', PlanReceipt)
    assert (good.draft.finish().course_code, good.verdicts) == ("C", [])
    bad = Bench().reading(text, '<A art="schlecht"/>', PlanReceipt)
    assert bad.verdicts == [Verdict.REJECTED]
    assert Bench().reading(text, "<A/>", PlanReceipt) is None
    assert Bench().reading(text, "<B/>", PlanReceipt) is None


def test_groups_that_repeat_without_a_wrapper():
    text = """<A><b:group each="hints"><C b:value="code"/><T b:value="text"/>
        <O b:value="location"/></b:group><K b:value="course_code"/></A>"""
    xml = """<A><C>1</C><T>a</T><T>b</T><C>3</C><O>o</O><C>4</C><K>C</K></A>"""
    answer = read(text, xml)
    assert answer.course_code == "C"
    assert answer.hints == (
        Remark(code="1", text="a"),
        Remark(text="b"),
        Remark(code="3", location="o"),
        Remark(code="4"),
    )


def test_groups_that_do_not_repeat_know_no_order():
    text = """<A><b:group with="setting"><O b:value="site_code"/>
        <F b:value="course_format"/></b:group><K b:value="course_code"/></A>"""
    answer = read(text, "<A><F>x</F><K>C</K><O>O</O><O>zwei</O></A>")
    assert (answer.setting.site_code, answer.setting.course_format) == ("O", "x")
    assert answer.course_code == "C"


def test_groups_inside_groups():
    text = """<A><b:group each="hints"><C b:value="code"/>
        <b:group><T b:value="text"/><O b:value="location"/></b:group></b:group></A>"""
    answer = read(text, "<A><C>1</C><T>a</T><O>o</O><C>2</C><O>p</O></A>")
    assert answer.hints == (
        Remark(code="1", text="a", location="o"),
        Remark(code="2", location="p"),
    )


def test_codes_backwards_and_unknown_codes_unchanged():
    status = codes("st", "planned=P", "planned=Plan", "started=S")
    text = '<A><S b:value="status" b:codes="st"/></A>'
    for official, word in (("P", "planned"), ("Plan", "planned"), ("Z", "Z")):
        xml = f"<A><S>{official}</S></A>"
        assert read(text, xml, CourseRecord, status).status == word


def test_several_words_for_one_code_are_read_as_the_first():
    text = '<A><S b:value="status" b:codes="st"/></A>'
    shared = codes("st", "women=1", "parents=1")
    assert read(text, "<A><S>1</S></A>", CourseRecord, shared).status == "women"


def test_codes_as_they_came_are_kept_beside():
    bench = Bench(codes("k", "late=K-1"))
    reading = bench.reading(
        '<A><H b:each="hints"><C b:value="code" b:codes="k"/></H></A>',
        "<A><H><C>K-1</C></H><H><C>K-9</C></H></A>",
    )
    assert [hint.code for hint in reading.draft.items("hints")] == ["late", "K-9"]
    assert reading.codes == {"K-1", "K-9"}


LESSON = """<A><T b:with="setting"><O b:value="site_code"/><U b:each="lesson_times">
    <W b:value="weekday"/><V b:value="start"{0}/><B b:value="end"{0}/>
    <E b:value="units"/></U></T></A>"""


@pytest.mark.parametrize(
    ("form", "start"),
    [("", "08:45:00"), ("", "08:45:00.000+01:00"), (' b:format="%H%M"', "0845")],
)
def test_times(form, start):
    xml = (
        f"""<A><T><O>O</O><U><W>1</W><V>{start}</V><B>{start}</B><E>5</E></U></T></A>"""
    )
    (lesson,) = read(LESSON.format(form), xml).setting.lesson_times
    assert (lesson.start, lesson.end) == (time(8, 45), time(8, 45))


@pytest.mark.parametrize(
    ("form", "day"),
    [
        ("", "2025-02-24"),
        ("", "2025-02-24+01:00"),
        (' b:format="%d.%m.%Y"', "24.02.2025"),
    ],
)
def test_dates(form, day):
    text = f'<A><D b:value="registered_on"{form}/></A>'
    answer = read(text, f"<A><D>{day}</D></A>", ParticipantRecord)
    assert answer.registered_on == date(2025, 2, 24)


@pytest.mark.parametrize(
    ("form", "moment"),
    [
        ("", "2025-02-24T09:00:00+01:00"),
        ("", "2025-02-24T08:00:00Z"),
        ("", "2025-02-24T09:00:00.000"),
        (' b:format="%d.%m.%Y %H:%M"', "24.02.2025 09:00"),
        (' b:format="%Y%m%d%H%M%S%z"', "20250224080000+0000"),
    ],
)
def test_moments_are_aware(form, moment):
    text = f'<A><Z b:value="answered_at"{form}/></A>'
    answer = read(text, f"<A><Z>{moment}</Z></A>", Answer)
    assert answer.answered_at == datetime(2025, 2, 24, 8, tzinfo=timezone.utc)
    assert answer.answered_at.utcoffset() in (timedelta(0), timedelta(hours=1))


@pytest.mark.parametrize(
    ("form", "word", "value"),
    [
        ("", "true", True),
        ("", "0", False),
        (' b:format="J|N"', "J", True),
        (' b:format="J|N"', "N", False),
        (' b:format="J|N"', "true", False),
    ],
)
def test_yes_and_no(form, word, value):
    text = f"""<A><E b:each="entitlements"><P b:with="person_key">
        <G b:value="birth_date"/></P><V b:value="obliged"{form}/></E></A>"""
    xml = f"<A><E><P><G>1990-01-02</G></P><V>{word}</V></E></A>"
    assert read(text, xml, ParticipantRecord).entitlements[0].obliged is value


def test_numbers_with_leading_zeros():
    text = '<A><S b:value="units_used" b:format="05d"/></A>'
    assert read(text, "<A><S>00200</S></A>", ParticipantRecord).units_used == 200


def test_texts_that_tell_nothing_are_as_if_they_were_not_there():
    text = '<A><D b:value="registered_on"/><U b:value="units_used"/></A>'
    xml = "<A><D>unbekannt</D><U>viele</U></A>"
    assert read(text, xml, ParticipantRecord) == ParticipantRecord()


def test_pieces_of_a_text():
    text = """<A><X>Kurs <b:text value="course_code"/> ist <b:text
        value="status"/>!</X></A>"""
    answer = read(text, "<A><X>Kurs C-7 ist (noch) geplant!</X></A>")
    assert (answer.course_code, answer.status) == ("C-7", "(noch) geplant")
    assert read(text, "<A><X>Kein Kurs</X></A>") == CourseRecord()


def test_verdicts_and_waiting():
    verdicts = codes("v", "accepted=0", "accepted=OK", "rejected=1", "not_sent=9")
    text = """<A><S b:value="verdict" b:codes="v"/><W b:value="retry_after"/>
        <V b:value="retry_after"/></A>"""
    for official, verdict in (
        ("OK", Verdict.ACCEPTED),
        ("1", Verdict.REJECTED),
        ("9", Verdict.NOT_SENT),
        ("7", None),
    ):
        xml = f"<A><S>{official}</S><W>30</W><V>99</V></A>"
        reading = Bench(verdicts).reading(text, xml)
        assert (reading.verdicts, reading.retry_after) == ([verdict], "30")


def test_verdicts_from_anywhere():
    text = """<A><T b:with="setting"><S b:value="verdict" b:codes="v"/>
        <W b:value="/retry_after"/></T></A>"""
    lists, told = codes("v", "hinted=H"), "<A><T><S>H</S><W>5</W></T></A>"
    reading = Bench(lists).reading(text, told, CourseRecord)
    assert (reading.verdicts, reading.retry_after) == ([Verdict.HINTED], "5")


def test_mere_presence_may_mean_something():
    text = '<A><F b:means="unauthorized" b:value="reference"/></A>'
    assert Bench().reading(text, "<A/>").verdicts == []
    assert Bench().reading(text, "<A><F/></A>").verdicts == [Verdict.UNAUTHORIZED]


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ('<A><S b:value="verdict" b:codes="v"/></A>', True),
        ('<A><b:group><S b:value="verdict" b:codes="v"/></b:group></A>', True),
        ('<A><b:attribute name="s" value="verdict" codes="v"/></A>', True),
        ('<A><F b:optional="yes"><S b:value="verdict" b:codes="v"/></F></A>', False),
        ('<A><S b:value="reference"/></A>', False),
    ],
)
def test_whether_a_verdict_must_come(text, needed):
    (node,) = Bench(codes("v", "rejected=9")).compile(text, Refusal, answer=True)
    assert node.needs_verdict is needed


def test_a_needed_field_that_is_absent_is_named():
    with pytest.raises(Incomplete, match="^course_code$"):
        read('<A><K b:value="course_code"/></A>', "<A/>", PlanReceipt)


def test_what_a_part_lacks_is_none():
    answer = read(f"<A>{SECTION}</A>", f"<A>{told(2).replace('<U>100</U>', '')}</A>")
    assert [section.units for section in answer.sections] == [None]


def test_what_was_read_and_is_not_personal_may_be_kept():
    text = """<A art="x"><R b:value="reference"/><P b:value="person_number"/>
        <Q b:value="person_number"><b:attribute name="z" value="answered_at"/></Q>
        <F>fest</F><X>Nr. <b:text value="reference"/></X>
        <Y>Nr. <b:text value="person_number"/></Y></A>"""
    xml = """<A art="x"><R>1</R><P>2</P><Q z="3">4</Q><F>fest</F><X>Nr. 5</X>
        <Y>Nr. 6</Y><Z>7</Z></A>"""
    reading = Bench().reading(text, xml, RegistrationReceipt)
    assert sorted(place.get() for place in reading.kept) == [
        "1", "3", "Nr. 5", "fest", "x",
    ]  # fmt: skip


def test_a_value_read_twice_keeps_the_first():
    text = '<A><K b:value="course_code"/><L b:value="course_code"/></A>'
    assert read(text, "<A><K>1</K><L>2</L></A>").course_code == "1"
