"""The words that messages use for the entries of BAMF's code lists.

A message says ``literacy``, never the number that stands for it: numbers are data of
the contract (``codes/<list>.csv``). Closed lists have their entries here, with the
source that names them. Of the others BAMF has published no entries: their words are
whatever the contract's file says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CodeList:
    """A code list: its German term, our words with their meaning, and their source.

    ``words`` is empty where no public source names the entries. ``title`` is what a
    list is called, in English, whose entries are chosen on the screen.
    """

    term: str
    sources: tuple[str, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    @property
    def closed(self) -> bool:
        """Whether its entries are known, so that a contract must number each."""
        return bool(self.words)


CODE_LISTS: Mapping[str, CodeList] = {
    "course_type": CodeList(
        "Kursart",
        ("IntV §§ 10-14, 22 (4)",),
        {
            "general": "Allgemeiner Integrationskurs",
            "literacy": "Alphabetisierungskurs",
            "second_script": "Zweitschriftlernerkurs",
            "special_need": "Kurs mit besonderem sprachpädagogischem Förderbedarf",
            "intensive": "Intensivkurs",
            "youth": "Jugendintegrationskurs, begun before 2025-05-01",
            "parents": "Elternintegrationskurs, begun before 2025-05-01",
            "women": "Frauenintegrationskurs, begun before 2025-05-01",
            "literacy_repeat": "Wiederholerkurs of the Alphabetisierungskurs",
            "special_need_repeat": "Wiederholerkurs of the Förderbedarf course",
        },
    ),
    "course_status": CodeList(
        "Kursstatus",
        ("Q-KPL", "ABES-4"),
        {
            "planned": "the plan is reported, the start is not",
            "started": "the start is reported",
            "cancelled": "the plan was cancelled",
            "ended": "the course ended, as planned or early",
        },
    ),
    "education": CodeList(
        "Bildungsstand",
        ("KLARO",),
        {
            "isced_1": "ISCED 1, primary",
            "isced_2": "ISCED 2, lower secondary",
            "isced_3a": "ISCED 3A, upper secondary leading to studies",
            "isced_3b": "ISCED 3B, upper secondary leading to a profession",
            "isced_4a": "ISCED 4A, after secondary, before studies",
            "isced_5a": "ISCED 5A, studies",
            "isced_5b": "ISCED 5B, practical tertiary education",
            "isced_6": "ISCED 6, doctorate",
            "isced_9": "ISCED 9, none of the levels",
        },
        title="Education",
    ),
    "entitlement_kind": CodeList(
        "Zulassungsart (TN-Typ)",
        ("KLARO", "CMX-TEV"),
        {
            "new_immigrant": "entitled as a new immigrant",
            "obligation_abh": "obliged by the Ausländerbehörde",
            "admission": "admitted by BAMF",
            "late_resettler": "Spätaussiedler",
            "obligation_tgs": "obliged by the Träger der Grundsicherung",
            "repetition": "admitted to repeat",
        },
        title="Kind of entitlement",
    ),
    "fee_kind": CodeList(
        "Kostenbeteiligung (KB-Typ)",
        ("KLARO",),
        {
            "with_contribution": "pays the contribution of § 9 IntV",
            "without_contribution": "is exempt from it",
        },
        title="Share in the costs",
    ),
    "file_number_origin": CodeList(
        "Herkunft des Aktenzeichens",
        ("Q-TNA16",),
        {
            "bamf": "BAMF",
            "bva": "Bundesverwaltungsamt",
            "abh": "Ausländerbehörde",
            "tgs": "Träger der Grundsicherung",
        },
        title="Origin of the file number",
    ),
    "gender": CodeList(
        "Geschlecht",
        ("IntV § 7 (1)", "PStG § 22 (3)"),
        {
            "female": "weiblich",
            "male": "männlich",
            "diverse": "divers",
            "unspecified": "keine Angabe",
        },
        title="Gender",
    ),
    "literacy": CodeList(
        "Schreibkundigkeit",
        ("KLARO",),
        {
            "none": "cannot read or write any script",
            "other_script": "reads and writes, but not the Latin script",
            "latin_script": "reads and writes the Latin script",
        },
        title="Literacy",
    ),
    "accessibility": CodeList("Barrierefreiheit", ("ABES-KB",), title="Accessibility"),
    "availability": CodeList(
        "Zeitliche Verfügbarkeit", ("IntV § 7 (1)",), title="Availability"
    ),
    "cancellation_reason": CodeList(
        "Grund der Stornierung", ("Q-KPL",), title="Reason of a cancellation"
    ),
    "childcare": CodeList("Kinderbeaufsichtigung", ("ABES-KB",), title="Childcare"),
    "country": CodeList("Land, ISO 3166-1 alpha-2", ("Q-TEST-OLD",)),
    "course_format": CodeList("Kursformat", ("IntV § 14 (3)",), title="Course format"),
    "early_end_reason": CodeList(
        "Grund der vorzeitigen Beendigung", ("ABES-4",), title="Reason of an early end"
    ),
    "interruption_reason": CodeList(
        "Grund der Unterbrechung", ("KLARO",), title="Reason of a break"
    ),
    "language_level": CodeList(
        "Kenntnisse der deutschen Sprache",
        ("IntV § 7 (1)",),
        title="Knowledge of German",
    ),
    "late_reason": CodeList(
        "Grund für die nachträgliche Erfassung",
        ("CMX-BV",),
        title="Reason for late capture",
    ),
    "remark": CodeList("Fehler und Hinweise", ("Q-TEST",)),
    "teaching_material": CodeList(
        "Lehrwerke", ("ABES-KB", "IntV § 16"), title="Teaching material"
    ),
}
"""All code lists that fields of messages name, by name."""
