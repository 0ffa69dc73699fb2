"""What must hold before a message may go, as far as it is known.

``check`` is pure and fast enough for every keystroke. What no public source
tells never blocks: it warns at most.
"""

from . import (
    addresses,
    attendance,
    course_types,
    dates,
    deadlines,
    entitlements,
    examinations,
    interruptions,
    lessons,
    life_cycle,
    names,
    participants,
    persons,
    placement,
    planned_participants,
    registered,
    registrations,
    sections,
    settings,
    takeover,
    texts,
)
from .checking import check
from .facts import CourseHistory, Facts, Limits, PersonHistory
from .issue import Issue, Severity
from .registry import RULES, Rule

__all__ = [
    "RULES",
    "CourseHistory",
    "Facts",
    "Issue",
    "Limits",
    "PersonHistory",
    "Rule",
    "Severity",
    "check",
]
