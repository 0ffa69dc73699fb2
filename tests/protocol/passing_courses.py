"""Reports on courses that may go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from protocol.messages import (
    Attendance,
    CoursePlan,
    CoursePlanReport,
    CoursePlanUpdate,
    CourseStartReport,
    ReportedParticipant,
    SectionPeriod,
)

from .passing_parts import NAMES, REMARKS, TEXTS, days_between, maybe, people, words
from .passing_settings import settings

SECTIONS = {
    "general": 7,
    "literacy": 10,
    "second_script": 10,
    "special_need": 10,
    "intensive": 5,
    "literacy_repeat": 3,
    "special_need_repeat": 3,
    "youth": 10,
    "parents": 10,
    "women": 10,
}
"""How many sections each course type has; the last three began before May 2025."""
_ABOLISHED = date(2025, 5, 1)
_BEGINS = st.dates(date(1900, 1, 1), date(2090, 12, 31))


@st.composite
def course_types(draw: st.DrawFn, begin: date) -> str:
    """Types of course that may begin on that day."""
    return draw(st.sampled_from(list(SECTIONS)[: None if begin < _ABOLISHED else 7]))


@st.composite
def sections(draw: st.DrawFn, begin: date, most: int) -> tuple[SectionPeriod, ...]:
    """Sections one after the other, with and without days between them."""
    numbers = draw(st.lists(st.integers(1, most), min_size=1, max_size=4, unique=True))
    found = []
    for number in sorted(numbers):
        end = begin + timedelta(days=draw(st.integers(0, 90)))
        units = draw(st.integers(1, 999))
        found.append(SectionPeriod(number=number, start=begin, end=end, units=units))
        begin = end + timedelta(days=draw(st.integers(1, 30)))
    return tuple(found)


def _participant(draw: Any, person: Any, start: date, last: date) -> Any:
    return ReportedParticipant(
        person=person,
        start=start,
        end=draw(maybe(days_between(start, last))),
        name=draw(maybe(NAMES)),
        repeater=draw(st.booleans()),
    )


def _attendance(draw: Any, participants: list[Any]) -> Attendance:
    self_payers = draw(st.integers(0, 30))
    total = len(participants) + self_payers
    return Attendance(participants=tuple(participants), total=total)


@st.composite
def plans(draw: st.DrawFn) -> CoursePlan:
    """Plans, with participants of any of their sections."""
    begin = draw(_BEGINS)
    course_type = draw(course_types(begin))
    periods = draw(sections(begin, SECTIONS[course_type]))
    starts = st.sampled_from([one.start for one in periods])
    listed = [
        _participant(draw, key, draw(starts), periods[-1].end) for key in draw(people())
    ]
    return CoursePlan(
        own_reference=draw(TEXTS),
        course_type=course_type,
        sections=periods,
        setting=draw(settings(begin)),
        attendance=_attendance(draw, listed),
        remarks=draw(maybe(REMARKS)),
    )


plan_reports = st.builds(
    CoursePlanReport,
    provider_code=TEXTS,
    plan=plans(),
    late_reason=maybe(words("late_reason")),
)
plan_updates = st.builds(
    CoursePlanUpdate, provider_code=TEXTS, course_code=TEXTS, plan=plans()
)


@st.composite
def course_starts(draw: st.DrawFn) -> CourseStartReport:
    """Course starts with at least one participant and one teacher."""
    begin = draw(_BEGINS)
    course_type = draw(course_types(begin))
    section = draw(sections(begin, SECTIONS[course_type]))[0]
    setting = draw(settings(begin, fewest_teachers=1))
    if course_type == "special_need" and not setting.teaching_material_codes:
        setting = replace(setting, teaching_material_codes=(draw(TEXTS),))
    listed = [
        _participant(draw, key, section.start, section.end)
        for key in draw(people(fewest=1))
    ]
    return CourseStartReport(
        provider_code=draw(TEXTS),
        course_code=draw(TEXTS),
        course_type=course_type,
        course_end=section.end + timedelta(days=draw(st.integers(0, 400))),
        section=section,
        setting=setting,
        attendance=_attendance(draw, listed),
    )


@st.composite
def section_reports(draw: st.DrawFn, cls: type[Any]) -> Any:
    """Section starts and updates; who takes part may have begun long before."""
    begin = draw(_BEGINS)
    section = draw(sections(begin, 10))[0]
    before = begin - timedelta(days=draw(st.integers(0, 200)))
    before = max(before, date(1900, 1, 1))
    listed = []
    for key in draw(people()):
        participant = _participant(draw, key, section.start, section.end)
        start = draw(days_between(before, section.start))
        listed.append(replace(participant, start=start))
    return cls(
        provider_code=draw(TEXTS),
        course_code=draw(TEXTS),
        section=section,
        setting=draw(settings(begin, fewest_teachers=1)),
        attendance=_attendance(draw, listed),
    )
