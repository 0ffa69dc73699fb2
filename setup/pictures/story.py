"""What happened before the pictures: a morning with all that can come of a report."""

import json
import urllib.request
from typing import Any

from house import main_job
from house.ports import LOOPBACK
from house.web_session import WebSession

PLANNED = ("ALLGEMEIN-NEU",)
REFUSED = "WIEDERHOLER-ALPHA"
UNCLEAR = "ALLGEMEIN-AB-4"
LATE = "ALPHA-ABEND"


class Story:
    """A clerk's session, and the simulator that can be wished a fault."""

    def __init__(self, session: WebSession, simulator_port: int) -> None:
        self._session = session
        self._simulator_port = simulator_port

    def tell(self) -> None:
        """Report plans: most succeed, BAMF refuses one, one answer gets lost."""
        for name in PLANNED:
            self._report(self._course(name))
        self._fault(kind="refusal", code="K-05")
        self._report(self._course(REFUSED))
        self._fault(kind="accept_then_drop")
        self._report(self._course(UNCLEAR))
        self._report(self._late())

    def _course(self, name: str) -> int:
        found = self._session.call("inge.course", "search", [("name", "=", name)])
        number: int = found[0]
        return number

    def _report(self, course: int) -> None:
        """Report a plan and wait until BAMF's answer is there, or known to be lost."""
        self._session.press("inge.course", "action_report_plan", course)
        main_job.settled(
            lambda: self._session.call(
                "inge.message", "search_read", [("course_id", "=", course)], ["state"]
            )
        )

    def _late(self) -> int:
        """A course that began without a plan: the report lacks the reason."""
        original = self._session.record(main_job.COURSE)
        values = {"name": LATE, "date_start": "2025-03-03"}
        copies = self._session.call("inge.course", "copy", [original], values)
        course: int = copies[0] if isinstance(copies, list) else copies
        self._session.press("inge.course", "action_plan_sections", course)
        return course

    def _fault(self, **wish: Any) -> None:
        """Let the next call to the simulator go wrong."""
        request = urllib.request.Request(
            f"http://{LOOPBACK}:{self._simulator_port}/control/faults",
            json.dumps(wish).encode(),
            {"Content-Type": "application/json"},
        )
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(request) as answer:
            answer.read()
