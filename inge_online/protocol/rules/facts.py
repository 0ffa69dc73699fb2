"""What is known besides the message itself. Everything may be left out: not known.

A rule that needs a fact which is not known says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from ..messages import PersonKey, SectionPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseHistory:
    """What was reported of the course so far and accepted, or taken over as done.

    ``planned_start`` and ``planned_persons`` are those of the last accepted plan or
    plan update. ``sections`` are all sections of the course as known to us, begun or
    planned, ``reported_sections`` the numbers of those reported as begun (the first one
    with the course start). ``taken_over``: the course was run in another software;
    ``inquired``: a Kursauskunft was fetched for it.
    """

    course_type: str | None = None
    plan_reported: bool | None = None
    start_reported: bool | None = None
    cancelled: bool | None = None
    ended: bool | None = None
    planned_start: date | None = None
    planned_persons: frozenset[PersonKey] | None = field(default=None, repr=False)
    sections: tuple[SectionPeriod, ...] = ()
    reported_sections: frozenset[int] | None = None
    taken_over: bool = False
    inquired: bool | None = None

    @property
    def begin(self) -> date | None:
        """First day of the course: of its first known section, or as planned."""
        return self.sections[0].start if self.sections else self.planned_start


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonHistory:
    """What is known of a person besides the message.

    ``first_day``: first day of the person's first section in the course at hand.
    ``last_attended``: last day in any integration course before that.
    ``course_type``: of the course whose units the person has used up.
    """

    registered: bool | None = None
    registered_on: date | None = None
    first_day: date | None = None
    last_attended: date | None = None
    course_type: str | None = None
    entitled_from: date | None = None
    entitled_until: date | None = None
    entitlement_cancelled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Numbers that BAMF or the provider may set; the defaults are the law's or sane."""

    group_size: int = 25
    """Persons in one course (§ 14 (2) IntV); BAMF may set less for § 13 courses."""
    report_days: int = 7
    """Days after a course or section began in which that is to be reported [ABES-4]."""
    registration_days: int = 7
    """Days after registration that we still call "without delay" (§ 8 (2) IntV)."""
    text_length: int = 250
    """Characters of any text but the remarks; BAMF's own lengths are unknown."""
    remarks_length: int = 2000


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Facts:
    """Everything the rules may know besides the message.

    ``codes``: our words of each code list of the contract in use, by list name.
    ``patterns``: regular expressions for identifiers whose format BAMF has not
    published, by field name, for example ``{"provider_code": "[0-9]{8}"}``.
    ``no_degree``: words of code list education that mean "no degree".
    """

    today: date | None = None
    course: CourseHistory = CourseHistory()
    persons: Mapping[PersonKey, PersonHistory] = field(default_factory=dict)
    approved_teachers: Collection[str] | None = None
    literacy_teachers: Collection[str] | None = None
    used_sheet_numbers: Collection[str] = ()
    codes: Mapping[str, Collection[str]] = field(default_factory=dict)
    patterns: Mapping[str, str] = field(default_factory=dict)
    no_degree: Collection[str] = ()
    limits: Limits = Limits()

    def person(self, key: PersonKey) -> PersonHistory:
        """Return what is known of that person, which may be nothing."""
        return self.persons.get(key, _NOTHING)


_NOTHING = PersonHistory()
