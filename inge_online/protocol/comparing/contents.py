"""What a report says of a course, in the places in which BAMF repeats it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..messages import (
    CoursePlan,
    CoursePlanReport,
    CoursePlanUpdate,
    CourseRecord,
    CourseStartReport,
    Message,
    SectionReport,
    SiteChange,
)
from .flat import ITEM, Place, flat, told_part

View = Mapping[Place, Any]


def planned(message: Message | None) -> View | None:
    """Return the plan that a message reports, None if it reports none."""
    plan = _plan(message)
    if plan is None:
        return None
    return flat(
        CourseRecord(
            sections=plan.sections, setting=plan.setting, attendance=plan.attendance
        )
    )


def begun(message: Message | None, number: int) -> View | None:
    """Return what a message reports of a begun section, None if nothing."""
    if not isinstance(message, SectionReport) or message.section.number != number:
        return None
    return flat(
        CourseRecord(
            sections=(message.section,),
            setting=message.setting,
            attendance=message.attendance,
        )
    )


def site(message: Message | None) -> str | None:
    """Return the place that a message reports."""
    if isinstance(message, SiteChange):
        return message.site_code
    if isinstance(message, SectionReport):
        return message.setting.site_code
    plan = _plan(message)
    return plan.setting.site_code if plan else None


def planned_end(message: Message | None) -> date | None:
    """Return the end of the course that a message reports."""
    if isinstance(message, CourseStartReport):
        return message.course_end
    plan = _plan(message)
    return plan.end if plan else None


def telling_places(before: View, after: View, found: View) -> set[Place]:
    """Return where a report changed something of which the answer speaks."""
    return {
        place
        for place in before.keys() | after.keys()
        if before.get(place) != after.get(place)
        and _speaks(place, before, after, found)
    }


def _speaks(place: Place, before: View, after: View, found: View) -> bool:
    """Tell whether the answer speaks of a place; of a list, by what is beside it."""
    is_item = ITEM in (before.get(place), after.get(place))
    return place in found or (is_item and told_part(place[0], found))


def _plan(message: Message | None) -> CoursePlan | None:
    if isinstance(message, (CoursePlanReport, CoursePlanUpdate)):
        return message.plan
    return None
