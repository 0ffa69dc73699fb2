"""Planned days without lessons."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..messages import CoursePlan, Interruption, Setting
from .registry import Case, Found, at, blocking, warning


@blocking("The interruption ends on %(end)s, before it begins on %(start)s", "Q-KPL")
def interruption_dates(part: Interruption, _case: Case) -> Iterator[Found]:
    """From and until in this order."""
    if part.end < part.start:
        yield at("end", start=part.start, end=part.end)


@blocking("The interruption begins within another that ends on %(end)s", "Q-KPL")
def interruptions_overlap(part: Setting, _case: Case) -> Iterator[Found]:
    """Each day is interrupted once."""
    in_order = sorted(enumerate(part.interruptions), key=lambda item: item[1].start)
    for (_, one), (index, two) in pairwise(in_order):
        if two.start <= one.end:
            yield at(f"interruptions[{index}].start", end=one.end)


@warning("The interruption lies outside the course", "Q-KPL")
def interruption_outside(part: CoursePlan, _case: Case) -> Iterator[Found]:
    """An interruption is between the first and the last day of the course."""
    if not part.sections:
        return
    for index, one in enumerate(part.setting.interruptions):
        if one.start < part.start or one.end > part.end:
            yield at(f"setting.interruptions[{index}].start")
