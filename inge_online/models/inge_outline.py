from datetime import date, datetime, time

from odoo import api, fields, models
from odoo.tools import format_date, format_datetime

from ..protocol import ContractError
from ..protocol.outline import outline

LISTS = {
    "status": ("course_status",),
    "reason": ("interruption_reason", "cancellation_reason", "early_end_reason"),
}
"""Code lists of fields that are not called like their list."""


class IngeOutline(models.AbstractModel):
    """What was sent or answered, written for people: BAMF's terms, German codes."""

    _name = "inge.outline"
    _description = "What a message says"

    @api.model
    def _lines(self, part):
        """Return lines as dicts: depth, term, text ("" for a heading)."""
        return [
            {
                "depth": line.depth,
                "term": " ".join(filter(None, (line.term, line.item))),
                "text": " · ".join(
                    " ".join(filter(None, (term, self._text(field, value))))
                    for term, field, value in line.values
                ),
            }
            for line in (outline(part) if part else ())
        ]

    @api.model
    def _text(self, field, value):
        """Return one value as a clerk writes it.

        :param field: of the message, or its code list; None: a text is no code
        """
        if isinstance(value, (tuple, list)):
            return ", ".join(self._text(field, one) for one in value)
        if isinstance(value, bool):
            return self.env._("yes") if value else self.env._("no")
        if isinstance(value, datetime):
            naive = value.replace(tzinfo=None) if value.tzinfo else value
            return format_datetime(self.env, fields.Datetime.to_datetime(naive))
        if isinstance(value, date):
            return format_date(self.env, value)
        if isinstance(value, time):
            return value.isoformat("minutes")
        if field == "weekday":
            return self._weekday(value)
        return (
            self._label(field, value)
            if field and isinstance(value, str)
            else str(value)
        )

    @api.model
    def _weekday(self, number):
        blocks = self.env["inge.course.lesson.time"]
        days = dict(blocks._fields["weekday"]._description_selection(self.env))
        return days.get(str(number), str(number))

    @api.model
    def _label(self, field, code):
        """Return the German name of a code, or the text itself if it is none."""
        try:
            lists = self.env["inge.contract"]._contract().codes
        except ContractError:
            return code
        for name in LISTS.get(field, (field,)):
            rows = lists[name].rows if name in lists else ()
            for row in rows:
                if row.code == code:
                    return row.label or code
        return code
