from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..planning import MUNICIPALITIES, PlanningError, Region


class IngeSite(models.Model):
    """A place where courses are held (Kursort)."""

    _name = "inge.site"
    _description = "Course site"
    _inherit = ["mail.thread"]
    _order = "name, id"
    _check_company_auto = True

    name = fields.Char(required=True, tracking=True)
    provider_id = fields.Many2one(
        "inge.provider", required=True, check_company=True, index=True, tracking=True
    )
    company_id = fields.Many2one(
        related="provider_id.company_id", store=True, index=True
    )
    state_id = fields.Many2one(related="provider_id.state_id", string="Federal state")
    site_code = fields.Char(
        copy=False,
        tracking=True,
        help="Kursortkennung: BAMF's number of the place. It is given after the form "
        "“Meldebogen Kursort”.",
    )
    street = fields.Char()
    zip = fields.Char()
    city = fields.Char()
    catholic = fields.Boolean(
        string="Catholic public holidays",
        help="Mark towns in which the law gives a Catholic holiday of their own: "
        "Mariä Himmelfahrt in most of Bavaria, Fronleichnam in parts of Saxony and "
        "Thuringia.",
    )
    municipality = fields.Selection(
        [(town, town) for town in MUNICIPALITIES],
        string="Town with a holiday of its own",
        help="Only Augsburg has one: the Hohes Friedensfest on 8 August.",
    )
    accessibility_id = fields.Many2one(
        "inge.code",
        domain=[("kind", "=", "accessibility")],
        ondelete="restrict",
        help="Barrierefreiheit; part of the course reports since 01.05.2022.",
    )
    childcare_id = fields.Many2one(
        "inge.code",
        domain=[("kind", "=", "childcare")],
        ondelete="restrict",
        help="Kinderbeaufsichtigung; part of the course reports since 01.05.2022.",
    )
    active = fields.Boolean(default=True)

    _unique_code = models.Constraint(
        "UNIQUE(provider_id, site_code)",
        "Another site of this provider already has this site code: correct the code, "
        "or change that site.",
    )

    @api.constrains("municipality", "provider_id")
    def _check_municipality(self):
        for site in self.filtered("municipality"):
            state = site.provider_id.state_id
            try:
                Region(state=state.code, municipality=site.municipality)
            except PlanningError as error:
                raise ValidationError(
                    self.env._(
                        "%(town)s does not lie in %(state)s: choose another provider "
                        "or leave the town with a holiday of its own empty.",
                        town=site.municipality,
                        state=state.name,
                    )
                ) from error

    @api.depends("name", "city")
    def _compute_display_name(self):
        for site in self:
            site.display_name = ", ".join(filter(None, (site.name, site.city)))
