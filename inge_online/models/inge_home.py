import logging
import secrets

from odoo import api, models, tools
from odoo.exceptions import UserError

from .. import home
from ..protocol import ConfigError

_logger = logging.getLogger(__name__)

MARK = "inge_online.home"


class IngeAccount(models.Model):
    """From the first password on, a copy of the database could send: bind it then."""

    _inherit = "inge.account"

    def _inverse_password(self):
        # what demo data enter while a module is installed is no login of anybody
        if self.env.registry.ready and any(account.password for account in self):
            try:
                self.env["inge.contract"]._settle_in()
            except ConfigError as error:
                raise UserError(
                    self.env._(
                        "The password is not kept: this server cannot write the list "
                        "of databases that report from it. Ask your administrator to "
                        "set home_file in the section inge_online of Odoo's "
                        "configuration file."
                    )
                ) from error
        return super()._inverse_password()


class IngeContract(models.AbstractModel):
    """Is this the database that reports from this server, or a copy of it?

    The first password of a login binds a database to its server: before that, nobody
    can send, from no copy either. What it is bound by: a random mark in it, its uuid,
    its name, its PostgreSQL cluster, and a file outside of it.
    """

    _inherit = "inge.contract"

    @api.model
    def _at_home(self):
        """Tell whether messages may leave from here, as far as that is concerned."""
        mark = self._mark()
        return mark == home.UNBOUND or home.knows(self._fingerprint(mark))

    @api.model
    def _client(self, environment, credentials, exchange=None):
        """Return a client; the first one binds a database that nothing bound yet."""
        self._settle_in()
        return super()._client(environment, credentials, exchange)

    @api.model
    def _settle_in(self):
        """Bind a database to this server that is bound to none.

        :raises protocol.ConfigError: the file cannot be written
        """
        if self._mark() == home.UNBOUND:
            self._adopt()

    @api.model
    def _adopt(self):
        """Make this database the one that reports from this server.

        :raises protocol.ConfigError: the file cannot be written
        """
        mark = secrets.token_hex(16)
        try:
            home.add(self._fingerprint(mark))
        except OSError as error:
            _logger.error("The list of reporting databases cannot be written")
            raise ConfigError("home_file") from error
        # sudo: the parameter is closed to users
        self.env["ir.config_parameter"].sudo().set_param(MARK, mark)

    @api.model
    def _mark(self):
        # sudo: the parameter is closed to users
        return self.env["ir.config_parameter"].sudo().get_param(MARK, "")

    @api.model
    def _fingerprint(self, mark):
        # sudo: the parameter is closed to users
        parameters = self.env["ir.config_parameter"].sudo()
        uuid = parameters.get_param("database.uuid")
        return home.fingerprint(mark, uuid, self.env.cr.dbname, self._cluster())

    @api.model
    @tools.ormcache()
    def _cluster(self):
        """Return what tells this PostgreSQL cluster from a restored one."""
        cr = self.env.cr
        cr.execute("SELECT has_function_privilege('pg_control_system()', 'execute')")
        if not cr.fetchone()[0]:
            return 0
        cr.execute("SELECT system_identifier FROM pg_control_system()")
        return cr.fetchone()[0]
