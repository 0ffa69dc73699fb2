"""BAMF's view of a course beside ours."""

from dataclasses import replace

import pytest

from protocol.comparing import differences
from protocol.messages import CourseRecord
from protocol.samples import sample_answer

OURS = replace(sample_answer("course_inquiry"), hints=())
PERSON = OURS.attendance.participants[0]
NUMBER = PERSON.person.file_number


def found(theirs):
    return [(d.field, d.item, d.ours, d.theirs) for d in differences(OURS, theirs)]


def test_two_equal_views_do_not_differ_whatever_the_call_was():
    assert found(replace(OURS, reference="X", answered_at=None)) == []


def test_what_bamf_does_not_repeat_is_no_difference():
    assert found(CourseRecord()) == []
    assert found(replace(OURS, setting=None, attendance=None)) == []
    assert found(replace(OURS, setting=replace(OURS.setting, childcare=None))) == []


def test_a_value_differs():
    setting = replace(OURS.setting, site_code="ANDERSWO", teacher_codes=())
    assert found(replace(OURS, status="ended", setting=setting)) == [
        ("setting.site_code", "", OURS.setting.site_code, "ANDERSWO"),
        ("setting.teacher_codes", "", tuple(sorted(OURS.setting.teacher_codes)), None),
        ("status", "", "started", "ended"),
    ]


def test_a_day_of_a_section_differs():
    first = OURS.sections[0]
    moved = replace(first, end=first.start)
    theirs = replace(OURS, sections=(moved, *OURS.sections[1:]))
    assert found(theirs) == [
        ("sections.end", str(first.number), first.end, first.start)
    ]


def test_a_person_whom_one_side_lacks_is_said_once():
    attendance = OURS.attendance
    fewer = replace(attendance, participants=attendance.participants[1:])
    assert found(replace(OURS, attendance=fewer)) == [
        ("attendance.participants", NUMBER, "item", None)
    ]
    person = replace(PERSON.person, file_number="AZ-NEU")
    more = (*attendance.participants, replace(PERSON, person=person))
    theirs = replace(OURS, attendance=replace(attendance, participants=more))
    assert found(theirs) == [("attendance.participants", "AZ-NEU", None, "item")]


def test_the_order_of_lists_does_not_matter():
    attendance = OURS.attendance
    people = replace(attendance, participants=attendance.participants[::-1])
    theirs = replace(OURS, attendance=people, sections=OURS.sections[::-1])
    assert found(theirs) == []


def test_a_begun_course_comes_back_without_the_sections_to_come():
    begun = OURS.sections[:1]
    theirs = replace(OURS, sections=begun, reported_sections=(1,))
    ours = replace(OURS, reported_sections=(1,))
    assert differences(ours, theirs) == ()
    planned = replace(theirs, status="planned")
    fields = {one.field for one in differences(ours, planned)}
    assert fields == {"sections", "status"}


@pytest.mark.parametrize("theirs", [(), (1,)])
def test_a_section_reported_here_and_not_there(theirs):
    assert (
        "reported_sections",
        "",
        (1, 2),
        theirs or None,
    ) in found(replace(OURS, reported_sections=theirs))


def test_a_difference_tells_nobodys_data_in_a_log():
    attendance = replace(OURS.attendance, participants=OURS.attendance.participants[1:])
    assert NUMBER not in repr(differences(OURS, replace(OURS, attendance=attendance)))
