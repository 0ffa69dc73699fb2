"""A course as the authority holds it: first its plan, then what has begun."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..reports import Attendance, Section, Setting

# the Kursstatus of an inquiry
PLANNED, STARTED, CANCELLED, ENDED = "P", "B", "S", "V"


@dataclass(frozen=True, repr=False)
class Plan:
    """The plan as last reported. ``planned`` holds the file numbers of those who take
    part in its first section [ABES-4]."""

    own_reference: str
    course_type: str
    sections: tuple[Section, ...]
    setting: Setting
    attendance: Attendance
    planned: frozenset[str]

    @property
    def start(self) -> date:
        """First day of the first section."""
        return self.sections[0].start


@dataclass(repr=False)
class Begun:
    """A section that has begun, as last reported; ``people`` are file numbers."""

    section: Section
    setting: Setting
    attendance: Attendance
    people: tuple[str, ...]


@dataclass(repr=False)
class Course:
    """One course under the number the authority gave it."""

    code: str
    provider_code: str
    plan: Plan
    status: str = PLANNED
    begun: list[Begun] = field(default_factory=list)
    moved_to: str | None = None
    end: date | None = None

    def section(self, number: int) -> Begun | None:
        """The report on a section, if it has begun."""
        found = (entry for entry in self.begun if entry.section.number == number)
        return next(found, None)

    def as_json(self) -> dict[str, Any]:
        """The course for the control API."""
        people = self.begun[-1].people if self.begun else sorted(self.plan.planned)
        return {
            "course_code": self.code,
            "provider_code": self.provider_code,
            "own_reference": self.plan.own_reference,
            "course_type": self.plan.course_type,
            "status": self.status,
            "planned_sections": [item.number for item in self.plan.sections],
            "begun_sections": [item.section.number for item in self.begun],
            "site_code": self.moved_to or self._last_setting().site_code,
            "participants": list(people),
            "end": self.end.isoformat() if self.end else None,
        }

    def _last_setting(self) -> Setting:
        return self.begun[-1].setting if self.begun else self.plan.setting
