"""The pictures: what each shows, and where it goes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from house.paths import ROOT
from house.web_session import WebSession

HANDBOOK = ROOT / "docs/handbook/images"
#: what the page of the add-on and the README show; the handbook shows these as well
FRONT = ROOT / "inge_online/static/description"

#: a course in its third section
RUNNING = "demo_course_4"

Domain = list[tuple[str, str, str]]
Show = Callable[[Page, WebSession], None]


@dataclass(frozen=True)
class Scene:
    """One picture: its name, how to get there, its folder."""

    name: str
    show: Show
    folder: Path = HANDBOOK

    @property
    def file(self) -> Path:
        """Where the picture lies."""
        return self.folder / f"{self.name}.png"


def action(xml_id: str, ready: str) -> Show:
    """Open a window by its action, and wait for what makes it complete."""

    def show(page: Page, _session: WebSession) -> None:
        page.goto(f"/odoo/action-inge_online.{xml_id}")
        page.wait_for_selector(ready)

    return show


def record(model: str, xml_id: str, tab: str = "") -> Show:
    """Open a record of the demo data, at one of its tabs."""

    def show(page: Page, session: WebSession) -> None:
        _form(page, model, session.record(f"inge_online.{xml_id}"), tab)

    return show


def _form(page: Page, model: str, number: int, tab: str = "") -> None:
    page.goto(f"/odoo/{model}/{number}")
    page.wait_for_selector(".o_form_view .o_form_sheet")
    if tab:
        page.click(f".o_notebook .nav-link[name={tab}]")


def found(model: str, domain: Domain) -> Show:
    """Open the newest record of which this is true."""

    def show(page: Page, session: WebSession) -> None:
        numbers = session.call(model, "search", domain, limit=1, order="id desc")
        _form(page, model, numbers[0])

    return show


def replanning(page: Page, session: WebSession) -> None:
    """Open the window in which a plan is changed."""
    _form(page, "inge.course", session.record(f"inge_online.{RUNNING}"), "sections")
    page.get_by_role("button", name="Plan ändern").click()
    page.wait_for_selector(".modal .o_form_view")


def check(page: Page, session: WebSession) -> None:
    """Open what is looked at before a report leaves."""
    _form(page, "inge.course", session.record(f"inge_online.{RUNNING}"))
    page.get_by_role("button", name="Prüfen").click()
    page.wait_for_selector(".modal .o_form_view")


def decision(page: Page, session: WebSession) -> None:
    """Open the window in which a person decides about an unclear message."""
    found("inge.message", UNCLEAR)(page, session)
    page.get_by_role("button", name="Entscheiden").click()
    page.wait_for_selector(".modal .o_form_view")


def elsewhere(page: Page, session: WebSession) -> None:
    """Open the window that notes what was reported in BAMF's web mask."""
    _form(page, "inge.course", session.record(f"inge_online.{RUNNING}"), "messages")
    page.locator("button[name=action_report_elsewhere]").click()
    page.wait_for_selector(".modal .o_form_view")


TAKES_PART = [("enrolment_ids.course_id.name", "=", "ALPHA-2025-01")]
UNCLEAR = [("state", "=", "unknown")]
REFUSED = [("state", "=", "rejected")]
SCENES = (
    Scene("overview", action("inge_overview_action", ".o_inge_overview"), FRONT),
    Scene("courses", action("inge_course_action", ".o_kanban_record"), FRONT),
    Scene("course", record("inge.course", RUNNING), FRONT),
    Scene("timeline", action("inge_course_timeline_action", ".o_inge_bar"), FRONT),
    Scene("deadlines", action("inge_deadline_action", ".o_kanban_record"), FRONT),
    Scene("course-plan", record("inge.course", "demo_course_next", "lesson_times")),
    Scene("replanning", replanning),
    Scene("participants", action("inge_participant_action", ".o_data_row")),
    Scene("participant", found("inge.participant", TAKES_PART)),
    Scene("errors", action("inge_message_issue_action_desk", ".o_data_row")),
    Scene("readiness", action("inge_readiness_action", ".o_form_view")),
    Scene("messages", action("inge_message_action", ".o_data_row")),
    Scene("check", check),
    Scene("unclear", found("inge.message", UNCLEAR)),
    Scene("decision", decision),
    Scene("elsewhere", elsewhere),
    Scene("refused", found("inge.message", REFUSED)),
)
