import base64
import hashlib
import json

from odoo import fields, models, release
from odoo.exceptions import UserError
from odoo.modules import get_manifest

from odoo.addons.inge_online.protocol.bundle import Item, fingerprint, pack

REPORT = "inge_online_cert.action_report_inge_cert_run"
SEALED = ("record", "record_digest", "evidence")
"""What proves a message by itself: texts as they were noted when the answer came."""
README = """Nachweis eines Durchlaufs: {name}

protokoll.pdf          das Protokoll zum Lesen und Unterschreiben
nachweis.json          Testfälle, Schritte, Antworten und Nachweise aller Nachrichten
testfallheft.xlsx      das Heft und die Testdaten, nach denen geprüft wurde
messages/…json         je gesendeter Nachricht: was wann an welche Umgebung ging, was
                       geantwortet wurde, und Anfrage und Antwort ohne Passwörter und
                       ohne personenbezogene Daten
manifest.json          die Prüfsummen (SHA-256) aller Dateien

Prüfen, ohne Odoo, mit Python ab Version 3.10 im Ordner inge_online des Programms:

    python -m protocol.verify DATEI.zip

Der Befehl nennt, was verändert wurde, und endet dann mit 1, sonst mit 0. Die Prüfsumme
von nachweis.json steht auch im Protokoll und beim Durchlauf; die des Manifests wurde
beim Herunterladen im Protokoll der Zugriffe vermerkt (--expect PRÜFSUMME).
"""


class IngeCertRun(models.Model):
    """The evidence of a run, kept when its test company is gone."""

    _inherit = "inge.cert.run"

    evidence = fields.Binary(attachment=True, readonly=True, copy=False)
    evidence_digest = fields.Char(
        readonly=True, copy=False, string="SHA-256 of the evidence"
    )
    versions = fields.Char(
        readonly=True, copy=False, help="Of the add-ons, of Odoo and of the contract."
    )

    def _seal(self):
        """Write down for ever what the run has shown, and the hash of it."""
        for run in self:
            run._keep_booklet()
            run.versions = run._versions()
            text = json.dumps(
                run._evidence(), ensure_ascii=False, sort_keys=True, indent=1
            ).encode()
            run.evidence = base64.b64encode(text)
            run.evidence_digest = hashlib.sha256(text).hexdigest()

    def _versions(self):
        addons = ("inge_online", "inge_online_cert")
        parts = [f"{addon} {get_manifest(addon)['version']}" for addon in addons]
        contracts = sorted(set(filter(None, self.result_ids.mapped("contract"))))
        return ", ".join([*parts, f"Odoo {release.version}", *contracts])

    def _evidence(self):
        """Return all of the run as plain values."""
        messages = self.env["inge.message"].search(
            [("company_id", "=", self.test_company_id.id)], order="id"
        )
        return {
            "run": _values(self, "name", "mode", "state", "started_at", "ended_at"),
            "booklet": {
                **_values(self.booklet_id, "name", "version", "date", "publisher"),
                "sha256": self.booklet_digest,
            },
            "package": _values(self.package_id, "name", "version", "date"),
            "versions": self.versions,
            "administrator": self.user_id.name,
            "cases": [trial._evidence() for trial in self.trial_ids],
            "messages": [message._cert_evidence() for message in messages]
            if self.test_company_id
            else [],
        }

    def action_print(self):
        """Print the protocol."""
        self._require_administrator()
        # without the question how letters look
        return self.env.ref(REPORT).report_action(self, config=False)

    def action_bundle(self):
        """Give everything in one file: protocol, evidence, booklet, hashes."""
        self.ensure_one()
        self._require_administrator()
        if not self.evidence:
            raise UserError(self.env._("Finish the run first."))
        bundle = self._bundle()
        self.env["inge.access.log"]._note(
            "evidence", details=f"{self.name} · SHA-256 {fingerprint(bundle)}"
        )
        name = f"{self.name}.zip"
        return self.env["inge.cert.booklet"]._download(name, bundle)

    def _bundle(self):
        """Return everything as one file, which ``protocol.verify`` can check."""
        # sudo: rendering reads results and settings, checked by the caller
        pdf, _kind = (
            self.env["ir.actions.report"].sudo()._render_qweb_pdf(REPORT, self.ids)
        )
        evidence = base64.b64decode(self.evidence)
        items = [
            Item(number, *(message[name] for name in SEALED))
            for number, message in enumerate(json.loads(evidence)["messages"], 1)
            if message["record"]
        ]
        # a run that ended with an earlier version kept none
        booklet = base64.b64decode(self.booklet_file or b"")
        more = {
            "protokoll.pdf": pdf,
            "nachweis.json": evidence,
            "testfallheft.xlsx": booklet or self.booklet_id._xlsx(self.package_id),
        }
        readme = README.format(name=self.name)
        return pack(items, readme, self.ended_at.isoformat(), more)


class IngeCertTrial(models.Model):
    _inherit = "inge.cert.trial"

    def _evidence(self):
        return {
            **_values(self, "name", "title", "procedure", "preconditions", "state"),
            "steps": [result._evidence() for result in self.result_ids],
        }


class IngeCertResult(models.Model):
    _inherit = "inge.cert.result"

    def _evidence(self):
        expected = ("expected", "expected_code", "expected_text")
        actual = ("actual", "source", "actual_code", "actual_text", "authority_number")
        told = ("sent_at", "answered_at", "http_status", "contract")
        digests = ("payload_digest", "evidence_digest")
        decided = ("proposal", "verdict", "note", "confirmed_at")
        step = ("sequence", "message_type", "subject", "changes", "elsewhere")
        return {
            **_values(self, *step, *expected, *actual, *told, *digests, *decided),
            "confirmed_by": self.confirmed_by_id.name or None,
        }


class IngeMessage(models.Model):
    _inherit = "inge.message"

    def _cert_evidence(self):
        """Return a ledger entry with its evidence, which names no person."""
        names = ("message_type", "state", "business_key", "environment", "sent_at")
        more = ("settled_at", "attempt_count", "payload_digest", "evidence_digest")
        return {
            **_values(self, *names, *more, *SEALED),
            "remarks": [
                {"code": issue.code, "severity": issue.severity, "field": issue.field}
                for issue in self.issue_ids
            ],
        }


def _values(record, *names):
    """Return field values as they stand in a JSON file."""
    return {name: _plain(record[name]) for name in names}


def _plain(value):
    if value is False or value is None:
        return None
    return value if isinstance(value, (int, str)) else value.isoformat()
