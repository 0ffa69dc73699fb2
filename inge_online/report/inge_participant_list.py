from odoo import models

PEOPLE = 30


class ParticipantList(models.AbstractModel):
    """Everybody who takes or took part in a course, with the numbers BAMF knows."""

    _name = "report.inge_online.report_participant_list"
    _inherit = ["inge.sheet"]
    _description = "Participant list"
    _of_model = "inge.course"

    def _pages(self, course):
        people = self._listed(course).sorted(
            lambda e: e.participant_id.display_name.casefold()
        )
        rows = [
            (at, person, self._remark(person)) for at, person in enumerate(people, 1)
        ]
        return [{"course": course, "rows": cut} for cut in self._cut(rows, PEOPLE)]

    def _people(self, courses):
        return self._listed(courses).participant_id

    def _listed(self, courses):
        return courses.enrolment_ids.filtered(lambda e: e.state != "cancelled")

    def _remark(self, enrolment):
        remarks = (
            (enrolment.state == "stopped", self.env._("Abbruch")),
            (enrolment.self_payer, self.env._("Self-payer")),
            (enrolment.repeater, self.env._("Repeater")),
        )
        return ", ".join(text for holds, text in remarks if holds)
