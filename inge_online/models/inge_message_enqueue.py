from odoo import api, fields, models
from odoo.exceptions import AccessError, LockError, UserError

from ..ledger import OCCUPYING, OPEN, Hold, State, stop
from ..protocol.canonical import digest, to_json
from ..protocol.rules import Facts, check
from ..terms import place


class IngeMessage(models.Model):
    """The way into the ledger."""

    _inherit = "inge.message"

    @api.model
    def _check(self, message, facts=None):
        """Tell what the rules object to a message, without queueing it.

        :param message: a message of ``protocol.messages``
        :param facts: ``protocol.rules.Facts``, what is known besides the message
        :return: a list of dicts: code, field, place (the field in BAMF's own terms),
            severity ("blocking" or "warning"), text
        """
        remarks = self.env["inge.message.issue"]
        values = remarks._from_rules(check(message, facts or Facts()))
        explain = self.env["inge.error.text"]._explain
        return [
            {
                "code": line["code"],
                "field": line["field"],
                "place": place(message.name, line["field"]),
                "severity": line["severity"],
                "text": explain(line["code"], line["values"]),
            }
            for line in values
        ]

    @api.model
    def _enqueue(self, message, *, record, business_key, facts=None, provider=None):
        """Put a message into the ledger and send it after commit.

        An earlier message of the same key that has not left yet is replaced by this
        one, or kept when it says the same. A refused one is linked as corrected.

        :param message: a message of ``protocol.messages``
        :param record: the course, section, enrolment or participant it speaks of. The
            course or participant has clerk_id (res.users), a chatter and activities.
        :param business_key: what may be reported once, e.g. "course_start_report:12".
            An inquiry's key only keeps two equal questions from being asked at once.
        :param facts: ``protocol.rules.Facts``
        :param provider: of whom; by default that of the record or of its course
        :return: the ledger entry: "draft" with its remarks when a rule forbids to send,
            "held" when environment or account do, else "ready"
        :raises UserError: BAMF already has a report of this key, or may have it
        """
        self._require_clerk(record)
        values = self._values(message, record, provider, business_key)
        # sudo: the key may be taken by a message the user may not see
        earlier = self.sudo().search(_key_domain(values), order="id desc")
        self._refuse_second(earlier)
        entry, kept = self._entry(earlier, values)
        if not kept:
            issues = check(message, facts or Facts())
            entry._map(issues)
            if any(issue.blocking for issue in issues):
                return self.browse(entry.id)
        entry._make_ready()
        return self.browse(entry.id)

    def _require_clerk(self, record):
        if not self.env.su and not self.env.user.has_group("inge_online.group_clerk"):
            raise AccessError(
                self.env._("Only clerks of InGe-Online may send messages to BAMF.")
            )
        record.check_access("write")

    def _values(self, message, record, provider, business_key):
        links = _links(record)
        course = _course(record)
        clerk = course.clerk_id or self.env.user
        provider = provider or course.provider_id
        company = provider.company_id
        environment = self.env["inge.contract"]._environment(provider)
        account = self.env["inge.account"]._choose(company, environment, clerk)
        payload = to_json(message)
        return {
            **links,
            "message_type": message.name,
            "inquiry": message.inquiry,
            "company_id": company.id,
            "provider_id": provider.id,
            "environment": environment,
            "account_id": account.id,
            "clerk_id": clerk.id,
            "requested_by": self.env.uid,
            "business_key": business_key,
            "sequence_key": _sequence_key(links),
            "payload": payload,
            "payload_digest": digest(payload),
        }

    def _refuse_second(self, earlier):
        """Stop when BAMF has the report or may have it; questions are always free."""
        taken = earlier.filtered(
            lambda m: not m.inquiry and m.state in {state.value for state in OCCUPYING}
        )
        if not taken:
            return
        if taken[0].state in ("accepted", "hinted"):
            raise UserError(
                self.env._("BAMF already has this report: it cannot be sent twice.")
            )
        raise UserError(
            self.env._(
                "This report is on its way, or it is unclear whether BAMF has it. "
                "It must not be sent a second time before that is settled."
            )
        )

    def _entry(self, earlier, values):
        """Return the entry for these values, and whether it says the same already."""
        waiting = earlier.filtered(lambda m: m.state in {s.value for s in OPEN})
        self._lock(waiting)
        entry = waiting[:1]
        if entry.state in ("ready", "held"):
            if entry.payload_digest == values["payload_digest"]:
                entry._ledger().write({"account_id": values["account_id"]})
                return entry, True
            entry._ledger().write({"state": State.CANCELLED.value})
        elif entry:
            entry._ledger().write(values)
            return entry, False
        # the database, too, has to know who gave the key free
        earlier.flush_recordset(["state"])
        refused = earlier.filtered(lambda m: m.state == "rejected")[:1]
        values = {**values, "supersedes_id": refused.id, "state": State.DRAFT.value}
        return self._ledger().create(values), False

    def _lock(self, messages):
        try:
            messages.lock_for_update()
        except LockError as error:
            raise UserError(
                self.env._("This report is being sent at this moment. Look again soon.")
            ) from error

    def _map(self, issues):
        """Keep what the rules say now instead of what they said before."""
        entry = self._ledger()
        lines = entry.issue_ids._from_rules(issues)
        entry.write(
            {
                "issue_ids": [
                    fields.Command.clear(),
                    *(fields.Command.create(line) for line in lines),
                ]
            }
        )

    def _make_ready(self):
        """Queue messages to go after commit, or hold them if something stops them."""
        for message in self._ledger():
            if message.state != State.READY.value:
                message.write({"state": State.READY.value, "hold_reason": False})
            reason = message._stop()
            if reason:
                message._hold(reason)
            else:
                message._send_after_commit()

    def _stop(self):
        """Return why this message may not leave now (``ledger.Hold``), or None."""
        self.ensure_one()
        return stop(
            self.environment,
            self.env["inge.contract"]._server(self.provider_id),
            self.account_id._login(),
        )

    def _hold(self, reason):
        self._ledger().write(
            {"state": State.HELD.value, "hold_reason": Hold(reason).value}
        )


def _links(record):
    """Return which course, section and participant a message concerns."""
    links = {
        "inge.course": {"course_id": "id"},
        "inge.course.section": {"course_id": "course_id.id", "section_id": "id"},
        "inge.enrolment": {
            "course_id": "course_id.id",
            "participant_id": "participant_id.id",
        },
        "inge.participant": {"participant_id": "id"},
    }[record._name]
    return {field: record.mapped(path)[0] for field, path in links.items()}


def _course(record):
    if record._name == "inge.participant":
        return record.env["inge.course"]
    return record if record._name == "inge.course" else record.course_id


def _sequence_key(links):
    """Messages on a person wait for each other, and so do those on a course."""
    if "participant_id" in links:
        return f"participant:{links['participant_id']}"
    return f"course:{links['course_id']}"


def _key_domain(values):
    names = ("company_id", "environment", "business_key")
    return [(name, "=", values[name]) for name in names]
