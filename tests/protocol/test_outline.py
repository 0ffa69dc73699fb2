"""Messages and answers for people: BAMF's terms, and both sides in rows."""

from dataclasses import replace

import pytest

from protocol.comparing import beside
from protocol.messages import MESSAGES, CourseRecord
from protocol.outline import outline
from protocol.samples import sample, sample_answer

RECORD = replace(sample_answer("course_inquiry"), hints=())


@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_and_answer_can_be_read(name):
    for part in (sample(name), sample_answer(name), sample_answer(name, False)):
        for line in outline(part):
            assert line.term
            assert all(value is not None for _term, _field, value in line.values)


def test_a_plan_reads_in_bamfs_terms():
    lines = {
        (line.term, line.item): line for line in outline(sample("course_plan_report"))
    }
    assert lines["Kursplan", ""].values == ()
    own = lines["Eigene Kursnummer", ""]
    assert (own.depth, own.values) == (1, (("", "own_reference", "MUSTERKURS-1"),))
    section = lines["Kursabschnitte", "2"]
    assert [term for term, _field, _value in section.values] == [
        "Kursabschnitt",
        "Von",
        "Bis",
        "Unterrichtseinheiten",
    ]


def test_both_sides_stand_in_rows_and_what_differs_is_marked():
    setting = replace(RECORD.setting, site_code="ANDERSWO")
    rows = {
        (row.field, row.item): row
        for row in beside(RECORD, replace(RECORD, setting=setting))
    }
    site = rows["setting.site_code", ""]
    assert site.differs
    assert site.theirs == (("setting.site_code", "ANDERSWO"),)
    assert [row.field for row in rows.values() if row.differs] == ["setting.site_code"]
    second = rows["sections", "2"]
    assert ("sections.units", 100) in second.ours


def test_what_bamf_did_not_tell_has_no_row():
    assert beside(RECORD, CourseRecord()) == ()
    fields = {row.field for row in beside(RECORD, replace(RECORD, setting=None))}
    assert not any(field.startswith("setting") for field in fields)


def test_a_person_missing_on_one_side_is_a_row_with_one_side():
    attendance = RECORD.attendance
    fewer = replace(attendance, participants=attendance.participants[1:])
    missing = [
        row for row in beside(RECORD, replace(RECORD, attendance=fewer)) if row.differs
    ]
    assert [(row.field, row.theirs) for row in missing] == [
        ("attendance.participants", ())
    ]
    assert missing[0].ours
