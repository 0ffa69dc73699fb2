import csv

from odoo import api, fields, models
from odoo.tools import file_open

_SHIPPED = "inge_online/protocol/contracts/stand_in/codes/{}.csv"


class IngeCode(models.Model):
    """One value of a code list of BAMF.

    The official lists are not public (dossier, part 10), so they are data: a value
    carries our own ``code``, which the contract translates into BAMF's number.
    """

    _name = "inge.code"
    _description = "Code of BAMF"
    _order = "kind, sequence, name, id"

    kind = fields.Selection(
        selection=[
            ("accessibility", "Accessibility"),
            ("childcare", "Childcare"),
            ("course_format", "Course format"),
            ("interruption_reason", "Reason of a break"),
            ("late_reason", "Reason for late capture"),
            ("cancellation_reason", "Reason of a cancellation"),
            ("teaching_material", "Teaching material"),
            ("file_number_origin", "Origin of the file number"),
            ("gender", "Gender"),
            ("literacy", "Literacy"),
            ("education", "Education"),
            ("language_level", "Knowledge of German"),
            ("availability", "Availability"),
            ("fee_kind", "Share in the costs"),
            ("entitlement_kind", "Kind of entitlement"),
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

    _unique_code = models.Constraint(
        "UNIQUE(kind, code)",
        "This code is already in the list: change the existing line instead.",
    )

    @api.model
    def _load_shipped(self, *kinds):
        """Create the entries of the shipped contract's lists that are not here yet."""
        for kind in kinds:
            with file_open(_SHIPPED.format(kind)) as file:
                rows = list(csv.DictReader(file, delimiter=";"))
            self._load_records(
                [
                    {
                        "xml_id": f"inge_online.inge_code_{kind}_{row['code']}",
                        "values": {
                            "kind": kind,
                            "code": row["code"],
                            "name": row["label"],
                            "sequence": sequence,
                        },
                        "noupdate": True,
                    }
                    for sequence, row in enumerate(rows)
                ],
                update=True,
            )
