"""What a newer message says otherwise, and a message as people read it."""

from dataclasses import fields, is_dataclass, replace

import pytest

from protocol import MESSAGES
from protocol.differences import differences
from protocol.layout import layout
from protocol.messages import SectionUpdate
from protocol.samples import sample

from .altered import altered, days

PLAN = sample("course_plan_report")
PEOPLE = PLAN.plan.attendance.participants


def told(before, after):
    return [(one.path, one.before, one.after) for one in differences(before, after)]


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_does_not_differ_from_itself(name):
    assert told(sample(name), sample(name)) == []


def test_a_plan_and_its_update_are_compared_though_of_different_kinds():
    update = sample("course_plan_update")
    moved = update.plan.sections[1].end + days(3)
    update = altered(replace(update, plan=PLAN.plan), "plan.sections[1].end", moved)
    before = PLAN.plan.sections[1].end
    assert told(PLAN, update) == [("plan.sections[1].end", before, moved)]
    (one,) = differences(PLAN, update)
    assert one.part == update.plan.sections[1]


def test_who_leaves_does_not_change_those_behind():
    assert len(PEOPLE) > 1
    rest = altered(PLAN, "plan.attendance.participants", PEOPLE[1:])
    assert told(PLAN, rest) == [("plan.attendance.participants[0]", PEOPLE[0], None)]
    assert told(rest, PLAN) == [("plan.attendance.participants[0]", None, PEOPLE[0])]


def test_another_order_says_the_same():
    turned = altered(PLAN, "plan.attendance.participants", PEOPLE[::-1])
    assert told(PLAN, turned) == []


def test_codes_are_told_with_their_list():
    other = altered(PLAN, "plan.setting.course_format", "hybrid")
    (one,) = differences(PLAN, other)
    assert one.codes == "course_format"


def test_two_blocks_of_one_day_are_told_apart():
    times = PLAN.plan.setting.lesson_times[:1]
    later = replace(times[0], units=times[0].units + 1)
    one = altered(PLAN, "plan.setting.lesson_times", times)
    two = altered(PLAN, "plan.setting.lesson_times", (*times, later))
    assert told(one, two) == [("plan.setting.lesson_times[1]", None, later)]


def test_a_start_is_compared_with_the_update_of_its_section():
    start = sample("course_start_report")
    shared = ("provider_code", "course_code", "section", "setting", "attendance")
    update = SectionUpdate(**{name: getattr(start, name) for name in shared})
    assert told(start, update) == []
    more = altered(update, "attendance.total", update.attendance.total + 1)
    assert [path for path, *_ in told(start, more)] == ["attendance.total"]


@pytest.mark.parametrize("name", MESSAGES)
def test_the_layout_says_everything_and_nothing_else(name):
    message = sample(name)
    blocks = layout(message)
    values = [
        value
        for block in blocks
        for value in (
            *(value for _term, value in block.lines),
            *(cell for row in block.rows for cell in row if cell.value is not None),
        )
    ]
    assert len(values) == len(flat(message))
    assert all(value.value in flat(message) for value in values)
    assert all(len(row) == len(block.head) for block in blocks for row in block.rows)


def flat(part):
    """Return all plain values of a message; a tuple of plain values counts once."""
    found = []
    for value in (getattr(part, item.name) for item in fields(part)):
        if is_dataclass(value):
            found += flat(value)
        elif value and isinstance(value, tuple) and is_dataclass(value[0]):
            for item in value:
                found += flat(item)
        elif value not in (None, (), ""):
            found.append(value)
    return found
