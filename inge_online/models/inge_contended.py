from odoo import models

from ..locks import lock_rows


class IngeContended(models.AbstractModel):
    """Records that a clerk and a sender may be writing at the same moment.

    Who comes second is asked before it writes, and does its work again on what the
    first one wrote: no error for the clerk, and none in Odoo's log.
    """

    _name = "inge.contended"
    _description = "Written by several at once"

    def _write_multi(self, vals_list):
        lock_rows(self)
        return super()._write_multi(vals_list)
