"""How BAMF finds a person: number and date of birth must be exactly its own."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import PersonKey
from .registry import Case, Found, at, blocking, warning


@blocking("Neither Aktenzeichen nor Personenkennziffer is given", "Q-TNA", "ABES-TN")
def person_number_missing(part: PersonKey, _case: Case) -> Iterator[Found]:
    """BAMF finds nobody by the date of birth alone."""
    if part.file_number is None and part.person_number is None:
        yield at("file_number")


@blocking("It is not said who issued the Aktenzeichen", "Q-TNA16")
def file_number_origin_missing(part: PersonKey, _case: Case) -> Iterator[Found]:
    """An Aktenzeichen means something only together with its authority."""
    if part.file_number is not None and part.file_number_origin is None:
        yield at("file_number_origin")


@warning("An origin is given, but no Aktenzeichen", "Q-TNA16")
def file_number_missing(part: PersonKey, _case: Case) -> Iterator[Found]:
    """Probably the number was forgotten."""
    if part.file_number is None and part.file_number_origin is not None:
        yield at("file_number")


@blocking("The date of birth lies in the future", "Q-TEST-OLD")
def birth_date_in_future(part: PersonKey, case: Case) -> Iterator[Found]:
    """BAMF's date of birth is to be given exactly; this cannot be it."""
    today = case.facts.today
    if today is not None and part.birth_date > today:
        yield at("birth_date")
