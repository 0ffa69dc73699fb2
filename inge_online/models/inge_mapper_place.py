import re

from odoo import models

from ..protocol.messages import CoursePlan, CoursePlanReport, Setting, field_docs

_PARTICIPANT = re.compile(r"participants\[(\d+)\](?:\.(.+))?$")
# BAMF's own way of saying it is not public; XPath counts from 1
_PARTICIPANT_AT_BAMF = re.compile(r"Teiln[ae]hm\w*\[(\d+)\](?:/(.+))?$")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _plain(term):
    """Return an official term as it may stand in an element's name."""
    return re.sub("[^a-z]", "", term.lower().translate(_UMLAUTS))


_FIELD_OF_TERM = {
    _plain(doc.term): name
    for cls in (Setting, CoursePlan, CoursePlanReport)
    for name, doc in field_docs(cls).items()
}


class IngeMapper(models.AbstractModel):
    """From a place in a message back to the record that a clerk corrects."""

    _inherit = "inge.mapper"

    def _open_field(self, record, path):
        """Return the action that opens what the path of a message speaks of.

        ``record`` is the course or section reported. A path of ours like
        ``plan.attendance.participants[3].person.birth_date`` leads to the participant,
        one of the place to the site, everything else to the course. So does a place
        BAMF names, as far as it uses the official terms.
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
        if match := _PARTICIPANT.search(path):
            return self._locate_participant(record, int(match[1]), match[2])
        if match := _PARTICIPANT_AT_BAMF.search(path):
            return self._locate_participant(record, int(match[1]) - 1, match[2])
        section = record._name == "inge.course.section"
        course = record.course_id if section else record
        leaf = re.split(r"[./]", re.sub(r"\[\d+\]$", "", path))[-1]
        places = {
            "provider_code": course.provider_id,
            "site_code": course.site_id,
            "accessibility": course.site_id,
            "childcare": course.site_id,
            "course_type": course.course_type_id,
        }
        return places.get(_FIELD_OF_TERM.get(_plain(leaf), leaf)) or course

    def _locate_participant(self, record, position, path):
        """Return the person, or the enrolment if its dates are meant."""
        enrolment = self._named(self._attending(record))[position : position + 1]
        of_enrolment = ("start", "end", "repeater", "Von", "Bis", "Wiederholer")
        found = enrolment if path in of_enrolment else enrolment.participant_id
        return found or record
