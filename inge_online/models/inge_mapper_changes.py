from dataclasses import replace

from odoo import models

from ..day import german_today
from ..protocol.messages import (
    CoursePlanCancellation,
    EarlyEnd,
    SectionUpdate,
    SiteChange,
)


class IngeMapper(models.AbstractModel):
    """Messages that change or end what BAMF already has of a course."""

    _inherit = "inge.mapper"

    def _course_plan_cancellation(self, course):
        return CoursePlanCancellation(
            **self._numbered(course), reason=course.cancellation_reason_id.code or None
        )

    def _section_update(self, section):
        report = SectionUpdate(**self._section_report(section))
        known = section._last_said()
        return replace(report, setting=self._kept(section, known, report.setting))

    def _kept(self, section, known, setting):
        """Leave what an update does not change as BAMF has it.

        A new place is reported as site change, and what the course has changed since a
        later section began is no matter of this one.
        """
        if not known:
            return setting
        if section != section.course_id._last_begun():
            return known.setting
        return replace(setting, site_code=known.setting.site_code)

    def _site_change(self, course):
        return SiteChange(
            **self._numbered(course),
            site_code=course.site_id.site_code or "",
            valid_from=course.site_valid_from or german_today(),
        )

    def _early_end(self, course):
        return EarlyEnd(
            **self._numbered(course),
            end=course.early_end_on or german_today(),
            reason=course.early_end_reason_id.code or None,
        )
