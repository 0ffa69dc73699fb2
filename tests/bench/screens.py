"""How much longer screens take with a hundred times as much behind them."""

import time

from lxml import etree

from odoo.tools import SQL
from odoo.tools.safe_eval import safe_eval

from .house import CLERK, COURSE, multiply

MENU = "inge_online.inge_online_menu"
MODES = ("list", "kanban")
ENROLMENTS, MESSAGES = 10, 20
ROWS = 80


def worst_screen(house, courses):
    """Return the largest ratio of times, and the screen that it belongs to."""
    fill(house, courses // 100, "few")
    few = times(house)
    fill(house, courses - courses // 100, "many")
    many = times(house)
    ratios = {name: many[name] / few[name] for name in few}
    worst = max(ratios, key=ratios.get)
    return ratios[worst], f"{worst}: {many[worst] * 1000:.0f} ms"


def fill(house, courses, prefix):
    """Insert courses, ten enrolments and twenty accepted messages for each."""
    with house.env() as env:
        course = env.ref(COURSE)
        people = env["inge.participant"].search([], limit=ENROLMENTS).ids
        first = multiply(env, course, courses, name=SQL("%s || n::text", f"{prefix}-"))
        multiply(
            env,
            course.enrolment_ids[:1],
            courses * ENROLMENTS,
            course_id=SQL("%s + 1 + (n - 1) / %s", first, ENROLMENTS),
            participant_id=SQL("(%s)[1 + (n - 1) %% %s]", people, ENROLMENTS),
        )
        multiply(
            env,
            house.first_message(env),
            courses * MESSAGES,
            state=SQL("'accepted'"),
            hold_reason=SQL("NULL"),
            course_id=SQL("%s + 1 + (n - 1) / %s", first, MESSAGES),
            business_key=SQL("%s || n::text", f"{prefix}:"),
            sequence_key=SQL(
                "'course:' || (%s + 1 + (n - 1) / %s)::text", first, MESSAGES
            ),
        )
    house.analyze()


def times(house):
    """Return the seconds that the first page of each screen takes its reader."""
    found = {}
    with house.env() as env:
        root = env.ref(MENU)
        menus = env["ir.ui.menu"].search([("id", "child_of", root.id)])
        actions = menus.mapped("action")
        screens = [
            (action.id, mode)
            for action in actions
            if action and action._name == "ir.actions.act_window"
            for mode in action.view_mode.split(",")
            if mode in MODES
        ]
    for action, mode in screens:
        name, seconds = min(
            (_open(house, action, mode) for _ in range(3)), key=lambda one: one[1]
        )
        found[name] = seconds
    return found


def _open(house, action_id, mode):
    with house.env() as env:
        clerk = env.ref(CLERK)
        action = env["ir.actions.act_window"].browse(action_id)
        context = safe_eval(action.context or "{}", {"uid": clerk.id})
        domain = safe_eval(
            action.domain or "[]", {"uid": clerk.id, **action._get_eval_context()}
        )
        model = env[action.res_model].with_user(clerk).with_context(**context)
        asked = _specification(model, mode)
        env.invalidate_all()
        began = time.perf_counter()
        model.web_search_read(domain, asked, limit=ROWS)
        return f"{action.res_model} {mode}", time.perf_counter() - began


def _specification(model, mode):
    """Return what the web client would ask for."""
    arch = etree.fromstring(model.get_view(view_type=mode)["arch"])
    names = arch.xpath("//field[not(ancestor::field)]/@name")
    return {
        name: {"fields": {"display_name": {}}} if model._fields[name].relational else {}
        for name in names
        if name in model._fields
    }
