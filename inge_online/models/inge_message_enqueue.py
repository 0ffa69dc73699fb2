from odoo import api, models
from odoo.exceptions import AccessError

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
        subject = _course(record) or record
        clerk = subject.clerk_id or self.env.user
        provider = provider or subject.provider_id
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
        "inge.examination": {"examination_id": "id"},
    }[record._name]
    return {field: record.mapped(path)[0] for field, path in links.items()}


def _course(record):
    if record._name == "inge.participant":
        return record.env["inge.course"]
    own = ("inge.course", "inge.examination")
    return record if record._name in own else record.course_id


def _sequence_key(links):
    """Messages on a person wait for each other; so do those on a course or a test."""
    for name in ("participant", "examination"):
        if f"{name}_id" in links:
            return f"{name}:{links[f'{name}_id']}"
    return f"course:{links['course_id']}"


def _key_domain(values):
    names = ("company_id", "environment", "business_key")
    return [(name, "=", values[name]) for name in names]
