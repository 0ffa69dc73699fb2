from odoo import fields, models
from odoo.exceptions import UserError
from odoo.modules.module import get_manifest

from ..protocol.bundle import Item, canonical, fingerprint, pack, sha256

README = """Nachweise über Nachrichten an das BAMF (InGe-Online)

messages/…json  je Nachricht: was wann an welche Umgebung ging, wer es veranlasst hat,
                mit wessen Zugang es gesendet wurde, was das BAMF geantwortet hat, und
                Anfrage und Antwort ohne Passwörter und ohne personenbezogene Daten
manifest.json   die Prüfsummen (SHA-256) aller Dateien

Fehlt bei einer Nachricht „evidence“, so wurden Anfrage und Antwort nach Ablauf der
Aufbewahrung gelöscht; ihre Prüfsumme steht noch im Datensatz („record“).

Prüfen, ohne Odoo, mit Python ab Version 3.10 im Ordner inge_online des Programms:

    python -m protocol.verify DATEI.zip --expect PRÜFSUMME

PRÜFSUMME ist die des Manifests. Sie wurde beim Export im Protokoll der Zugriffe
vermerkt. Der Befehl nennt, was verändert wurde, und endet dann mit 1, sonst mit 0.
"""
FACTS = (
    *("message_type", "environment", "business_key", "attempt_uuid"),
    *("attempt_count", "payload_digest", "contract_name", "contract_version"),
    "http_status",
)


class IngeMessage(models.Model):
    """Evidence: what can be shown, years later, of each message.

    The record is sealed when BAMF has answered. It holds the checksum of the envelopes,
    so it can still be verified when these have been deleted.
    """

    _inherit = "inge.message"

    module_version = fields.Char(readonly=True, string="Version of the module")
    record = fields.Text(
        readonly=True,
        groups="inge_online.group_manager",
        help="What is on record of the last attempt, as it was noted then (JSON).",
    )
    record_digest = fields.Char(readonly=True, string="SHA-256 of the record")

    def write(self, vals):
        if "environment" in vals and any(message.attempt_count for message in self):
            raise UserError(
                self.env._("Where a message was sent stays on record for ever.")
            )
        return super().write(vals)

    def _evidence(self, result):
        """Seal what is known of the attempt that has come to an end."""
        values = super()._evidence(result)
        if not values:
            return values
        values["module_version"] = get_manifest("inge_online")["version"]
        record = canonical(self._facts(values, result))
        return {**values, "record": record, "record_digest": sha256(record)}

    def _facts(self, values, result):
        """Return what an auditor asks about an attempt; nothing of it is personal."""
        verdict = getattr(result, "verdict", None)
        sent, account = self.sent_at, self.account_id
        return {
            **{name: values.get(name, self[name]) for name in FACTS},
            "message": self.id,
            "company": self.company_id.id,
            "module_version": values["module_version"],
            "requested_by": {"id": self.requested_by.id, "login": self._asker()},
            "account": {"holder": account.user_id.login, "login": account.login},
            "sent_at": sent and sent.isoformat(),
            "settled_at": fields.Datetime.now().isoformat(),
            "result": verdict.value if verdict else type(result).__name__,
            "code": getattr(result, "code", ""),
            "evidence_sha256": values["evidence_digest"],
        }

    def _asker(self):
        # sudo: a sender may run as anybody
        return self.requested_by.sudo().login

    def action_export_evidence(self):
        """Hand out the evidence of the selected messages as one file to verify."""
        self.env["inge.access.log"]._require_group("inge_online.group_manager")
        self.check_access("read")
        sealed = self.filtered("record").sorted("id")
        if not sealed:
            raise UserError(
                self.env._("There is no evidence: nothing of this was ever sent.")
            )
        items = [
            Item(m.id, m.record, m.record_digest, m.evidence or None) for m in sealed
        ]
        now = fields.Datetime.now()
        bundle = pack(items, README, now.isoformat())
        checksum = fingerprint(bundle)
        self.env["inge.access.log"]._note(
            "evidence", details=f"{len(items)} · SHA-256 {checksum}"
        )
        name = f"InGe-Nachweise-{now:%Y-%m-%d}-{checksum[:12]}.zip"
        return self.env["inge.download"]._offer(name, bundle)
