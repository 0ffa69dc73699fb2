"""A record's form as the clerk has it open, and what is reported from there."""

import re

from playwright.sync_api import expect
from unrepeatable import UNREPEATABLE

from protocol.messages import MESSAGES

PATIENCE = 60_000  # ms
GO = """async ([model, record]) => {
    const {action} = odoo.__WOWL_DEBUG__.root.env.services;
    await action.doAction(
        {
            type: "ir.actions.act_window",
            res_model: model,
            res_id: record,
            views: [[false, "form"]],
        },
        {clearBreadcrumbs: true}
    );
}"""
LIST = """(name) => odoo.__WOWL_DEBUG__.root.env.services.action.doAction(
    name, {clearBreadcrumbs: true, viewType: "list"}
)"""
FOCUSED = (
    """(name) => document.activeElement?.closest(`.o_form_sheet [name=${name}]`)"""
)
#: what is asked before a report, and is chosen from a list
ASKED = {
    "course_plan_cancellation": "cancellation_reason_id",
    "early_end": "early_end_reason_id",
    "site_change": None,
}
#: reports that have no button of their own kind
BUTTONS = {
    "participant_inquiry": "Teilnehmerauskunft einholen",
    "language_test_report": "An das BAMF melden",
    "orientation_test_report": "An das BAMF melden",
}


class Desk:
    """Opens records without loading the page anew, and reports them."""

    def __init__(self, page, shoot):
        self.page = page
        self.shoot = shoot
        self.dialog = page.locator(".modal-dialog")

    def open(self, model, record):
        # a calendar that is still open would lie above the next form
        self.page.keyboard.press("Escape")
        self.page.evaluate(GO, [model, record])
        expect(self.page.locator(".o_form_view .oe_title")).to_be_visible()
        self.tab("messages")

    def open_list(self, action, words):
        """Open a list with what is found for these words."""
        self.page.evaluate(LIST, action)
        expect(self.page.locator(".o_list_view")).to_be_visible()
        self.page.locator(".o_searchview_input").fill(words)
        # Enter before the offers are there searches for nothing
        offers = self.page.locator(".o_searchview_autocomplete")
        expect(offers).to_contain_text(words)
        self.page.keyboard.press("Enter")
        facets = self.page.locator(".o_searchview_facet")
        expect(facets.filter(has_text=words)).to_be_visible()

    def tab(self, name):
        self.page.locator(f".o_notebook .nav-link[name={name}]").click()

    def button(self, report):
        if report in BUTTONS:
            return self.page.get_by_role("button", name=BUTTONS[report])
        return self.page.locator(f"button[data-report={report}]")

    def report(self, report):
        """Press the button and go through question and preview, as they come."""
        self.button(report).click()
        if report in ASKED:
            self._answer(report)
        if report in UNREPEATABLE:
            self._confirm(report)

    def _answer(self, report):
        """Answer a question before the report with the first offer."""
        expect(self.dialog.get_by_role("button", name="Weiter")).to_be_visible()
        if field := ASKED[report]:
            self.dialog.locator(f"[name={field}] input").click()
            self.page.locator(".o-autocomplete--dropdown-item").first.click()
        self.shoot(f"report-{report}-question")
        self.dialog.get_by_role("button", name="Weiter").click()

    def _confirm(self, report):
        """Send what the preview shows."""
        expect(self.dialog.locator(".o_inge_outline")).to_be_visible()
        expect(self.dialog.locator("h2")).to_contain_text(MESSAGES[report].term)
        self.shoot(f"report-{report}-preview")
        self.dialog.get_by_role("button", name="An das BAMF melden").click()
        expect(self.dialog).to_have_count(0, timeout=PATIENCE)

    def is_refused(self, report, words):
        """See BAMF's own words without loading the page anew."""
        row = self._settled(report, "Abgelehnt")
        expect(row.locator("td[name=answer_summary]")).to_contain_text(words)
        self.shoot(f"report-{report}-refused")

    def is_accepted(self, report):
        row = self._settled(report, "Angenommen")
        self.shoot(f"report-{report}-accepted")
        return row

    def stands_at(self, state):
        """See in which state the record is."""
        bar = self.page.locator(".o_statusbar_status .o_arrow_button_current")
        expect(bar.filter(visible=True)).to_have_text(state)

    def has_it_from_elsewhere(self, message, reason):
        """Say of a message that BAMF has it from others."""
        self.page.evaluate(GO, ["inge.message", message])
        self.page.locator("button[name=action_report_elsewhere]").click()
        self._note(reason)

    def note_elsewhere(self, report, reason):
        """Say of the course that this was reported elsewhere."""
        self.page.locator("button[name=action_report_elsewhere]").click()
        kind = self.dialog.locator("[name=message_type] input")
        expect(kind).to_have_value(MESSAGES[report].term)
        self._note(reason)

    def _note(self, reason):
        self.dialog.locator("[name=reason] textarea").fill(reason)
        self.shoot("report-elsewhere")
        self.dialog.get_by_role("button", name="Das BAMF hat sie").click()
        expect(self.dialog).to_have_count(0)

    def _settled(self, report, state):
        row = self.page.locator("[name=inge_message_ids] tr.o_data_row").first
        name = re.compile(f"^{re.escape(MESSAGES[report].term)}$")
        expect(row.locator("td[name=message_type]")).to_have_text(name)
        told = row.locator("td[name=state]")
        expect(told).to_have_text(re.compile(state, re.I), timeout=PATIENCE)
        return row

    def says_why_not(self, report, words):
        """Press a button that is not possible, and read why."""
        button = self.button(report)
        expect(button).to_have_attribute("aria-disabled", "true")
        # to a browser it is no button that can be pressed, to people it is
        button.click(force=True)
        told = self.page.locator(".o_notification", has_text=words)
        expect(told).to_be_visible()
        self.shoot(f"report-{report}-impossible")
        told.locator(".o_notification_close").click()

    def go_to_field(self, report, field):
        """Follow BAMF's first remark to the field it speaks of, which is pointed at."""
        trouble = self.page.locator(".o_field_inge_issues")
        trouble.get_by_role("button", name="Zum Feld").first.click()
        self.page.wait_for_function(FOCUSED, arg=field)
        self.shoot(f"report-{report}-field")
