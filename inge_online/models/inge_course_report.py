from odoo import models


class IngeCourse(models.Model):
    """The reports of a course, for buttons, server actions and scripts.

    Methods without arguments on ``inge.course``: ``action_report_plan`` (also after a
    cancellation), ``action_report_plan_update``, ``action_cancel_plan``,
    ``action_report_start`` (with the first section), ``action_report_next_section``,
    ``action_report_update`` (whatever BAMF does not know yet),
    ``action_report_site_change``, ``action_report_early_end``, ``action_inquire``,
    ``action_check``; on ``inge.course.section``: ``action_report_start``,
    ``action_report_update``. Each puts a message into the ledger at once; it goes out
    after the transaction. For one record, an impossible report raises ``UserError``
    with the reason; of many, each gets its line and none stops the others.
    ``action_begin_report`` is what buttons do: it asks and shows before. The demo
    courses are ``inge_online.demo_course_published`` and
    ``inge_online.demo_course_next``.
    """

    _inherit = "inge.course"

    def action_report_plan(self):
        return self._report_each("course_plan_report")

    def action_report_plan_update(self):
        return self._report_each("course_plan_update")

    def action_cancel_plan(self):
        return self._report_each("course_plan_cancellation")

    def action_report_start(self):
        return self._report_each("course_start_report")

    def action_report_next_section(self):
        return self.next_section_id.action_report_start()

    def action_report_site_change(self):
        return self._report_each("site_change")

    def action_report_early_end(self):
        return self._report_each("early_end")

    def action_report_update(self):
        """Tell BAMF what changed, with the report that each course needs for it."""
        pairs = self._updates()
        if len(pairs) == 1:
            record, message_type = pairs[0]
            return record._report_each(message_type)
        batch = self.env["inge.report.batch"]._of_each(pairs)
        batch.action_report()
        return batch._open()

    def action_begin_update(self):
        """Show what changed in these courses, and report it if wanted."""
        pairs = self._updates()
        if len(pairs) == 1:
            record, message_type = pairs[0]
            return record._begin_report(message_type)
        return self.env["inge.report.batch"]._of_each(pairs)._open()

    def action_report_elsewhere(self):
        """Say that BAMF has a report that was not made here."""
        self.ensure_one()
        return self.env["inge.report.elsewhere"]._open(self)

    def action_inquire(self):
        return self._report_each("course_inquiry")

    def action_check(self):
        """Show what the rules say to the next report, without sending anything."""
        self.ensure_one()
        record, message_type = self._next_message()
        return self.env["inge.report.check"]._open(record, message_type)

    def action_check_next(self):
        """Show of each course whether its next report is possible; nothing is sent."""
        if len(self) == 1:
            return self.action_check()
        pairs = [course._next_message() for course in self]
        return self.env["inge.report.batch"]._of_each(pairs)._open()

    def _next_message(self):
        """Return the record and the message type of the next report."""
        self.ensure_one()
        types = {"start": "course_start_report", "section": "section_start_report"}
        message_type = types.get(self.next_report, "course_plan_report")
        section = self.next_report == "section"
        return (self.next_section_id if section else self), message_type

    def _updates(self):
        """Return the records and the messages that tell what changed."""
        return [
            (record, message_type)
            for course in self
            for message_type in [course._update_type()]
            for record in course._report_records(message_type)
        ]

    def _update_type(self):
        """Return the report that would tell a change, whether there is one or not."""
        begun = self.state in ("started", "complete", "ended") and self._last_begun()
        usual = "section_update" if begun else "course_plan_update"
        return self.update_report or usual

    def _report_records(self, message_type):
        """Begins and updates of sections are asked for at the course, too."""
        if message_type == "section_start_report":
            return self.next_section_id
        if message_type != "section_update":
            return self
        changed = self.section_ids.filtered("update_needed")
        return changed or self.section_ids.browse().union(
            *(course._last_begun() for course in self)
        )

    def _ask(self, message_type):
        ask = self.env["inge.report.ask"]
        obstacle = self._ask_obstacle(message_type)
        if obstacle or message_type not in ask._asked():
            return False
        return ask._open(self, message_type)

    def _ask_obstacle(self, message_type):
        """Nobody is asked for a report that is impossible whatever is answered."""
        if message_type == "early_end":
            return self.state not in ("started", "complete")
        return self._obstacle(message_type)


class IngeCourseSection(models.Model):
    _inherit = "inge.course.section"

    def action_report_start(self):
        """Report that the sections began; the first one goes with the course start."""
        first = self.filtered(lambda section: section._is_first())
        later = self - first
        if first and not later:
            return first.course_id.action_report_start()
        if first:
            first.course_id.action_report_start()
        return later._report_each("section_start_report")

    def action_report_update(self):
        return self._report_each("section_update")
