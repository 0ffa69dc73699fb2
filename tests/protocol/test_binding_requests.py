"""Every feature of the binding language, from a message to the XML of a request."""

from dataclasses import replace
from datetime import date, time

import pytest

from protocol.binding.formats import Formats
from protocol.errors import Invalid
from protocol.messages import (
    Attendance,
    CourseInquiry,
    CoursePlan,
    CoursePlanReport,
    CourseRecord,
    EarlyEnd,
    LessonTime,
    ParticipantInquiry,
    PersonKey,
    SectionPeriod,
    Setting,
)
from protocol.samples import sample

from .templates import Bench, codes


def section(number, units=100):
    return SectionPeriod(
        number=number,
        start=date(2025, 2, 23 + number),
        end=date(2025, 3, 20 + number),
        units=units,
    )


def plan_report(sections=(1, 2), late_reason=None, **setting):
    return CoursePlanReport(
        provider_code="T-1",
        late_reason=late_reason,
        plan=CoursePlan(
            own_reference="K & 1",
            course_type="general",
            sections=tuple(section(number) for number in sections),
            setting=Setting(site_code="O-1", **setting),
            attendance=Attendance(total=12),
        ),
    )


INQUIRY = CourseInquiry(provider_code="T-1", course_code="C-7")
END = EarlyEnd(provider_code="T-1", course_code="C-7", end=date(2025, 3, 1))


def build(text, message, *lists, **more):
    return Bench(*lists, **more).build(text, message)


def test_values_constants_and_layout():
    text = """<a:Frage art="neu" xml:lang="de">
        <Art>  Kurs
        </Art>
        <Nummer b:value="course_code"/>
    </a:Frage>"""
    assert build(text, INQUIRY) == (
        '<a:Frage xmlns:a="urn:a" art="neu" xml:lang="de">'
        "<Art>Kurs</Art><Nummer>C-7</Nummer></a:Frage>"
    )


def test_unqualified_elements_stay_so_under_a_default_namespace():
    text = '<Frage xmlns="urn:d"><Nummer xmlns="" b:value="course_code"/></Frage>'
    made = build(text, INQUIRY)
    assert "<Nummer>C-7</Nummer>" in made
    assert 'xmlns=""' not in made


def test_namespaces_declared_deep_inside_are_kept():
    text = '<A><q:B xmlns:q="urn:q" q:art="x"><q:C b:value="course_code"/></q:B></A>'
    assert build(text, INQUIRY) == (
        '<A><q:B xmlns:q="urn:q" q:art="x"><q:C>C-7</q:C></q:B></A>'
    )


def test_a_value_that_is_not_given_is_left_out():
    assert build('<A><B b:value="reason"/></A>', END) == "<A></A>"


def test_an_empty_text_counts_as_not_given():
    message = EarlyEnd(provider_code="", course_code="C", end=date(2025, 3, 1))
    assert build('<A><B b:value="provider_code"/></A>', message) == "<A></A>"


def test_empty_keep_and_empty_nil():
    text = (
        '<A><B b:value="reason" b:empty="keep"/><C b:value="reason" b:empty="nil"/></A>'
    )
    assert build(text, END) == (
        '<A><B></B><C xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:nil="true"></C></A>'
    )


def test_each_and_paths_of_the_item_and_of_the_message():
    text = """<A><S b:each="plan.sections"><N b:value="number"/>
      <T b:value="/provider_code"/></S></A>"""
    assert build(text, plan_report()) == (
        "<A><S><N>1</N><T>T-1</T></S><S><N>2</N><T>T-1</T></S></A>"
    )


def test_each_over_plain_values_and_over_nothing():
    text = '<A><L b:each="plan.setting.teacher_codes" b:value="."/></A>'
    message = plan_report(teacher_codes=("L1", "L2"))
    assert build(text, message) == "<A><L>L1</L><L>L2</L></A>"
    assert build(text, plan_report()) == "<A></A>"


