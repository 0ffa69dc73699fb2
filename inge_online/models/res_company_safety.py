from odoo import fields, models


class ResCompany(models.Model):
    """What a company decides on logins and on how long it keeps what about people."""

    _inherit = "res.company"

    inge_deputy_id = fields.Many2one(
        "res.users",
        string="Deputy",
        help="Automatic messages go out with this user's DeBeV login when the "
        "responsible clerk is away or has none.",
    )
    inge_password_days = fields.Integer(
        string="Password valid (days)",
        default=90,
        help="After so many days DeBeV asks for a new password. 0: never remind.",
    )
    inge_password_notice_days = fields.Integer(
        string="Remind (days before)",
        default=14,
        help="So many days before a DeBeV password expires its holder gets a task.",
    )
    inge_keep_years = fields.Integer(
        string="Keep persons' details (years)",
        default=5,
        help="After the last day in a course. Five years at most (§ 8 (6) IntV).",
    )
    inge_keep_names_years = fields.Integer(
        string="Keep names and dates of birth (years)",
        default=10,
        help="After the last day in a course. Ten years at most (§ 8 (6) IntV).",
    )
    inge_keep_wire_days = fields.Integer(
        string="Keep contents of messages (days)",
        default=180,
        help="After a message is settled and its course has ended. Its result and the "
        "checksums stay.",
    )
    inge_keep_access_days = fields.Integer(
        string="Keep the log of accesses (days)",
        default=180,
        help="Who opened, printed or exported whose data; older entries are deleted "
        "every night. 1 to 3653 days.",
    )

    _inge_days = models.Constraint(
        "CHECK (inge_password_days >= 0 AND inge_password_notice_days >= 0)",
        "Days are counted from 0 upwards.",
    )
    _inge_keep = models.Constraint(
        "CHECK (inge_keep_years BETWEEN 1 AND 5"
        " AND inge_keep_names_years BETWEEN inge_keep_years AND 10"
        " AND inge_keep_wire_days BETWEEN 1 AND 1826"
        " AND inge_keep_access_days BETWEEN 1 AND 3653)",
        "Details of persons are kept for 1 to 5 years, names for 10 at most "
        "(§ 8 (6) IntV), contents of messages for a day at least.",
    )
