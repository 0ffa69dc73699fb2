"""What axe-core has against a page: rules on labels, roles, names and contrast."""

from pathlib import Path

AXE = Path(__file__).parents[2] / ".dev/node/node_modules/axe-core/axe.min.js"
GRAVE = ("serious", "critical")
STANDARD = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
#: what lies behind an open window is judged when the window is closed
RUN = """([standard, not]) => axe.run({
    include: document.querySelector(".modal") || document.documentElement,
    exclude: not,
}, {
    runOnly: standard, resultTypes: ["violations"],
}).then(found => found.violations.flatMap(rule => rule.nodes.map(node => ({
    rule: rule.id,
    impact: node.impact,
    selector: node.target.flat().join(" "),
    html: node.html,
    why: node.failureSummary,
}))))"""
#: parts of Odoo's own web client, which look and speak like this in every app
OF_ODOO = {
    ".o_main_navbar": "a menu whose children are buttons",
    ".o_control_panel": "icons of the search without a name, facets out of a list",
    ".o_search_panel": "folds without a name, pale counters",
    ".o-mail-Chatter": "pictures of users without a text",
    ".o_notebook_headers": "tabs out of a list of tabs",
    ".o_list_record_selector": "boxes to select rows, without a label",
    ".o_optional_columns_dropdown": "a button without a name",
    ".o_data_row .o-checkbox": "boxes of a list, named by their column only",
    ".o-mail-Avatar": "pictures of users without a text",
    ".o_field_many2many_tags": "a tag that says whether it is selected",
    ".badge": "white on Odoo's green and blue",
    ".o_calendar_renderer": "pale days of other months",
    ".o_calendar_sidebar": "pale days of other months, boxes without a label",
}
#: of the frame around every page: its root, and windows without a name
OF_THE_FRAME = {"html-has-lang", "aria-dialog-name"}
#: a colour that still fades in is judged too pale
STILL = "* { transition: none !important; animation: none !important; }"


def grave(page):
    """Return what is serious or critical, but for what Odoo's own parts do."""
    if not page.evaluate("Boolean(window.axe)"):
        page.add_script_tag(path=AXE)
        page.add_style_tag(content=STILL)
    found = page.evaluate(RUN, [list(STANDARD), [[part] for part in OF_ODOO]])
    return [
        f"{one['rule']}: {one['selector']}\n    {one['html'][:200]}\n    {one['why']}"
        for one in found
        if one["impact"] in GRAVE and one["rule"] not in OF_THE_FRAME
    ]
