"""Whether persons may still take part, after what BAMF said of them last.

Only warnings: BAMF may know more by now, and only it can judge why someone was late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..messages import FirstRegistration, RepeatRegistration, ReportedParticipant
from .course import course_begin, course_type
from .course_types import COURSE_TYPES, REPEAT_LIMITED_FROM
from .dates import more_than_a_year
from .facts import PersonHistory
from .registry import Case, Found, at, warning

_SIX_WEEKS = timedelta(weeks=6)


@warning("The entitlement ended on %(until)s", "IntV § 5 (3)", "Q-TNA")
def entitlement_expired(
    part: FirstRegistration | RepeatRegistration, case: Case
) -> Iterator[Found]:
    """Registration presupposes an entitlement that is valid on that day."""
    until = case.facts.person(part.person).entitled_until
    if until is not None and part.registered_on > until:
        yield at("registered_on", until=until)


@warning("The entitlement begins on %(since)s only", "Q-TNA")
def entitlement_not_begun(
    part: FirstRegistration | RepeatRegistration, case: Case
) -> Iterator[Found]:
    """Registration presupposes an entitlement that is valid on that day."""
    since = case.facts.person(part.person).entitled_from
    if since is not None and part.registered_on < since:
        yield at("registered_on", since=since)


@warning("BAMF withdrew the entitlement on %(day)s", "CMX-BK")
def entitlement_cancelled(
    part: FirstRegistration | RepeatRegistration | ReportedParticipant, case: Case
) -> Iterator[Found]:
    """Nobody takes part without an entitlement but self-payers, who are not listed."""
    day = case.facts.person(part.person).entitlement_cancelled_on
    if day is not None:
        yield at("person", day=day)


@warning("Registered on %(registered)s, more than six weeks before", "IntV § 7 (4)")
def six_weeks_passed(part: ReportedParticipant, case: Case) -> Iterator[Found]:
    """A course begins within six weeks, or persons and BAMF are to be told."""
    registered = _waiting_since(case.facts.person(part.person))
    if registered is not None and part.start - registered > _SIX_WEEKS:
        yield at("start", registered=registered)


@warning("Registered on %(registered)s, more than a year before", "IntV § 4 (1)")
def entitlement_lapsed(part: ReportedParticipant, case: Case) -> Iterator[Found]:
    """The entitlement lapses if the person is to blame for a start after a year."""
    registered = _waiting_since(case.facts.person(part.person))
    if registered is not None and more_than_a_year(registered, part.start):
        yield at("start", registered=registered)


@warning("Took part until %(attended)s, more than a year before", "IntV § 4 (1)")
def pause_too_long(part: ReportedParticipant, case: Case) -> Iterator[Found]:
    """The entitlement lapses with a pause of more than a year."""
    attended = case.facts.person(part.person).last_attended
    if attended is not None and more_than_a_year(attended, part.start):
        yield at("start", attended=attended)


@warning("Courses of this type have no repeat units", "IntV § 13 (1)", "HIB")
def repeat_units_not_granted(part: ReportedParticipant, case: Case) -> Iterator[Found]:
    """Since 2024-12-07 only literacy courses and those for special need have them."""
    begin = course_begin(case)
    if part.repeater and begin and not _repeatable(course_type(case), begin):
        yield at("repeater")


@warning("Courses of this type have no repeat units", "IntV § 13 (1)", "HIB")
def repeat_not_granted(part: RepeatRegistration, case: Case) -> Iterator[Found]:
    """The course whose units the person has used up decides."""
    history: PersonHistory = case.facts.person(part.person)
    if not _repeatable(history.course_type, part.registered_on):
        yield at("")


def _waiting_since(history: PersonHistory) -> date | None:
    """Return the registration, if no other course has begun since as far as known."""
    registered, attended = history.registered_on, history.last_attended
    begun = registered and attended and attended >= registered
    return None if begun else registered


def _repeatable(course: str | None, day: date) -> bool:
    known = COURSE_TYPES.get(course or "")
    return known is None or known.repeatable or day < REPEAT_LIMITED_FROM