def test_picking_items_of_a_list():
    text = """<A><E b:value="plan.sections[0].number"/>
      <L b:value="plan.sections[-1].number"/><K b:value="plan.sections[7].number"/>
      <R b:each="plan.sections[1:]"><N b:value="number"/></R>
      <F b:each="plan.sections[:1]"><N b:value="number"/></F></A>"""
    assert build(text, plan_report((1, 2, 3))) == (
        "<A><E>1</E><L>3</L><R><N>2</N></R><R><N>3</N></R><F><N>1</N></F></A>"
    )


def test_with_steps_into_a_part():
    text = (
        '<A><P b:with="plan"><S b:with="setting"><O b:value="site_code"/></S></P></A>'
    )
    assert build(text, plan_report()) == "<A><P><S><O>O-1</O></S></P></A>"


def test_with_leaves_out_what_is_not_given():
    text = '<A><P b:with="plan.sections[5]"><N b:value="number"/></P></A>'
    assert build(text, plan_report()) == "<A></A>"


def test_a_path_through_a_part_that_is_not_given():
    assert build('<A><O b:value="setting.site_code"/></A>', CourseRecord()) == "<A></A>"


def test_computed_properties_can_be_told():
    text = '<A><V b:value="plan.start"/><B b:value="plan.end"/></A>'
    assert build(text, plan_report()) == "<A><V>2025-02-24</V><B>2025-03-22</B></A>"
    assert build(text, plan_report(())) == "<A></A>"


def test_conditions_on_elements():
    text = """<A>
      <Spaet b:when="late_reason">ja</Spaet>
      <Puenktlich b:unless="late_reason">ja</Puenktlich>
      <Alpha b:when="plan.course_type=literacy youth">ja</Alpha>
      <Sonst b:unless="plan.course_type=literacy youth">ja</Sonst></A>"""
    assert build(text, plan_report()) == (
        "<A><Puenktlich>ja</Puenktlich><Sonst>ja</Sonst></A>"
    )
    assert build(text, plan_report(late_reason="x")) == (
        "<A><Spaet>ja</Spaet><Sonst>ja</Sonst></A>"
    )


def test_conditions_look_at_each_item():
    text = (
        '<A><S b:each="plan.sections" b:when="number=2"><N b:value="number"/></S></A>'
    )
    assert build(text, plan_report()) == "<A><S><N>2</N></S></A>"


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ('b:when="plan.setting.teacher_codes"', False),
        ('b:when="plan.setting.site_code"', True),
        ('b:when="plan.remarks"', False),
        ('b:when="plan.start=2025-02-24"', True),
        ('b:when="plan.attendance.total"', True),
        ('b:when="late_reason= "', False),
    ],
)
def test_what_counts_as_given(condition, holds):
    made = build(f"<A><B {condition}>x</B></A>", plan_report())
    assert ("<B>" in made) is holds


def test_yes_and_no_in_conditions():
    text = """<A><J b:when="fee_exemption_requested">1</J>
      <N b:unless="fee_exemption_requested">1</N>
      <G b:when="fee_exemption_requested=true">1</G></A>"""
    assert build(text, sample("first_registration")) == "<A><J>1</J><G>1</G></A>"
    assert build(text, sample("first_registration", full=False)) == "<A><N>1</N></A>"


def test_codes_are_translated_and_open_lists_let_words_pass():
    text = '<A b:value="plan.course_type" b:codes="art"/>'
    assert build(text, plan_report(), codes("art", "general=A1")) == "<A>A1</A>"
    opened = codes("art", "other=A1", is_open=True)
    assert build(text, plan_report(), opened) == "<A>general</A>"


def test_a_word_without_code_is_invalid_and_is_not_told():
    text = '<A b:value="plan.course_type" b:codes="art"/>'
    with pytest.raises(Invalid) as error:
        build(text, plan_report(), codes("art", "youth=A1"))
    assert error.value.code == "message_code"
    assert "plan.course_type: art" in str(error.value)
    assert "general" not in str(error.value)


def test_codes_for_numbers_and_yes_and_no():
    text = '<A><T b:value="weekday" b:codes="tag"/></A>'
    lesson = LessonTime(weekday=1, start=time(8), end=time(12), units=5)
    whole = f'<X b:each="plan.setting.lesson_times">{text}</X>'
    made = build(whole, plan_report(lesson_times=(lesson,)), codes("tag", "1=MO"))
    assert made == "<X><A><T>MO</T></A></X>"


