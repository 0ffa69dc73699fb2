"""The desk of the clerks in the year: what goes wrong, and a week of work."""

from .year_events import EVENTS, FORGOTTEN, NOBODY, YearEvents
from .year_world import COURSES, FIRST_BEGIN, begin

LATE = "accept_then_late"
LOST = {
    2: ("accept_then_drop", "first_registration"),
    5: ("drop_before", "repeat_registration"),
    6: ("busy", "course_plan_report"),
    8: ("drop_before", "first_registration"),
    9: ("garbage", "course_start_report"),
    11: ("accept_then_drop", "repeat_registration"),
    12: ("refusal", "section_start_report"),
    13: ("accept_then_drop", "course_plan_report"),
    14: ("drop_before", "course_plan_report"),
    16: (LATE, "course_start_report"),
    18: ("truncated", "section_start_report"),
    19: ("accept_then_drop", "course_plan_update"),
    20: ("drop_before", "section_start_report"),
    22: ("maintenance", "section_start_report"),
    23: ("accept_then_drop", "early_end"),
    25: (LATE, "section_update"),
    29: ("accept_then_drop", "course_plan_cancellation"),
    32: ("drop_before", "site_change"),
    35: ("drop_before", "early_end"),
    37: ("reset", "course_start_report"),
    41: (LATE, "section_start_report"),
}
"""What goes wrong in a week, and with which report."""
BUTTONS = {
    "course_plan_report": "action_report_plan",
    "course_start_report": "action_report_start",
    "section_start_report": "action_report_next_section",
    "course_plan_update": "action_report_update",
    "section_update": "action_report_update",
    "site_change": "action_report_update",
}
BEFORE = 3
"""Weeks before its begin in which a course is entered and its people register."""


class YearDesk(YearEvents):
    """A week of work: what happens is entered, and what is due is reported."""

    def a_week(self, week):
        self.monday(week)
        kind, operation = LOST.get(week, (None, None))
        if kind:
            self.wish(kind, operation=operation)
        self.hasty = kind == LATE
        self.enter(week - FIRST_BEGIN)
        self.report_all()
        self.assertFalse(self.simulator.faults.wishes(), "it was not to go wrong")

    def enter(self, begins):
        """Enter what comes in; the number is that of the course that begins now."""
        number = begins + BEFORE
        if 0 <= number < COURSES:
            self.register_people(number)
            self.make_course(number)
            if number != NOBODY:
                self.enrol(number)
        for (course, weeks), event in EVENTS.items():
            if course + weeks == begins:
                getattr(self, event)(course)
                self.settle_all()

    def report_all(self):
        """Press what the lists offer until they offer nothing any more."""
        for _round in range(8):
            self.press_what_is_due()
            if not self.queued:
                return
            last = self.queued
            self.settle_all()
        about = [(m.message_type, m.display_name, m.answer_summary) for m in last]
        self.fail(f"week {self.week}: still to be reported: {about}")

    def press_what_is_due(self):
        people = self.env["inge.participant"].search(
            [
                ("company_id", "=", self.company.id),
                ("registration_state", "in", ("missing", "attention")),
            ]
        )
        if people:
            self.press("action_report_registration", people)
        courses = self.env["inge.course"].search(
            [
                ("company_id", "=", self.company.id),
                "|",
                ("update_report", "!=", False),
                *("|", ("next_report", "=", "plan")),
                ("next_section_id.date_start", "<=", self.today),
            ]
        )
        offered = (courses - self._left_alone()).grouped(
            lambda course: course.report_buttons["next"]
        )
        for report, group in offered.items():
            if report:
                self.press(BUTTONS[report], group)

    def _left_alone(self):
        """Return the courses that are forgotten for now, or have nobody yet."""
        courses = self.env["inge.course"]
        for number in (*FORGOTTEN, NOBODY):
            course = self.courses.get(number, courses)
            forgotten = number in FORGOTTEN and self.today <= begin(number)
            planned = number == NOBODY and course.state == "planned"
            if forgotten or (planned and not course.enrolment_ids):
                courses |= course.with_env(self.env)
            elif number in FORGOTTEN:
                course.late_reason_id = self.code("late_reason", "technical_failure")
        return courses
