"""What the office reported before the clerk's day begins: courses that run already.

The courses of the demo began some weeks or months ago, whenever that is. Plans are
reported, begins as far as their term has passed; what is due these days is left to
whoever looks at the demo.
"""

from functools import partial
from typing import Any

from . import main_job
from .web_session import WebSession

COURSES = (
    "demo_course_published",
    *(f"demo_course_{number}" for number in range(3, 7)),
    "demo_course_evening",
)
#: the next report of a course, and the button that makes it
BUTTONS = {
    "plan": "action_report_plan",
    "start": "action_report_start",
    "section": "action_report_next_section",
}
Todo = dict[int, tuple[str, Any]]


def report(session: WebSession) -> int:
    """Report, course beside course, until nothing is left; return how many reports."""
    courses = [session.record(f"inge_online.{name}") for name in COURSES]
    done: set[tuple[int, tuple[str, Any]]] = set()
    # what BAMF did not take is not tried again
    while new := _todo(session, courses).items() - done:
        for step, button in BUTTONS.items():
            if wanted := [course for course, next_one in new if next_one[0] == step]:
                session.call("inge.course", button, wanted)
        main_job.settled(partial(_messages, session, courses))
        done |= new
    return len(done)


def _todo(session: WebSession, courses: list[int]) -> Todo:
    """Return what each course has to report now: the step, and its section."""
    fields = ["next_report", "next_section_id", "overdue"]
    return {
        course["id"]: (course["next_report"], (course["next_section_id"] or [0])[0])
        for course in session.call("inge.course", "read", courses, fields)
        if course["next_report"] == "plan" or course["overdue"]
    }


def _messages(session: WebSession, courses: list[int]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = session.call(
        "inge.message", "search_read", [("course_id", "in", courses)], ["state"]
    )
    return found
