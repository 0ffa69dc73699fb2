from odoo import api, models


class IngeMessage(models.Model):
    _inherit = "inge.message"

    @api.model
    def _check(self, message, facts=None):
        """Tell what the rules object to a message, without queueing it.

        :param message: a message of ``protocol.messages``
        :param facts: ``protocol.Facts``, what is known besides the message
        :return: a list of dicts: code, field, severity ("blocking" or "warning"), text
        """
        return []

    @api.model
    def _enqueue(self, message, *, record, business_key, facts=None):
        """Put a message into the ledger and send it after commit.

        :param message: a message of ``protocol.messages``
        :param record: the course, section, enrolment or participant it speaks of. The
            course or participant has company_id, provider_id and clerk_id (res.users),
            a chatter and activities.
        :param business_key: what may be reported once, e.g. "course_start_report:12".
            An inquiry's key only keeps two equal questions from being asked at once.
        :param facts: ``protocol.Facts``
        :return: the ledger entry: "draft" with its remarks when a rule forbids to send,
            "held" when environment or account do, else "ready"
        :raises UserError: BAMF already has a report of this key, or may have it
        """
        return self
