"""What the tests of this add-on share: people, a course, and a server on loopback."""

import os
from tempfile import TemporaryDirectory
from unittest.mock import patch

from cryptography.fernet import Fernet

from odoo.tests import TransactionCase, new_test_user

from ..protocol.samples import sample
from ..sender import Sender
from .loopback import Loopback

NOBODY_LISTENS = "http://127.0.0.1:9"


class ServerCase(TransactionCase):
    """A server with settings, and a sender that takes what it is given."""

    @classmethod
    def setting(cls, key, value):
        """Set a server setting for this test class, or for a test if called in one."""
        variables = {f"INGE_ONLINE_{key.upper()}": value}
        cls.startClassPatcher(patch.dict(os.environ, variables))

    def send(self, *messages):
        """Let a sender take these messages, as after a commit."""
        self.env.flush_all()
        with self.enter_registry_test_mode(), Sender(self.registry) as sender:
            sender.send(*(message.id for message in messages))
        self.env.invalidate_all()


class IngeCase(ServerCase):
    """A company with a provider, a site, a course and a user of each role."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # whatever language the database speaks by default
        cls.env["res.lang"]._activate_lang("en_US")
        cls.env.user.lang = "en_US"
        cls.setting("test_endpoint", NOBODY_LISTENS)
        cls.setting("key", Fernet.generate_key().decode())
        folder = TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.setting("home_file", f"{folder.name}/home")
        cls.company = cls.env["res.company"].create({"name": "Probeschule"})
        cls.reader = cls.user("reader")
        cls.clerk = cls.user("clerk")
        cls.manager = cls.user("manager")
        cls.administrator = cls.user("administrator")
        cls.provider = cls.env["inge.provider"].create(
            {
                "company_id": cls.company.id,
                "state_id": cls.env.ref("base.state_de_ni").id,
                "test_provider_code": "TEST-NI-09",
                "provider_code": "NI-09",
            }
        )
        cls.site = cls.env["inge.site"].create(
            {
                "name": "Haus der Probe",
                "provider_id": cls.provider.id,
                "site_code": "TEST-NI-09-A",
            }
        )
        cls.course = cls.a_course("PROBE-1")

    @classmethod
    def user(cls, role, company=None):
        company = company or cls.company
        return new_test_user(
            cls.env,
            f"test-{role}-{company.id}",
            groups=f"inge_online.group_{role}",
            lang="en_US",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )

    @classmethod
    def a_course(cls, name, **values):
        return cls.env["inge.course"].create(
            {
                "name": name,
                "company_id": cls.company.id,
                "site_id": cls.site.id,
                "course_type_id": cls.env.ref(
                    "inge_online.inge_course_type_general"
                ).id,
                "clerk_id": cls.clerk.id,
                "date_start": "2030-01-07",
                **values,
            }
        )

    @classmethod
    def an_account(cls, user=None, environment="test", password="geheim-1"):
        account = cls.env["inge.account"].create(
            {
                "user_id": (user or cls.clerk).id,
                "company_id": cls.company.id,
                "environment": environment,
                "login": "debev-probe",
            }
        )
        account.password = password
        return account

    def enqueue(self, user=None, record=None, key="course_plan_report:1", **values):
        """Queue the example of a message as a user; return it with all rights."""
        record = record or self.course
        message = values.pop("message", None) or sample("course_plan_report")
        messages = self.env["inge.message"].with_user(user or self.clerk)
        entry = messages._enqueue(
            message, record=record.with_env(messages.env), business_key=key, **values
        )
        return entry.sudo().with_env(self.env)


class LoopbackCase(IngeCase):
    """A clerk with a login, and servers that answer badly."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.account = cls.an_account()

    def answered(self, *messages, status=None, body=b""):
        """Send the messages to a server that answers like this; return its calls."""
        with Loopback(status, body) as server:
            with self.endpoint(server):
                self.send(*messages)
            return server.calls

    def endpoint(self, server):
        return patch.dict(os.environ, {"INGE_ONLINE_TEST_ENDPOINT": server.url})
