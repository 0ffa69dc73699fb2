from odoo import api, models

from ..protocol.messages import CourseRecord
from ..terms import words_of


class IngeCourse(models.Model):
    """What stands in a place of BAMF's view, in BAMF's terms."""

    _inherit = "inge.course"

    @api.model
    def _bamf_place(self, field, item):
        """Return a place for people, e.g. "Kursabschnitte 3"."""
        words = words_of(CourseRecord, field)
        item = self._bamf_item(field, item)
        return " ".join(filter(None, (words[-1] if words else field, item)))

    @api.model
    def _bamf_item(self, field, item):
        if field.startswith("setting.lesson_times") and item:
            day, _blank, clock = item.partition(" ")
            return f"{self.env['inge.outline']._weekday(day)} {clock}"
        if field.startswith("attendance.participants") and item:
            return self._bamf_person(item)
        return item

    @api.model
    def _bamf_person(self, number):
        """Return the person of a file number as a clerk knows it."""
        participant = self.env["inge.participant"].search(
            ["|", ("file_number", "=", number), ("person_number", "=", number)], limit=1
        )
        name = participant.display_name
        return f"{name} ({number})" if name else number

    @api.model
    def _bamf_text(self, field, values):
        """Return the values of one row; those of an item each with its term."""
        text = self.env["inge.outline"]._text
        parts = []
        for name, value in values:
            words = words_of(CourseRecord, name)
            term = words[-1] if name != field and words else ""
            written = text(name.rpartition(".")[2], value)
            parts.append(" ".join(filter(None, (term, written))))
        return " · ".join(parts)
