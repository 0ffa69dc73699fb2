"""Texts of any kind: given, printable, not absurdly long, known to the contract."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from ..codes import CODE_LISTS
from .code_lists import code_list
from .registry import Case, Found, at, blocking, warning
from .walk import Text

_MULTILINE = "remarks"
# what XML 1.0 forbids, and the control characters it merely discourages
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
# nobody sees them, or they turn the order of what is seen: two numbers look the same
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)
# more marks on one letter than any language has
_HEAP = re.compile("[\u0300-\u036f]{3}")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile("(_number|_codes?)$")
_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "FULLWIDTH")
_LINE_BREAK = re.compile("[\t\n\r\u2028\u2029]")


@blocking("This must not be empty", "Q-TEST", "Q-TEST-OLD")
def text_blank(part: Text, _case: Case) -> Iterator[Found]:
    """A text is filled, or left out altogether where that is allowed."""
    if not part.value.strip():
        yield at("")


@blocking("This contains a character that cannot be sent", "XML 1.0")
def text_forbidden_character(part: Text, _case: Case) -> Iterator[Found]:
    """Control characters, and line breaks anywhere but in the remarks."""
    broken = part.name != _MULTILINE and _LINE_BREAK.search(part.value)
    if broken or _FORBIDDEN.search(part.value):
        yield at("")


@blocking("This contains an invisible character or a foreign digit", "own limit")
def text_disguised(part: Text, _case: Case) -> Iterator[Found]:
    """Characters nobody sees and digits of other scripts: BAMF compares exactly."""
    unseen = _INVISIBLE.search(part.value) or _HEAP.search(part.value)
    if unseen or _FOREIGN_DIGIT.search(part.value):
        yield at("")


@blocking("This mixes letters of several scripts that look alike", "own limit")
def text_mixed_scripts(part: Text, _case: Case) -> Iterator[Found]:
    """A Cyrillic А in a Latin word: BAMF compares exactly, and nobody sees it.

    Whole words of another script are no offence, but in numbers no such letter is.
    """
    if not part.value.isascii() and any(
        _is_mixed(word, part.name) for word in _WORD.findall(part.value)
    ):
        yield at("")


@blocking("The text has %(length)s characters, %(limit)s at most are sane", "own limit")
def text_too_long(part: Text, case: Case) -> Iterator[Found]:
    """A bound against accidents, set by the provider; BAMF's own are unknown."""
    limits = case.facts.limits
    limit = limits.remarks_length if part.name == _MULTILINE else limits.text_length
    if len(part.value) > limit:
        yield at("", length=len(part.value), limit=limit)


@warning("There is a space at the beginning or the end", "Q-TEST-OLD")
def text_untrimmed(part: Text, _case: Case) -> Iterator[Found]:
    """BAMF compares exactly; a stray space makes a number unknown."""
    trimmed = len(part.value.strip())
    if trimmed and trimmed != len(part.value):
        yield at("")


@blocking("BAMF's list %(list)s has no entry for this", "Q-TEST", "contract")
def code_unknown(part: Text, case: Case) -> Iterator[Found]:
    """Only words that have a number can be sent.

    Lists whose entries are public are known to us, all others to the contract in use.
    """
    name = code_list(part.owner, part.name)
    if name is not None and part.value not in _words(name, part.value, case):
        yield at("", list=name)


@warning("This does not look as the provider expects it", "own pattern")
def format_unusual(part: Text, case: Case) -> Iterator[Found]:
    """Formats of BAMF's numbers are unknown, so the provider may set patterns."""
    pattern = case.facts.patterns.get(part.name)
    if pattern is not None and not re.fullmatch(pattern, part.value):
        yield at("")


def _words(name: str, default: str, case: Case) -> Collection[str]:
    known = CODE_LISTS.get(name)
    closed = known.words if known and known.closed else (default,)
    return case.facts.codes.get(name, closed)


def _is_mixed(word: str, name: str) -> bool:
    scripts = {unicodedata.name(character, "").split(" ")[0] for character in word}
    alike = scripts.intersection(_ALIKE)
    return len(alike) > 1 or (bool(_NUMBER.search(name)) and bool(alike - {"LATIN"}))
