import hashlib
import json
import logging

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import ormcache

from ..protocol import ContractError
from ..protocol.codes import CODE_LISTS

_logger = logging.getLogger(__name__)

NO_DEGREE = ("isced_9",)
"""Of the words of a contract's list of education: none of the levels [KLARO]."""
MARK = "inge_online.code_lists"
"""Parameter with the fingerprint of the lists that were taken over last."""


class IngeCode(models.Model):
    """One value of a code list of BAMF.

    The official lists are not public, so they are data: a value
    carries our own ``code``, which the contract translates into BAMF's number.
    """

    _name = "inge.code"
    _description = "Code of BAMF"
    _order = "kind, sequence, name, id"

    kind = fields.Selection(
        selection=[
            (name, codes.title) for name, codes in CODE_LISTS.items() if codes.title
        ],
        string="Code list",
        required=True,
        index=True,
    )
    code = fields.Char(
        required=True,
        help="The word the contract translates into BAMF's code number.",
    )
    name = fields.Char(required=True, help="As BAMF calls it, in German.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    no_degree = fields.Boolean(
        string="Means no degree",
        help="Bildungsstand: with this entry BAMF asks for the years at school.",
    )
    from_contract = fields.Boolean(
        readonly=True, copy=False, help="Comes from the contract of this server."
    )

    _unique_code = models.Constraint(
        "UNIQUE(kind, code)",
        "This code is already in the list: change the existing line instead.",
    )

    @api.depends("name")
    def _compute_display_name(self):
        """Name codes as BAMF does; a form has many, each in a field of its own."""
        names = self._names()
        for code in self:
            # what is being edited is not among them
            code.display_name = names[code.id] if code.id in names else code.name

    @api.model
    @ormcache()
    def _names(self):
        """Return the name of each code by its id."""
        # sudo: BAMF's lists hold nothing worth protecting
        codes = self.sudo().with_context(active_test=False).search([])
        return {code.id: code.name for code in codes}

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        if "name" in vals:
            self.env.registry.clear_cache()
        return super().write(vals)

    @api.model
    def _refresh(self):
        """Take over the lists of the contract that the server's configuration names.

        What is new is added, what the contract no longer has is archived, for courses
        may still name it. Own names and codes entered by hand stay as they are.
        """
        lists = self.env["inge.contract"]._contract().codes
        for kind in self._kinds():
            if kind in lists:
                self._refresh_list(kind, lists[kind].rows)
        self._note_contract()

    def _refresh_list(self, kind, rows):
        words = {row.code: row for row in rows}
        known = self.with_context(active_test=False).search([("kind", "=", kind)])
        from_contract = known.filtered(lambda code: code.from_contract)
        (from_contract.filtered(lambda c: c.code not in words)).active = False
        back = from_contract.filtered(lambda c: c.code in words and not c.active)
        back.active = True
        taken = set(known.mapped("code"))
        self._load_records(
            [
                {
                    "xml_id": f"inge_online.inge_code_{kind}_{row.code}",
                    "values": {
                        "kind": kind,
                        "code": row.code,
                        "name": row.label or row.code,
                        "sequence": sequence,
                        "no_degree": kind == "education" and row.code in NO_DEGREE,
                        "from_contract": True,
                    },
                    "noupdate": True,
                }
                for sequence, row in enumerate(words.values())
                if row.code not in taken
            ]
        )

    @api.model
    def _words_for_no_degree(self):
        """Return the words of the list of education that mean no degree."""
        marked = self.search([("kind", "=", "education"), ("no_degree", "=", True)])
        return frozenset(marked.mapped("code"))

    @api.model
    def _kinds(self):
        return [kind for kind, _name in self._fields["kind"].selection]

    @api.model
    def _cron_refresh(self):
        """Take the lists over when the server's contract is another one than last."""
        try:
            mark = self._contract_mark()
        except ContractError as error:
            _logger.warning("The contract cannot be used: %s", error)
            return
        # sudo: the parameter is closed to users
        if self.env["ir.config_parameter"].sudo().get_param(MARK) != mark:
            self._refresh()

    def action_refresh(self):
        """Take the contract's lists over now."""
        self.browse().check_access("write")
        try:
            # sudo: names of records from the contract belong to nobody
            self.sudo()._refresh()
        except ContractError as error:
            raise UserError(
                self.env._("The contract of this server cannot be used: %s", error)
            ) from error
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    @api.model
    def _contract_mark(self):
        """Return a fingerprint of all lists of the contract in use."""
        contract = self.env["inge.contract"]._contract()
        lists = sorted(
            (name, row.code, row.label)
            for name, codes in contract.codes.items()
            for row in codes.rows
            if name in self._kinds()
        )
        told = json.dumps([self._kinds(), lists])
        return hashlib.sha256(told.encode()).hexdigest()

    @api.model
    def _note_contract(self):
        # sudo: the parameter is closed to users
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param(MARK, self._contract_mark())