def test_formats_of_dates_times_numbers_and_booleans():
    lesson = LessonTime(weekday=1, start=time(8, 45), end=time(12, 50), units=5)
    text = """<A b:with="plan"><D b:value="start" b:format="%d.%m.%Y"/>
      <N b:value="sections[0].number" b:format="03d"/><M b:with="setting">
      <Z b:each="lesson_times"><V b:value="start"/><B b:value="end" b:format="%H%M"/>
      </Z></M></A>"""
    assert build(text, plan_report(lesson_times=(lesson,))) == (
        "<A><D>24.02.2025</D><N>001</N><M><Z><V>08:45:00</V><B>1250</B></Z></M></A>"
    )


def test_the_contracts_own_formats_are_the_default():
    formats = Formats(date="%d.%m.%Y", time="%H.%M", true="ja", false="nein")
    lesson = LessonTime(weekday=1, start=time(8, 45), end=time(12, 50), units=5)
    text = """<A><D b:value="plan.start"/>
      <Z b:value="plan.setting.lesson_times[0].start"/></A>"""
    message = plan_report(lesson_times=(lesson,))
    assert build(text, message, formats=formats) == (
        "<A><D>24.02.2025</D><Z>08.45</Z></A>"
    )


@pytest.mark.parametrize(
    ("form", "full", "bare"),
    [("J|N", "J", "N"), ("1|", "1", None), ("|0", None, "0")],
)
def test_yes_and_no_have_words_and_may_be_silent(form, full, bare):
    text = f'<A><B b:value="fee_exemption_requested" b:format="{form}"/></A>'
    for whole, word in ((True, full), (False, bare)):
        message = sample("first_registration", full=whole)
        expected = "<A></A>" if word is None else f"<A><B>{word}</B></A>"
        assert build(text, message) == expected


def test_what_belongs_to_the_call():
    text = """<A><I b:value="call.id"/><Z b:value="call.now"/>
      <K b:value="call.now" b:format="%d.%m.%Y %H:%M"/><U b:value="call.username"/>
      <P b:value="call.password"/><E b:value="call.environment"/></A>"""
    bench = Bench()
    assert bench.build(text, INQUIRY) == (
        "<A><I>call-1</I><Z>2025-02-24T09:00:00+01:00</Z><K>24.02.2025 09:00</K>"
        "<U>konto</U><P>geheim</P><E>test</E></A>"
    )
    assert [place.get() for place in bench.built.personal] == ["konto", "geheim"]


def test_lists_in_one_text_and_their_number():
    text = """<A><L b:value="plan.setting.teacher_codes" b:join=", "/>
      <N b:count="plan.setting.teacher_codes"/><K b:count="plan.sections"
      b:format="02d"/><W b:value="plan.setting.teaching_material_codes" b:join=" "/>
      </A>"""
    assert build(text, plan_report(teacher_codes=("L1", "L2"))) == (
        "<A><L>L1, L2</L><N>2</N><K>02</K></A>"
    )


def test_items_have_a_running_number():
    text = """<A><S b:each="plan.sections" b:unless="number=1">
      <b:attribute name="nr" value="call.position"/><N b:value="call.position"
      b:format="02d"/><T b:with="/plan.setting"><U b:value="call.position"/>
      <L b:each="teacher_codes"><V b:value="call.position"/></L></T></S></A>"""
    message = plan_report((1, 2), teacher_codes=("L1", "L2"))
    assert build(text, message) == (
        '<A><S nr="2"><N>02</N><T><U>2</U><L><V>1</V></L><L><V>2</V></L></T></S></A>'
    )


