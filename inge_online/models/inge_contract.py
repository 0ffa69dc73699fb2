import logging
from functools import lru_cache

from odoo import api, models
from odoo.tools import str2bool

from .. import config
from ..ledger import TEST, Server
from ..protocol import Client, ContractError, load_contract

_logger = logging.getLogger(__name__)


class IngeContract(models.AbstractModel):
    """The contract of this server: how InGe-Online is spoken, and where it may go."""

    _name = "inge.contract"
    _description = "Contract of InGe-Online"

    @api.model
    def _contract(self):
        """Return the contract that the server's configuration names.

        :raises protocol.ContractError: it cannot be used; the text says why
        """
        return _load(config.contract_folder())

    @api.model
    def _environment(self, provider):
        """Tell where messages of a provider go: "test" unless proven "production".

        A contract that cannot be used proves nothing; sending then says so.
        """
        if not config.armed():
            return TEST  # whatever else holds: no need to read it
        return self._server(provider).environment

    @api.model
    def _server(self, provider, message_type=None):
        """Return what this server, its contract and its database allow a provider.

        :param message_type: for messages of this type; by default for any of them
        """
        # sudo: the parameter is closed to users
        parameters = self.env["ir.config_parameter"].sudo()
        return Server(
            neutralized=str2bool(
                parameters.get_param("database.is_neutralized", "False")
            ),
            at_home=self._at_home(),
            armed=config.armed(),
            certified=provider._is_certified(message_type),
            endpoints=self._endpoints(),
        )

    @api.model
    def _endpoints(self):
        """Return the environments that the contract has an address for."""
        try:
            return self._contract().environments
        except ContractError as error:
            _logger.warning("The contract cannot be used: %s", error)
            return frozenset()

    @api.model
    def _client(self, environment, credentials, exchange=None):
        """Return a client; whoever asks for it closes it.

        :param exchange: context manager for the time on the wire
        """
        return Client(
            self._contract(),
            environment=environment,
            credentials=credentials,
            options=config.options(),
            gate=exchange,
        )


@lru_cache(maxsize=4)
def _load(folder):
    """Load a contract once per process; a new one takes a restart, as it should."""
    return load_contract(folder)
