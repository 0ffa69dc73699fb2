from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.inge_online.locks import mark_rows

FREE = frozenset(
    (
        *("active", "used_on", "used_by_id"),
        # each of them is looked at by itself
        *("case_ids", "step_ids", "package_ids", "item_ids"),
    )
)
"""What may be written at any time: nothing that a run goes by."""


class IngeCertKept(models.AbstractModel):
    """A part of a booklet or of its data: a run in progress goes by it.

    What was tested is what stands in the evidence: nobody changes it on the way.
    """

    _name = "inge.cert.kept"
    _description = "What a run goes by"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._require_no_run()
        return records

    def write(self, vals):
        about = [n for n in vals if n not in FREE and not n.startswith("message_")]
        if about:
            self._require_no_run()
        result = super().write(vals)
        if about:
            # a line may have been moved to where it is not wanted
            self._require_no_run()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_in_use(self):
        self._require_no_run()

    def _whole(self):
        """Return the booklets or packages of which these are parts, or are they."""
        return self

    def _require_no_run(self):
        """Refuse a change to what a run in progress goes by."""
        whole = self._whole()
        # a run that begins at this moment sees the change, or is seen here
        mark_rows(whole)
        # sudo: whoever may change it is told of every run
        runs = whole.env["inge.cert.run"].sudo()
        field = "booklet_id" if whole._name == "inge.cert.booklet" else "package_id"
        busy = runs.search([(field, "in", whole.ids), ("state", "=", "open")], limit=1)
        if busy:
            raise UserError(
                self.env._(
                    "“%(name)s” is used in the run “%(run)s”, which is in progress. "
                    "Change a copy of it, or finish the run or break it off first.",
                    name=busy[field].display_name,
                    run=busy.name,
                )
            )
