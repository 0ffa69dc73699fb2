import re
from dataclasses import replace

from odoo import models

from ..protocol.messages import (
    Examinee,
    LanguageTestReport,
    OrientationTestReport,
)

# ours count from 0, XPath from 1
_EXAMINEE = re.compile(r"examinees\[(\d+)\](?:\.(.+))?$")
_EXAMINEE_AT_BAMF = re.compile(r"[Pp]ruefungsteilnehmer\[(\d+)\](?:/(.+))?$")
_ON_THE_LIST = re.compile("sheet_number|identity_document|Bogennummer|Ausweis|Pass")


class IngeMapper(models.AbstractModel):
    """Messages on final examinations."""

    _inherit = "inge.mapper"

    def _language_test_report(self, exam):
        """Name those of whom BAMF does not know yet that they sat the test."""
        return LanguageTestReport(
            **self._sender(exam),
            exam_centre_code=exam.exam_centre_code or "",
            exam_date=exam.exam_date,
            examinees=tuple(map(self._examinee, exam._to_report())),
        )

    def _orientation_test_report(self, exam):
        return OrientationTestReport(
            **self._sender(exam),
            own_reference=exam.name,
            exam_date=exam.exam_date,
            room=exam.room or "",
            contact_email=exam.contact_email or "",
            administrative_site_code=exam.administrative_site_code or "",
            delivery_site_code=exam.delivery_site_code or None,
            participant_count=exam.participant_count or None,
        )

    def _examinee(self, line):
        return Examinee(
            person=self._person_key(line.participant_id),
            sheet_number=line.sheet_number or "",
            identity_document=line.identity_document or "",
            address=self._address(line.participant_id),
        )

    def _facts(self, record):
        """Add the answer sheets that BAMF has from the company already."""
        facts = super()._facts(record)
        if record._name != "inge.examination":
            return facts
        reported = self.env["inge.examination"].search(
            [("company_id", "=", record.company_id.id), ("state", "=", "reported")]
        )
        return replace(facts, used_sheet_numbers=frozenset(reported._reported_sheets()))

    def _locate(self, record, path):
        """Lead to the person, or to the examination with its list."""
        if record._name != "inge.examination":
            return super()._locate(record, path)
        ours, theirs = _EXAMINEE.search(path), _EXAMINEE_AT_BAMF.search(path)
        found = ours or theirs
        if not found or _ON_THE_LIST.search(found[2] or ""):
            return record
        position = int(found[1]) - (0 if ours else 1)
        line = record._to_report()[position : position + 1]
        return line.participant_id or record
