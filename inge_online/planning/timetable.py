"""The weekly timetable: when a course is taught and how many lesson units that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from .errors import Code, TimetableError

UNIT_MINUTES = 45  # one lesson unit (Unterrichtseinheit) [BAMF-ABR]


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def suggest_units(start: time, end: time, pause_minutes: int = 0) -> int:
    """Return the whole lesson units that fit between two clock times of one day.

    Only a suggestion: providers differ in what they count, so a block's units are an
    input of their own. ``TimetableError`` if nothing is left after the pause.
    """
    duration = _minutes(end) - _minutes(start)
    if duration <= 0:
        raise TimetableError(Code.BLOCK_TIMES, start=start, end=end)
    if not 0 <= pause_minutes < duration:
        raise TimetableError(Code.BLOCK_PAUSE, pause_minutes=pause_minutes)
    return (duration - pause_minutes) // UNIT_MINUTES


@dataclass(frozen=True, kw_only=True, slots=True)
class LessonBlock:
    """Lessons in one go on a weekday (0 Monday to 6 Sunday).

    ``units`` count; the clock times and the pause, in minutes, describe.
    """

    weekday: int
    units: int
    start: time | None = None
    end: time | None = None
    pause_minutes: int = 0

    def __post_init__(self) -> None:
        """Refuse what cannot be a block."""
        if self.weekday not in range(7):
            raise TimetableError(Code.WEEKDAY, weekday=self.weekday)
        if self.units < 1 or self.units % 1:
            raise TimetableError(Code.BLOCK_UNITS, units=self.units)
        if (self.start is None) != (self.end is None):
            raise TimetableError(Code.BLOCK_TIMES, start=self.start, end=self.end)
        if self.pause_minutes < 0:
            raise TimetableError(Code.BLOCK_PAUSE, pause_minutes=self.pause_minutes)
        if self.start and self.end:
            suggest_units(self.start, self.end, self.pause_minutes)


def _position(block: LessonBlock) -> tuple[int, time, time, int, int]:
    start, end = block.start or time.min, block.end or time.min
    return block.weekday, start, end, block.units, block.pause_minutes


@dataclass(frozen=True, kw_only=True, slots=True)
class Timetable:
    """A week of lesson blocks, several a day if need be; their order is irrelevant."""

    blocks: tuple[LessonBlock, ...] = ()

    def __post_init__(self) -> None:
        """Sort the blocks and refuse two at the same time."""
        blocks = tuple(sorted(self.blocks, key=_position))
        for one, other in pairwise(blocks):
            timed = one.weekday == other.weekday and one.end and other.start
            if timed and _position(other)[1] < _position(one)[2]:
                raise TimetableError(Code.BLOCKS_OVERLAP, weekday=one.weekday)
        object.__setattr__(self, "blocks", blocks)

    @classmethod
    def regular(cls, *, weekdays: Iterable[int], units: int) -> "Timetable":
        """Return the timetable with the same units on each of the given weekdays."""
        days = sorted(set(weekdays))
        return cls(blocks=tuple(LessonBlock(weekday=d, units=units) for d in days))

    @property
    def units_by_weekday(self) -> tuple[int, ...]:
        """The units of Monday to Sunday, 0 where nothing is taught."""
        units = [0] * 7
        for block in self.blocks:
            units[block.weekday] += block.units
        return tuple(units)
