from markupsafe import Markup

from odoo import Command, models
from odoo.tools import format_date

from ..planning import (
    AddSections,
    ChangeTimetable,
    Interrupt,
    Lengthen,
    Move,
    Period,
)


class IngeCourseReplanEntry(models.AbstractModel):
    """Each kind of change: as the planner takes it, and as the course keeps it."""

    _inherit = "inge.course.replan.entry"

    def _changes(self):
        """Return the planner's changes."""
        return getattr(self, f"_change_{self.kind}")()

    def _change_move(self):
        return [Move(section=self.section_id.number, day=self.day)]

    def _change_lengthen(self):
        return [Lengthen(section=self.section_id.number, units=self.units)]

    def _change_interrupt(self):
        return [Interrupt(period=Period(first=self.date_from, last=self.date_to))]

    def _change_timetable(self):
        timetable = self.time_ids._to_planner()
        return [ChangeTimetable(section=self.section_id.number, timetable=timetable)]

    def _change_add(self):
        until = self.until_section_id.number
        further = self.course_id._further_sections()
        added = further.filtered(lambda section: section.number <= until)
        return [AddSections(sections=added._to_planner())]

    def _change_anew(self):
        return []

    def _write_change(self, course):
        """Keep what was changed, so that planning anew leads to the same dates."""
        getattr(self, f"_write_{self.kind}")(course)

    def _write_move(self, course):
        first = self.section_id._is_first()
        if first:
            course.date_start = self.day
        # the course's own begin is that of its first section
        section = self.section_id.with_context(inge_planned=True)
        section.fixed_start = False if first else self.day

    def _write_lengthen(self, course):
        section = self.section_id.with_context(inge_planned=True)
        section.extra_units += self.units

    def _write_interrupt(self, course):
        values = {
            "date_from": self.date_from,
            "date_to": self.date_to,
            "reason_id": self.reason_id.id,
        }
        course.interruption_ids = [Command.create(values)]

    def _write_timetable(self, course):
        number = self.section_id.number
        first = self.section_id._is_first()
        replaced = course.lesson_time_ids.filtered(
            lambda block: first or block.from_section_number >= number
        )
        section = course.course_type_id.section_ids.filtered(
            lambda section: section.number == number and not first
        )
        course.lesson_time_ids = [
            *(Command.delete(block.id) for block in replaced),
            *(
                Command.create({**block._block(), "from_section_id": section.id})
                for block in self.time_ids
            ),
        ]

    def _write_add(self, course):
        course.last_section_id = self.until_section_id

    def _write_anew(self, course):
        """Nothing to keep: the entries are there already."""


class IngeCourseReplan(models.TransientModel):
    """What the changes lead to, in words."""

    _inherit = "inge.course.replan"

    def _reports(self, found):
        """Return which reports the change makes necessary, a line each."""
        changed = found.changed_sections
        if not changed:
            return self.env._("Nothing: all dates stay as they are.")
        course = self.course_id
        if course.state == "planned":
            return self.env._(
                "The course plan at BAMF has other dates now: send “Update plan” "
                "(Aktualisierung) before the course begins."
            )
        if course.state not in ("started", "complete"):
            return self.env._(
                "Nothing yet: BAMF learns these dates with the course plan."
            )
        begun = set(course._begun_sections().mapped("number"))
        lines = [
            self.env._(
                "Section %(section)s is reported as begun: report its new end with a "
                "section update (Aktualisierung).",
                section=section.number,
            )
            for section in changed
            if section.number in begun
        ]
        if any(section.number not in begun for section in changed):
            lines.append(
                self.env._(
                    "Sections not yet begun need nothing now: BAMF learns their dates "
                    "with the report of their begin."
                )
            )
        return "\n".join(lines)

    def _log(self, found, texts):
        """Return what the chatter keeps: each changed section before and after."""
        rows = [
            Markup("<li>%s</li>") % self._log_line(section)
            for section in found.changed_sections
        ]
        return Markup("<p>%s: %s</p><p>%s</p><ul>%s</ul>") % (
            self.env._("Plan changed"),
            " ".join(texts),
            self.reports,
            Markup().join(rows),
        )

    def _log_line(self, section):
        period = "%s – %s"
        before, after = (
            period
            % (
                format_date(self.env, side.first_day),
                format_date(self.env, side.last_day),
            )
            if side
            else "–"
            for side in (section.before, section.after)
        )
        return self.env._(
            "Section %(section)s: %(before)s → %(after)s",
            section=section.number,
            before=before,
            after=after,
        )
