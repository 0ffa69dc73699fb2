"""Many records at once: a line each, live, and none stops the others."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from .desk import PATIENCE

NAMES = ("STAPEL-EINS", "STAPEL-ZWEI", "STAPEL-DREI")


def test_many_courses_have_a_line_each(office, clerk, shoot):
    start = str(date.today() + timedelta(days=42))
    for name in NAMES:
        office.a_course(name, start)
    empty = {"name": "STAPEL-LEER", "lesson_time_ids": [], "date_start": start}
    office.session.call("inge.course", "copy", [office.course], empty)
    choose(clerk, "STAPEL", 4)
    clerk.get_by_role("menuitem", name="Kursplan melden").click()
    lines = clerk.locator("[name=line_ids] tr.o_data_row")
    expect(lines).to_have_count(4)
    expect(state(lines, "STAPEL-LEER")).to_have_text("Nicht möglich")
    shoot("batch-before")
    office.refuse_next("course_plan_report", "K-06")
    clerk.evaluate("window.sameDocument = true")
    clerk.get_by_role("button", name="Alle möglichen melden").click()
    # whichever was called first is refused
    for name in NAMES:
        expect(state(lines, name)).to_have_text(
            re.compile("angenommen|abgelehnt", re.I), timeout=PATIENCE
        )
    refused = lines.filter(has_text="Lehrkraftkennung unbekannt")
    expect(refused).to_have_count(1)
    expect(state(lines, "STAPEL-LEER")).to_have_text("Nicht möglich")
    shoot("batch-after")
    assert clerk.evaluate("window.sameDocument")


def choose(page, text, count):
    """Select all courses with this in their names, and open the list's actions."""
    page.goto("/odoo/action-inge_online.inge_course_action?view_type=list")
    search = page.locator(".o_searchview_input")
    search.fill(text)
    search.press("Enter")
    expect(page.locator(".o_list_view tr.o_data_row")).to_have_count(count)
    page.locator("thead .o_list_record_selector input").click()
    page.get_by_role("button", name="Aktionen").click()


def state(lines, name):
    return lines.filter(has_text=name).locator("td[name=state]")
