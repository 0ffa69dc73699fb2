"""Places in a message, said in BAMF's own terms instead of our field names."""

import re
from dataclasses import is_dataclass
from typing import get_args, get_type_hints

from .protocol import MESSAGES
from .protocol.messages import field_docs

STEP = re.compile(r"(?P<name>\w+)(?:\[(?P<index>\d+)\])?")


def place(message_type, path):
    """Return a path of a message in official German terms.

    >>> place("course_plan_report", "plan.sections[0].start")
    'Kursplan › Kursabschnitte 1 › Von'

    A path that is none, such as an element named by BAMF, is returned as it is.
    """
    words = words_of(MESSAGES.get(message_type), path)
    return " › ".join(words) if words else path


def last_step(path):
    """Return the end of a path of BAMF's elements as a person would say it.

    >>> last_step("Kursplan/Lehrkraefte/Lehrkraftkennung[1]")
    'Lehrkraftkennung 1'
    """
    return re.sub(r"\[(\d+)\]$", r" \1", path.rpartition("/")[2])


def words_of(cls, path):
    """Return the official terms along a path of a class, or nothing if it is none."""
    words = []
    for step in path.split("."):
        found = STEP.fullmatch(step)
        docs = field_docs(cls) if cls else {}
        if not found or found["name"] not in docs:
            return []
        number = f" {int(found['index']) + 1}" if found["index"] else ""
        words.append(docs[found["name"]].term + number)
        cls = _part(get_type_hints(cls)[found["name"]])
    return words


def _part(hint):
    """Return the class of a part, whatever it is wrapped in; None for plain values."""
    return next(filter(is_dataclass, (hint, *get_args(hint))), None)
