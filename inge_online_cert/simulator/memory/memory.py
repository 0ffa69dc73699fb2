"""Everything one run remembers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..clock import Clock
from ..numbers import Numbers
from ..world import World
from .courses import Course
from .tally import Tally


@dataclass(repr=False)
class Memory:
    """What one environment knows. One thread at a time works on it."""

    environment: str
    world: World
    clock: Clock
    numbers: Numbers
    tally: Tally = field(default_factory=Tally)
    courses: dict[str, Course] = field(default_factory=dict)
    sheet_numbers: set[str] = field(default_factory=set)
    examinations: dict[str, dict[str, Any]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The state for the control API. The people in it are fictional."""
        registered = {
            person.file_number: {
                "provider_code": person.registration.provider_code,
                "on": person.registration.on.isoformat(),
                "kind": person.registration.kind,
                "person_number": person.person_number,
            }
            for person in self.world.persons.values()
            if person.registration
        }
        return {
            "today": self.clock.today.isoformat(),
            "courses": {code: item.as_json() for code, item in self.courses.items()},
            "registrations": registered,
            "sheet_numbers": sorted(self.sheet_numbers),
            "examinations": self.examinations,
            "accounts": [
                {"user": account.user, "failures": account.failures}
                for account in self.world.accounts.values()
                if account.environment == self.environment
            ],
        }
