"""What happened before the pictures: a morning with all that can come of a report."""

from house import main_job
from house.control import fault
from house.web_session import WebSession

PLANNED = ("ALLGEMEIN-NEU",)
REFUSED = "WIEDERHOLER-ALPHA"
UNCLEAR = "ALLGEMEIN-AB-4"
LATE = "ALPHA-ABEND"


class Story:
    """A clerk's session, and the simulator that can be wished a fault."""

    def __init__(self, session: WebSession, endpoint: str) -> None:
        self._session = session
        self._endpoint = endpoint

    def tell(self) -> None:
        """Report plans: most succeed, BAMF refuses one, one answer gets lost."""
        for name in PLANNED:
            self._report(self._course(name))
        fault(self._endpoint, "refusal", code="K-05")
        self._report(self._course(REFUSED))
        fault(self._endpoint, "accept_then_drop")
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
