from odoo import api, fields, models

from .inge_cert_case import OUTCOMES


class IngeCertTrial(models.Model):
    """A case of the booklet in a run: its data here, and how it went."""

    _name = "inge.cert.trial"
    _description = "Case in a run"
    _order = "run_id, sequence, id"

    run_id = fields.Many2one(
        "inge.cert.run", required=True, ondelete="cascade", index=True
    )
    case_id = fields.Many2one(
        "inge.cert.case",
        string="Case of the booklet",
        required=True,
        ondelete="restrict",
    )
    sequence = fields.Integer()
    name = fields.Char(required=True, string="Case")
    title = fields.Char()
    procedure = fields.Char()
    preconditions = fields.Text()
    instructions = fields.Text()
    expected = fields.Selection(OUTCOMES, string="Expected outcome")
    result_ids = fields.One2many("inge.cert.result", "trial_id", string="Steps")
    state = fields.Selection(
        [
            ("waiting", "Not yet begun"),
            ("open", "In progress"),
            ("passed", "Passed"),
            ("failed", "Not passed"),
        ],
        compute="_compute_state",
        store=True,
        string="Verdict",
    )
    prepared = fields.Boolean(readonly=True, string="Data are there")
    course_id = fields.Many2one("inge.course", readonly=True, ondelete="set null")
    examination_id = fields.Many2one(
        "inge.examination", readonly=True, ondelete="set null"
    )
    person_ids = fields.One2many("inge.cert.person", "trial_id", string="Persons")

    @api.depends("result_ids.verdict", "result_ids.message_id")
    def _compute_state(self):
        for trial in self:
            verdicts = trial.result_ids.mapped("verdict")
            if "failed" in verdicts:
                trial.state = "failed"
            elif verdicts and all(verdicts):
                trial.state = "passed"
            else:
                begun = any(verdicts) or bool(trial.result_ids.message_id)
                trial.state = "open" if begun else "waiting"

    @api.depends("name", "title")
    def _compute_display_name(self):
        for trial in self:
            trial.display_name = " ".join(filter(None, (trial.name, trial.title)))

    def _items(self, kind):
        """Return the data of this kind that the case may use."""
        return self.run_id.package_id._of_case(self.name, kind)


class IngeCertPerson(models.Model):
    """Which participant stands for a person of the data package."""

    _name = "inge.cert.person"
    _description = "Person of a case in a run"
    _order = "trial_id, id"
    _rec_name = "label"

    trial_id = fields.Many2one(
        "inge.cert.trial", required=True, ondelete="cascade", index=True
    )
    label = fields.Char(required=True)
    item_id = fields.Many2one("inge.cert.item", ondelete="set null")
    participant_id = fields.Many2one("inge.participant", ondelete="set null")
