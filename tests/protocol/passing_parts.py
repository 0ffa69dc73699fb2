"""Texts, words, persons and addresses as they may stand in a message."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from protocol.codes import CODE_LISTS
from protocol.messages import Address, PersonKey

# entries of lists that BAMF has not published: those of the stand-in's files
_OPEN = {
    "accessibility": ["full", "partial", "no"],
    "availability": ["full_time", "morning", "weekend"],
    "cancellation_reason": ["planned_by_mistake", "other"],
    "childcare": ["offered", "on_request", "no"],
    "course_format": ["on_site", "virtual", "hybrid"],
    "early_end_reason": ["no_teacher", "other"],
    "interruption_reason": ["school_holidays", "closure"],
    "language_level": ["none", "a1", "b1"],
    "late_reason": ["technical_failure", "takeover"],
}
_LOOK_ALIKE = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "FULLWIDTH")
_UNSEEN = ("HANGUL CHOSEONG F", "HANGUL JUNGSEONG F", "HANGUL F", "HALFWIDTH HANGUL F")
_MARKS = (
    "COMBINING",
    "VARIATION",
    "KHMER VOWEL INH",
    "BRAILLE PATTERN BL",
    "MONGOLIAN F",
)


def _is_plain(character: str) -> bool:
    """Neither one that looks like a Latin letter, nor one that nobody sees."""
    name = unicodedata.name(character, "")
    return not name.startswith((*_LOOK_ALIKE, *_UNSEEN, *_MARKS))


_PRINTABLE = st.characters(
    exclude_categories=["Cc", "Cf", "Cs", "Nd", "Zl", "Zp"],
    exclude_characters="\ufffe\uffff",
).filter(_is_plain) | st.sampled_from("0123456789")
TEXTS = st.text(_PRINTABLE, min_size=1, max_size=25).filter(str.strip)
REMARKS = st.text(_PRINTABLE | st.sampled_from("\n\t"), min_size=1).filter(str.strip)
LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Lm"]).filter(_is_plain)
NAMES = st.lists(
    st.text(LETTERS, min_size=1, max_size=9), min_size=1, max_size=3
).flatmap(lambda parts: st.sampled_from(" -'\u2019").map(lambda mark: mark.join(parts)))
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Something, or nothing."""
    return st.none() | strategy


def words(code_list: str) -> SearchStrategy[str]:
    """Words of a code list, closed or open."""
    return st.sampled_from(_OPEN.get(code_list) or sorted(CODE_LISTS[code_list].words))


def days_between(first: date, last: date) -> SearchStrategy[date]:
    """Days of a period."""
    return st.integers(0, (last - first).days).map(lambda n: first + timedelta(days=n))


@st.composite
def person_keys(draw: st.DrawFn, number: str | None = None) -> PersonKey:
    """Keys with an Aktenzeichen, a Personenkennziffer or both, all from ``number``."""
    number = draw(TEXTS) if number is None else number
    kind = draw(st.sampled_from(["file", "person", "both"]))
    has_file = kind != "person"
    return PersonKey(
        birth_date=draw(DAYS),
        file_number=number if has_file else None,
        file_number_origin=draw(words("file_number_origin")) if has_file else None,
        person_number=number if kind != "file" else None,
    )


@st.composite
def people(draw: st.DrawFn, fewest: int = 0, most: int = 4) -> list[PersonKey]:
    """Different persons."""
    numbers = st.lists(TEXTS, min_size=fewest, max_size=most, unique=True)
    return [draw(person_keys(number)) for number in draw(numbers)]


@st.composite
def addresses(draw: st.DrawFn) -> Address:
    """Home addresses in Germany and elsewhere."""
    country = draw(st.sampled_from(["DE", "AT", "FR"]))
    german = st.integers(0, 99999).map(lambda number: f"{number:05}")
    return Address(
        street=draw(TEXTS),
        zip_code=draw(german if country == "DE" else TEXTS),
        city=draw(TEXTS),
        country=country,
    )
