"""What happens to courses and people in the year, and when."""

from datetime import timedelta

from odoo import Command

from .year_clearing import YearClearing
from .year_world import GROUP, state_of

EVENTS = {
    **{(course, 2): "somebody_stops" for course in range(2, 40, 5)},
    **{(course, 1): "somebody_never_came" for course in range(0, 40, 8)},
    **{(course, -1): "somebody_withdraws" for course in range(3, 24, 7)},
    **{(course, 5): "somebody_changes_course" for course in range(1, 36, 6)},
    **{(course, -1): "a_teacher_falls_ill" for course in (2, 16, 33)},
    **{(course, 3): "a_teacher_falls_ill" for course in (6, 18, 27, 31)},
    **{(course, -2): "begins_later" for course in (8, 21)},
    **{(course, 2): "lessons_fall_out" for course in (9, 28)},
    **{(course, 3): "takes_longer" for course in (12, 15)},
    **{(course, 2): "other_lesson_times" for course in (14, 32)},
    **{(course, 6): "moves" for course in (5, 20)},
    (23, 5): "moves",
    **{(course, 9): "ends_early" for course in (10, 22)},
    **{(course, -1): "is_cancelled" for course in (11, 26)},
    (24, 1): "is_planned_anew",
}
"""What happens to a course, so many weeks after its intended begin."""
NOBODY = 24
"""This course is planned without anybody; its group comes when it has begun."""
FORGOTTEN = (17, 29)
"""The plans of these are reported when they have begun, with a reason."""


class YearEvents(YearClearing):
    """Each event as a clerk enters it: fields and wizards, no reports."""

    def _take_part(self, number):
        """Return who is enrolled from the beginning and goes by one's own name."""
        course = self.courses[number]
        staying = course.enrolment_ids.filtered(
            lambda one: one.state == "enrolled" and not one.section_id
        )
        return staying.filtered(lambda one: not (one.self_payer or one.repeater))

    def _someone(self, number):
        return self._take_part(number)[3]

    def somebody_stops(self, number):
        """Abbruch: was here last on Friday."""
        self._someone(number).date_to = self.today - timedelta(days=3)

    def somebody_never_came(self, number):
        """Storno on the first day, after the begin was reported."""
        enrolment = self._someone(number)
        enrolment.cancelled_on = enrolment.date_from

    def somebody_withdraws(self, number):
        """Storno before the course begins."""
        self._someone(number).cancelled_on = self.today

    def somebody_changes_course(self, number):
        self._transfer(self._someone(number), self._others(number)[:1])

    def _others(self, number):
        """Return the courses of the same provider that a person may still enter."""
        courses = self.courses[number].browse()
        for other, course in self.courses.items():
            if other != number and state_of(other) == state_of(number):
                courses |= course
        possible = courses.filtered(
            lambda course: (
                course.state in ("planned", "started")
                and self._next_begin(course)
                and course.enrolment_count < 23
            )
        )
        return possible.sorted("enrolment_count")

    def _next_begin(self, course):
        sections = course.section_ids.filtered(lambda s: s.date_start > self.today)
        return sections.filtered(lambda s: s.state != "begun").sorted("number")[:1]

    def _transfer(self, enrolment, course):
        action = enrolment.action_transfer()
        wizard = enrolment.env[action["res_model"]].with_context(**action["context"])
        wizard.create({"course_id": course.id}).action_transfer()

    def a_teacher_falls_ill(self, number):
        self.courses[number].teacher_ids = [Command.set(self.teachers[11].ids)]

    def _replan(self, number, kind, **values):
        wizard = self.get("inge.course.replan", state_of(number)).create(
            {"course_id": self.courses[number].id, "kind": kind, **values}
        )
        self.assertFalse(wizard.problem)
        wizard.action_apply()

    def begins_later(self, number):
        course = self.courses[number]
        day = course.date_start + timedelta(days=2)
        self._replan(number, "move", section_id=course.section_ids[0].id, day=day)

    def lessons_fall_out(self, number):
        self._replan(
            number,
            "interrupt",
            date_from=self.today + timedelta(days=1),
            date_to=self.today + timedelta(days=3),
            reason_id=self.code("interruption_reason", "closure").id,
            running_end_moves=True,
        )

    def takes_longer(self, number):
        """The running section is lengthened, so that the next one begins later."""
        running = self.courses[number].section_ids.filtered(
            lambda s: s.state == "begun"
        )
        values = {"section_id": running[-1:].id, "units": 10}
        self._replan(number, "lengthen", running_end_moves=True, **values)

    def other_lesson_times(self, number):
        """From the third section on lessons are on four days a week."""
        third = self.courses[number].section_ids.sorted("number")[2]
        values = {"course_id": self.courses[number].id, "kind": "timetable"}
        values |= {"section_id": third.id}
        wizard = self.get("inge.course.replan", state_of(number)).create(values)
        wizard.time_ids = [Command.delete(wizard.time_ids[2].id)]
        wizard.action_apply()

    def moves(self, number):
        """Kursortänderung; the third site has a typo in its code."""
        course = self.courses[number]
        site = self.sites[state_of(number)][2 if number == 20 else 1]
        course.write({"site_id": site.id, "site_valid_from": self.today})

    def ends_early(self, number):
        """Vorzeitige Beendigung, after what is due until then was reported."""
        self.report_all()
        reason = self.code("early_end_reason", "no_teacher").id
        values = {"early_end_on": self.today, "early_end_reason_id": reason}
        self.courses[number].write(values)
        self.press("action_report_early_end", self.courses[number])

    def is_cancelled(self, number):
        """The plan is cancelled, and the people go into other courses."""
        course = self.courses[number]
        for enrolment in course.enrolment_ids.filtered(lambda e: not e.self_payer):
            self._transfer(enrolment, self._others(number)[:1])
        reason = self.code("cancellation_reason", "too_few_participants")
        course.cancellation_reason_id = reason
        self.press("action_cancel_plan", course)
        self.assertEqual(course.enrolment_count, 0)
        self.assertEqual(len(course.enrolment_ids.transferred_to_ids), GROUP)

    def is_planned_anew(self, number):
        """Nobody was named in the plan: so the begin would be refused.

        The way out is to cancel the plan, and to report it anew with a reason.
        """
        self.enrol(number)
        course = self.courses[number]
        self.press("action_report_start", course)
        (begin,) = self.queued
        self.assertEqual(begin.state, "draft")
        issues = begin.issue_ids.mapped("code")
        self.assertIn("start_without_planned_participant", issues)
        self.assertEqual(course.report_lamp, "attention")
        self.queued = self.queued.browse()
        course.cancellation_reason_id = self.code("cancellation_reason", "new_plan")
        course.late_reason_id = self.code("late_reason", "plan_not_updated")
        self.press("action_cancel_plan", course)
        self.settle_all()
        self.press("action_report_plan", course)
        self.settle_all()
        self.assertEqual(course.report_lamp, "done")
