"""What an answer of BAMF proves about a message."""

from dataclasses import replace
from datetime import date, datetime, timezone

import pytest

from protocol.comparing import Trace, trace
from protocol.messages import CourseRecord, ParticipantRecord
from protocol.samples import sample, sample_answer

ASKED = sample("course_inquiry")
RECORD = sample_answer("course_inquiry")
PLAN, UPDATE = sample("course_plan_report"), sample("course_plan_update")


def record(**values):
    """BAMF's answer about the course of the examples."""
    return replace(CourseRecord(course_code=ASKED.course_code), **values)


def of_plan(plan, **values):
    """BAMF's answer as it would repeat this plan."""
    return record(
        own_reference=plan.own_reference,
        status="planned",
        sections=plan.sections,
        setting=plan.setting,
        attendance=plan.attendance,
        **values,
    )


def changed(plan):
    """The plan with another place and a section less."""
    setting = replace(plan.setting, site_code="ANDERSWO")
    return replace(plan, setting=setting, sections=plan.sections[:-1])


def look(name_or_message, answer, asked=ASKED, **values):
    sent = name_or_message
    sent = sample(sent) if isinstance(sent, str) else sent
    return trace(sent, asked, answer, **values)


@pytest.mark.parametrize(
    ("name", "answer", "expected"),
    [
        ("course_plan_cancellation", {"status": "cancelled"}, "found"),
        ("course_plan_cancellation", {"status": "planned"}, "absent"),
        ("course_plan_cancellation", {"status": "started"}, "unclear"),
        ("course_plan_cancellation", {}, "unclear"),
        ("course_start_report", {"status": "planned"}, "absent"),
        ("course_start_report", {"status": "cancelled"}, "unclear"),
        ("course_start_report", {}, "unclear"),
        ("section_start_report", {"status": "planned"}, "unclear"),
        ("section_start_report", {"status": "started"}, "unclear"),
        ("section_start_report", {}, "unclear"),
        ("orientation_test_report", {"status": "started"}, "unclear"),
        ("course_inquiry", {"status": "started"}, "unclear"),
    ],
)
def test_the_status_of_the_course_says_it(name, answer, expected):
    assert look(name, record(**answer)) == Trace(expected)


@pytest.mark.parametrize("name", ["course_start_report", "section_start_report"])
def test_a_begun_section_is_in_the_list_of_begun_ones(name):
    number = sample(name).section.number
    assert look(name, record(reported_sections=(number,))) is Trace.FOUND
    other = record(status="started", reported_sections=(number + 1,))
    absent = name == "section_start_report"
    assert look(name, other) is (Trace.ABSENT if absent else Trace.UNCLEAR)


def test_an_answer_on_another_course_proves_nothing():
    asked = replace(ASKED, course_code="ANDERER")
    assert look("course_plan_cancellation", record(status="cancelled"), asked) == (
        Trace.FOUND
    ), "BAMF says itself which course it speaks of"
    other = record(status="cancelled", course_code="ANDERER")
    assert look("course_plan_cancellation", other) is Trace.UNCLEAR
    silent = replace(other, course_code=None)
    assert look("course_plan_cancellation", silent, asked) is Trace.UNCLEAR


def test_a_plan_is_recognised_by_our_number_and_its_sections_and_never_missed():
    same = of_plan(PLAN.plan)
    assert look(PLAN, same) is Trace.FOUND
    assert look(PLAN, replace(same, own_reference="ANDERS")) is Trace.UNCLEAR
    assert look(PLAN, replace(same, sections=())) is Trace.UNCLEAR
    known = frozenset({ASKED.course_code})
    assert look(PLAN, same, known_codes=known) is Trace.UNCLEAR


def test_an_update_is_told_from_what_bamf_had_before():
    update = replace(UPDATE, plan=changed(PLAN.plan))
    assert look(update, of_plan(update.plan), before=PLAN) is Trace.FOUND
    assert look(update, of_plan(PLAN.plan), before=PLAN) is Trace.ABSENT
    half = replace(of_plan(update.plan), sections=PLAN.plan.sections)
    assert look(update, half, before=PLAN) is Trace.UNCLEAR


