"""What a message, or else what is known besides, says of its course."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from ..messages import (
    CoursePlan,
    CoursePlanCancellation,
    CoursePlanReport,
    CoursePlanUpdate,
    CourseStartReport,
    EarlyEnd,
    SectionReport,
    SiteChange,
)
from .registry import Case

Planned: TypeAlias = CoursePlanReport | CoursePlanUpdate
AfterStart: TypeAlias = SectionReport | SiteChange | EarlyEnd
ReportedOn: TypeAlias = CoursePlanUpdate | CoursePlanCancellation | AfterStart


def plan_begin(plan: CoursePlan) -> date | None:
    """Return the first day of a plan, None while it has no section."""
    return plan.sections[0].start if plan.sections else None


def course_begin(case: Case) -> date | None:
    """Return the first day of the course the message is about, if it is known."""
    message = case.message
    if isinstance(message, Planned):
        return plan_begin(message.plan)
    if isinstance(message, CourseStartReport):
        return message.section.start
    return case.facts.course.begin


def course_type(case: Case) -> str | None:
    """Return the type of the course the message is about, if it is known."""
    message = case.message
    if isinstance(message, Planned):
        return message.plan.course_type
    if isinstance(message, CourseStartReport):
        return message.course_type
    return case.facts.course.course_type
