from uuid import uuid4

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.inge_online.day import german_today
from odoo.addons.inge_online.protocol.canonical import digest, to_json

from .inge_cert_result_execute import OF_PERSON


class IngeCertResult(models.Model):
    """Steps that other software has done: noted here, and never sent from here (R5).

    Before BAMF, its book says what it has; the number of the course stands in the test
    data. In a rehearsal the simulator is told as the other software would have done it.
    """

    _inherit = "inge.cert.result"

    elsewhere = fields.Boolean(
        string="Made elsewhere",
        readonly=True,
        help="Reported with other software before: it is noted, and nothing is sent.",
    )
    told_payload = fields.Text(readonly=True, copy=False)
    told_uuid = fields.Char(readonly=True, copy=False)

    def _execute(self):
        if not self.elsewhere:
            return super()._execute()
        self._require_turn()
        if not self.message_id and not self.actual:
            self._make_ready_elsewhere()
            self._note_elsewhere(self._given_number().code)
        return self.message_id

    def _make_ready_elsewhere(self):
        """Let the data be as they were when the other software reported."""
        self.trial_id._prepare()
        self._apply_changes()

    def _telling(self):
        """Return what the other software told BAMF: type, payload, id of the call."""
        self.ensure_one()
        self._make_ready_elsewhere()
        payload = to_json(self._record()._message(self.message_type))
        self.write({"told_payload": payload, "told_uuid": str(uuid4())})
        return self.message_type, payload, self.told_uuid

    def _is_told_elsewhere(self):
        """Tell whether the simulator is to hear of this from the other software."""
        return (
            self.elsewhere
            and not self.actual
            and self._given_number().situation != "unknown"
        )

    def _refuse_elsewhere(self, code):
        """Note that not even the other software got this accepted."""
        self.write(
            {
                "actual": "negative",
                "source": "elsewhere",
                "actual_code": code,
                "answered_at": fields.Datetime.now(),
            }
        )

    def _given_number(self):
        """Return the datum with the number that BAMF gave to the course of the case."""
        return self.trial_id._items("course")[:1]

    def _note_elsewhere(self, number):
        """Write down that BAMF has this report, as a clerk does who takes over."""
        record, today = self._record(), german_today()
        if self.message_type in OF_PERSON:
            record.reported_elsewhere_on = today
        else:
            if self.message_type == "course_plan_report" and not number:
                raise UserError(
                    self.env._(
                        "%(case)s: the data package has no number of the course that "
                        "is taken over (Art: Kurs).",
                        case=self.trial_id.name,
                    )
                )
            self.message_id = self.env["inge.message"]._note_elsewhere(
                self.message_type,
                record=record,
                business_key=record._business_key(self.message_type),
                day=today,
                number=number,
            )
        self.write(
            {
                "actual": "positive",
                "source": "elsewhere",
                "actual_text": self.env._("Noted as reported with other software."),
                "authority_number": number,
                "answered_at": fields.Datetime.now(),
                "payload_digest": self.told_payload and digest(self.told_payload),
            }
        )

    def _observe(self):
        """What was noted stays as it was noted: no answer comes to it."""
        return super(
            IngeCertResult, self.filtered(lambda r: not r.elsewhere)
        )._observe()