def test_an_update_that_leaves_no_trace_stays_unclear():
    remark = replace(UPDATE, plan=replace(PLAN.plan, remarks="Neu"))
    assert look(remark, of_plan(PLAN.plan), before=PLAN) is Trace.UNCLEAR
    update = replace(UPDATE, plan=changed(PLAN.plan))
    assert look(update, of_plan(update.plan)) is Trace.UNCLEAR
    untold = record(status="planned")
    assert look(update, untold, before=PLAN) is Trace.UNCLEAR
    assert look(update, of_plan(update.plan), before=sample("early_end")) is (
        Trace.UNCLEAR
    )


def test_an_update_that_takes_a_person_off_the_list_is_told_by_the_list():
    fewer = replace(
        PLAN.plan.attendance, participants=PLAN.plan.attendance.participants[1:]
    )
    update = replace(UPDATE, plan=replace(PLAN.plan, attendance=fewer))
    assert look(update, of_plan(update.plan), before=PLAN) is Trace.FOUND
    assert look(update, of_plan(PLAN.plan), before=PLAN) is Trace.ABSENT
    untold = replace(of_plan(update.plan), attendance=None)
    assert look(update, untold, before=PLAN) is Trace.UNCLEAR


def test_an_update_of_an_earlier_section_is_not_judged_by_the_last_one():
    sent, before = sample("section_update"), sample("section_start_report")
    number = sent.section.number
    before = replace(before, section=replace(sent.section))
    sent = replace(sent, setting=replace(sent.setting, site_code="ANDERSWO"))
    same = {"setting": sent.setting, "attendance": sent.attendance}
    last = record(reported_sections=(number,), **same)
    later = record(reported_sections=(number, number + 1), **same)
    assert look(sent, last, before=before) is Trace.FOUND
    assert look(sent, later, before=before) is Trace.UNCLEAR
    old = record(reported_sections=(number,), setting=before.setting)
    assert look(sent, old, before=before) is Trace.ABSENT


def moment(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=timezone.utc)


def test_a_change_of_place_is_surely_missing_only_once_its_day_has_come():
    sent = sample("site_change")
    there = record(setting=replace(RECORD.setting, site_code=sent.site_code))
    old = record(setting=PLAN.plan.setting)
    assert look(sent, there, before=PLAN) is Trace.FOUND
    assert look(sent, there) is Trace.UNCLEAR
    assert look(sent, old, before=PLAN) is Trace.UNCLEAR
    dated = replace(old, answered_at=moment(sent.valid_from))
    assert look(sent, dated, before=PLAN) is Trace.ABSENT


def test_a_course_that_is_over_anyway_does_not_prove_an_early_end():
    sent = replace(sample("early_end"), end=date(2027, 3, 1))
    before = sample("course_start_report")
    ended = record(status="ended", answered_at=moment(date(2027, 3, 2)))
    planned = replace(before, course_end=date(2027, 9, 1))
    assert look(sent, ended, before=planned) is Trace.FOUND
    past = replace(before, course_end=date(2027, 3, 2))
    assert look(sent, ended, before=past) is Trace.UNCLEAR
    assert look(sent, ended) is Trace.UNCLEAR
    running = replace(ended, status="started")
    assert look(sent, running, before=planned) is Trace.ABSENT
    early = replace(running, answered_at=moment(date(2027, 2, 28)))
    assert look(sent, early, before=planned) is Trace.UNCLEAR


@pytest.mark.parametrize("name", ["first_registration", "repeat_registration"])
def test_a_registration_is_ours_by_provider_and_day(name):
    sent, known = sample(name), sample_answer("participant_inquiry")
    asked = replace(sample("participant_inquiry"), person=sent.person)
    ours = replace(
        known, registered_by=sent.provider_code, registered_on=sent.registered_on
    )
    nobody = replace(known, registered_by=None, registered_on=None)
    assert look(sent, ours, asked) is Trace.FOUND
    assert look(sent, replace(ours, registered_by="X"), asked) is Trace.UNCLEAR
    assert look(sent, nobody, asked) is Trace.ABSENT
    assert look(sent, ParticipantRecord(), asked) is Trace.UNCLEAR
    other = replace(asked, person=replace(asked.person, file_number="ANDERE"))
    assert look(sent, ours, other) is Trace.UNCLEAR
    assert look("early_end", ours, asked) is Trace.UNCLEAR
