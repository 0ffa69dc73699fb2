"""python -m pictures PORT DATABASE ENDPOINT CHROMIUM [SCENE ...]"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from house import main_job
from house.ports import LOOPBACK
from house.web_session import WebSession

from .scenes import SCENES, Scene
from .story import Story

PATIENCE = 30_000  # ms: the first page compiles the assets
COLOURS = 128  # as many as a screen of Odoo needs; a third of the size


def main(
    port: int, database: str, endpoint: str, chromium: str, wanted: list[str]
) -> None:
    """Tell the story of the demo, then take each picture of a running Odoo."""
    session = WebSession(port, database, *main_job.CLERK)
    Story(session, endpoint).tell()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, chromium_sandbox=False
        )
        page = browser.new_page(
            base_url=f"http://{LOOPBACK}:{port}",
            locale="de-DE",
            timezone_id="Europe/Berlin",
            viewport={"width": 1280, "height": 800},
        )
        page.set_default_timeout(PATIENCE)
        _log_in(page)
        for scene in SCENES:
            if not wanted or scene.name in wanted:
                _take(page, session, scene)
        browser.close()


def _log_in(page: Page) -> None:
    login, password = main_job.CLERK
    page.goto("/web/login")
    page.fill("input#login", login)
    page.fill("input#password", password)
    page.click("form.oe_login_form button[type=submit]")
    page.wait_for_selector(".o_main_navbar")


def _take(page: Page, session: WebSession, scene: Scene) -> None:
    """Take one picture, in few colours."""
    scene.show(page, session)
    page.wait_for_selector(".o_loading_indicator", state="detached")
    page.wait_for_function("[...document.images].every((image) => image.complete)")
    # no cursor, no hint and no bubble of the mouse in the picture
    page.evaluate("document.activeElement?.blur()")
    page.mouse.move(0, 0)
    page.evaluate("document.fonts.ready")
    shot = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    scene.file.parent.mkdir(parents=True, exist_ok=True)
    few = shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(scene.file, optimize=True)
    size = Path(scene.file).stat().st_size // 1024
    print(f"  {scene.name:<16} {size:>4} KB")  # noqa: T201


_, odoo_port, name, bamf, browser_path, *names = sys.argv
main(int(odoo_port), name, bamf, browser_path, names)
