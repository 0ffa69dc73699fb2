"""A real Odoo in a real browser, watched for every complaint of either."""

from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from .desk import Desk
from .office import Office
from .servers import clerk_session, installation, main_job

ROOT = Path(__file__).parents[2]
CHROMIUM = ROOT / ".dev/bin/chromium"
SCREENSHOTS = ROOT / ".dev/screenshots"
PATIENCE = 30_000  # ms: the first page compiles the assets
#: Odoo's own: its palette of menus takes the path of this icon for the picture itself
NO_ICON = "data:image/png;base64,/web/static/img/default_icon_app.png"
QUIET = (
    *("--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
)


@pytest.fixture(scope="package")
def odoo():
    with installation() as running:
        yield running


@pytest.fixture(scope="package")
def office(odoo):
    """What other people do meanwhile."""
    return Office(odoo)


@pytest.fixture(scope="package")
def reported(odoo):
    """The first demo course, reported up to its second section."""
    assert main_job.is_done(main_job.do(clerk_session(odoo)))


@pytest.fixture(scope="package")
def troubled(odoo):
    """A course that began without a plan: late, and the report lacks its reason."""
    session = clerk_session(odoo)
    original = session.record(main_job.COURSE)
    values = {"name": "ZU-SPAET", "date_start": "2025-03-03"}
    (course,) = session.call("inge.course", "copy", [original], values)
    session.press("inge.course", "action_plan_sections", course)
    session.press("inge.course", "action_report_plan", course)


@pytest.fixture(scope="package")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(QUIET), chromium_sandbox=False
        )
        yield browser
        browser.close()


class Complaints(list):
    """What the browser's console and the network had to complain about."""

    def __init__(self, page):
        super().__init__()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.append(f"script: {error}"))
        page.on("response", self._response)

    def _console(self, message):
        if message.type == "error" and message.location["url"] != NO_ICON:
            self.append(f"console: {message.text} ({message.location})")

    def _response(self, response):
        if response.status >= 400:
            self.append(f"HTTP {response.status}: {response.url}")


@contextmanager
def opened(odoo, chromium, state=None):
    """An empty page of a German browser, and what it complained about."""
    context = chromium.new_context(
        base_url=f"http://127.0.0.1:{odoo.port}",
        locale="de-DE",
        timezone_id="Europe/Berlin",
        viewport={"width": 1366, "height": 900},
        storage_state=state,
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        yield page, Complaints(page)
    finally:
        context.close()


def log_in(page, login):
    """Log in by hand; in this office everybody's password is the login."""
    page.goto("/web/login")
    page.fill("input#login", login)
    page.fill("input#password", login)
    page.click("form.oe_login_form button[type=submit]")
    page.wait_for_selector(".o_main_navbar")


@pytest.fixture(scope="package")
def clerk_state(odoo, chromium):
    """The session of Klara Beispiel, who logs in once."""
    with opened(odoo, chromium) as (page, complaints):
        log_in(page, "clerk")
        yield page.context.storage_state()
        assert not complaints


@pytest.fixture
def page(odoo, chromium, request):
    """An empty page of a German browser; at the end nothing may have gone wrong."""
    known = "clerk" in request.fixturenames
    state = request.getfixturevalue("clerk_state") if known else None
    with opened(odoo, chromium, state) as (page, complaints):
        yield page
        shown = page.locator(".o_error_dialog").all_inner_texts()
    assert not [*complaints, *shown]


@pytest.fixture
def clerk(page):
    """The page of Klara Beispiel, logged in."""
    page.goto("/odoo")
    page.wait_for_selector(".o_main_navbar")
    return page


@pytest.fixture
def administrator(page):
    """The page of the administrator, logged in."""
    log_in(page, "admin")
    return page


@pytest.fixture(scope="module")
def open_page(odoo, chromium, clerk_state):
    """One page of the clerk for many tests: the web client is loaded once."""
    with opened(odoo, chromium, clerk_state) as (page, complaints):
        page.goto("/odoo/action-inge_online.inge_course_action")
        page.wait_for_selector(".o_kanban_record")
        page.evaluate("window.sameDocument = true")
        yield page, complaints


@pytest.fixture
def desk(open_page):
    """The clerk's desk on that page; nothing may have gone wrong, or been reloaded."""
    page, complaints = open_page
    yield Desk(page, camera(page))
    shown = page.locator(".o_error_dialog").all_inner_texts()
    assert not shown
    assert not complaints
    assert page.evaluate("window.sameDocument")


def camera(page):
    def shoot(name):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=SCREENSHOTS / f"{name}.png")

    return shoot


@pytest.fixture
def shoot(page):
    """Keep a picture of the page for people to look at."""
    return camera(page)
