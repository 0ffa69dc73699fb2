"""Registration of a participant: what the form of § 7 (1) IntV asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..messages import FirstRegistration, PersonalData, RepeatRegistration
from .registry import Case, Found, at, blocking, warning
from .repeated import repeated

_NATIONALITY = re.compile("[0-9]{3}")
_MOST_SCHOOL_YEARS = 30
_FIRST_ENTRY_YEAR = 1900
_LEGAL = ("language_level", "childcare_needed", "availability")
_LEGAL_PERSONAL = ("birth_place", "gender")


@blocking("No nationality is given", "ABES-TN", "IntV § 7 (1)")
def nationality_missing(part: FirstRegistration, _case: Case) -> Iterator[Found]:
    """Mandatory; without nationality has a key of its own."""
    if not part.personal.nationalities:
        yield at("personal.nationalities")


@blocking(
    "A nationality is a three-digit key of the Statistisches Bundesamt", "ABES-TN"
)
def nationality_format(part: PersonalData, _case: Case) -> Iterator[Found]:
    """After the official list of the Statistisches Bundesamt."""
    for index, key in enumerate(part.nationalities):
        if not _NATIONALITY.fullmatch(key):
            yield at(f"nationalities[{index}]")


@blocking("The nationality is listed twice", "ABES-TN")
def nationality_twice(part: PersonalData, _case: Case) -> Iterator[Found]:
    """Each nationality once."""
    for index in repeated(part.nationalities):
        yield at(f"nationalities[{index}]")


@warning("The registration form of the law asks for this", "IntV § 7 (1)")
def registration_incomplete(part: FirstRegistration, _case: Case) -> Iterator[Found]:
    """The law lists it; whether BAMF refuses without is unknown."""
    for place in _LEGAL:
        if getattr(part, place) is None:
            yield at(place)
    for place in _LEGAL_PERSONAL:
        if getattr(part.personal, place) is None:
            yield at(f"personal.{place}")


@warning("Without a degree the number of school years is asked for", "ABES-TN")
def school_years_missing(part: FirstRegistration, case: Case) -> Iterator[Found]:
    """Which entries mean "no degree" is a matter of the contract's code list."""
    if part.school_years is None and part.education in case.facts.no_degree:
        yield at("school_years")


@blocking("A number of %(years)s school years cannot be meant", "ABES-TN")
def school_years_range(part: FirstRegistration, _case: Case) -> Iterator[Found]:
    """Whole years at school."""
    years = part.school_years
    if years is not None and not 0 <= years <= _MOST_SCHOOL_YEARS:
        yield at("school_years", years=years)


@blocking("Nobody can have entered in the year %(year)s", "CMX-BK")
def entry_year_range(part: FirstRegistration, case: Case) -> Iterator[Found]:
    """Four digits, and not in the future."""
    today, year = case.facts.today, part.entry_year
    latest = today.year if today else 2099
    if year is not None and not _FIRST_ENTRY_YEAR <= year <= latest:
        yield at("entry_year", year=year)


@blocking("The registration lies in the future", "CMX-TEV", "IntV § 8 (2)")
def registered_in_future(
    part: FirstRegistration | RepeatRegistration, case: Case
) -> Iterator[Found]:
    """Only what has happened is reported."""
    today = case.facts.today
    if today is not None and part.registered_on > today:
        yield at("registered_on")


@warning("Registered %(days)s days ago, but not reported without delay", "IntV § 8 (2)")
def registration_late(
    part: FirstRegistration | RepeatRegistration, case: Case
) -> Iterator[Found]:
    """The law says without delay; the provider says how many days that is."""
    if case.facts.today is None:
        return
    days = (case.facts.today - part.registered_on).days
    if days > case.facts.limits.registration_days:
        yield at("registered_on", days=days)


@warning("This person was reported as registered before", "Q-TEST", "CMX-TEV")
def registered_already(
    part: FirstRegistration | RepeatRegistration, case: Case
) -> Iterator[Found]:
    """Sources differ on whether BAMF refuses; repeaters have a new number."""
    if case.facts.person(part.person).registered:
        yield at("person")
