"""Does an answer prove that BAMF has a message, or that it has not?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

from ..messages import (
    Answer,
    CourseInquiry,
    CoursePlanCancellation,
    CoursePlanReport,
    CoursePlanUpdate,
    CourseRecord,
    CourseStartReport,
    EarlyEnd,
    FirstRegistration,
    Message,
    ParticipantInquiry,
    ParticipantRecord,
    RepeatRegistration,
    SectionStartReport,
    SectionUpdate,
    SiteChange,
)
from ..messages.courses import ReportedCourse
from .contents import View, begun, planned, planned_end, site, telling_places
from .flat import flat


class Trace(str, Enum):
    """What one answer says about one message."""

    FOUND = "found"
    ABSENT = "absent"
    UNCLEAR = "unclear"


def trace(
    sent: Message,
    asked: Message,
    answer: Answer,
    *,
    before: Message | None = None,
    known_codes: frozenset[str] = frozenset(),
) -> Trace:
    """Look for a message in what BAMF answered to a question asked after it.

    Only what the answer proves counts: what BAMF does not repeat proves nothing, and
    neither does a state of things that was the same before the message.

    :param before: the report that BAMF had last accepted before on the same thing
    :param known_codes: course codes given for other plans of ours
    """
    if isinstance(answer, CourseRecord) and isinstance(asked, CourseInquiry):
        return _trace_course(sent, asked, answer, before, known_codes)
    if isinstance(answer, ParticipantRecord) and isinstance(asked, ParticipantInquiry):
        return _trace_registration(sent, asked, answer)
    return Trace.UNCLEAR


def _trace_course(
    sent: Message,
    asked: CourseInquiry,
    found: CourseRecord,
    before: Message | None,
    known_codes: frozenset[str],
) -> Trace:
    code = found.course_code or asked.course_code
    if isinstance(sent, CoursePlanReport):
        return Trace.UNCLEAR if code in known_codes else _trace_plan(sent, found)
    if not isinstance(sent, ReportedCourse) or sent.course_code != code:
        return Trace.UNCLEAR
    look = _LOOKS.get(type(sent))
    return look(sent, found, before) if look else Trace.UNCLEAR


def _trace_plan(sent: CoursePlanReport, found: CourseRecord) -> Trace:
    """A plan is recognised by our own number and by its sections, never missed: the
    question needs the very number that BAMF's answer to the plan would have given."""
    same = (sent.plan.own_reference, sent.plan.sections)
    return _proof((found.own_reference, found.sections) == same)


def _trace_update(
    sent: CoursePlanUpdate, found: CourseRecord, before: Message | None
) -> Trace:
    return _between(planned(before), planned(sent), found)


def _trace_cancellation(
    sent: CoursePlanCancellation, found: CourseRecord, _before: Message | None
) -> Trace:
    return _proof(found.status == "cancelled", found.status == "planned")


def _trace_start(
    sent: CourseStartReport, found: CourseRecord, _before: Message | None
) -> Trace:
    listed = sent.section.number in found.reported_sections
    return _proof(listed, found.status == "planned" and not found.reported_sections)


def _trace_section(
    sent: SectionStartReport, found: CourseRecord, _before: Message | None
) -> Trace:
    listed = sent.section.number in found.reported_sections
    return _proof(listed, found.status == "started" and bool(found.reported_sections))


def _trace_section_update(
    sent: SectionUpdate, found: CourseRecord, before: Message | None
) -> Trace:
    """Place, people and times come back for the last section that began only."""
    number = sent.section.number
    if number != max(found.reported_sections, default=0):
        found = replace(found, setting=None, attendance=None)
    return _between(begun(before, number), begun(sent, number), found)


def _trace_site(sent: SiteChange, found: CourseRecord, before: Message | None) -> Trace:
    place = found.setting and found.setting.site_code
    old = site(before)
    if not place or not old or sent.site_code == old:
        return Trace.UNCLEAR
    # before that day the old place may stand there although BAMF has the change
    reached = _answered_by(found, sent.valid_from)
    return _proof(place == sent.site_code, place == old and reached)


def _trace_end(sent: EarlyEnd, found: CourseRecord, before: Message | None) -> Trace:
    """A course that has reached its planned end is over anyway."""
    due = planned_end(before)
    early = due is not None and not _answered_by(found, due)
    return _proof(
        found.status == "ended" and early,
        found.status == "started" and _answered_by(found, sent.end),
    )


def _trace_registration(
    sent: Message, asked: ParticipantInquiry, found: ParticipantRecord
) -> Trace:
    if not isinstance(sent, (FirstRegistration, RepeatRegistration)):
        return Trace.UNCLEAR
    if sent.person != asked.person:
        return Trace.UNCLEAR
    ours = (sent.provider_code, sent.registered_on)
    nobody = (found.registered_by, found.registered_on) == (None, None)
    # who is answered without an entitlement is answered in part only
    return _proof(
        (found.registered_by, found.registered_on) == ours,
        nobody and bool(found.entitlements),
    )


def _between(before: View | None, after: View | None, found: CourseRecord) -> Trace:
    if before is None or after is None:
        return Trace.UNCLEAR
    theirs = flat(found)
    telling = telling_places(before, after, theirs)
    if not telling:
        return Trace.UNCLEAR
    return _proof(
        all(theirs.get(place) == after.get(place) for place in telling),
        all(theirs.get(place) == before.get(place) for place in telling),
    )


def _proof(found: bool, absent: bool = False) -> Trace:
    if found:
        return Trace.FOUND
    return Trace.ABSENT if absent else Trace.UNCLEAR


def _answered_by(found: CourseRecord, day: date) -> bool:
    """Tell whether BAMF answered on that day or later."""
    return found.answered_at is not None and found.answered_at.date() >= day


_LOOKS: dict[type[Message], Callable[[Any, CourseRecord, Message | None], Trace]] = {
    CoursePlanUpdate: _trace_update,
    CoursePlanCancellation: _trace_cancellation,
    CourseStartReport: _trace_start,
    SectionStartReport: _trace_section,
    SectionUpdate: _trace_section_update,
    SiteChange: _trace_site,
    EarlyEnd: _trace_end,
}
