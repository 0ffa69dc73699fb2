"""Texts of any kind: given, printable, not absurdly long, known to the contract."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..codes import CODE_LISTS
from .code_lists import code_list
from .registry import Case, Found, at, blocking, warning
from .walk import texts

_MULTILINE = "remarks"
# what XML 1.0 forbids, and the control characters it merely discourages
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
_LINE_BREAK = re.compile("[\t\n\r\u2028\u2029]")


@blocking("This must not be empty", "Q-TEST", "Q-TEST-OLD")
def text_blank(part: object, _case: Case) -> Iterator[Found]:
    """A text is filled, or left out altogether where that is allowed."""
    for place, value in texts(part):
        if not value.strip():
            yield at(place)


@blocking("This contains a character that cannot be sent", "XML 1.0")
def text_forbidden_character(part: object, _case: Case) -> Iterator[Found]:
    """Control characters, and line breaks anywhere but in the remarks."""
    for place, value in texts(part):
        broken = place != _MULTILINE and _LINE_BREAK.search(value)
        if broken or _FORBIDDEN.search(value):
            yield at(place)


@blocking(
    "%(length)s characters are too many: %(limit)s at most", "limit of the provider"
)
def text_too_long(part: object, case: Case) -> Iterator[Found]:
    """A bound against accidents; BAMF's own lengths are unknown."""
    limits = case.facts.limits
    for place, value in texts(part):
        limit = limits.text_length if place != _MULTILINE else limits.remarks_length
        if len(value) > limit:
            yield at(place, length=len(value), limit=limit)


@warning("There is a space at the beginning or the end", "Q-TEST-OLD")
def text_untrimmed(part: object, _case: Case) -> Iterator[Found]:
    """BAMF compares exactly; a stray space makes a number unknown."""
    for place, value in texts(part):
        if value.strip() and value != value.strip():
            yield at(place)


@blocking("BAMF's list %(list)s has no entry for this", "Q-TEST", "contract")
def code_unknown(part: object, case: Case) -> Iterator[Found]:
    """Only words that have a number can be sent.

    Lists whose entries are public are known to us, all others to the contract in use.
    """
    for place, value in texts(part):
        name = code_list(type(part), place)
        if name is not None and value not in _words(name, value, case):
            yield at(place, list=name)


@warning("This does not look as the provider expects it", "pattern of the provider")
def format_unusual(part: object, case: Case) -> Iterator[Found]:
    """Formats of BAMF's numbers are unknown, so the provider may set patterns."""
    patterns = case.facts.patterns
    if not patterns:
        return
    for place, value in texts(part):
        pattern = patterns.get(place.partition("[")[0])
        if pattern is not None and not re.fullmatch(pattern, value):
            yield at(place)


def _words(name: str, default: str, case: Case) -> Collection[str]:
    known = CODE_LISTS.get(name)
    closed = known.words if known and known.closed else (default,)
    return case.facts.codes.get(name, closed)
