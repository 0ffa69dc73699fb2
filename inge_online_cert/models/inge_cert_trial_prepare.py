from odoo import Command, models
from odoo.exceptions import UserError

from odoo.addons.inge_online.day import german_today

from ..days import day_from

DAILY = {"hour_from": 8.75, "hour_to": 12.75, "pause_minutes": 15, "units": 5}
WEEK = "12345"


class IngeCertTrial(models.Model):
    """The data of a case: persons, course and examination, in the test company.

    What the booklet does not prescribe is filled with something admissible, as BAMF
    asks for [Q-TEST].
    """

    _inherit = "inge.cert.trial"

    def _prepare(self):
        """Create the data of the case, once."""
        self.ensure_one()
        if self.prepared:
            return
        self._create_persons()
        if self.case_id.course_type_code:
            self.course_id = self._create_course()
        self.prepared = True

    def _as_clerk(self, model):
        """Return a model as the test clerk uses it, in the test company."""
        run = self.run_id
        if not run.clerk_id:
            raise UserError(self.env._("The test company of this run is removed."))
        return (
            self.env[model]
            .with_user(run.clerk_id)
            .with_company(run.test_company_id)
            .with_context(
                allowed_company_ids=run.test_company_id.ids,
                tracking_disable=True,
                tz="Europe/Berlin",
            )
        )

    def _create_persons(self):
        participants = self._as_clerk("inge.participant")
        for item in self._items("person"):
            values = item._person_values(self.run_id)
            self.person_ids = [
                Command.create(
                    {
                        "label": item.label,
                        "item_id": item.id,
                        "participant_id": participants.create(values).id,
                    }
                )
            ]

    def _create_course(self):
        case, today = self.case_id, german_today()
        start = day_from(case.course_start or "heute+28", today)
        course_type = self._course_type(case.course_type_code, start)
        section = course_type.section_ids.filtered(
            lambda s: s.number == (case.first_section or 1)
        )
        people = self.person_ids.participant_id
        course = self._as_clerk("inge.course").create(
            {
                "name": f"{self.name} · {self.run_id.id}",
                "company_id": self.run_id.test_company_id.id,
                "site_id": self._site().id,
                "course_type_id": course_type.id,
                "first_section_id": section.id,
                "clerk_id": self.run_id.clerk_id.id,
                "date_start": start,
                "course_format_id": self._code("course_format").id,
                "late_reason_id": self._late_reason(start, today).id,
                "teacher_ids": [Command.set(self._teachers()[:1].ids)],
                "lesson_time_ids": [
                    Command.create({**DAILY, "weekday": day}) for day in WEEK
                ],
                "enrolment_ids": [
                    Command.create({"participant_id": person.id}) for person in people
                ],
            }
        )
        course._plan_sections()
        # BAMF expects the participants from the first day of lessons on
        course.date_start = course._first_day()
        return course

    def _late_reason(self, start, today):
        code = self.case_id.late_reason_code
        late = code and start <= today
        return self._code("late_reason", code) if late else self.env["inge.code"]

    def _course_type(self, code, day):
        """Return the course type whose structure holds on a day."""
        types = self.env["inge.course.type"].search([("code", "=", code)])
        found = types.filtered(lambda t: t._applies_to(day))
        if not found:
            raise UserError(
                self.env._(
                    "%(case)s: there is no course type “%(code)s”.",
                    case=self.name,
                    code=code,
                )
            )
        return found[0]

    def _code(self, kind, code=None):
        domain = [("kind", "=", kind)] + ([("code", "=", code)] if code else [])
        return self.env["inge.code"].search(domain, limit=1)

    def _site(self, label=None):
        """Return a site of the case, by its name in the data package or the first."""
        items = self._items("site")
        item = items.filtered(lambda i: i.label == label) if label else items[:1]
        return self._of_company("inge.site", "site_code", item.mapped("code"))

    def _teachers(self, labels=None):
        items = self._items("teacher")
        if labels is not None:
            items = items.filtered(lambda i: i.label in labels)
        codes = items.mapped("code")
        return self._of_company("res.partner", "inge_teacher_code", codes)

    def _of_company(self, model, field, codes):
        """Return the records of the test company that have one of these numbers."""
        # sudo: places and teachers are looked up for whoever leads the run
        found = (
            self.env[model]
            .sudo()
            .search(
                [
                    ("company_id", "=", self.run_id.test_company_id.id),
                    (field, "in", codes),
                ]
            )
        )
        if not found:
            raise UserError(
                self.env._(
                    "%(case)s: the data package has none of what the case needs "
                    "(Kursort or Lehrkraft).",
                    case=self.name,
                )
            )
        return found

    def _person(self, label=None):
        """Return a participant of the case by name, or the first one."""
        persons = self.person_ids.filtered(lambda p: not label or p.label == label)
        if not persons.participant_id:
            raise UserError(
                self.env._(
                    "%(case)s: the data package has no person “%(label)s”.",
                    case=self.name,
                    label=label or "TN1",
                )
            )
        return persons[0].participant_id
