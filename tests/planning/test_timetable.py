from datetime import time

import pytest

from planning import Code, LessonBlock, Timetable, TimetableError, suggest_units

MORNING = LessonBlock(weekday=0, start=time(8, 45), end=time(12, 0), units=4)
EVENING = LessonBlock(weekday=0, start=time(18, 0), end=time(20, 15), units=3)

# what providers publish: start, end, pause in minutes, units
HOURS = [
    (time(9), time(12), 0, 4),
    (time(13, 30), time(16, 45), 15, 4),
    (time(9), time(12, 30), 30, 4),
    (time(9), time(13), 15, 5),
    (time(8, 45), time(12, 50), 20, 5),
    (time(8, 30), time(12, 45), 30, 5),
    (time(8, 30), time(12, 55), 40, 5),
    (time(9, 30), time(14), 45, 5),
    (time(9), time(9, 44), 0, 0),
]


@pytest.mark.parametrize(("start", "end", "pause", "units"), HOURS)
def test_clock_times_suggest_units(start, end, pause, units):
    assert suggest_units(start, end, pause) == units


def test_several_blocks_a_day_add_up():
    friday = LessonBlock(weekday=4, units=5)

    timetable = Timetable(blocks=(friday, EVENING, MORNING))

    assert timetable.units_by_weekday == (7, 0, 0, 0, 5, 0, 0)
    assert timetable.blocks == (MORNING, EVENING, friday)


def test_a_regular_week():
    timetable = Timetable.regular(weekdays=(3, 0, 1, 0), units=4)

    assert timetable.units_by_weekday == (4, 4, 0, 4, 0, 0, 0)


REFUSED = [
    ({"weekday": 7}, Code.WEEKDAY),
    ({"weekday": -1}, Code.WEEKDAY),
    ({"units": 0}, Code.BLOCK_UNITS),
    ({"start": time(9)}, Code.BLOCK_TIMES),
    ({"end": time(9)}, Code.BLOCK_TIMES),
    ({"start": time(9), "end": time(9)}, Code.BLOCK_TIMES),
    ({"start": time(22), "end": time(0, 30)}, Code.BLOCK_TIMES),
    ({"pause_minutes": -5}, Code.BLOCK_PAUSE),
    ({"start": time(9), "end": time(10), "pause_minutes": 60}, Code.BLOCK_PAUSE),
]


@pytest.mark.parametrize(("change", "code"), REFUSED)
def test_a_block_that_cannot_be(change, code):
    with pytest.raises(TimetableError) as refusal:
        LessonBlock(**{"weekday": 0, "units": 4} | change)

    assert refusal.value.code is code


def test_blocks_at_the_same_time():
    late = LessonBlock(weekday=0, start=time(11, 59), end=time(13), units=1)

    with pytest.raises(TimetableError) as refusal:
        Timetable(blocks=(late, MORNING))

    assert refusal.value.code is Code.BLOCKS_OVERLAP
    assert refusal.value.details == {"weekday": 0}


def test_blocks_may_follow_at_once_and_meet_on_other_days():
    midnight = LessonBlock(weekday=1, start=time(0), end=time(1), units=1)
    noon = LessonBlock(weekday=0, start=time(12), end=time(13), units=1)
    tuesday = LessonBlock(weekday=1, start=time(9), end=time(12), units=4)

    timetable = Timetable(blocks=(MORNING, noon, tuesday, midnight))

    assert timetable.units_by_weekday[:2] == (5, 5)
