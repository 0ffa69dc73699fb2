import re

from odoo import models

_PARTICIPANT = re.compile(r"participants\[(\d+)\](?:\.(.+))?$")


class IngeMapper(models.AbstractModel):
    """From a place in a message back to the record that a clerk corrects."""

    _inherit = "inge.mapper"

    def _open_field(self, record, path):
        """Return the action that opens what the path of a message speaks of.

        ``record`` is the course or section reported. A path like
        ``plan.attendance.participants[3].person.birth_date`` leads to the participant,
        one of the place to the site, everything else to the course.
        """
        target = self._locate(record, path or "")
        return {
            "type": "ir.actions.act_window",
            "name": target.display_name,
            "res_model": target._name,
            "res_id": target.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def _locate(self, record, path):
        """Return the record that holds the field of this path."""
        section = record._name == "inge.course.section"
        course = record.course_id if section else record
        match = _PARTICIPANT.search(path)
        if match:
            return self._locate_participant(record, int(match[1]), match[2] or "")
        leaf = path.rpartition(".")[2].partition("[")[0]
        places = {
            "provider_code": course.provider_id,
            "site_code": course.site_id,
            "accessibility": course.site_id,
            "childcare": course.site_id,
            "course_type": course.course_type_id,
        }
        return places.get(leaf) or course

    def _locate_participant(self, record, position, path):
        """Return the person, or the enrolment if its dates are meant."""
        enrolment = self._named(self._attending(record))[position : position + 1]
        about_person = path.startswith("person") or path in ("", "name")
        return enrolment.participant_id if about_person else enrolment or record
