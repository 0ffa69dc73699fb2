import re

from odoo import models
from odoo.tools import format_date

from ..protocol.messages import (
    Examinee,
    Interruption,
    LessonTime,
    ReportedParticipant,
    SectionPeriod,
)
from ..terms import place

_INDEX = re.compile(r" \d+$")


class IngeMapper(models.AbstractModel):
    """Messages and their parts in words, as a clerk reads them."""

    _inherit = "inge.mapper"

    def _difference_text(self, message_type, difference):
        """Return in one line what changed; terms are BAMF's."""
        before = self._value_text(difference.before, difference.codes)
        after = self._value_text(difference.after, difference.codes)
        term = _INDEX.sub("", place(message_type, difference.path).split(" › ")[-1])
        what = ", ".join(filter(None, (self._part_text(difference.part), term)))
        if not difference.path.endswith("]"):
            return self.env._(
                "%(what)s: %(after)s instead of %(before)s",
                what=what,
                after=after,
                before=before,
            )
        if difference.after is None:
            return self.env._("%(what)s: no longer %(value)s", what=what, value=before)
        return self.env._("%(what)s: new %(value)s", what=what, value=after)

    def _value_text(self, value, codes=None):
        """Return a value of a message as the user writes such values."""
        if value is None or value in ("", ()):
            return self.env._("nothing")
        if isinstance(value, tuple):
            return ", ".join(self._value_text(one, codes) for one in value)
        return self._part_text(value) or self.env["inge.outline"]._text(codes, value)

    def _part_text(self, part):
        """Return a few words that name a part of a list, nothing for other values."""
        if isinstance(part, SectionPeriod):
            return self.env._("section %(number)s", number=part.number)
        if isinstance(part, ReportedParticipant):
            return part.name or self._person_text(part.person)
        if isinstance(part, Examinee):
            return self._person_text(part.person)
        if isinstance(part, LessonTime):
            day = self.env["inge.outline"]._weekday(part.weekday)
            return f"{day} {part.start:%H:%M}–{part.end:%H:%M}"
        if isinstance(part, Interruption):
            days = (format_date(self.env, day) for day in (part.start, part.end))
            return " – ".join(days)
        return ""

    def _person_text(self, person):
        return person.file_number or person.person_number or ""
