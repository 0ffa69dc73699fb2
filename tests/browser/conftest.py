"""A real Odoo in a real browser, watched for every complaint of either."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from .desk import Office
from .servers import installation

ROOT = Path(__file__).parents[2]
CHROMIUM = ROOT / ".dev/bin/chromium"
SCREENSHOTS = ROOT / ".dev/screenshots"
PATIENCE = 30_000  # ms: the first page compiles the assets
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
        if message.type == "error":
            self.append(f"console: {message.text} ({message.location})")

    def _response(self, response):
        if response.status >= 400:
            self.append(f"HTTP {response.status}: {response.url}")


@pytest.fixture
def page(odoo, chromium):
    """An empty page of a German browser; at the end nothing may have gone wrong."""
    context = chromium.new_context(
        base_url=f"http://127.0.0.1:{odoo.port}",
        locale="de-DE",
        timezone_id="Europe/Berlin",
        viewport={"width": 1366, "height": 900},
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    complaints = Complaints(page)
    yield page
    traceback = page.locator(".o_error_dialog")
    shown = traceback.all_inner_texts()
    context.close()
    assert not shown
    assert not complaints


@pytest.fixture
def clerk(page):
    """The page after Klara Beispiel logged in."""
    page.goto("/web/login")
    page.fill("input#login", "clerk")
    page.fill("input#password", "clerk")
    page.click("form.oe_login_form button[type=submit]")
    page.wait_for_selector(".o_main_navbar")
    return page


@pytest.fixture
def shoot(page):
    """Keep a picture of the page for people to look at."""

    def shoot(name):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=SCREENSHOTS / f"{name}.png")

    return shoot
