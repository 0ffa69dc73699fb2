"""The world as one thing, with the ways to find somebody in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .people import Account, Person, Teacher
from .places import ExamCentre, Place, Provider


@dataclass
class World:
    """All the authority knows, by the numbers that stand in reports."""

    providers: dict[str, Provider] = field(default_factory=dict)
    accounts: dict[tuple[str, str], Account] = field(default_factory=dict)
    sites: dict[str, Place] = field(default_factory=dict)
    teachers: dict[str, Teacher] = field(default_factory=dict)
    exam_centres: dict[str, ExamCentre] = field(default_factory=dict)
    administrative_sites: dict[str, Place] = field(default_factory=dict)
    delivery_sites: dict[str, Place] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    _by_person_number: dict[str, Person] = field(default_factory=dict)

    def account(self, environment: str, user: str) -> Account | None:
        """The login of that name in that environment."""
        return self.accounts.get((environment, user))

    def add_person(self, person: Person) -> None:
        """Make a person known, or replace what was known under the file number."""
        self.persons[person.file_number] = person
        self.index(person)

    def index(self, person: Person) -> None:
        """Let a person be found by its Personenkennziffer, once there is one."""
        if person.person_number:
            self._by_person_number[person.person_number] = person

    def find(
        self,
        birth_date: date,
        *,
        file_number: str | None = None,
        origin: str | None = None,
        person_number: str | None = None,
    ) -> Person | None:
        """The person, only if number and date of birth match exactly [Q-TEST-OLD].

        With both numbers given, both must be this person's.
        """
        if person_number:
            person = self._by_person_number.get(person_number)
        else:
            person = self.persons.get(file_number or "")
        if person is None or person.birth_date != birth_date:
            return None
        if file_number and person.file_number != file_number:
            return None
        if file_number and origin and person.origin != origin:
            return None
        return person
