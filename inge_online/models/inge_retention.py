from functools import partial

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ..day import german_today
from ..ledger import FINAL
from ..locks import undisturbed

BITE = 100


class IngeRetention(models.Model):
    """What was deleted when, by which rule: a report without anything personal.

    § 8 (6) IntV: names and dates of birth for ten years at most, everything else on a
    person for five. What went over the wire is needed for a much shorter time.
    """

    _name = "inge.retention"
    _description = "Deletion by rule"
    _order = "id desc"
    _rec_name = "kind"

    kind = fields.Selection(
        [
            ("wire", "Contents and envelopes of messages"),
            ("details", "Details of persons (§ 8 (6) IntV)"),
            ("names", "Names and dates of birth (§ 8 (6) IntV)"),
            ("access", "Log of accesses"),
        ],
        required=True,
        readonly=True,
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    older_than = fields.Date(required=True, readonly=True)
    amount = fields.Integer(string="Deleted", required=True, readonly=True)
    date = fields.Date(
        string="Day",
        required=True,
        readonly=True,
        default=lambda self: german_today(),
    )

    @api.model
    def _cron_delete(self):
        """Delete what is older than it may be, in bites, every company by its rules."""
        cron = self.env["ir.cron"]
        work = [
            (company, kind)
            for company in self.env["res.company"].search([])
            for kind, _label in self._fields["kind"].selection
        ]
        cron._commit_progress(remaining=len(work))
        for company, kind in work:
            bite = partial(self._delete, company, kind)
            while undisturbed(self.env, bite):
                if not cron._commit_progress():
                    return
            if not cron._commit_progress(1):
                return

    def _delete(self, company, kind):
        """Delete one bite of a kind and note it; return how much it was."""
        limit = self._older_than(company, kind)
        amount = getattr(self, f"_delete_{kind}")(company, limit)
        if amount:
            self._note(company, kind, amount)
        return amount

    @api.model
    def _older_than(self, company, kind):
        """Return the last day of which nothing may be left, for every kind."""
        age = {
            "wire": relativedelta(days=company.inge_keep_wire_days),
            "details": relativedelta(years=company.inge_keep_years),
            "names": relativedelta(years=company.inge_keep_names_years),
            "access": relativedelta(days=company.inge_keep_access_days),
        }
        return german_today() - age[kind]

    def _note(self, company, kind, amount):
        today = german_today()
        of_today = self.search(
            [
                ("company_id", "=", company.id),
                ("kind", "=", kind),
                ("date", "=", today),
            ],
            limit=1,
        )
        if of_today:
            of_today.amount += amount
            return
        self.create(
            {
                "company_id": company.id,
                "kind": kind,
                "amount": amount,
                "date": today,
                "older_than": self._older_than(company, kind),
            }
        )

    def _delete_wire(self, company, limit):
        """Reduce settled messages, but not while their course goes on.

        Numbers of answer sheets must never be reported twice: messages on tests are
        kept as long as the persons' own details.
        """
        by_course = Domain("examination_id", "=", False) & (
            Domain("course_id", "=", False) | Domain("course_id.date_end", "<", limit)
        )
        of_tests = Domain("examination_id", "!=", False) & Domain(
            "write_date", "<", self._older_than(company, "details")
        )
        settled = Domain(
            [
                ("company_id", "=", company.id),
                ("reduced_on", "=", False),
                ("state", "in", [state.value for state in FINAL]),
                ("write_date", "<", limit),
            ]
        )
        found = self.env["inge.message"].search(
            settled & (by_course | of_tests), order="id", limit=BITE
        )
        return found._forget()

    def _delete_details(self, company, limit):
        people = self._people(company, limit, "details_erased_on")
        for person in people:
            person._erase_details()
            person._messages()._forget()
        return len(people)

    def _delete_names(self, company, limit):
        people = self._people(company, limit, "erased_on")
        for person in people:
            person._erase()
        return len(people)

    def _people(self, company, limit, done):
        """Return participants whom nothing has concerned since that day.

        Those of no company, from before each had one, go by whichever rule is first.
        """
        people = self.env["inge.participant"].with_context(active_test=False)
        found = people.search(
            [
                ("company_id", "in", (company.id, False)),
                (done, "=", False),
                ("create_date", "<", limit),
                "|",
                ("last_day", "=", False),
                ("last_day", "<", limit),
                "|",
                ("registered_on", "=", False),
                ("registered_on", "<", limit),
            ],
            order="id",
        )
        waiting = self.env["inge.message"]._read_group(
            [
                ("participant_id", "in", found.ids),
                "|",
                ("write_date", ">=", limit),
                ("state", "in", ("ready", "sending", "unknown", "held")),
                ("reduced_on", "=", False),
            ],
            ["participant_id"],
        )
        busy = {person.id for (person,) in waiting}
        return found.filtered(lambda person: person.id not in busy)[:BITE]

    def _delete_access(self, company, limit):
        entries = self.env["inge.access.log"].search(
            [("company_id", "=", company.id), ("at", "<", limit)],
            order="id",
            limit=BITE,
        )
        entries.unlink()
        return len(entries)
