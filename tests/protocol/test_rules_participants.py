"""Who takes part, from when and until when."""

from dataclasses import replace
from datetime import date

import pytest

from protocol.messages import PersonKey
from protocol.rules import CourseHistory, Facts, Limits, PersonHistory, Severity
from protocol.samples import sample

from .altered import altered, days, example, found, places

START = example("course_start_report")
SECTION = example("section_start_report")
PLAN = example("course_plan_report")
PEOPLE = START.attendance.participants
ALL_SECTIONS = Facts(course=CourseHistory(sections=PLAN.plan.sections))
WHO = "attendance.participants[1]"


def in_start(**changes):
    return altered(START, WHO, replace(PEOPLE[1], **changes))


def in_section(**changes):
    return altered(SECTION, WHO, replace(PEOPLE[1], **changes))


def known(**history):
    return Facts(persons={PEOPLE[1].person: PersonHistory(**history)})


@pytest.mark.parametrize(("total", "fine"), [(1, False), (2, True), (3, True)])
def test_the_total_is_not_below_the_list(total, fine):
    message = altered(START, "attendance.total", total)
    issues = found("total_below_list", message)
    assert [issue.field for issue in issues] == ([] if fine else ["attendance.total"])


def test_the_total_says_its_numbers():
    (issue,) = found("total_below_list", altered(START, "attendance.total", 0))
    assert issue.text == "The total is 0 participants, but 2 are listed"


@pytest.mark.parametrize(
    ("total", "fine"), [(-1, False), (0, True), (999, True), (1000, False)]
)
def test_a_total_counts_persons(total, fine):
    message = altered(START, "attendance.total", total)
    assert places("total_range", message) == ([] if fine else ["attendance.total"])


@pytest.mark.parametrize(
    ("total", "limit", "fine"), [(25, 25, True), (26, 25, False), (17, 16, False)]
)
def test_a_group_has_a_size(total, limit, fine):
    facts = Facts(limits=Limits(group_size=limit))
    issues = found("group_too_large", altered(START, "attendance.total", total), facts)
    assert [issue.severity for issue in issues] == ([] if fine else [Severity.WARNING])


def test_the_law_allows_25():
    assert not found("group_too_large", altered(START, "attendance.total", 25))
    assert found("group_too_large", altered(START, "attendance.total", 26))


BORN = date(1990, 2, 3)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("A", "bamf", None), ("A", "bamf", None), True),
        (("A", "bamf", None), ("A", "tgs", None), False),
        (("A", "bamf", "P"), (None, None, "P"), True),
        (("A", "bamf", "P"), ("A", "bamf", "Q"), True),
        (("A", "bamf", "P"), ("B", "bamf", "P"), True),
        (("P", "bamf", None), (None, None, "P"), False),
        ((None, None, None), (None, None, None), False),
    ],
)
def test_nobody_is_listed_twice(one, two, same):
    keys = [
        PersonKey(
            birth_date=BORN,
            file_number=number,
            file_number_origin=origin,
            person_number=person,
        )
        for number, origin, person in (one, two)
    ]
    message = altered(START, "attendance.participants[0].person", keys[0])
    message = altered(message, f"{WHO}.person", keys[1])
    assert places("participant_twice", message) == ([f"{WHO}.person"] if same else [])


def test_in_a_start_report_everyone_begins_with_the_section():
    early = in_start(start=START.section.start - days(1))
    assert places("participant_start", early) == [f"{WHO}.start"]
    assert not places("participant_start", START)


