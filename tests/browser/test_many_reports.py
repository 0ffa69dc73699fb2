"""Reports of many courses at once, by two persons, and as a paper to look at."""

import io
import re
from datetime import date

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from .conftest import SCREENSHOTS, camera, log_in, opened
from .office import SOON

BATCH = ("VIELE-1", "VIELE-2", "VIELE-3")
PATIENCE = 60_000  # ms


@pytest.fixture(scope="module")
def courses(office):
    """Two courses that are ready and one without sections."""
    made = [office.a_course(name, date.today() + SOON) for name in BATCH[:2]]
    office.write("inge.course", made[1], site_id=office.site("TEST-NI-98-X"))
    empty = {"name": BATCH[2], "date_start": str(date.today() + SOON)}
    return [*made, office.copy("inge.course", office.course, **empty)]


def test_many_courses_are_reported_and_none_stops_the_others(courses, desk):
    page = desk.page
    desk.open_list("inge_online.inge_course_action", "VIELE-")
    expect(page.locator("tr.o_data_row")).to_have_count(3)
    page.locator("thead .o_list_record_selector input").check()
    page.get_by_role("button", name="Aktionen").click()
    page.get_by_role("menuitem", name="Kursplan melden").click()
    lines = page.locator("[name=line_ids] tr.o_data_row")
    expect(lines).to_have_count(3)
    states_are(lines, "Möglich", "Möglich", "Nicht möglich")
    expect(lines.filter(has_text="VIELE-3")).to_contain_text("keine Kursabschnitte")
    desk.shoot("batch-before")
    page.get_by_role("button", name="Alle möglichen melden").click()
    states_are(lines, "Angenommen", "Abgelehnt", "Nicht möglich")
    expect(lines.filter(has_text="VIELE-2")).to_contain_text("Kursortkennung")
    desk.shoot("batch-after")


def states_are(lines, *states):
    for name, state in zip(BATCH, states, strict=True):
        told = lines.filter(has_text=name).locator("td[name=state]")
        expect(told).to_have_text(re.compile(f"^{state}", re.I), timeout=PATIENCE)


@pytest.fixture
def colleague(odoo, chromium, office):
    """Another clerk at a computer of her own, in a company of two-person release."""
    group = office.session.record("inge_online.group_clerk")
    german = {"lang": "de_DE", "tz": "Europe/Berlin"}
    values = {"name": "Karla Kollegin", "login": "karla", "password": "karla"}
    office.manager.call(
        "res.users", "create", {**values, **german, "group_ids": [(6, 0, [group])]}
    )
    company = office.session.record("base.main_company")
    office.manager.call("res.company", "write", [company], {"inge_four_eyes": True})
    with opened(odoo, chromium) as (page, complaints):
        log_in(page, "karla")
        yield page
        assert not complaints
    office.manager.call("res.company", "write", [company], {"inge_four_eyes": False})


def test_a_colleague_releases_what_cannot_be_repeated(office, desk, colleague):
    course = office.a_course("VIER-AUGEN", date.today() + SOON)
    desk.open("inge.course", course)
    desk.report("course_plan_report")
    waiting = desk.page.locator("[name=inge_message_ids] tr.o_data_row").first
    expect(waiting.locator("td[name=state]")).to_have_text(re.compile("Angehalten"))
    desk.shoot("release-waiting")
    (message,) = office.messages("course_id", [course])
    colleague.goto(f"/odoo/inge.course/{course}")
    asked = colleague.locator(".o-mail-Activity", has_text="Kursplanmeldung")
    expect(asked).to_be_visible()
    camera(colleague)("release-asked")
    colleague.goto(f"/odoo/inge.message/{message['id']}")
    colleague.get_by_role("button", name="Freigeben").click()
    expect(colleague.locator(".o_statusbar_status")).to_contain_text(
        re.compile("Angenommen", re.I), timeout=PATIENCE
    )
    desk.is_accepted("course_plan_report")


def test_a_preview_is_printed(office, desk):
    course = office.a_course("VORSCHAU", date.today() + SOON)
    desk.open("inge.course", course)
    desk.button("course_plan_report").click()
    expect(desk.dialog.locator(".o_inge_outline")).to_be_visible()
    with desk.page.expect_download(timeout=PATIENCE) as download:
        desk.dialog.get_by_role("button", name="Drucken").click()
    content = download.value.path().read_bytes()
    (SCREENSHOTS / "preview.pdf").write_bytes(content)
    text = " ".join(
        page.extract_text() for page in PdfReader(io.BytesIO(content)).pages
    )
    for words in ("VORSCHAU", "Nicht gesendet", "AZ-000221"):
        assert words in text
    desk.dialog.get_by_role("button", name="Schließen").last.click()
    assert not office.messages("course_id", [course])
