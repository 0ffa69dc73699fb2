"""Reports on the final examinations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..messages import LanguageTestReport, OrientationTestReport
from .registry import Case, Found, at, blocking, warning
from .repeated import repeated, repeated_persons

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_MOST_PERSONS = 999


@blocking("Nobody sat the test", "Q-DTZ")
def examinees_missing(part: LanguageTestReport, _case: Case) -> Iterator[Found]:
    """Persons are what is reported."""
    if not part.examinees:
        yield at("examinees")


@blocking("The person is listed twice", "Q-DTZ")
def examinee_twice(part: LanguageTestReport, _case: Case) -> Iterator[Found]:
    """By the same Aktenzeichen or the same Personenkennziffer."""
    for index in repeated_persons(one.person for one in part.examinees):
        yield at(f"examinees[{index}].person")


@blocking("The Bogennummer is listed twice", "Q-DTZ")
def sheet_number_twice(part: LanguageTestReport, _case: Case) -> Iterator[Found]:
    """Each person writes on an own sheet."""
    for index in repeated(one.sheet_number for one in part.examinees):
        yield at(f"examinees[{index}].sheet_number")


@blocking("The Bogennummer was reported already", "Q-DTZ")
def sheet_number_used(part: LanguageTestReport, case: Case) -> Iterator[Found]:
    """A Bogennummer works once."""
    for index, one in enumerate(part.examinees):
        if one.sheet_number in case.facts.used_sheet_numbers:
            yield at(f"examinees[{index}].sheet_number")


@warning("The test has not been sat yet", "BAMF-TEST")
def language_test_in_future(part: LanguageTestReport, case: Case) -> Iterator[Found]:
    """The report is on those who sat it; its deadline is unknown."""
    today = case.facts.today
    if today is not None and part.exam_date > today:
        yield at("exam_date")


@warning("The test was sat already", "Q-LID")
def orientation_test_in_past(
    part: OrientationTestReport, case: Case
) -> Iterator[Found]:
    """It is reported beforehand; its deadline is unknown."""
    today = case.facts.today
    if today is not None and part.exam_date < today:
        yield at("exam_date")


@blocking("This is no e-mail address", "Q-LID")
def email_format(part: OrientationTestReport, _case: Case) -> Iterator[Found]:
    """One address, as plain as can be said without writing to it."""
    email = part.contact_email
    if email.strip() and not _EMAIL.fullmatch(email):
        yield at("contact_email")


@blocking("Nobody expects %(count)s persons", "Q-LID")
def expected_count_range(part: OrientationTestReport, _case: Case) -> Iterator[Found]:
    """At least one person, if a number is given at all."""
    count = part.participant_count
    if count is not None and not 1 <= count <= _MOST_PERSONS:
        yield at("participant_count", count=count)
