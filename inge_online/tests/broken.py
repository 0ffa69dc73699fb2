"""Messages broken in every place and in many ways, so that each rule has something."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta

from ..protocol import MESSAGES
from ..protocol.messages import PersonKey
from ..protocol.rules import CourseHistory, Facts, PersonHistory, check
from ..protocol.samples import sample

EARLY, LATE = date(2000, 1, 1), date(2090, 1, 1)
WORDS = (
    *(None, "", " x\x01", "x" * 3000, "A1/Postfach 12", "Аda", "A\u200bb"),
    *("literacy", "youth", "intensive"),
)
NUMBERS = (None, 0, -1, 5000)
DAYS = (None, date(1005, 1, 1), EARLY, date(2024, 1, 6), LATE)
TIMES = (None, time(0), time(23, 59, 30))


def issues():
    """Yield the name of a message and an issue of it, all kinds of them."""
    for name in MESSAGES:
        for whole in (sample(name), sample(name, full=False)):
            for facts in histories():
                yield from ((name, issue) for issue in check(whole, facts))
            for broken in variants(whole):
                try:
                    found = check(broken, Facts(today=EARLY))
                except (AttributeError, TypeError):
                    continue  # what no message can be
                yield from ((name, issue) for issue in found)


def variants(part):
    """Yield a part broken in one place each."""
    if is_dataclass(part):
        for field in fields(part):
            for value in variants(getattr(part, field.name)):
                yield replace(part, **{field.name: value})
    elif isinstance(part, tuple):
        yield from ((), part * 2, part * 13, part[::-1])
        for broken in variants(part[0]) if part else ():
            yield (broken, *part[1:])
    else:
        yield from _values(part)


def _values(value):
    if isinstance(value, bool):
        return (None, not value)
    if isinstance(value, int):
        return (*NUMBERS, value + 1)
    if isinstance(value, date) and not isinstance(value, datetime):
        return (*DAYS, *(value + timedelta(days) for days in (-60, -1, 1, 400)))
    return TIMES if isinstance(value, time) else WORDS


def histories():
    """Yield what may be known besides a message, none of it good."""
    yield Facts()
    yield Facts(course=CourseHistory(course_type="special_need", taken_over=True))
    yield _facts(
        EARLY,
        PersonHistory(
            registered=False,
            registered_on=EARLY,
            first_day=LATE,
            last_attended=EARLY,
            entitled_from=LATE,
        ),
        plan_reported=False,
        start_reported=False,
        taken_over=True,
        inquired=False,
        sections=_sections(),
        reported_sections=frozenset(),
        planned_persons=frozenset(),
    )
    yield _facts(
        LATE,
        PersonHistory(
            registered=True,
            registered_on=EARLY,
            first_day=LATE,
            last_attended=LATE,
            course_type="literacy",
            entitled_until=EARLY,
            entitlement_cancelled_on=EARLY,
        ),
        course_type="literacy",
        plan_reported=True,
        start_reported=True,
        cancelled=True,
        ended=True,
        planned_start=LATE,
        reported_sections=frozenset(range(20)),
    )
    yield _facts(
        LATE,
        PersonHistory(registered=False, registered_on=EARLY, course_type="general"),
        plan_reported=True,
        start_reported=False,
        planned_start=LATE,
        planned_persons=frozenset(_people()),
    )


def _facts(today, person, **course):
    examinees = sample("language_test_report").examinees
    return Facts(
        today=today,
        course=CourseHistory(**course),
        persons=dict.fromkeys(_people(), person),
        approved_teachers=[],
        literacy_teachers=[],
        used_sheet_numbers=[examinee.sheet_number for examinee in examinees],
        patterns={"provider_code": "Q", "site_code": "Q"},
        no_degree=["isced_1", "isced_2", "isced_9"],
    )


def _sections():
    return sample("course_plan_report").plan.sections


def _people():
    """Return every person that the examples name."""

    def keys(part):
        if isinstance(part, PersonKey):
            yield part
        elif is_dataclass(part):
            for field in fields(part):
                yield from keys(getattr(part, field.name))
        elif isinstance(part, tuple):
            for one in part:
                yield from keys(one)

    return {key for name in MESSAGES for key in keys(sample(name))}
