import sys

from odoo import SUPERUSER_ID, api
from odoo.cli.command import Command
from odoo.modules.registry import Registry
from odoo.tools import config


class InGeRehearse(Command):
    """Rehearse the certification test: a booklet against the built-in simulator.

    Needs no network and sends nothing to BAMF. Exit status: 0 passed, 1 not passed,
    2 it could not be played.
    """

    name = "inge_rehearse"

    def run(self, args):
        self.parser.add_argument("-c", "--config", help="Odoo's configuration file")
        self.parser.add_argument("-d", "--database", help="database name")
        self.parser.add_argument(
            "--booklet", help="name of the booklet; by default the newest"
        )
        self.parser.add_argument(
            "--keep", action="store_true", help="keep the test company afterwards"
        )
        options = self.parser.parse_args(args)
        odoo_options = ["--no-http"]
        odoo_options += ["-c", options.config] if options.config else []
        odoo_options += ["-d", options.database] if options.database else []
        config.parse_config(odoo_options, setup_logging=True)
        names = config["db_name"]
        if len(names or []) != 1:
            self.parser.error("name one database, with -d")
        sys.exit(self._rehearse(Registry(names[0]), options))

    def _rehearse(self, registry, options):
        with registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            if "inge.cert.run" not in env:
                return self._fail("inge_online_cert is not installed there")
            run_id = self._new_run(env, options.booklet)
        if not run_id:
            return self._fail("there is no such booklet with a data package")
        # imported here: this file is loaded without the add-on
        from odoo.addons.inge_online_cert.rehearsal import Rehearsal

        passed = Rehearsal(registry, run_id).play()
        with registry.cursor() as cr:
            run = api.Environment(cr, SUPERUSER_ID, {})["inge.cert.run"].browse(run_id)
            sys.stdout.write(run._summary())
            if run.trouble:
                return 2
            if not options.keep:
                run.action_remove_company()
        return 0 if passed else 1

    def _new_run(self, env, name):
        domain = [("name", "=", name)] if name else []
        booklet = env["inge.cert.booklet"].search(
            [*domain, ("package_ids", "!=", False)], limit=1
        )
        if not booklet:
            return None
        run = env["inge.cert.run"].create(
            {"mode": "rehearsal", "booklet_id": booklet.id}
        )
        run.action_start()
        return run.id

    def _fail(self, text):
        sys.stderr.write(f"{text}\n")
        return 2
