"""A course planned in the browser from a paper schedule, as its school published it."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.planning.published import SCHEDULES

from .servers import clerk_session, main_job

TWO_MINUTES = 120
#: the same course, published section by section
PAPER = ("isk-hannover-25I500V1", "isk-hannover-25I500V2")


@pytest.fixture
def new_course(clerk):
    """An empty form for a course, as after “Neu” on the board of courses."""
    clerk.goto("/odoo/action-inge_online.inge_course_action")
    expect(clerk.locator(".o_breadcrumb")).to_contain_text("Kurse")
    clerk.click(".o_control_panel_main_buttons .o-kanban-button-new")
    expect(clerk.locator(".o_form_view .oe_title")).to_be_visible()
    return clerk


def choose(page, field, text):
    """Type into a field that offers records, and take the first offer."""
    box = page.locator(f".o_form_sheet [name={field}] input")
    box.fill(text)
    offer = page.locator(".o-autocomplete--dropdown-item", has_text=text).first
    offer.click()
    expect(box).not_to_have_value("")


def enter(page, field, text):
    box = page.locator(f".o_form_sheet [name={field}] input").first
    box.fill(text)
    box.press("Tab")


def german(day):
    return f"{day:%d.%m.%Y}"


def clock(moment):
    return f"{moment:%H:%M}"


def test_a_paper_schedule_is_planned_in_under_two_minutes(new_course, shoot):
    page = new_course
    first, second = (SCHEDULES[name] for name in PAPER)
    begin = time.monotonic()
    page.locator("[name=name] input").fill("VOM PAPIER")
    choose(page, "course_type_id", "Alphabetisierungskurs")
    choose(page, "site_id", "Haus am Musterweg")
    enter(page, "date_start", german(first.start))
    lesson_times(page, first)
    closures(page, second.breaks)
    page.locator("button[name=action_plan_sections]").first.click()
    page.locator(".o_notebook .nav-link[name=sections]").click()
    rows = page.locator("[name=section_ids] tr.o_data_row")
    expect(rows).to_have_count(10)
    for row, published in zip((rows.nth(0), rows.nth(1)), (first, second), strict=True):
        expect(row).to_contain_text(german(published.start))
        expect(row).to_contain_text(german(published.end))
    assert time.monotonic() - begin < TWO_MINUTES
    expect(page.locator(".o_inge_strip .o_inge_bar")).to_have_count(10)
    legend = page.locator(".o_inge_strip .o_inge_legend")
    expect(legend).to_contain_text("Geplant")
    expect(legend).not_to_contain_text("Kursplan storniert")
    shoot("planned-from-paper")
    two_changes(page, shoot)
    expect(rows.nth(1)).to_contain_text("110")
    expect(rows.nth(0)).to_contain_text("24.03.2025")


def two_changes(page, shoot):
    """Lengthen a section and insert a free day: noted, shown together, applied."""
    page.get_by_role("button", name="Plan ändern").click()
    dialog = page.locator(".modal-dialog")
    dialog.get_by_label("Einen Kursabschnitt verlängern oder kürzen").check()
    section = dialog.locator("[name=section_id] input")
    section.fill("Basiskurs 2")
    page.locator(".o-autocomplete--dropdown-item", has_text="Basiskurs 2").click()
    units = dialog.locator("[name=units] input")
    units.fill("10")
    units.press("Tab")
    dialog.get_by_role("button", name="Merken und weiter").click()
    noted = dialog.locator("[name=step_ids] tr.o_data_row")
    expect(noted).to_have_text(re.compile("Kursabschnitt 2: \\+10"))
    dialog.get_by_label("Eine Unterbrechung einfügen").check()
    for field in ("date_from", "date_to"):
        box = dialog.locator(f"[name={field}] input")
        box.fill("03.03.2025")
        box.press("Tab")
    first = dialog.locator("[name=line_ids] tr.o_data_row").first
    expect(first.locator("[name=end_after]")).to_have_text("24.03.2025")
    shoot("two-changes")
    dialog.get_by_role("button", name="Plan so ändern").click()
    expect(dialog).to_have_count(0)


def lesson_times(page, schedule):
    """Enter one day of the week and let it be repeated."""
    page.locator(".o_notebook .nav-link[name=lesson_times]").click()
    times = page.locator("[name=lesson_time_ids]")
    times.get_by_text("Zeile hinzufügen").click()
    start, end = schedule.clock_times
    for field, value in (
        ("hour_from", clock(start)),
        ("hour_to", clock(end)),
        ("pause_minutes", str(schedule.pause_minutes)),
    ):
        box = times.locator(f"td[name={field}] input")
        box.fill(value)
        box.press("Tab")
    expect(times.locator("td[name=units] input")).to_have_value(
        str(schedule.units_per_day)
    )
    page.locator("button[name=action_fill_week]").click()
    expect(times.locator("tr.o_data_row")).to_have_count(len(schedule.weekdays))


def closures(page, periods):
    """Enter the days without lessons; they stand on the same page."""
    breaks = page.locator("[name=interruption_ids]")
    for period in periods:
        breaks.get_by_text("Zeile hinzufügen").click()
        for field, day in (("date_from", period.first), ("date_to", period.last)):
            box = breaks.locator(f"tr.o_selected_row td[name={field}] input")
            box.fill(german(day))
            box.press("Tab")
    page.locator("button.o_form_button_save").click()
    expect(page.locator("button.o_form_button_save")).to_be_hidden()


def test_the_timeline_is_read_and_opened_by_keyboard(clerk, shoot):
    page = clerk
    page.goto("/odoo/inge-timeline")
    row = page.get_by_role("group", name="ALLGEMEIN-VORMITTAG")
    bars = row.get_by_role("listitem").get_by_role("button")
    expect(bars).to_have_count(7)
    label = bars.first.get_attribute("aria-label")
    assert label.startswith("1 · Basiskurs 1, ")
    expect(page.locator(".o_inge_today").first).to_be_visible()
    shoot("timeline")
    bars.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".o_form_view [name=name] input")).to_have_value(
        "ALLGEMEIN-VORMITTAG"
    )


def test_a_teacher_of_a_section_is_entered_in_its_row(odoo, clerk, shoot):
    page, session = clerk, clerk_session(odoo)
    course = session.record(main_job.COURSE)
    page.goto(f"/odoo/inge.course/{course}")
    names = page.locator(".o_inge_sections .o_data_row td[name=teacher_ids]").last
    names.click()
    box = names.locator("input")
    box.fill("Lina Lehrbeispiel")
    page.locator(".o-autocomplete--dropdown-item", has_text="Lina").click()
    page.locator("button.o_form_button_save").click()
    expect(page.locator("button.o_form_button_save")).to_be_hidden()
    expect(names).to_have_text("Lina Lehrbeispiel")
    shoot("section-teacher")
    domain = [
        ("course_id", "=", course),
        ("teacher_ids.name", "=", "Lina Lehrbeispiel"),
    ]
    (section,) = session.call("inge.course.section", "search", domain)
    session.call("inge.course.section", "write", [section], {"teacher_ids": [(5,)]})
