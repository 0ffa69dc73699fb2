"""How much longer screens take with a hundred times as much behind them."""

import time
from datetime import timedelta
from functools import partial

from lxml import etree

from odoo import fields
from odoo.fields import Domain
from odoo.tools.safe_eval import safe_eval

from .house import CLERK
from .provider import fill

MENU = "inge_online.inge_online_menu"
PAGE = 20
"""Rows, or cards of a column: a hundredth fills it, so both show as much."""
COUNTED = 10_000  # the web client does not count further unless told so
TIMES = 12
COURSES = 100
TYPED = {"inge.course": "few-7", "inge.participant": "Hfew"}
"""What a clerk types to find one by its name."""


def compared(house, courses):
    """Return for each screen its seconds with one per cent and with everything."""
    # fewer would not fill a page, and compare pages of different length
    first = max(courses // 100, COURSES)
    fill(house, first, 0, "few")
    few = times(house)
    fill(house, courses - first, first, "many")
    many = times(house)
    return {name: (few[name], many[name]) for name in few}


def worst_screen(house, courses):
    """Return the largest ratio of times, and a table of all screens."""
    found = compared(house, courses)
    ratios = {name: many / few for name, (few, many) in found.items()}
    names = sorted(ratios, key=ratios.get, reverse=True)
    for name in names:
        few, many = (1000 * seconds for seconds in found[name])
        print(f"  {name:64} {few:7.1f} ms {many:7.1f} ms {ratios[name]:6.2f}")
    # a calendar shows all of its month, so it grows with what there is in it
    worst = next(name for name in names if not name.startswith("calendar "))
    return ratios[worst], worst


def times(house):
    """Return the seconds that the first page of each screen takes a clerk."""
    with house.env() as env:
        opened = {**_overview(env), **_screens(env), **_typed()}
    # one after the other, again and again: what else the machine does hits them all
    rounds = [
        {name: _timed(house, show) for name, show in opened.items()}
        for _ in range(TIMES)
    ]
    return {name: min(times[name] for times in rounds) for name in opened}


def _timed(house, show):
    with house.env() as env:
        env = env(user=env.ref(CLERK).id, su=False)
        env.invalidate_all()
        began = time.perf_counter()
        show(env)
        seconds = time.perf_counter() - began
        env.cr.rollback()
        return seconds


def _overview(env):
    return {
        "overview": lambda env: env["inge.overview"].get_overview(),
        "readiness": lambda env: env["inge.readiness"].action_open(),
    }


def _typed():
    """Return what a field offers when a name is typed into it."""
    return {
        f"name {model}": partial(_offer, model, text) for model, text in TYPED.items()
    }


def _offer(model, text, env):
    if not env[model].name_search(text, limit=8):
        raise RuntimeError(f"nothing is called {text}")


def _screens(env):
    """Return what opens the lists, boards and calendars behind the menus."""
    clerk = env(user=env.ref(CLERK).id, su=False)
    seen = list(clerk["ir.ui.menu"]._visible_menu_ids())
    ours = [("id", "child_of", env.ref(MENU).id), ("id", "in", seen)]
    menus = env["ir.ui.menu"].search(ours)
    found = {}
    for menu in menus.filtered(lambda menu: menu.action):
        action = menu.action
        if action._name != "ir.actions.act_window":
            continue
        for view_id, mode in action.views:
            if mode in SHOWN:
                name = f"{mode} {action.res_model} ({action.xml_id.split('.')[-1]})"
                found[name] = _screen(clerk, action, view_id, mode)
    return found


def _screen(env, action, view_id, mode):
    context = safe_eval(action.context or "{}", {"uid": env.uid})
    known = {**action._get_eval_context(), "uid": env.uid}
    domain = safe_eval(action.domain or "[]", known)
    model = env[action.res_model].with_context(**context)
    arch = etree.fromstring(model.get_view(view_id or None, mode)["arch"])
    search = model.get_view(action.search_view_id.id or None, "search")["arch"]
    search = etree.fromstring(search)
    filters, groups = _filtered(search, context, known)
    domain = list(Domain(domain) & Domain.AND(filters))
    groups = groups or arch.get("default_group_by", "").split()

    def show(env):
        shown = env[model._name].with_context(**context)
        SHOWN[mode](shown, domain, groups, arch)
        _panel(shown, domain, search)

    return show


def _panel(model, domain, search):
    """Read what stands beside a list or board to choose from."""
    for field in search.xpath("//searchpanel/field"):
        model.search_panel_select_range(
            field.get("name"),
            enable_counters=bool(field.get("enable_counters")),
            search_domain=domain,
            limit=200,
        )


def _filtered(search, context, known):
    """Return the domains and groups that are switched on when the screen opens."""
    names = [n[15:] for n in context if n.startswith("search_default_") and context[n]]
    switched = [one for one in search.iter("filter") if one.get("name") in names]
    domains = [safe_eval(one.get("domain") or "[]", known) for one in switched]
    contexts = [safe_eval(one.get("context") or "{}", known) for one in switched]
    return domains, [one["group_by"] for one in contexts if "group_by" in one]


def _page(model, domain, groups, arch):
    """Read a page of a list, or the columns of a board."""
    asked = _specification(model, arch)
    order = arch.get("default_order")
    if not groups:
        count = int(arch.get("count_limit", COUNTED)) + 1
        model.web_search_read(domain, asked, limit=PAGE, order=order, count_limit=count)
        return
    unfolded = arch.tag == "kanban" or bool(arch.get("expand"))
    model.with_context(read_group_expand=True).web_read_group(
        domain,
        groups,
        _sums(model, arch),
        auto_unfold=unfolded,
        unfold_read_specification=asked,
        unfold_read_default_limit=PAGE,
        limit=10 if unfolded else 80,
    )
    for bar in arch.iter("progressbar"):
        colors = safe_eval(bar.get("colors"))
        bar = {"field": bar.get("field"), "colors": colors}
        model.read_progress_bar(domain, groups[0], bar)


def _month(model, domain, groups, arch):
    """Read what begins before the end of a month and ends after its begin."""
    today = fields.Date.context_today(model)
    begin, end = arch.get("date_start"), arch.get("date_stop")
    domain = [*domain, (begin, "<=", today), (end or begin, ">=", today - MONTH)]
    model.web_search_read(domain, _specification(model, arch))


MONTH = timedelta(days=30)
SHOWN = {"list": _page, "kanban": _page, "calendar": _month}


def _sums(model, arch):
    """Return the columns of which the client wants a sum per group."""
    return [
        f"{name}:sum"
        for name in arch.xpath("//field[@sum][not(ancestor::field)]/@name")
        if model._fields[name].store
    ]


def _specification(model, arch):
    """Return what the web client would ask for."""
    names = set(arch.xpath("//field[not(ancestor::field)]/@name"))
    return {
        name: {"fields": {"display_name": {}}} if model._fields[name].relational else {}
        for name in sorted(names)
        if name in model._fields
    }