@pytest.mark.parametrize("name", ["section_start_report", "section_update"])
def test_in_later_sections_people_began_with_this_one_or_an_earlier(name):
    message = sample(name)
    for start in (PLAN.plan.sections[0].start, PLAN.plan.sections[1].start):
        fine = altered(message, f"{WHO}.start", start)
        assert not places("participant_start", fine, ALL_SECTIONS)
    one, two = PLAN.plan.sections[:2]
    planned = replace(two, start=two.start - days(3))
    message = altered(message, f"{WHO}.start", planned.start)
    for others in ((one, planned), (one, two, replace(planned, number=3))):
        known_so_far = Facts(course=CourseHistory(sections=others))
        assert places("participant_start", message, known_so_far) == [f"{WHO}.start"]
    within = PLAN.plan.sections[0].start + days(1)
    message = altered(message, f"{WHO}.start", within)
    assert places("participant_start", message, ALL_SECTIONS) == [f"{WHO}.start"]
    assert not places("participant_start", message)


def test_in_a_plan_people_begin_with_one_of_its_sections():
    where = f"plan.{WHO}.start"
    for section in PLAN.plan.sections:
        assert not places("participant_start", altered(PLAN, where, section.start))
    between = PLAN.plan.sections[3].start + days(1)
    assert places("participant_start", altered(PLAN, where, between)) == [where]


@pytest.mark.parametrize("facts", [Facts(), ALL_SECTIONS])
def test_who_comes_later_is_not_listed_yet(facts):
    later = in_section(start=SECTION.section.start + days(1))
    assert places("participant_not_yet_there", later, facts) == [f"{WHO}.start"]
    assert not places("participant_start", later, facts)
    now = in_section(start=SECTION.section.start)
    assert not places("participant_not_yet_there", now, facts)


def test_a_plan_lists_those_who_come_later():
    later = altered(PLAN, f"plan.{WHO}.start", PLAN.plan.sections[5].start)
    assert not places("participant_not_yet_there", later)


def test_the_first_day_is_that_of_the_enrolment():
    first = PEOPLE[1].start
    assert not places("participant_first_day", START, known(first_day=first))
    assert not places("participant_first_day", START)
    facts = known(first_day=first - days(7))
    assert places("participant_first_day", START, facts) == [f"{WHO}.start"]


def test_taking_part_ends_after_it_began():
    begin = START.section.start
    assert places("participant_dates", in_start(end=begin - days(1))) == [f"{WHO}.end"]
    assert not places("participant_dates", in_start(end=begin))
    assert not places("participant_left_before", in_start(end=begin - days(1)))


def test_who_left_before_is_not_listed():
    begin = SECTION.section.start
    gone = in_section(end=begin - days(1))
    assert places("participant_left_before", gone) == [f"{WHO}.end"]
    assert not places("participant_left_before", in_section(end=begin))
    assert not places("participant_left_before", in_section(end=None))
    first_day_only = in_section(end=PEOPLE[1].start)
    assert places("participant_left_before", first_day_only) == [f"{WHO}.end"]


def test_later_ends_are_no_matter_of_a_section():
    last = SECTION.section.end
    (issue,) = found("participant_end_outside", in_section(end=last + days(1)))
    assert (issue.field, issue.severity) == (f"{WHO}.end", Severity.WARNING)
    assert not found("participant_end_outside", in_section(end=last))


def test_later_ends_are_no_matter_of_a_plan():
    where, last = f"plan.{WHO}.end", PLAN.plan.end
    assert not places("participant_end_outside", altered(PLAN, where, last))
    message = altered(PLAN, where, last + days(1))
    assert places("participant_end_outside", message) == [where]
    assert not places("participant_end_outside", altered(message, "plan.sections", ()))


@pytest.mark.parametrize("name", ["course_start_report", "section_update"])
def test_participants_must_have_been_registered(name):
    message = sample(name)
    assert places("participant_not_registered", message, known(registered=False)) == [
        f"{WHO}.person"
    ]
    assert not places("participant_not_registered", message, known(registered=True))
    assert not places("participant_not_registered", message)


def test_plans_may_name_them_before():
    (issue,) = found("planned_not_registered", PLAN, known(registered=False))
    assert (issue.field, issue.severity) == (f"plan.{WHO}.person", Severity.WARNING)
    assert not found("planned_not_registered", PLAN)
