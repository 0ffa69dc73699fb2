"""An administrator who knows only the README: from an empty database to a protocol."""

import io
import time
import zipfile

import pytest
from playwright.sync_api import expect

from ..browser.conftest import SCREENSHOTS, camera, opened
from ..browser.paper import sheets
from .installation import serving

A_PERSONS_TIME = 15 * 60
THINKING = 10
"""Seconds before each click, for reading and for finding the place."""
PLAYED = 240_000  # ms
CONFIRMED = {"Testunternehmen entfernen"}
PROTOCOL, BUNDLE = "Protokoll drucken", "Nachweis (ZIP)"
SAID = (
    "Protokoll einer Generalprobe",
    "Prüfungsmeldung",
    "M(KB)1-1",
    "Bestanden",
    "Namen dürfen keine Ziffern",
    "SHA-256",
)


class Administrator:
    """Clicks what the README names, and counts."""

    def __init__(self, page):
        self._page, self._shoot = page, camera(page)
        self.clicks = 0
        self.files = {}

    def log_in(self, user, password):
        self._page.goto("/web/login")
        self._page.fill("input#login", user)
        self._page.fill("input#password", password)
        self._click(self._page.locator("form.oe_login_form button[type=submit]"))
        self._page.wait_for_selector(".o_main_navbar")

    def open_app(self, name):
        self._click(self._page.locator(".o_navbar_apps_menu button"))
        self._click(self._page.get_by_role("menuitem", name=name))
        self._page.locator(".o_inge_overview").wait_for()

    def open_menu(self, path):
        """Open an entry of the menu bar, wherever the page has room for its section."""
        section, entry = path.split(" › ")
        bar = self._page.locator(".o_menu_sections").get_by_text(section, exact=True)
        shown = bar.filter(visible=True)
        more = self._page.locator(".o_menu_sections_more")
        self._click((shown if shown.count() else more).first)
        self._click(self._page.get_by_role("menuitem", name=entry))
        self._page.locator(".o_nocontent_help", has_text="Generalprobe").wait_for()

    def press(self, name):
        button = self._page.get_by_role("button", name=name, exact=True)
        button.wait_for()
        self._shoot(f"certification-{self.clicks}")
        if name in (PROTOCOL, BUNDLE):
            with self._page.expect_download(timeout=60_000) as download:
                self._click(button)
            self.files[name] = download.value.path().read_bytes()
        else:
            self._click(button)
        if name in CONFIRMED:
            self._click(self._page.locator(".modal-footer .btn-primary"))

    def read(self, words):
        told = self._page.locator(".alert-success", has_text=words)
        expect(told).to_be_visible(timeout=PLAYED)

    def read_protocol(self):
        """Return what is printed: the PDF draws its letters, its page has them."""
        run = self._page.url.rpartition("/")[2]
        report = f"/report/html/inge_online_cert.report_inge_cert_run/{run}"
        return self._page.request.get(report).text()

    def _click(self, locator):
        locator.click()
        self.clicks += 1


@pytest.fixture
def page(empty, chromium):
    """An empty page; at the end neither browser nor Odoo may have complained."""
    with serving(empty), opened(empty, chromium) as (page, complaints):
        yield page
        assert not complaints


def test_from_an_empty_database_to_a_protocol(certification, page):
    administrator, begun = Administrator(page), time.monotonic()
    administrator.log_in(*certification.login)
    (where, *steps) = certification.steps
    (_, app), (_, menu) = where
    administrator.open_app(app)
    administrator.open_menu(menu)
    for kind, words in (step for found in steps for step in found):
        getattr(administrator, "press" if kind == "click" else "read")(words)
    page.locator("[name=removed_at]").wait_for()
    took = time.monotonic() - begun + THINKING * administrator.clicks
    assert took < A_PERSONS_TIME
    is_a_protocol(administrator.files[PROTOCOL])
    with zipfile.ZipFile(io.BytesIO(administrator.files[BUNDLE])) as bundle:
        is_a_protocol(bundle.read("protokoll.pdf"))
    protocol = administrator.read_protocol()
    assert not [words for words in SAID if words not in protocol]


def is_a_protocol(content):
    """See that each page is printed and nothing of it cut."""
    pages = sheets(content, SCREENSHOTS / "certification-protocol")
    assert len(pages) > 1
    assert all(page.is_within_edges() for page in pages)
