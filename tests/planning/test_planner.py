from dataclasses import replace
from datetime import date

from planning import (
    Calendar,
    DayException,
    ExtraLesson,
    Gap,
    Grid,
    Lesson,
    Overrun,
    Period,
    Reason,
    Region,
    Reserve,
    ReservedPeriod,
    SectionStart,
    Timetable,
    TimetableChange,
    plan,
    structure_for,
)
from tests.planning.courses import (
    DAILY,
    MONDAY,
    course,
    dates,
    march,
    sections,
    with_orientation,
)


def test_sections_follow_without_a_gap():
    result = plan(course())

    assert dates(result) == [
        (1, march(3), march(10)),
        (2, march(12), march(19)),
        (3, march(24), march(31)),
    ]
    assert (result.first_day, result.last_day) == (march(3), march(31))


def test_the_last_day_teaches_what_is_left():
    section = plan(course()).section(1)

    days = (Lesson(march(3), 4), Lesson(march(5), 4), Lesson(march(10), 2))
    assert section.lessons == days
    assert (section.planned_units, section.unused_units) == (10, 2)


def test_a_start_on_a_day_without_lessons():
    assert plan(course(start=date(2025, 3, 1))).first_day == MONDAY


def test_entry_at_any_section():
    literacy = structure_for("literacy", MONDAY)

    result = plan(course(sections=literacy.sections_from(8), timetable=DAILY))

    names = [section.name for section in result.sections]
    assert names == ["Spezialkurs 2", "Spezialkurs 3", "Orientierungskurs"]
    assert result.first_day == MONDAY


def test_holidays_and_breaks_delay_the_end():
    region = Region(state="NI")
    rest = Period(first=march(5), last=march(10))

    result = plan(course(start=date(2025, 3, 3), breaks=(rest,)))
    later = plan(
        course(start=date(2025, 4, 14), calendar=Calendar(region=region)),
    )

    assert [lesson.day for lesson in result.section(1).lessons] == [
        march(3),
        march(12),
        march(17),
    ]
    easter_monday = date(2025, 4, 21)
    assert easter_monday not in [lesson.day for lesson in later.lessons]


def test_a_break_of_the_course_is_named_so():
    request = course(breaks=(Period(first=march(5), last=march(5), name="Umzug"),))

    (reason,) = request.course_calendar.reasons(march(5))

    assert (reason.reason, reason.name) == (Reason.COURSE_BREAK, "Umzug")


def test_a_single_holiday_is_taught():
    liberation = date(2025, 5, 8)  # a holiday in Berlin in 2025 only
    berlin = Calendar(region=Region(state="BE"))
    taught = DayException(day=liberation, taught=True)

    without = course(start=date(2025, 5, 5), timetable=DAILY, calendar=berlin)
    result = replace(without, calendar=replace(berlin, exceptions=(taught,)))

    assert Lesson(liberation, 5) not in plan(without).lessons
    assert Lesson(liberation, 5) in plan(result).lessons


def test_another_timetable_from_a_section_on():
    fridays = Timetable.regular(weekdays=(4,), units=10)

    result = plan(
        course(timetable_changes=(TimetableChange(section=2, timetable=fridays),))
    )

    assert dates(result) == [
        (1, march(3), march(10)),
        (2, march(14), march(14)),
        (3, march(21), march(21)),
    ]


def test_an_extra_lesson_on_a_day_of_its_own_or_a_longer_one():
    saturday, monday = march(8), march(3)

    result = plan(
        course(
            sections=sections(10),
            extra_lessons=(
                ExtraLesson(day=saturday, units=1),
                ExtraLesson(day=monday, units=5),
            ),
        )
    )

    assert [lesson.units for lesson in result.lessons] == [5, 4, 1]
    assert result.last_day == saturday


def test_a_section_set_to_a_day():
    start = SectionStart(section=2, day=march(15))  # a Saturday

    result = plan(course(section_starts=(start,)))

    assert dates(result)[1:] == [
        (2, march(17), march(24)),
        (3, march(26), date(2025, 4, 2)),
    ]


def test_a_gap_in_calendar_days():
    assert dates(plan(course(succession=Gap(days=1))))[1][1] == march(12)
    assert dates(plan(course(succession=Gap(days=2))))[1][1] == march(17)


def grid(overrun: Overrun, weeks: int = 1, **changes):
    return plan(course(succession=Grid(weeks=weeks, overrun=overrun), **changes))


def test_a_wide_grid_leaves_pauses():
    result = grid(Overrun.CUT, weeks=2)

    assert [first for _number, first, _last in dates(result)] == [
        march(3),
        march(17),
        march(31),
    ]
    assert all(section.planned_units == 10 for section in result.sections)


def test_a_narrow_grid_cuts_and_says_so():
    result = grid(Overrun.CUT)

    assert dates(result) == [
        (1, march(3), march(5)),
        (2, march(10), march(12)),
        (3, march(17), march(24)),  # nothing follows: it may end as it must
    ]
    assert [section.planned_units for section in result.sections] == [8, 8, 10]


def test_a_narrow_grid_lets_the_next_section_follow():
    result = grid(Overrun.FOLLOW)

    assert dates(result) == dates(plan(course()))


def test_a_narrow_grid_waits_for_its_next_place():
    result = grid(Overrun.NEXT_PLACE)

    assert [first for _number, first, _last in dates(result)] == [
        march(3),
        march(17),
        march(31),
    ]


def test_a_place_on_a_day_off_moves_only_itself():
    holiday = DayException(day=march(17), taught=False)

    result = grid(Overrun.CUT, weeks=2, calendar=Calendar(exceptions=(holiday,)))

    assert [first for _number, first, _last in dates(result)] == [
        march(3),
        march(19),
        march(31),
    ]


def test_a_grid_counts_anew_from_a_section_set_to_a_day():
    start = SectionStart(section=2, day=march(19))

    result = grid(Overrun.CUT, weeks=2, section_starts=(start,))

    assert dates(result)[1:] == [
        (2, march(19), march(26)),
        (3, date(2025, 4, 2), date(2025, 4, 9)),
    ]


def test_units_reserved_before_the_orientation_course():
    result = plan(course(sections=with_orientation(10), reserve=Reserve(units=12)))

    assert result.reserved == ReservedPeriod(first_day=march(12), last_day=march(19))
    assert dates(result)[1] == (2, march(24), march(31))


def test_days_reserved_before_the_orientation_course():
    result = plan(course(sections=with_orientation(10), reserve=Reserve(days=14)))

    assert result.reserved == ReservedPeriod(first_day=march(11), last_day=march(24))
    assert dates(result)[1][1] == march(26)


def test_a_cut_section_leaves_the_reserve_its_days():
    result = grid(
        Overrun.CUT,
        sections=with_orientation(100),
        reserve=Reserve(days=3),
        section_starts=(SectionStart(section=2, day=march(17)),),
    )

    assert dates(result)[0] == (1, march(3), march(5))
    assert result.reserved == ReservedPeriod(first_day=march(6), last_day=march(8))


def test_nothing_is_reserved_without_an_orientation_course_to_come():
    language_only = plan(course(reserve=Reserve(units=12)))
    orientation_only = plan(
        course(sections=with_orientation(10)[1:], reserve=Reserve(units=12))
    )

    assert language_only.reserved is None
    assert orientation_only.reserved is None
    assert dates(orientation_only) == [(2, march(3), march(10))]
