"""Every screen read by axe-core; a course planned and reported without a mouse."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from house import main_job

from .axe import grave
from .keys import Keys
from .servers import clerk_session

COURSES = "action-inge_online.inge_course_action"
ANSWER = 60_000  # ms
BACK = "Shift+Tab"
#: what a clerk opens, and what shows that it is complete
SCREENS = {
    "start page": ("inge-online", ".o_inge_overview"),
    "deadlines": ("inge-deadlines", ".o_kanban_record"),
    "error desk": ("inge-errors", ".o_data_row"),
    "readiness": ("inge-readiness", ".o_form_view"),
    "timeline": ("inge-timeline", ".o_inge_bar"),
    "courses": (COURSES, ".o_kanban_record"),
    "new course": (f"{COURSES}/new", ".o_form_sheet"),
    "participants": ("action-inge_online.inge_participant_action", ".o_data_row"),
    "enrolments": ("action-inge_online.inge_enrolment_action", ".o_content"),
    "messages": ("action-inge_online.inge_message_action", ".o_data_row"),
    "examinations": ("action-inge_online.inge_examination_action", ".o_content"),
    "answers": ("action-inge_online.inge_message_action_analysis", ".o_graph_renderer"),
}
OF_ADMINISTRATORS = (
    "inge-online",
    "action-inge_online.inge_account_action",
    "action-inge_online_cert.inge_cert_run_action/new",
    "action-inge_online_cert.inge_cert_booklet_action",
)
TABS = ("sections", "messages", "participants", "lesson_times")


@pytest.fixture
def read(clerk, reported, troubled):
    """Open a page as a clerk, and hear what axe has against it."""

    def read(path, ready):
        clerk.goto(f"/odoo/{path}")
        settled(clerk, ready)
        return grave(clerk)

    return read


def settled(page, ready):
    expect(page.locator(ready).first).to_be_visible()
    expect(page.locator(".o_loading_indicator")).to_have_count(0)
    page.evaluate("document.fonts.ready")


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_speaks_to_everybody(read, screen):
    assert not read(*SCREENS[screen])


def test_a_course_and_its_windows_speak_to_everybody(clerk, reported, odoo):
    page, session = clerk, clerk_session(odoo)
    page.goto(f"/odoo/{COURSES}/{session.record(main_job.COURSE)}")
    settled(page, ".o_form_sheet")
    for tab in TABS:
        page.locator(f".o_notebook .nav-link[name={tab}]").click()
        assert not grave(page), tab
    page.locator(".o_notebook .nav-link[name=days]").click()
    # fetched when it is looked at
    settled(page, ".o_inge_days")
    assert not grave(page), "days"
    page.locator(".o_notebook .nav-link[name=sections]").click()
    for button in ("Prüfen", "Plan ändern"):
        page.get_by_role("button", name=button).first.click()
        settled(page, ".modal .o_form_view")
        assert not grave(page), button
        page.locator(".modal").get_by_label("Schließen").click()
        expect(page.locator(".modal")).to_have_count(0)
    page.locator(".o_notebook .nav-link[name=messages]").click()
    page.locator("[name=inge_message_ids] td[name=message_type]").first.click()
    settled(page, ".modal .o_form_view")
    assert not grave(page), "message"


@pytest.mark.parametrize("screen", OF_ADMINISTRATORS)
def test_an_administrators_screen_speaks_to_everybody(administrator, screen):
    administrator.goto(f"/odoo/{screen}")
    settled(administrator, ".o_content, .o_inge_overview")
    assert not grave(administrator)


def test_a_course_is_planned_and_reported_by_keyboard_alone(clerk, shoot):
    page, keys = clerk, Keys(clerk)
    page.goto("/odoo/inge-online")
    settled(page, ".o_inge_overview")
    keys.menu("InGe-Online", "Kurse", "Alle Kurse")
    expect(page.locator(".o_kanban_view")).to_be_visible()
    keys.press("Alt+c")
    form = page.locator(".o_form_view")
    keys.enter(form.locator("[name=name] input"), "OHNE-MAUS")
    plan(keys, form)
    expect(form.locator("[name=section_ids] tr.o_data_row")).to_have_count(7)
    tab(keys, form, "participants")
    keys.push(form.locator("[name=enrolment_ids] .o_field_x2many_list_row_add a"))
    person = form.locator("[name=participant_id] input").filter(visible=True)
    # who presses Tab before the form has taken the person in gets an error of the list
    with page.expect_response("**/inge.course/onchange**"):
        keys.choose(person, "Musterbach")
    tab(keys, form, "messages")
    keys.push(form.locator("button[data-report=course_plan_report]"), BACK)
    send = page.locator(".modal-dialog").get_by_role("button", name="An das BAMF")
    keys.push(send)
    answer = form.locator("[name=inge_message_ids] tr.o_data_row").first
    expect(answer).to_contain_text("Angenommen", timeout=ANSWER)
    shoot("by-keyboard")


def plan(keys, form):
    """Say what, where and when, with one lesson time that is repeated."""
    keys.choose(form.locator("[name=course_type_id] input"), "Allgemeiner")
    keys.choose(form.locator("[name=site_id] input"), "Haus am Musterweg")
    keys.enter(form.locator("[name=date_start] input"), begin())
    tab(keys, form, "lesson_times")
    keys.push(form.locator("[name=lesson_time_ids] .o_field_x2many_list_row_add a"))
    times = form.locator("[name=lesson_time_ids] tr.o_selected_row")
    for field, value in (("hour_from", "08:30"), ("hour_to", "12:30")):
        keys.enter(times.locator(f"[name={field}] input"), value)
    keys.push(form.locator("button[name=action_fill_week]"))
    expect(form.locator("[name=lesson_time_ids] tr.o_data_row")).to_have_count(5)
    tab(keys, form, "teachers", BACK)
    keys.choose(form.locator("[name=teacher_ids] input"), "Lehr")
    keys.choose(form.locator("[name=teaching_material_ids] input"), "Beispiele A1")
    keys.push(form.locator("button[name=action_plan_sections]"), BACK)
    tab(keys, form, "sections")


def tab(keys, form, name, key="Tab"):
    keys.push(form.locator(f".o_notebook .nav-link[name={name}]"), key)


def begin():
    """Return a Monday far enough away for a plan that is in time."""
    day = date.today() + timedelta(days=60)
    return f"{day - timedelta(days=day.weekday()):%d.%m.%Y}"
