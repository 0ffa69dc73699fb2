import logging
import secrets

from odoo import api, models, tools

from .. import home
from ..protocol import ConfigError

_logger = logging.getLogger(__name__)

MARK = "inge_online.home"


class IngeContract(models.AbstractModel):
    """Is this the database that reports from this server, or a copy of it?

    The first message binds a database to its server. What it is bound by: a random mark
    in it, its uuid, its name, its PostgreSQL cluster, and a file outside of it.
    """

    _inherit = "inge.contract"

    @api.model
    def _at_home(self):
        """Tell whether messages may leave from here, as far as that is concerned."""
        mark = self._mark()
        return mark == home.UNBOUND or home.knows(self._fingerprint(mark))

    @api.model
    def _client(self, environment, credentials, exchange=None):
        """Return a client; the first one binds the database to this server."""
        if self._mark() == home.UNBOUND:
            self._adopt()
        return super()._client(environment, credentials, exchange)

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
