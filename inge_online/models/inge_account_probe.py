from dataclasses import replace
from functools import partial

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError

from ..ledger import Hold, stop
from ..passwords import NoKey
from ..protocol import AuthError, ConfigError, InGeError, NotSent, Rejected
from ..protocol.samples import sample

PROBE = "course_inquiry"


class IngeAccount(models.Model):
    """The connection test: a harmless question, asked with this login.

    BAMF is asked for a course that is not ours. That it does not know it proves that it
    let the login in; nothing is changed by it.
    """

    _inherit = "inge.account"

    tested_on = fields.Datetime(string="Connection tested", readonly=True, copy=False)
    test_result = fields.Selection(
        [
            ("accepted", "BAMF lets this login in"),
            ("refused", "BAMF refuses user or password"),
            ("unreachable", "BAMF cannot be reached"),
            ("setup", "The server is set up wrongly"),
            ("unclear", "BAMF answers, but not as expected"),
        ],
        string="Result of the test",
        readonly=True,
        copy=False,
    )

    def action_test_connection(self):
        """Ask BAMF after the commit; the form then shows the result."""
        self.ensure_one()
        self.check_access("write")
        reason = self._untestable()
        if reason:
            raise UserError(reason)
        self.env.cr.postcommit.add(partial(_test, self.env.registry, self.id))

    def _untestable(self):
        """Return why BAMF cannot be asked with this login, as a sentence."""
        provider = self._probing_provider()
        if not provider:
            return self.env._(
                "Enter the provider code first: BAMF cannot be asked without it."
            )
        reason = self._unfit()
        if reason:
            return reason
        # sudo: what the server allows is closed to users
        server = self.env["inge.contract"].sudo()._server(provider)
        hold = stop(self.environment, server, self._login())
        if hold in (None, Hold.NO_ACCOUNT):
            return ""
        return self.env["inge.error.text"]._explain(f"hold_{hold.value}")

    def _probing_provider(self):
        # sudo: of the own company, and only its number is used
        providers = self.env["inge.provider"].sudo()
        found = providers.search([("company_id", "=", self.company_id.id)])
        return found.filtered(lambda p: p._code_for(self.environment))[:1]

    def _probe(self):
        """Return a client and the question to ask, or the result without asking."""
        if not self.try_lock_for_update() or self._untestable():
            return None
        provider = self._probing_provider()
        message = replace(
            sample(PROBE), provider_code=provider._code_for(self.environment)
        )
        contract = self.env["inge.contract"]
        return contract._client(self.environment, self._credentials()), message

    def _note_test(self, result):
        if result == "refused":
            self._refuse()
        # sudo: nobody enters the result of a test
        self.sudo().write({"tested_on": fields.Datetime.now(), "test_result": result})


def _test(registry, account_id):
    with registry.cursor() as cr:
        account = api.Environment(cr, SUPERUSER_ID, {})["inge.account"]
        try:
            probe = account.browse(account_id)._probe()
        except (ConfigError, NoKey):
            account.browse(account_id)._note_test("setup")
            return
    if probe is None:
        return
    result = _ask(*probe)
    with registry.cursor() as cr:
        account = api.Environment(cr, SUPERUSER_ID, {})["inge.account"]
        account.browse(account_id)._note_test(result)


def _ask(client, message):
    try:
        client.send(message)
    except Rejected:
        return "accepted"
    except AuthError:
        return "refused"
    except NotSent:
        return "unreachable"
    except ConfigError:
        return "setup"
    except InGeError:
        return "unclear"
    finally:
        client.close()
    return "accepted"
