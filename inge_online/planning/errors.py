"""What the planner refuses, each with a code for the text a clerk reads.

The exceptions carry no sentence of their own: the caller translates ``code`` and fills
in ``details`` (plain values: dates, numbers, names of the input's fields).
"""

from enum import Enum


class Code(str, Enum):
    """Every reason for which the planner refuses; values are stable."""

    # timetable
    WEEKDAY = "weekday"  # not 0 (Monday) to 6 (Sunday)
    BLOCK_UNITS = "block_units"  # a block needs whole units, at least one
    BLOCK_TIMES = "block_times"  # ends before it starts, or only one time is given
    BLOCK_PAUSE = "block_pause"  # negative, or as long as the block
    BLOCKS_OVERLAP = "blocks_overlap"  # two blocks of one weekday at the same time
    # calendar
    PERIOD_REVERSED = "period_reversed"  # last day before first day
    EXCEPTIONS_CONTRADICT = "exceptions_contradict"  # one day both taught and off
    UNKNOWN_STATE = "unknown_state"
    UNKNOWN_MUNICIPALITY = "unknown_municipality"
    # legal structure
    UNKNOWN_STRUCTURE = "unknown_structure"
    NOT_IN_FORCE = "not_in_force"  # the law does not know it at that course begin
    UNKNOWN_SECTION = "unknown_section"
    # request
    NO_SECTIONS = "no_sections"
    DUPLICATE = "duplicate"  # two inputs of a kind for one section or day
    SECTION_UNITS = "section_units"  # a section needs whole units, at least one
    NO_LESSONS = "no_lessons"  # the timetable of a section is empty
    EXTRA_LESSON_UNITS = "extra_lesson_units"
    NOT_BEGUN_IN_ORDER = "not_begun_in_order"  # a begun section after a planned one
    NOTHING_RUNNING = "nothing_running"  # no section has begun whose end could move
    SUCCESSION = "succession"  # negative gap, or a grid of less than a week
    RESERVE = "reserve"  # exactly one of units and days, and at least 1
    HORIZON = "horizon"  # fewer than one year to plan in
    # planning
    NO_END = "no_end"  # a section does not end within the horizon
    STARTS_TOO_EARLY = "starts_too_early"  # a section set before its predecessor ends
    EXTRA_LESSON_ON_DAY_OFF = "extra_lesson_on_day_off"
    # replanning
    BEGUN_SECTION_TOUCHED = "begun_section_touched"


class PlanningError(ValueError):
    """The planner cannot do what was asked: ``code`` says why, ``details`` of what."""

    def __init__(self, code: Code, **details: object) -> None:
        """Keep the code and its details, e.g. ``section=3``."""
        super().__init__(code.value, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        """Code and details for logs and developers; not meant for clerks."""
        values = ", ".join(f"{name}={value}" for name, value in self.details.items())
        return f"{self.code.value} ({values})" if values else self.code.value


class TimetableError(PlanningError):
    """A block of lessons, or the timetable made of them, cannot be."""


class CalendarError(PlanningError):
    """A region, a period or an exception of the calendar cannot be."""


class StructureError(PlanningError):
    """The law knows no such course, not at that date, or not such a section."""


class RequestError(PlanningError):
    """The request contradicts itself or lacks something."""


class NoPlanError(PlanningError):
    """The request is sound, yet no plan fulfils it."""


class ReplanError(PlanningError):
    """The change would touch what has begun."""
