"""The list of participants: everyone once, from their own first day on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from ..messages import (
    Attendance,
    CourseStartReport,
    ReportedParticipant,
    SectionReport,
)
from .course import Planned
from .registry import Case, Found, at, blocking, warning
from .repeated import repeated_persons


@blocking("The person is listed twice", "ABES-5")
def participant_twice(part: Attendance, _case: Case) -> Iterator[Found]:
    """By the same Aktenzeichen or the same Personenkennziffer."""
    for index in repeated_persons(one.person for one in part.participants):
        yield at(f"participants[{index}].person")


@blocking("No section of the course begins on %(start)s", "ABES-5")
def participant_start(part: ReportedParticipant, case: Case) -> Iterator[Found]:
    """The VON date is exactly the first day of the person's first section."""
    possible = _first_days(case)
    if possible is None or _enters_later(part, case):
        return
    if part.start not in possible:
        yield at("start", start=part.start)


@blocking("The person's section begins later, on %(first)s", "ABES-5")
def participant_not_yet_there(part: ReportedParticipant, case: Case) -> Iterator[Found]:
    """Who enters in a later section only is not listed."""
    if _enters_later(part, case):
        yield at("start", first=part.start)


@blocking("The person's first section in this course began on %(first)s", "ABES-5")
def participant_first_day(part: ReportedParticipant, case: Case) -> Iterator[Found]:
    """Above all after a transfer: not the first day of another section."""
    first = case.facts.person(part.person).first_day
    if first is not None and part.start != first:
        yield at("start", first=first)


@blocking("Takes part until %(end)s, before beginning on %(start)s", "ABES-5")
def participant_dates(part: ReportedParticipant, _case: Case) -> Iterator[Found]:
    """VON and BIS in this order."""
    if part.end is not None and part.end < part.start:
        yield at("end", start=part.start, end=part.end)


@blocking("Took part until %(end)s only, before this section began", "ABES-5")
def participant_left_before(part: ReportedParticipant, case: Case) -> Iterator[Found]:
    """Who broke off before a section is not in its list."""
    message = case.message
    if part.end is None or not isinstance(message, SectionReport):
        return
    if part.start <= part.end < message.section.start:
        yield at("end", end=part.end)


@warning("Takes part until %(end)s, after the last day of this on %(last)s", "ABES-5")
def participant_end_outside(part: ReportedParticipant, case: Case) -> Iterator[Found]:
    """BIS says when taking part ended; later days are no matter of this report."""
    last = _last_day(case)
    if part.end is not None and last is not None and part.end > last:
        yield at("end", end=part.end, last=last)


def _enters_later(part: ReportedParticipant, case: Case) -> bool:
    message = case.message
    return isinstance(message, SectionReport) and part.start > message.section.start


def _first_days(case: Case) -> Collection[date] | None:
    """Days on which a person's first section can have begun, None if not known."""
    message = case.message
    if isinstance(message, Planned):
        return {one.start for one in message.plan.sections}
    if isinstance(message, CourseStartReport):
        return (message.section.start,)
    known = case.facts.course.sections
    if isinstance(message, SectionReport) and known:
        section = message.section
        earlier = {one.start for one in known if one.number < section.number}
        return earlier | {section.start}
    return None


def _last_day(case: Case) -> date | None:
    message = case.message
    if isinstance(message, SectionReport):
        return message.section.end
    if isinstance(message, Planned) and message.plan.sections:
        return message.plan.end
    return None
