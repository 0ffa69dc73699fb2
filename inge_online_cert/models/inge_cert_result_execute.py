from odoo import Command, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.inge_online.day import german_today

from .inge_contract import REHEARSAL

OF_SECTION = ("section_start_report", "section_update")
EXAMINATIONS = {"language_test_report": "dtz", "orientation_test_report": "lid"}
OF_PERSON = ("participant_inquiry", "first_registration", "repeat_registration")
REPEATABLE = ("draft", "rejected", "cancelled")


class IngeCertResult(models.Model):
    """Carrying a step out: through the same mapper, rules and ledger as always."""

    _inherit = "inge.cert.result"

    def _execute(self):
        """Report what the step names; return the ledger entry, none if refused here.

        Safe to call again after an interruption: what is under way or settled at BAMF
        stays as it is.
        """
        self.ensure_one()
        self._require_turn()
        if self.message_id and self.message_id.state not in REPEATABLE:
            return self.message_id
        self.trial_id._prepare()
        try:
            with self.env.cr.savepoint():
                self._apply_changes()
                record = self._record()
        except ValidationError as error:
            self._refuse("constraint", str(error))
            return self.message_id
        obstacle = record._obstacle(self.message_type)
        if obstacle:
            self._refuse("obstacle", obstacle)
            return self.message_id
        try:
            with self.env.cr.savepoint():
                entry = record._report(self.message_type)
        except UserError as error:
            self._refuse("second_report", str(error))
            return self.message_id
        self.message_id = entry.id
        self._observe()
        return self.message_id

    def _require_turn(self):
        run = self.run_id
        if run.state != "open":
            raise UserError(
                self.env._(
                    "This run is not in progress: begin it first, or take a new one "
                    "if it has ended."
                )
            )
        if self.verdict:
            raise UserError(self.env._("This step has its verdict already."))
        if run.next_result_id != self:
            raise UserError(
                self.env._(
                    "First comes %(case)s, step %(step)s: the order is the booklet's.",
                    case=run.next_result_id.trial_id.name,
                    step=run.next_result_id.sequence,
                )
            )

    def _record(self):
        """Return what the step reports on, as the test clerk sees it."""
        record = self._subject()
        clerk = self.trial_id._as_clerk(record._name)
        if self.run_id.mode == "rehearsal":
            clerk = clerk.with_context(inge_rehearsal=REHEARSAL)
        return record.with_env(clerk.env)

    def _subject(self):
        trial = self.trial_id
        if self.message_type in OF_PERSON:
            return trial._person(self.subject)
        if self.message_type in EXAMINATIONS:
            return self._examination()
        if not trial.course_id:
            raise UserError(
                self.env._("%(case)s names no course type.", case=trial.name)
            )
        if self.message_type in OF_SECTION:
            return self._section()
        return trial.course_id

    def _section(self):
        number = int(self.subject) if (self.subject or "").isdecimal() else 2
        # sudo: found for whoever leads the run; reported as the test clerk
        section = self.trial_id.course_id.sudo().section_ids.filtered(
            lambda s: s.number == number
        )
        if not section:
            raise UserError(
                self.env._("The course has no section %(number)s.", number=number)
            )
        return section

    def _examination(self):
        trial = self.trial_id
        if not trial.examination_id:
            trial.examination_id = self._create_examination()
        return trial.examination_id

    def _create_examination(self):
        """Create the examination with the persons and sheet numbers of the case."""
        trial, today = self.trial_id, german_today()
        kind = EXAMINATIONS[self.message_type]
        exams = trial._as_clerk("inge.examination")
        days = -3 if kind == "dtz" else 42
        # sudo: the test company's own, which the test clerk only reads
        return exams.create(
            {
                "name": f"{trial.name} · {self.run_id.id}.{self.sequence}",
                "kind": kind,
                "company_id": self.run_id.test_company_id.id,
                "clerk_id": self.run_id.clerk_id.id,
                "provider_id": self.env["inge.provider"]
                .sudo()
                .search([("company_id", "=", self.run_id.test_company_id.id)], limit=1)
                .id,
                "exam_date": fields.Date.add(today, days=days),
                "exam_centre_code": trial._items("exam_centre")[:1].code,
                "room": "Raum 1",
                "contact_email": "pruefung@example.org",
                "administrative_site_code": trial._items("administrative_site")[
                    :1
                ].code,
                "delivery_site_code": trial._items("delivery_site")[:1].code,
                "line_ids": [Command.create(line) for line in self._examinees()],
            }
        )

    def _examinees(self):
        sheets = {item.label: item.code for item in self.trial_id._items("sheet")}
        return [
            {
                "participant_id": person.participant_id.id,
                "sheet_number": sheets.get(person.label),
                "identity_document": f"PASS-FIKTIV-{person.id}",
            }
            for person in self.trial_id.person_ids
        ]

    def _numbers(self):
        """Return the numbers of the package that this step spends: they work once."""
        trial = self.trial_id
        if self.message_type in ("first_registration", "repeat_registration"):
            persons = trial.person_ids
            return (
                persons.filtered(lambda p: not self.subject or p.label == self.subject)[
                    :1
                ].item_id
                or trial._items("person").filtered(
                    lambda item: not self.subject or item.label == self.subject
                )[:1]
            )
        if self.message_type == "language_test_report":
            return trial._items("sheet")
        return self.env["inge.cert.item"]
