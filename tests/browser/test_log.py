"""What of Odoo's log is let pass after the tests in the browser, and what is not."""

import pytest

from .servers import is_done_again, manager_session

HEAD = "2026-01-01 10:00:00,000 1 ERROR inge_online_test odoo."
QUERY = f"{HEAD}sql_db: bad query: b' UPDATE "
CONFLICT = "could not serialize access due to concurrent update"
LINES = {
    f'{QUERY}"mail_presence" SET\'\nERROR: {CONFLICT}': True,
    f"{HEAD}addons.bus.websocket: {CONFLICT}": True,
    f'{QUERY}"inge_course" SET\'\nERROR: {CONFLICT}': False,
    f"{HEAD}addons.base.models.ir_cron: Job failed\nTraceback …\n{CONFLICT}": False,
    f"{HEAD}http: Exception during request handling.": False,
}


@pytest.mark.parametrize(("complaint", "passes"), LINES.items())
def test_only_what_odoo_repeats_in_its_own_tables_passes(complaint, passes):
    assert is_done_again(complaint) is passes


def test_odoo_does_not_tell_its_maker_of_databases_that_are_kept(odoo):
    """It would a week after a database was made, beyond loopback."""
    told = [("code", "=", "model.update_notification(None)")]
    silenced = [*told, ("active", "=", False)]
    assert len(manager_session(odoo).call("ir.cron", "search", silenced)) == 1
