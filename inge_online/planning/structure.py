"""The legal structures of integration courses: sections, units, validity, source."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from .errors import Code, StructureError


class SectionKind(str, Enum):
    """What a section belongs to (§ 10 (1) IntV)."""

    LANGUAGE = "language"
    ORIENTATION = "orientation"


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A section (Kursabschnitt) as the law or the provider sets it, without dates."""

    number: int
    name: str
    units: int
    kind: SectionKind = SectionKind.LANGUAGE


@dataclass(frozen=True, kw_only=True, slots=True)
class Structure:
    """A course type's structure, and for which course begins the law gives it.

    ``code`` names the course type; several structures share one if the law changed.
    ``begun_from`` is inclusive, ``begun_before`` exclusive, None means unlimited.
    ``repeat_units``: units of the language course that may be repeated once.
    ``group_size``: the largest group the law allows (§ 14 (2) IntV); BAMF may set
    smaller ones, which is a matter of configuration.
    """

    code: str
    name: str
    sections: tuple[Section, ...]
    source: str
    begun_from: date | None = None
    begun_before: date | None = None
    repeat_units: int = 0
    group_size: int = 25

    @property
    def units(self) -> int:
        """All lesson units of the structure."""
        return sum(section.units for section in self.sections)

    def applies_to(self, begin: date) -> bool:
        """Tell whether a course begun on that day has this structure."""
        started = self.begun_from is None or self.begun_from <= begin
        return started and (self.begun_before is None or begin < self.begun_before)

    def sections_from(self, number: int) -> tuple[Section, ...]:
        """Return the sections of a course that enters at section ``number``."""
        rest = tuple(s for s in self.sections if s.number >= number)
        if not rest or rest[0].number != number:
            raise StructureError(
                Code.UNKNOWN_SECTION, structure=self.code, number=number
            )
        return rest
