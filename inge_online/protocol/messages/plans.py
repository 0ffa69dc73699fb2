"""Parts that speak of courses: sections, lesson times, interruptions, plans."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from .documented import historical, inferred, known
from .persons import ReportedParticipant


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonTime:
    """One block of lessons on one weekday, every week of the section."""

    weekday: int = field(
        metadata=known("Wochentag", "1 Monday to 7 Sunday, as ISO 8601", "ABES-KB")
    )
    start: time = field(metadata=known("Unterricht von", "local clock time", "ABES-KB"))
    end: time = field(metadata=known("Unterricht bis", "local clock time", "ABES-KB"))
    pause_minutes: int = field(
        default=0,
        metadata=known("Pausenzeiten", "minutes of pause within the block", "Q-KPL"),
    )
    units: int = field(
        metadata=historical(
            "Unterrichtseinheiten", "of 45 minutes, in this block", "KLARO"
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """Days without lessons between the first and last day of a course."""

    start: date = field(
        metadata=known("Unterbrechung von", "first day without", "Q-KPL")
    )
    end: date = field(metadata=known("Unterbrechung bis", "last day without", "Q-KPL"))
    reason: str | None = field(
        default=None,
        metadata=historical(
            "Grund der Unterbrechung",
            "code list interruption_reason; values unknown",
            "KLARO",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPeriod:
    """A Kursabschnitt (Modul) and when it takes place."""

    number: int = field(
        metadata=known(
            "Kursabschnitt",
            "1 to 9 language sections, then the Orientierungskurs as the next number",
            "KLARO",
            "Q-BSP",
        )
    )
    start: date = field(metadata=known("Von", "first day of lessons", "Q-KPL"))
    end: date = field(metadata=known("Bis", "last day of lessons", "Q-KPL"))
    units: int = field(
        metadata=known(
            "Unterrichtseinheiten", "of 45 minutes; 100 as a rule", "IntV §§ 11-13"
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and by whom lessons are given; the same in plan and start reports."""

    site_code: str = field(
        metadata=known(
            "Kursortkennung", "BAMF's number of the place; format unknown", "Q-BSP"
        )
    )
    teacher_codes: tuple[str, ...] = field(
        default=(),
        metadata=known(
            "Lehrkraftkennungen", "of all teachers; format unknown", "Q-KBM", "CMX-BV"
        ),
    )
    teaching_material_codes: tuple[str, ...] = field(
        default=(),
        metadata=known(
            "Lehrwerke", "from BAMF's list; codes unknown", "ABES-KB", "IntV § 16"
        ),
    )
    lesson_times: tuple[LessonTime, ...] = field(
        default=(),
        metadata=known("Unterrichtszeiten", "weekly timetable", "Q-KPL", "ABES-KB"),
    )
    interruptions: tuple[Interruption, ...] = field(
        default=(),
        metadata=known("Unterbrechungen", "planned breaks", "Q-KPL", "ABES-KB"),
    )
    accessibility: str | None = field(
        default=None,
        metadata=known(
            "Barrierefreiheit", "of the place; code list unknown", "ABES-KB"
        ),
    )
    childcare: str | None = field(
        default=None,
        metadata=known("Kinderbeaufsichtigung", "code list unknown", "ABES-KB"),
    )
    course_format: str | None = field(
        default=None,
        metadata=inferred(
            "Kursformat", "on site, virtual, hybrid; code list unknown", "IntV § 14 (3)"
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Who takes part."""

    participants: tuple[ReportedParticipant, ...] = field(
        default=(),
        metadata=known(
            "Teilnehmerliste", "without self-payers", "ABES-KB", personal=True
        ),
    )
    total: int = field(
        metadata=known(
            "Gesamtzahl der Teilnehmer",
            "all persons, self-payers (Selbstzahler) included; not below the list",
            "ABES-KB",
            "ABES-5",
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePlan:
    """A whole planned course; all its sections go out as one package [CMX-MOD]."""

    own_reference: str = field(
        metadata=inferred(
            "Eigene Kursnummer", "the provider's own course number", "ABES-IMP"
        )
    )
    course_type: str = field(
        metadata=known("Kursart", "code list course_type", "Q-BSP")
    )
    sections: tuple[SectionPeriod, ...] = field(
        metadata=known(
            "Kursabschnitte",
            "all planned; the first is the Beginn-Kursabschnitt",
            "Q-KPL",
            "Q-BSP",
        )
    )
    setting: Setting = field(
        metadata=known("Durchführung", "place, people, times", "Q-KPL")
    )
    attendance: Attendance = field(
        metadata=known(
            "Teilnehmer",
            "optional in the first plan, needed the day before the start at the latest",
            "ABES-4",
            "CMX-BV",
        )
    )
    remarks: str | None = field(
        default=None,
        repr=False,
        metadata=known(
            "Zusatzangaben", "free text; limits unknown", "Q-KAU", personal=True
        ),
    )

    @property
    def start(self) -> date:
        """First day of the first section (Kursbeginn)."""
        return self.sections[0].start

    @property
    def end(self) -> date:
        """Last day of the last section (voraussichtliches Kursende)."""
        return self.sections[-1].end
