"""One example of every message and every answer, about people who do not exist.

The check of a contract builds and reads them; integrators find them in its report.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from ..messages import MESSAGES, Answer, Message
from .answers import ANSWERS
from .bare import bare
from .courses import COURSE_MESSAGES
from .people import PERSON_MESSAGES
from .words import Words, in_words

_OURS: Words = MappingProxyType({})
_FULL: dict[str, Message] = {
    message.name: message for message in (*PERSON_MESSAGES, *COURSE_MESSAGES)
}


def sample(name: str, full: bool = True, words: Words = _OURS) -> Message:
    """Return the example of a message: every field filled, or the needed ones only.

    ``words`` are entries of code lists by the name of the field that holds one; the
    example keeps to them. ``KeyError`` if no message has that name.
    """
    return in_words(_FULL[name] if full else bare(_FULL[name]), words)


def sample_answer(name: str, full: bool = True, words: Words = _OURS) -> Any:
    """Return the example of the answer to the message of that name."""
    answer: Answer = ANSWERS[MESSAGES[name].answer]
    return in_words(answer if full else bare(answer), words)


__all__ = ["sample", "sample_answer"]
