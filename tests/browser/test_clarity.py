"""What BAMF has, in the browser: an unclear report decided, a course taken over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from house import main_job
from house.control import fault
from protocol.messages import Attendance
from protocol.samples import sample

from . import elsewhere
from .servers import clerk_session

PATIENCE = 60_000  # ms
#: of the course of other software, soon enough to be reported only as a plan
BEGIN = date.today() + timedelta(days=60)


@pytest.fixture(scope="package")
def session(odoo):
    return clerk_session(odoo)


def plan(session, name):
    """A course of the demo with planned sections; return its id."""
    course = session.record(f"inge_online.{name}")
    if not session.call("inge.course", "read", [course], ["section_ids"])[0][
        "section_ids"
    ]:
        session.call("inge.course", "action_plan_sections", [course])
    return course


def settled(session, course):
    """Return the last message of a course when it has left and come back."""

    def last():
        domain, names = [("course_id", "=", course)], ["state"]
        return session.call(
            "inge.message", "search_read", domain, names, order="id desc", limit=1
        )

    main_job.settled(last)
    return last()[0]


def open_record(page, model, record):
    page.goto(f"/odoo/{model}/{record}")
    expect(page.locator(".o_form_view .oe_title")).to_be_visible()


def test_an_unclear_plan_is_decided_with_a_reason(odoo, session, clerk, shoot):
    page = clerk
    course = plan(session, "demo_course_evening")
    fault(odoo.endpoint, "accept_then_drop", operation="course_plan_report")
    session.press("inge.course", "action_report_plan", course)
    unclear = settled(session, course)
    assert unclear["state"] == "unknown"
    open_record(page, "inge.message", unclear["id"])
    expect(page.locator(".o_statusbar_status")).to_contain_text("Unklar")
    page.get_by_role("button", name="Entscheiden").click()
    dialog = page.locator(".modal-content")
    expect(dialog).to_contain_text("Beim BAMF wurde noch nicht nachgefragt")
    dialog.get_by_text("Was gesendet wurde").click()
    expect(dialog).to_contain_text("Eigene Kursnummer")
    expect(dialog).to_contain_text("ABEND-BREMEN")
    shoot("resolve")
    dialog.get_by_label("Das BAMF hat die Nachricht.").check()
    dialog.get_by_label("Woher wissen Sie das?").fill("In der Web-Maske gesehen.")
    dialog.get_by_label("Kurskennung vom BAMF").fill("HB-0000-000001")
    shoot("resolve-decided")
    dialog.locator("footer").get_by_role("button", name="Entscheiden").click()
    expect(page.locator(".modal-content")).to_have_count(0)
    expect(page.locator(".o_statusbar_status")).to_contain_text("Angenommen")
    expect(page.locator("[name=resolution_reason]")).to_have_text(
        "In der Web-Maske gesehen."
    )
    shoot("resolve-after")


def reported_elsewhere(odoo):
    """A course that other software reports in time; return its course code."""
    example = sample("course_plan_report")
    report = elsewhere.moved(example, BEGIN - example.plan.start)
    setting = replace(report.plan.setting, teacher_codes=("LK-1001",))
    plan = replace(
        report.plan,
        setting=setting,
        attendance=Attendance(total=0),
        own_reference="ANDERE-SOFTWARE-1",
    )
    message = replace(report, plan=plan, late_reason=None)
    return elsewhere.report(odoo, message).course_code


def ask_about(dialog, code):
    dialog.locator("[name=course_code] input").fill(code)
    dialog.get_by_role("button", name="Jetzt beim BAMF nachfragen").click()


def test_a_running_course_is_taken_over(odoo, session, clerk, shoot):
    page = clerk
    code = reported_elsewhere(odoo)
    site = session.record("inge_online.demo_site_ni_a")
    mine = session.call(
        "inge.course",
        "create",
        {
            "name": "UEBERNAHME-1",
            "course_type_id": session.record("inge_online.inge_course_type_literacy"),
            "site_id": site,
            "date_start": str(BEGIN),
        },
    )
    open_record(page, "inge.course", mine)
    page.locator(".o_notebook .nav-link[name=bamf]").click()
    shoot("bamf-tab-empty")
    page.get_by_role("button", name="Aus anderer Software übernehmen").click()
    dialog = page.locator(".modal-content")
    # BAMF does not know a mistyped code; what it says leads to the right one
    ask_about(dialog, "NI-2026-999999")
    expect(dialog.locator("[name=summary]")).to_contain_text(
        "Kurskennung unbekannt", timeout=PATIENCE
    )
    shoot("takeover-refused")
    ask_about(dialog, code)
    further = dialog.get_by_role("button", name="Weiter")
    expect(further).to_be_visible(timeout=PATIENCE)
    shoot("takeover-answer")
    further.click()
    expect(dialog.locator("[name=report_ids] tr.o_data_row")).to_have_count(1)
    shoot("takeover-review")
    dialog.get_by_role("button", name="Übernehmen").click()
    expect(page.locator(".modal-content")).to_have_count(0)
    expect(page.locator("[name=course_code]").first).to_contain_text(code)
    expect(page.locator(".o_statusbar_status")).to_contain_text("Geplant")
    shoot("takeover-after")


def test_bamfs_view_appears_beside_ours_without_reloading(session, clerk, shoot):
    page = clerk
    course = plan(session, "demo_course_6")
    if not session.call("inge.course", "read", [course], ["course_code"])[0][
        "course_code"
    ]:
        session.press("inge.course", "action_report_plan", course)
        settled(session, course)
    session.call("inge.course", "write", [course], {"teacher_ids": [(5,)]})
    open_record(page, "inge.course", course)
    page.evaluate("window.sameDocument = true")
    page.locator(".o_notebook .nav-link[name=bamf]").click()
    page.get_by_role("button", name="Jetzt beim BAMF nachfragen").click()
    table = page.locator(".o_inge_beside")
    expect(table).to_be_visible(timeout=PATIENCE)
    expect(table.locator("tr.table-warning")).to_contain_text("Lehrkraftkennungen")
    assert page.evaluate("window.sameDocument")
    shoot("bamf-tab")
    page.get_by_role("button", name="Verlauf beim BAMF").click()
    expect(page.locator(".o_list_view")).to_contain_text("Kursauskunft")
    shoot("timeline")
