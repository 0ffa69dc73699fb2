"""Reports on a course: its plan, its start, its sections, its changes, its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from .base import Answer, Message
from .documented import inferred, known
from .plans import Attendance, CoursePlan, SectionPeriod, Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReceipt(Answer):
    """BAMF has taken the plan."""

    course_code: str = field(
        metadata=inferred(
            "Kurskennung", "BAMF's number, key of all later reports", "Q-KAU"
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePlanReport(Message):
    """Kursplanmeldung: a course is planned [Q-KPL]."""

    name: ClassVar[str] = "course_plan_report"
    term: ClassVar[str] = "Kursplanmeldung"
    answer: ClassVar[type[Answer]] = PlanReceipt

    plan: CoursePlan = field(metadata=known("Kursplan", "the whole course", "Q-KPL"))
    late_reason: str | None = field(
        default=None,
        metadata=known(
            "Grund für die nachträgliche Erfassung",
            "needed after the start; code list late_reason, values unknown",
            "CMX-BV",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedCourse(Message):
    """A report on a course that BAMF has already numbered."""

    course_code: str = field(metadata=known("Kurskennung", "given by BAMF", "Q-KAU"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePlanUpdate(ReportedCourse):
    """Kursplan-Aktualisierung: only before the first section begins [CMX-BV]."""

    name: ClassVar[str] = "course_plan_update"
    term: ClassVar[str] = "Kursplanaktualisierung"
    answer: ClassVar[type[Answer]] = Answer

    plan: CoursePlan = field(metadata=known("Kursplan", "the whole course", "Q-KPL"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePlanCancellation(ReportedCourse):
    """Kursplan-Stornierung: the plan cannot be used any more [Q-KPL]."""

    name: ClassVar[str] = "course_plan_cancellation"
    term: ClassVar[str] = "Kursplanstornierung"
    answer: ClassVar[type[Answer]] = Answer

    reason: str | None = field(
        default=None,
        metadata=inferred("Grund", "code list cancellation_reason", "Q-KPL"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionReport(ReportedCourse):
    """What start, section and section update reports have in common [ABES-4, Q-KPL]."""

    section: SectionPeriod = field(
        metadata=known("Kursabschnitt", "the one that began", "ABES-KB")
    )
    setting: Setting = field(
        metadata=known("Durchführung", "place, people, times", "ABES-KB")
    )
    attendance: Attendance = field(
        metadata=known("Teilnehmer", "of this section, in full", "ABES-KB")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseStartReport(SectionReport):
    """Kursbeginnmeldung: once per course, with its first section [ABES-4]."""

    name: ClassVar[str] = "course_start_report"
    term: ClassVar[str] = "Kursbeginnmeldung"
    answer: ClassVar[type[Answer]] = Answer

    course_type: str = field(
        metadata=known("Kursart", "code list course_type", "ABES-KB")
    )
    course_end: date = field(
        metadata=known("Voraussichtliches Kursende", "need not be binding", "ABES-KB")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionStartReport(SectionReport):
    """Kursabschnittsbeginnmeldung: every further section [Q-KPL]."""

    name: ClassVar[str] = "section_start_report"
    term: ClassVar[str] = "Kursabschnittsbeginnmeldung"
    answer: ClassVar[type[Answer]] = Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionUpdate(SectionReport):
    """Aktualisierung of a begun section; its scope is unknown [Q-ART]."""

    name: ClassVar[str] = "section_update"
    term: ClassVar[str] = "Aktualisierung der Kursabschnittsbeginnmeldung"
    answer: ClassVar[type[Answer]] = Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChange(ReportedCourse):
    """Kursortänderung: fields and limits are unknown [Q-ART]."""

    name: ClassVar[str] = "site_change"
    term: ClassVar[str] = "Kursortänderung"
    answer: ClassVar[type[Answer]] = Answer

    site_code: str = field(
        metadata=inferred("Kursortkennung", "the new place", "Q-ART")
    )
    valid_from: date = field(metadata=inferred("Gültig ab", "first day there", "Q-ART"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyEnd(ReportedCourse):
    """Vorzeitige Beendigung: details are unknown [ABES-4]."""

    name: ClassVar[str] = "early_end"
    term: ClassVar[str] = "Vorzeitige Beendigung des Kurses"
    answer: ClassVar[type[Answer]] = Answer

    end: date = field(metadata=inferred("Kursende", "last day of lessons", "ABES-4"))
    reason: str | None = field(
        default=None, metadata=inferred("Grund", "code list early_end_reason", "ABES-4")
    )
