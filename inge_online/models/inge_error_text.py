import re

from odoo import api, fields, models
from odoo.tools import SQL, format_date, ormcache

from ..locks import execute_or_again

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
VALUE = re.compile(r"%\(\w+\)s")


class IngeErrorText(models.Model):
    """What a code means to a person, and what to do then.

    Codes that BAMF sends and nobody explained yet collect here by themselves.
    """

    _name = "inge.error.text"
    _description = "Explanation of a code"
    _order = "code"
    _rec_name = "code"

    code = fields.Char(required=True)
    meaning = fields.Char(
        translate=True,
        help="What happened, in one sentence. %(name)s stands for a value.",
    )
    remedy = fields.Char(translate=True, help="What to do now.")
    explained = fields.Boolean(compute="_compute_explained", store=True)
    issue_ids = fields.One2many("inge.message.issue", "error_text_id")
    count = fields.Integer(compute="_compute_count", string="How often")
    last_seen = fields.Datetime(compute="_compute_count")

    _unique_code = models.Constraint(
        "UNIQUE(code)", "This code already has an explanation: change that one."
    )

    @api.depends("meaning")
    def _compute_explained(self):
        for text in self:
            text.explained = bool(text.meaning)

    @api.depends("issue_ids")
    def _compute_count(self):
        found = self.env["inge.message.issue"]._read_group(
            [("error_text_id", "in", self.ids)],
            ["error_text_id"],
            ["__count", "create_date:max"],
        )
        seen = {text: numbers for text, *numbers in found}
        for text in self:
            text.count, text.last_seen = seen.get(text, (0, False))

    @api.depends("meaning", "code", "issue_ids")
    @api.depends_context("lang", "uid", "allowed_company_ids")
    def _compute_display_name(self):
        for text in self:
            name = text.meaning or text._words() or text.code
            text.display_name = VALUE.sub("…", name)

    def _words(self):
        """Return BAMF's words for a code nobody explained yet, as the user saw them."""
        said = [("error_text_id", "in", self.ids), ("bamf_text", "!=", False)]
        last = self.env["inge.message.issue"].search(said, order="id desc", limit=1)
        return last and f"{last.bamf_text} ({self.code})"

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()

    def write(self, vals):
        if "code" in vals:
            self.env.registry.clear_cache()
        return super().write(vals)

    @api.model
    @ormcache("code")
    def _id_of(self, code):
        # sudo: explanations hold nothing worth protecting
        return self.sudo().search([("code", "=", code)], limit=1).id

    @api.model
    def _collect(self, code):
        """Return the explanation of a code; an unknown one waits for its meaning."""
        # sudo: whoever meets a code first, it is collected
        texts = self.sudo()
        return texts.browse(self._id_of(code)) or texts._collect_new(code)

    @api.model
    def _collect_new(self, code):
        """Add a code, or find it if others met it at the same moment.

        :raises ConcurrencyError: others did, and their line cannot be seen yet
        """
        # a line that is undone is not to be remembered
        self.env.cr.postrollback.add(self.env.registry.clear_cache)
        self.env.registry.clear_cache()
        execute_or_again(
            self.env.cr,
            SQL(
                """
                INSERT INTO inge_error_text
                    (code, explained, create_uid, create_date, write_uid, write_date)
                VALUES (%(code)s, FALSE, %(user)s, %(now)s, %(user)s, %(now)s)
                ON CONFLICT (code) DO NOTHING
                """,
                code=code,
                user=self.env.uid,
                now=self.env.cr.now(),
            ),
        )
        return self.search([("code", "=", code)])

    @api.model
    def _explain(self, code, values=None):
        """Return meaning and remedy of a code as one text in the user's language.

        A code nobody explained is shown as it is: a clerk can at least ask for it.
        """
        # sudo: explanations hold nothing worth protecting
        found = self.sudo().browse(self._id_of(code))
        if not found.meaning:
            return " ".join(filter(None, (code, found.remedy)))
        meaning = found.meaning
        if values:
            meaning %= {name: self._readable(value) for name, value in values.items()}
        return " ".join(filter(None, (meaning, found.remedy)))

    def _readable(self, value):
        """Return a date as the user writes dates, anything else as it is."""
        return format_date(self.env, value) if ISO_DATE.fullmatch(value) else value

    def action_open_refusals(self):
        """Show what was remarked with these codes."""
        action = self.env["ir.actions.actions"]._for_xml_id(
            "inge_online.inge_message_issue_action_desk"
        )
        return {
            **action,
            "domain": [("error_text_id", "in", self.ids)],
            "context": {"search_default_group_code": 1},
        }
