from dataclasses import replace

from odoo import models

from ..protocol.differences import differences
from ..protocol.messages import CoursePlanUpdate, SectionStartReport

OF_SENDER = ("provider_code", "course_code")


class IngeMapper(models.AbstractModel):
    """What BAMF last received of that which a message speaks of."""

    _inherit = "inge.mapper"

    def _differences(self, message, record):
        """Return what the message says otherwise than BAMF knows it.

        ``None`` if BAMF knows nothing yet that could be compared.
        """
        known = getattr(self, f"_known_{message.name}", lambda *_: None)(
            message, record
        )
        if known is None:
            return None
        return tuple(d for d in differences(known, message) if d.path not in OF_SENDER)

    def _known_course_plan_update(self, message, course):
        plan = self._reported_plan(course)
        if plan is None:
            return None
        return CoursePlanUpdate(
            provider_code=message.provider_code,
            course_code=message.course_code,
            plan=plan,
        )

    def _known_section_update(self, _message, section):
        return section._last_said()

    def _known_site_change(self, message, course):
        site_code = course._reported_site_code()
        return site_code and replace(message, site_code=site_code)

    def _known_course_start_report(self, message, course):
        return self._as_planned(message, course)

    def _known_section_start_report(self, message, section):
        return self._as_planned(message, section.course_id)

    def _as_planned(self, message, course):
        """Return the begin of a section as the plan has announced it."""
        plan = self._reported_plan(course)
        number = message.section.number
        section = plan and next((s for s in plan.sections if s.number == number), None)
        if not section:
            return None
        setting, attendance = plan.setting, plan.attendance
        return SectionStartReport(
            provider_code=message.provider_code,
            course_code=message.course_code,
            section=section,
            setting=replace(
                setting,
                interruptions=tuple(
                    one
                    for one in setting.interruptions
                    if one.start <= section.end and one.end >= section.start
                ),
            ),
            attendance=replace(
                attendance,
                participants=tuple(
                    one
                    for one in attendance.participants
                    if one.start <= section.end
                    and (one.end is None or one.end >= section.start)
                ),
            ),
        )
