from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

STATES = [
    ("draft", "New"),
    ("open", "In progress"),
    ("done", "Finished"),
    ("aborted", "Broken off"),
]
MODES = [
    ("rehearsal", "Rehearsal with the built-in simulator"),
    ("test", "Certification test with BAMF's test system"),
]

CHOSEN = ("mode", "booklet_id", "package_id")


class IngeCertRun(models.Model):
    """One way through a booklet: as a rehearsal, or before BAMF."""

    _name = "inge.cert.run"
    _description = "Run of a booklet"
    _inherit = ["mail.thread"]
    _order = "id desc"

    name = fields.Char(compute="_compute_name", store=True)
    mode = fields.Selection(MODES, required=True, default="rehearsal", tracking=True)
    booklet_id = fields.Many2one(
        "inge.cert.booklet",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
        default=lambda self: self.env["inge.cert.booklet"].search([], limit=1),
    )
    package_id = fields.Many2one(
        "inge.cert.package",
        string="Test data package",
        required=True,
        ondelete="restrict",
        compute="_compute_package_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('booklet_id', '=', booklet_id)]",
        tracking=True,
    )
    provider_id = fields.Many2one(
        "inge.provider",
        string="Provider to certify",
        ondelete="restrict",
        index=True,
        domain="[('company_id.inge_cert_mode', '=', False)]",
        help="Whose certification this is about. Its own data are not touched.",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Administrator",
        default=lambda self: self.env.user,
        readonly=True,
    )
    state = fields.Selection(
        STATES, required=True, default="draft", readonly=True, tracking=True
    )
    test_company_id = fields.Many2one(
        "res.company",
        string="Test company",
        readonly=True,
        copy=False,
        ondelete="set null",
        help="All data of the run are in this company of their own.",
    )
    clerk_id = fields.Many2one(
        "res.users",
        string="Test clerk",
        readonly=True,
        copy=False,
        ondelete="set null",
        help="Reports in the name of the test company, as a clerk does.",
    )
    started_at = fields.Datetime(readonly=True, copy=False)
    ended_at = fields.Datetime(readonly=True, copy=False)
    removed_at = fields.Datetime(
        string="Test company removed", readonly=True, copy=False
    )
    trial_ids = fields.One2many(
        "inge.cert.trial", "run_id", string="Cases", readonly=True, copy=False
    )
    result_ids = fields.One2many(
        "inge.cert.result", "run_id", string="Steps", readonly=True, copy=False
    )
    trial_count = fields.Integer(compute="_compute_counts", string="Number of cases")
    passed_count = fields.Integer(compute="_compute_counts", string="Passed")
    failed_count = fields.Integer(compute="_compute_counts", string="Not passed")
    passed = fields.Boolean(
        compute="_compute_passed", store=True, string="Passed as a whole"
    )
    next_result_id = fields.Many2one(
        "inge.cert.result", compute="_compute_next_result_id", string="Next step"
    )

    @api.depends("booklet_id", "mode", "create_date")
    def _compute_name(self):
        short = {"rehearsal": self.env._("Rehearsal"), "test": self.env._("Test")}
        for run in self:
            number = run.id or ""
            run.name = f"{short.get(run.mode, '')} {number}".strip()

    @api.depends("booklet_id")
    def _compute_package_id(self):
        for run in self:
            if run.package_id.booklet_id != run.booklet_id:
                run.package_id = run.booklet_id.package_ids[:1]

    @api.depends("trial_ids.state")
    def _compute_counts(self):
        for run in self:
            states = run.trial_ids.mapped("state")
            run.trial_count = len(states)
            run.passed_count = states.count("passed")
            run.failed_count = states.count("failed")

    @api.depends("trial_ids.state", "state")
    def _compute_passed(self):
        for run in self:
            states = run.trial_ids.mapped("state")
            done = run.state == "done" and bool(states)
            run.passed = done and all(state == "passed" for state in states)

    @api.depends("result_ids.verdict", "state")
    def _compute_next_result_id(self):
        for run in self:
            waiting = run._in_order().filtered(lambda result: not result.verdict)
            run.next_result_id = run.state == "open" and waiting[:1]

    def _in_order(self):
        """Return the steps in the order of the booklet."""
        return self.result_ids.sorted(lambda r: (r.trial_id.sequence, r.sequence, r.id))

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_begun(self):
        if any(run.state != "draft" for run in self):
            raise UserError(
                self.env._("A run that has begun is kept: it is evidence for BAMF.")
            )

    def _require_administrator(self):
        if not self.env.su and not self.env.user.has_group(
            "inge_online.group_administrator"
        ):
            raise AccessError(
                self.env._("Only administrators of InGe-Online run the certification.")
            )

    def write(self, vals):
        """People choose what a run is of; what it has shown is its own doing."""
        if not self.env.su:
            free = {"debev_password", "provider_id", "message_follower_ids"}
            begun = any(run.state != "draft" for run in self)
            allowed = free if begun else free | set(CHOSEN)
            if set(vals) - allowed:
                raise AccessError(self.env._("What a run has shown is not edited."))
        return super().write(vals)

    def action_finish(self):
        """Close the run: every step has its verdict."""
        self._require_administrator()
        for run in self:
            if run.state != "open" or run.next_result_id:
                raise UserError(
                    self.env._("Some steps have no verdict yet: finish them first.")
                )
        self._close("done")

    def action_abort(self):
        """Break the run off; what it has shown so far stays."""
        self._require_administrator()
        if any(run.state not in ("open", "draft") for run in self):
            raise UserError(self.env._("This run is closed already."))
        # who plays it ends the step that is under way, and seals what came of it
        played = self.filtered("playing")
        # sudo: a run is written by its own methods alone
        played.sudo().write({"state": "aborted"})
        if played:
            played._go_on_playing()
        (self - played)._close("aborted")

    def _close(self, state):
        # sudo: checked by the callers; a run is written by its own methods alone
        runs = self.sudo()
        runs.write(
            {"state": state, "ended_at": fields.Datetime.now(), "playing": False}
        )
        runs._seal()
