import re
from collections import defaultdict

from odoo import models

from ..protocol.messages import (
    MESSAGES,
    Address,
    CoursePlan,
    Examinee,
    PersonalData,
    PersonKey,
    PlacementTest,
    ReportedParticipant,
    Setting,
    field_docs,
)
from .inge_course_preflight import FIELD_OF
from .inge_mapper_place import _plain

_PARTS = (
    *(Setting, CoursePlan, ReportedParticipant, Examinee),
    *(PersonKey, PersonalData, Address, PlacementTest),
    *MESSAGES.values(),
)
_OF_TERM = defaultdict(set)
"""What we call a part of a message by BAMF's term; one term may have several."""
for _cls in _PARTS:
    for _name, _doc in field_docs(_cls).items():
        _OF_TERM[_plain(_doc.term)].add(_name)
_ON_A_LIST = ("inge.participant", "inge.enrolment")
_ELSEWHERE = {
    **{part: (field,) for part, field in FIELD_OF.items()},
    # who is not found has a wrong number or a wrong date of birth
    "person": ("birth_date",),
    "personal": ("family_name",),
    "nationalities": ("nationality_ids",),
    "address": ("street",),
    "zip_code": ("zip",),
    "taken_on": ("placement_taken_on",),
    "placement_test": ("placement_taken_on",),
    "examinees": ("line_ids",),
    "sheet_number": ("line_ids",),
    "identity_document": ("line_ids",),
    "start": ("date_from",),
    "end": ("date_to", "early_end_on"),
    "valid_from": ("site_valid_from",),
}
"""Parts of messages that are kept under another name."""


class IngeMapper(models.AbstractModel):
    """From a place in a message to the very field that a clerk corrects."""

    _inherit = "inge.mapper"

    def _open_field(self, record, path):
        action = super()._open_field(record, path)
        path, model = path or "", action["res_model"]
        if model in _ON_A_LIST and model != record._name:
            # what stands before is about the list of all of them
            path = path.rpartition("]")[2]
        field = self._field_of(self.env[model], path)
        return {**action, "context": {"inge_focus": field}} if field else action

    def _field_of(self, model, path):
        """Return the field of the model that a path of a message speaks of, or False.

        The innermost step that this model keeps counts: a path goes through parts of a
        message that are records of their own.
        """
        for step in reversed(re.split(r"[./]", path)):
            for part in sorted(_parts(re.sub(r"\[\d+\]$", "", step))):
                for field in (*_ELSEWHERE.get(part, ()), part, f"{part}_id"):
                    if field in model._fields:
                        return field
        return False


def _parts(step):
    """Return our names of a step of a path, whoever wrote it."""
    term = _plain(step)
    # one of many is named in the singular
    return _OF_TERM.get(term) or _OF_TERM.get(f"{term}en") or {step}
