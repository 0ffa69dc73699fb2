"""The weekly timetable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from itertools import pairwise

from ..messages import LessonTime, Setting
from .registry import Case, Found, at, blocking, warning

UNIT_MINUTES = 45
_MOST_UNITS = 20


@warning("No lesson times are given", "Q-KPL", "ABES-KB")
def lesson_times_missing(part: Setting, _case: Case) -> Iterator[Found]:
    """Reports carry the times of lessons and pauses; whether they must is unknown."""
    if not part.lesson_times:
        yield at("lesson_times")


@blocking("Weekdays are 1 Monday to 7 Sunday", "ISO 8601")
def lesson_weekday(part: LessonTime, _case: Case) -> Iterator[Found]:
    """As in ISO 8601."""
    if not 1 <= part.weekday <= 7:
        yield at("weekday")


@blocking("The lessons end at %(end)s, before they begin at %(start)s", "ABES-KB")
def lesson_order(part: LessonTime, _case: Case) -> Iterator[Found]:
    """Lessons do not run over midnight."""
    if _clock(part.end) <= _clock(part.start):
        yield at("end", start=part.start, end=part.end)


@blocking("Lesson times are local times in whole minutes", "ABES-KB")
def lesson_time_precision(part: LessonTime, _case: Case) -> Iterator[Found]:
    """What is stored must be what is sent, in whatever format the contract has."""
    for place, value in (("start", part.start), ("end", part.end)):
        if value.tzinfo is not None or value.second or value.microsecond:
            yield at(place)


@blocking("The pause cannot be %(pause)s minutes long", "Q-KPL")
def lesson_pause(part: LessonTime, _case: Case) -> Iterator[Found]:
    """A pause lies within the lessons."""
    length = _minutes(part.end) - _minutes(part.start)
    if part.pause_minutes < 0 or part.pause_minutes >= length > 0:
        yield at("pause_minutes", pause=part.pause_minutes)


@blocking("A day's lessons cannot be %(units)s units", "KLARO")
def lesson_units(part: LessonTime, _case: Case) -> Iterator[Found]:
    """At least one unit, and no more than fit into a day."""
    if not 1 <= part.units <= _MOST_UNITS:
        yield at("units", units=part.units)


@warning(
    "Units and pause take %(needed)s minutes, but %(length)s are planned",
    "BAMF-ABR",
)
def lesson_too_short(part: LessonTime, _case: Case) -> Iterator[Found]:
    """A unit is 45 minutes."""
    length = _minutes(part.end) - _minutes(part.start)
    needed = part.units * UNIT_MINUTES + part.pause_minutes
    if length < needed:
        yield at("units", needed=needed, length=length)


@blocking("These lessons begin before others of the day have ended", "ABES-KB")
def lessons_overlap(part: Setting, _case: Case) -> Iterator[Found]:
    """A course is taught once at a time."""
    in_order = sorted(
        enumerate(part.lesson_times),
        key=lambda item: (item[1].weekday, _clock(item[1].start)),
    )
    for (_, one), (index, two) in pairwise(in_order):
        if one.weekday == two.weekday and _clock(two.start) < _clock(one.end):
            yield at(f"lesson_times[{index}].start")


def _clock(value: time) -> time:
    return value.replace(tzinfo=None)


def _minutes(value: time) -> int:
    return value.hour * 60 + value.minute