def test_parts_of_a_text():
    text = """<A><S b:value="plan.own_reference" b:pattern="(.*?)\\s*(?:\\d.*)?"/>
      <N b:value="plan.own_reference" b:pattern="\\D*(\\d.*)?"/>
      <X b:value="plan.own_reference" b:pattern="(Y).*"/>
      <b:attribute name="k" value="plan.own_reference" pattern="(.).*"/></A>"""
    made = build(text, plan_report())
    assert made == '<A k="K"><S>K &amp;</S><N>1</N></A>'
    street = plan_report()
    plan = replace(street.plan, own_reference="Am Ring")
    made = build(text, replace(street, plan=plan))
    assert made == '<A k="A"><S>Am Ring</S></A>'


def test_optional_wrappers_vanish_without_any_field_inside():
    text = """<A><W b:optional="yes"><Art>fest</Art><G b:value="late_reason"/></W>
      <V b:optional="yes"><O b:value="plan.own_reference"/></V></A>"""
    assert build(text, plan_report()) == "<A><V><O>K &amp; 1</O></V></A>"


def test_attributes_from_fields():
    text = """<A><b:attribute name="nr" value="course_code"/>
      <b:attribute name="art" namespace="urn:a" value="reason"/>
      <b:attribute name="ende" namespace="urn:a" value="end" format="%d.%m."/>
      <b:attribute name="nie" value="course_code" when="reason"/>
      <B b:value="provider_code"><b:attribute name="q" value="course_code"/></B></A>"""
    assert build(text, END) == (
        '<A xmlns:a="urn:a" nr="C-7" a:ende="01.03."><B q="C-7">T-1</B></A>'
    )


def test_attributes_with_codes_and_numbers():
    text = """<A><b:attribute name="art" value="plan.course_type" codes="art"/>
      <b:attribute name="n" count="plan.sections"/></A>"""
    bench = Bench(codes("art", "general=A1"))
    assert bench.build(text, plan_report()) == '<A art="A1" n="2"></A>'
    ((place, used),) = bench.built.coded
    assert (place.attribute, used.name) == ("art", "art")


def test_texts_of_pieces():
    text = """<A><b:text value="plan.start" format="%d.%m."/> - <b:text
      value="plan.end" format="%d.%m.%Y"/> in <b:text value="late_reason"/></A>"""
    assert build(text, plan_report()) == "<A>24.02. - 22.03.2025 in</A>"
    assert build('<A><B>x <b:text value="late_reason"/></B></A>', plan_report()) == (
        "<A></A>"
    )


def test_xsi_type_keeps_its_namespace_under_any_prefix():
    text = '<A xsi:type="a:Kurs"><B xsi:type="Ort"/></A>'
    made = build(text, INQUIRY)
    assert 'xsi:type="a:Kurs"' in made and 'xmlns:a="urn:a"' in made
    assert 'xsi:type="Ort"' in made


def test_groups_repeat_elements_without_a_wrapper():
    text = """<A><b:group each="plan.sections"><N b:value="number"/>
      <U b:value="units"/></b:group><b:group when="late_reason"><G/><H/></b:group>
      <b:group with="plan.setting"><O b:value="site_code"/></b:group></A>"""
    assert build(text, plan_report()) == (
        "<A><N>1</N><U>100</U><N>2</N><U>100</U><O>O-1</O></A>"
    )


def test_fragments_stand_in_place_of_their_insertion():
    fragments = {
        "ort": """<b:attribute name="art" value="course_format"/>
            <O b:value="site_code"/>""",
        "kurs": '<b:insert fragment="ort"/><Ende/>',
    }
    text = '<A b:with="plan.setting"><Anfang/><b:insert fragment="kurs"/></A>'
    message = plan_report(course_format="vor Ort")
    assert build(text, message, **fragments) == (
        '<A art="vor Ort"><Anfang></Anfang><O>O-1</O><Ende></Ende></A>'
    )


def test_places_of_personal_values_are_noted():
    key = PersonKey(birth_date=date(1990, 1, 2), file_number="AZ-1")
    message = ParticipantInquiry(provider_code="T-1", person=key)
    bench = Bench()
    bench.build(
        '<A b:with="person"><G b:value="birth_date"/><T b:value="/provider_code"/></A>',
        message,
    )
    assert [place.get() for place in bench.built.personal] == ["1990-01-02"]
