"""Names: no digits, no special characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..messages import PersonalData, RepeatRegistration, ReportedParticipant
from .registry import Case, Found, at, blocking

_BETWEEN = str.maketrans("", "", " -'\u2010\u2019")
_LIST_NAME = str.maketrans("", "", ",")


@blocking("Names must not contain digits or special characters", "Q-TEST-OLD")
def name_character(
    part: PersonalData | RepeatRegistration, _case: Case
) -> Iterator[Found]:
    """Letters of every script, spaces, hyphens and apostrophes are no offence."""
    for place in ("family_name", "given_name"):
        if not _is_name(getattr(part, place)):
            yield at(place)


@blocking("Names must not contain digits or special characters", "Q-TEST-OLD")
def list_name_character(part: ReportedParticipant, _case: Case) -> Iterator[Found]:
    """In lists the family name stands before the given name, a comma between."""
    if part.name is not None and not _is_name(part.name.translate(_LIST_NAME)):
        yield at("name")


def _is_name(text: str) -> bool:
    if not text.strip():
        return True  # text_blank speaks of it
    letters = text.translate(_BETWEEN)
    return letters.isalpha() or (
        any(map(str.isalpha, letters)) and all(map(_is_letter_or_mark, letters))
    )


def _is_letter_or_mark(character: str) -> bool:
    # marks are the vowels of many scripts, and accents that stand alone
    return unicodedata.category(character)[0] in "LM"
