"""``odoo-bin inge``: what only somebody with access to the server may do.

Odoo finds commands of add-ons only behind ``--addons-path`` as the first argument.
"""

import logging
import sys

from odoo import SUPERUSER_ID, api
from odoo.cli import Command
from odoo.modules.registry import Registry
from odoo.tools import config

_logger = logging.getLogger(__name__)


class Inge(Command):
    """Keeps the keys of InGe-Online, and says which database reports from here.

    odoo-bin --addons-path=… inge rotate-key -c odoo.conf -d DATABASE[,DATABASE…]
        encrypts all passwords with a new key. Broken off, it goes on when called again.
    odoo-bin --addons-path=… inge forget-keys -c odoo.conf -d DATABASE[,DATABASE…]
        removes all but the newest key. Name every database that uses the key file.
    odoo-bin --addons-path=… inge adopt -c odoo.conf -d DATABASE
        lets this database report from this server, after it was moved on purpose.
    """

    name = "inge"

    def run(self, args):
        if not args or args[0] not in TASKS:
            sys.exit(f"{self.prog} {'|'.join(TASKS)} [-c FILE] -d DATABASE\n")
        config.parse_config(args[1:], setup_logging=True)
        databases = config["db_name"]
        if not databases:
            sys.exit("Which database? Name it by -d.")
        sys.exit(TASKS[args[0]](databases))


def rotate(databases):
    """Encrypt the passwords of all databases anew; return the exit status."""
    from odoo.addons.inge_online import passwords

    try:
        if not any(_each(databases, "_outdated")):
            passwords.add_key()
        lost = sum(_each(databases, "_rotate"))
        if lost:
            _logger.warning("%s passwords cannot be read by any key", lost)
            return 1
    except passwords.NoKey as error:
        _logger.warning("Not done: %s", error)
        return 1
    _logger.info("All passwords are encrypted with the newest key")
    return 0


def forget(databases):
    """Remove all but the newest key, if nothing needs them; return the exit status."""
    from odoo.addons.inge_online import passwords

    try:
        left = sum(_each(databases, "_outdated"))
        if left:
            _logger.warning("%s passwords still need an old key: rotate first", left)
            return 1
        passwords.forget_old_keys()
    except passwords.NoKey as error:
        _logger.warning("Not done: %s", error)
        return 1
    _logger.info("Only the newest key is left")
    return 0


def adopt(databases):
    """Let the databases report from this server; return the exit status."""
    from odoo.addons.inge_online.protocol import ConfigError

    try:
        released = sum(_each(databases, "_move_in"))
    except ConfigError as error:
        _logger.warning("Not done: %s", error)
        return 1
    _logger.info("Adopted; %s held messages are queued again", released)
    return 0


def _each(databases, method):
    """Call a method of the accounts in every database; return what each gave."""
    results = []
    for database in databases:
        with Registry(database).cursor() as cr:
            accounts = api.Environment(cr, SUPERUSER_ID, {})["inge.account"]
            results.append(getattr(accounts, method)())
    return results


TASKS = {"rotate-key": rotate, "forget-keys": forget, "adopt": adopt}
