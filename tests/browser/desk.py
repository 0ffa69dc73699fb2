"""What a clerk does at a record, and what the rest of the office does meanwhile."""

import json
import re
import urllib.request

from playwright.sync_api import expect

from .servers import clerk_session

PATIENCE = 60_000  # ms
COURSES = "action-inge_online.inge_course_action"
NEXT_COURSE = "inge_online.demo_course_next"
NAMES = {
    "course_plan_report": "Kursplanmeldung",
    "course_plan_update": "Kursplanaktualisierung",
    "course_plan_cancellation": "Kursplanstornierung",
    "course_start_report": "Kursbeginnmeldung",
    "section_start_report": "Kursabschnittsbeginnmeldung",
    "section_update": "Aktualisierung der Kursabschnittsbeginnmeldung",
    "site_change": "Kursortänderung",
    "early_end": "Vorzeitige Beendigung des Kurses",
    "language_test_report": "Sprachtestmeldung (DTZ)",
    "orientation_test_report": "LiD-Prüfungsmeldung",
}


class Office:
    """Enters data and looks things up, without the browser."""

    def __init__(self, odoo):
        self.session = clerk_session(odoo)
        self.course = self.session.record(NEXT_COURSE)
        self._control = odoo.endpoint.rsplit("/", 1)[0] + "/control/faults"

    def value(self, model, record, name):
        (found,) = self.session.call(model, "read", [record], [name])
        return found[name]

    def write(self, model, record, **values):
        self.session.call(model, "write", [record], values)

    def refuse_next(self, report, code):
        """Let BAMF refuse the next report of this kind for a reason of its own."""
        wish = {"kind": "refusal", "operation": report, "code": code}
        request = urllib.request.Request(
            self._control,
            json.dumps(wish).encode(),
            {"Content-Type": "application/json"},
        )
        direct = urllib.request.ProxyHandler({})
        urllib.request.build_opener(direct).open(request).close()

    def people(self):
        """Return three persons whom BAMF knows as registered here."""
        numbers = ("AZ-000230", "AZ-000231", "AZ-000232")
        return self.session.call(
            "inge.participant", "search", [("file_number", "in", numbers)]
        )

    def a_course(self, name, start):
        """Return a planned course of these three; BAMF knows nothing of it."""
        values = {"name": name, "date_start": str(start)}
        (course,) = self.session.call("inge.course", "copy", [self.course], values)
        (late,) = self.session.call(
            "inge.code", "search", [("kind", "=", "late_reason")], limit=1
        )
        self.write(
            "inge.course",
            course,
            enrolment_ids=[(0, 0, {"participant_id": one}) for one in self.people()],
            late_reason_id=late,
        )
        self.session.press("inge.course", "action_plan_sections", course)
        return course

    def move(self, course):
        """Let the course have another site of the same provider."""
        site = self.value("inge.course", course, "site_id")[0]
        provider = self.value("inge.site", site, "provider_id")[0]
        others = [("provider_id", "=", provider), ("id", "!=", site)]
        (other,) = self.session.call("inge.site", "search", others, limit=1)
        self.write("inge.course", course, site_id=other)


class Desk:
    """A record's form as the clerk has it open."""

    def __init__(self, page, shoot, record, path=COURSES):
        self.page = page
        self._shoot = shoot
        self._address = f"/odoo/{path}/{record}"
        self.dialog = page.locator(".modal-dialog")
        self.open()

    def open(self):
        self.page.goto(self._address)
        expect(self.page.locator(".o_form_view .oe_title")).to_be_visible()
        self.page.locator(".o_notebook .nav-link[name=messages]").click()
        self.page.evaluate("window.sameDocument = true")

    def button(self, report):
        return self.page.locator(f"button[data-report={report}]")

    def choose(self, field):
        """Answer a question before the report with the first offer."""
        self.dialog.locator(f"[name={field}] input").click()
        self.page.locator(".o-autocomplete--dropdown-item").first.click()

    def go_on(self, report):
        self._shoot(f"report-{report}-question")
        self.dialog.get_by_role("button", name="Weiter").click()

    def confirm(self, report):
        """Send what the preview shows."""
        expect(self.dialog.locator(".o_inge_outline")).to_be_visible()
        expect(self.dialog.locator("h2")).to_contain_text(NAMES[report])
        self._shoot(f"report-{report}-preview")
        self.dialog.get_by_role("button", name="An das BAMF melden").click()
        expect(self.dialog).to_have_count(0)

    def is_refused(self, report, words):
        """See BAMF's own words without loading the page anew."""
        row = self._answer(report, "Abgelehnt")
        expect(row.locator("td[name=answer_summary]")).to_contain_text(words)
        self._shoot(f"report-{report}-refused")

    def is_accepted(self, report):
        self._answer(report, "Angenommen")
        self._shoot(f"report-{report}-accepted")

    def _answer(self, report, state):
        row = self.page.locator("[name=inge_message_ids] tr.o_data_row").first
        name = re.compile(f"^{re.escape(NAMES[report])}$")
        expect(row.locator("td[name=message_type]")).to_have_text(name)
        told = row.locator("td[name=state]")
        expect(told).to_have_text(re.compile(state, re.I), timeout=PATIENCE)
        assert self.page.evaluate("window.sameDocument")
        return row
