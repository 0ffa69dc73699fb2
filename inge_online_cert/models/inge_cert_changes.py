from datetime import date, timedelta

from odoo import Command, models
from odoo.exceptions import UserError

from odoo.addons.inge_online.day import german_today

from ..days import BadDay, day_from


class IngeCertResult(models.Model):
    """What a step does otherwise than the data package says, line by line.

    ``Kursort = KO2`` or ``Geburtsdatum TN1 = 1990-01-01``: a word, perhaps the name of
    a datum, and a value. The words are those of ``CHANGES``.
    """

    _inherit = "inge.cert.result"

    def _apply_changes(self):
        """Change the data of the case as this step prescribes."""
        self.ensure_one()
        for line in (self.changes or "").splitlines():
            if not line.strip():
                continue
            name, found, value = line.partition("=")
            word, _, label = name.strip().rpartition(" ")
            if name.strip() in CHANGES:
                word, label = name.strip(), ""
            if not found or word not in CHANGES:
                raise UserError(
                    self.env._(
                        "The deviation “%(line)s” is not understood. Known are: "
                        "%(known)s.",
                        line=line.strip(),
                        known=", ".join(sorted(CHANGES)),
                    )
                )
            getattr(self, CHANGES[word])(label, value.strip())

    def _day(self, text):
        try:
            return day_from(text, german_today())
        except BadDay as error:
            raise UserError(self.env._("“%s” is no day.", text)) from error

    def _course(self):
        course = self.trial_id.course_id
        return course.with_env(self.trial_id._as_clerk("inge.course").env)

    def _participant(self, label):
        person = self.trial_id._person(label)
        return person.with_env(self.trial_id._as_clerk("inge.participant").env)

    def _change_site(self, _label, value):
        self._course().site_id = self.trial_id._site(value)

    def _change_site_from(self, _label, value):
        self._course().site_valid_from = self._day(value)

    def _change_last_day(self, _label, value):
        self._course().early_end_on = self._day(value)

    def _change_remarks(self, _label, value):
        self._course().remarks = value

    def _change_teachers(self, _label, value):
        teachers = self.trial_id._teachers(_names(value))
        self._course().teacher_ids = [Command.set(teachers.ids)]

    def _change_participants(self, _label, value):
        """Let exactly these take part: all, none, or some by name."""
        persons = self.trial_id.person_ids
        if value != "alle":
            names = [] if value == "keine" else _names(value)
            persons = persons.filtered(lambda person: person.label in names)
        course, wished = self._course(), persons.participant_id
        course.enrolment_ids.filtered(
            lambda e: e.participant_id.id not in wished.ids
        ).unlink()
        missing = set(wished.ids) - set(course.enrolment_ids.participant_id.ids)
        course.enrolment_ids = [
            Command.create({"participant_id": person}) for person in sorted(missing)
        ]

    def _change_birth_date(self, label, value):
        self._participant(label).birth_date = self._day(value)

    def _change_family_name(self, label, value):
        self._participant(label).family_name = value

    def _change_person_number(self, label, value):
        self._participant(label).repeater_number = value

    def _change_code(self, label, value):
        """Give a teacher or a site another number than the data package does."""
        trial = self.trial_id
        item = (trial._items("site") | trial._items("teacher")).filtered(
            lambda i: i.label == label
        )
        model, field = (
            ("res.partner", "inge_teacher_code")
            if item.kind == "teacher"
            else ("inge.site", "site_code")
        )
        # carried out again, it has the other number already
        codes = [*item.mapped("code"), value]
        trial._of_company(model, field, codes)[field] = value

    def _change_course_type(self, _label, value):
        course = self._course()
        course.course_type_id = self.trial_id._course_type(value, course.date_start)

    def _change_self_payers(self, _label, value):
        """Let so many more take part who pay for themselves and are only counted."""
        if not value.isdecimal():
            raise UserError(self.env._("“%s” is no number.", value))
        course = self._course()
        missing = int(value) - len(course.enrolment_ids.filtered("self_payer"))
        # nobody of the same name and day of birth is kept twice
        born = date(1970, 1, 1) + timedelta(days=100 * (course.id % 100))
        payers = self.env["inge.participant"].with_env(course.env)
        payers = payers.create(
            [
                {
                    "company_id": course.company_id.id,
                    "provider_id": course.provider_id.id,
                    "family_name": "Selbstzahlerbeispiel",
                    "given_name": "Ada",
                    "birth_date": born + timedelta(days=number),
                    "self_payer": True,
                }
                for number in range(missing)
            ]
        )
        course.enrolment_ids = [
            Command.create({"participant_id": one.id, "self_payer": True})
            for one in payers
        ]

    def _change_street(self, label, value):
        self._participant(label).street = value

    def _change_nationality(self, label, value):
        keys = [] if value == "keine" else _names(value)
        found = self.env["inge.nationality"].search([("code", "in", keys)])
        self._participant(label).nationality_ids = [Command.set(found.ids)]

    def _change_exam_centre(self, _label, value):
        self._examination().exam_centre_code = value

    def _change_administrative_site(self, _label, value):
        self._examination().administrative_site_code = value

    def _change_examination(self, _label, _value):
        """The next report is on another examination with the same data."""
        self.trial_id.examination_id = False


def _names(text):
    return [name.strip() for name in text.split(",")]


CHANGES = {
    "Kursort": "_change_site",
    "Neuer Kursort": "_change_site",
    "Gültig ab": "_change_site_from",
    "Letzter Tag": "_change_last_day",
    "Zusatzangaben": "_change_remarks",
    "Lehrkräfte": "_change_teachers",
    "Teilnehmende": "_change_participants",
    "Geburtsdatum": "_change_birth_date",
    "Name": "_change_family_name",
    "PKZ": "_change_person_number",
    "Straße": "_change_street",
    "Staatsangehörigkeit": "_change_nationality",
    "Kennung": "_change_code",
    "Kursart": "_change_course_type",
    "Selbstzahler": "_change_self_payers",
    "Prüfungsstelle": "_change_exam_centre",
    "Verwaltungsstandort": "_change_administrative_site",
    "Neue Prüfung": "_change_examination",
}
"""The words of deviations, as booklets have them, and what does each."""
