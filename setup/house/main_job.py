"""The main job, once, as a clerk does it: a course reported to BAMF's simulator.

The plan with all participants, then the course start with section 1, then section 2;
each after BAMF's answer to the one before.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from .tell import Stop
from .web_session import WebSession

COURSE = "inge_online.demo_course_published"
CLERK = ("clerk", "clerk")
#: the button, and the message it puts into the ledger
REPORTS = (
    ("action_report_plan", "course_plan_report"),
    ("action_report_start", "course_start_report"),
    ("action_report_next_section", "section_start_report"),
)
MOVING = ("ready", "sending")
DONE = ("accepted", "hinted")
PATIENCE = 90


@dataclass(frozen=True)
class Line:
    """A report as the table shows it."""

    report: str
    state: str
    answer: str
    accepted: bool


def do(session: WebSession) -> list[Line]:
    """Report what is not reported yet; return the ledger of the course."""
    course = session.record(COURSE)
    for button, message_type in REPORTS:
        if not _of_type(session, course, message_type, DONE):
            session.press("inge.course", button, course)
            settled(partial(_messages, session, course, message_type))
            if not _of_type(session, course, message_type, DONE):
                break  # the table shows why
    return lines(session, course)


def lines(session: WebSession, course: int) -> list[Line]:
    """Return the course's reports, oldest first, in the user's language."""
    labels = _labels(session, "inge.message", "state", "message_type")
    return [
        Line(
            labels["message_type"][message["message_type"]],
            labels["state"][message["state"]],
            message["answer_summary"] or "",
            message["state"] in DONE,
        )
        for message in _messages(session, course)
    ]


def is_done(rows: Sequence[Line]) -> bool:
    """Tell whether BAMF has taken every report of the main job."""
    return sum(row.accepted for row in rows) >= len(REPORTS)


def table(rows: Sequence[Line]) -> str:
    """Return the lines as a table."""
    cells = [("Meldung", "Status", "Antwort des BAMF")]
    cells += [(row.report, row.state, row.answer) for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(2)]
    return "\n".join(
        f"  {report:<{widths[0]}}  {state:<{widths[1]}}  {answer}".rstrip()
        for report, state, answer in cells
    )


def _messages(session: WebSession, course: int, kind: str = "") -> list[dict[str, Any]]:
    domain: list[tuple[str, str, Any]] = [("course_id", "=", course)]
    domain += [("message_type", "=", kind)] if kind else []
    fields = ["message_type", "state", "answer_summary"]
    found: list[dict[str, Any]] = session.call(
        "inge.message", "search_read", domain, fields, order="id"
    )
    return found


def _of_type(
    session: WebSession, course: int, kind: str, states: Sequence[str]
) -> list[dict[str, Any]]:
    return [m for m in _messages(session, course, kind) if m["state"] in states]


def settled(read: Callable[[], list[dict[str, Any]]]) -> None:
    """Wait until the ledger holds the message and nothing moves any more."""
    deadline = time.monotonic() + PATIENCE
    while not (found := read()) or any(m["state"] in MOVING for m in found):
        if time.monotonic() > deadline:
            raise Stop(f"The ledger has not settled after {PATIENCE} s: {found}")
        time.sleep(0.1)


def _labels(session: WebSession, model: str, *fields: str) -> dict[str, dict[str, str]]:
    found = session.call(model, "fields_get", list(fields), ["selection"])
    return {name: dict(found[name]["selection"]) for name in fields}
