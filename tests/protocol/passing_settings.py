"""Where, when and by whom lessons are given, as it may stand in a message."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from protocol.messages import Interruption, LessonTime, Setting

from .passing_parts import TEXTS, maybe, words

_LAST_MINUTE = 24 * 60 - 1


def settings(begin: date, fewest_teachers: int = 0) -> st.SearchStrategy[Setting]:
    """Settings of a course that begins on that day."""
    codes = st.lists(TEXTS, max_size=3).map(tuple)
    teachers = st.lists(TEXTS, min_size=fewest_teachers, max_size=3, unique=True)
    return st.builds(
        Setting,
        site_code=TEXTS,
        teacher_codes=teachers.map(tuple),
        teaching_material_codes=codes,
        lesson_times=lesson_times(),
        interruptions=interruptions(begin),
        accessibility=maybe(words("accessibility")),
        childcare=maybe(words("childcare")),
        course_format=maybe(words("course_format")),
    )


@st.composite
def lesson_times(draw: st.DrawFn) -> tuple[LessonTime, ...]:
    """Timetables with up to two blocks of lessons a day."""
    found: list[LessonTime] = []
    weekdays = st.lists(st.integers(1, 7), max_size=4, unique=True)
    for weekday in draw(weekdays):
        minutes = st.integers(0, _LAST_MINUTE)
        ends = draw(st.lists(minutes, min_size=4, max_size=4, unique=True))
        one, two, three, four = sorted(ends)
        found.append(_block(draw, weekday, one, two))
        if draw(st.booleans()):
            found.append(_block(draw, weekday, three, four))
    return tuple(draw(st.permutations(found)))


def _block(draw: Any, weekday: int, start: int, end: int) -> LessonTime:
    return LessonTime(
        weekday=weekday,
        start=time(start // 60, start % 60),
        end=time(end // 60, end % 60),
        pause_minutes=draw(st.integers(0, end - start - 1)),
        units=draw(st.integers(1, 20)),
    )


@st.composite
def interruptions(draw: st.DrawFn, begin: date) -> tuple[Interruption, ...]:
    """Breaks that do not overlap."""
    found = []
    day = begin
    for _ in range(draw(st.integers(0, 3))):
        start = day + timedelta(days=draw(st.integers(1, 30)))
        day = start + timedelta(days=draw(st.integers(0, 30)))
        reason = draw(maybe(words("interruption_reason")))
        found.append(Interruption(start=start, end=day, reason=reason))
    return tuple(found)
