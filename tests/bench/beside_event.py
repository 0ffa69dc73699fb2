"""Our pages beside those of Odoo's own `event`, in one browser, with as many rows."""

import statistics
import sys
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from odoo.modules.registry import Registry
from odoo.tools import SQL, config

sys.path.append(str(Path(__file__).parents[2] / "setup"))

from house import servers  # noqa: E402
from house.odoo_conf import Odoo  # noqa: E402
from house.paths import BIN  # noqa: E402
from house.ports import any_free  # noqa: E402

from .house import COURSE, multiply  # noqa: E402
from .provider import fill  # noqa: E402

ROUNDS = 25
ROWS = 100
"""More than the page of a list shows, and of a column of a board."""
LISTS = (
    "inge_course_action",
    "inge_participant_action",
    "inge_enrolment_action",
    "inge_message_action",
    "inge_deadline_action",
)
#: what is opened before each page: to clear it away takes the same time for all
BEFORE = ["base.action_res_company_form", {"viewType": "list"}]
#: opened as a click does it, and done when it is drawn
OPEN = """async ([action, options]) => {
    const service = odoo.__WOWL_DEBUG__.root.env.services.action;
    const begin = performance.now();
    await service.doAction(action, {clearBreadcrumbs: true, ...options});
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - begin;
}"""


def page_ratio(house):
    """Return the worst ratio of one of our pages to event's, and which page it is."""
    fill(house, ROWS, 0, "page")
    _install(house)
    event = _events(house)
    with house.env() as env:
        pages = _pages(env, event)
    with _browser(house) as page:
        times = _measured(page, pages)
    worst = ("", 0.0)
    for name, (ours, theirs) in times.items():
        beside = f"{ours:7.1f} ms  event {theirs:7.1f} ms {ours / theirs:6.2f}"
        print(f"  {name:44} {beside}")
        worst = max(worst, (name, ours / theirs), key=lambda one: one[1])
    return worst[1], worst[0]


def _install(house):
    """Install event here: no other database has it."""
    name = config["db_name"][0]
    house.registry = Registry.new(name, update_module=True, install_modules=("event",))


def _events(house):
    """Give event as many rows as ours have; return the event to be opened.

    There are as many events as courses; it has as many tickets as a course sections.
    """
    with house.env() as env:
        courses = env["inge.course"].with_context(active_test=False).search_count([])
        missing = courses - env["event.event"].search_count([])
        event = env["event.event"].search([("event_ticket_ids", "!=", False)], limit=1)
        tickets, sections = event.event_ticket_ids, env.ref(COURSE).section_ids
        for number in range(len(tickets), len(sections)):
            tickets[0].copy({"name": f"Ticket {number}", "event_id": event.id})
        title = SQL("jsonb_build_object('en_US', %s || n::text)", "Event ")
        multiply(env, event, max(missing, 1), name=title)
        return event.id


def _pages(env, event):
    """Return how each of our pages is opened, and event's of the same kind."""
    theirs = _listed("event.action_event_view", "list")
    pages = {
        f"list {action}": (_listed(f"inge_online.{action}", "list"), theirs)
        for action in LISTS
    }
    theirs = _form("event.event", event)
    course = env.ref(COURSE)
    person = course.enrolment_ids.participant_id[0]
    for record in (course, person, env["inge.message"].search([], limit=1)):
        pages[f"form {record._name}"] = (_form(record._name, record.id), theirs)
    return pages


def _listed(action, view):
    return [action, {"viewType": view}]


def _form(model, record):
    return [
        {
            "type": "ir.actions.act_window",
            "res_model": model,
            "res_id": record,
            "views": [[False, "form"]],
        },
        {},
    ]


@contextmanager
def _browser(house):
    """Yield the web client of an administrator, at the bench's own database."""
    folder, name = Path(house.conf).parent, config["db_name"][0]
    odoo = Odoo(folder, name, any_free(), house.endpoint, crons=0)
    server = servers.odoo_server(odoo, {}, [])
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=BIN / "chromium", chromium_sandbox=False
            )
            page = browser.new_page(
                base_url=f"http://127.0.0.1:{odoo.port}",
                viewport={"width": 1366, "height": 900},
            )
            page.goto("/web/login")
            page.fill("input#login", "admin")
            page.fill("input#password", "admin")
            page.click("form.oe_login_form button[type=submit]")
            page.wait_for_selector(".o_main_navbar")
            yield page
            browser.close()
    finally:
        server.stop()


def _measured(page, pages):
    """Open each page beside event's, again and again: what else runs hits both.

    Event's is not opened oftener than the one beside it, as a browser is faster with
    what it did before; and each comes first every other time: who does so clears away
    what was there.

    :return: milliseconds of each page and of event's
    """
    return {name: _side_by_side(page, pair) for name, pair in pages.items()}


def _side_by_side(page, pair):
    spent = ([], [])
    for number in range(ROUNDS):
        both = [*zip(pair, spent, strict=True)]
        for opened, times in both[:: 1 if number % 2 else -1]:
            page.evaluate(OPEN, BEFORE)
            times.append(page.evaluate(OPEN, opened))
    return [statistics.median(times[2:]) for times in spent]
