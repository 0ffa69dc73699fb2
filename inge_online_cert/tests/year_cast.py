"""A provider of two federal states as Odoo keeps it, and the days of the year."""

from datetime import timedelta

from odoo.tests import freeze_time, new_test_user

from .clearing import Clearing
from .common import AuthorityCase
from .year_world import (
    FIRST_MONDAY,
    PROVIDERS,
    SITES,
    TEACHERS,
    login_of,
    world,
)


class YearCast(Clearing, AuthorityCase):
    """What is there before the year begins, and a clerk for each of the states."""

    world = world()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.known = cls.world["persons"]
        cls.course.active = False
        other = new_test_user(
            cls.env,
            "test-clerk-bremen",
            groups="inge_online.group_clerk",
            lang="en_US",
            company_id=cls.company.id,
            company_ids=[(6, 0, cls.company.ids)],
        )
        cls.clerks = {"NI": cls.clerk, "HB": other}
        cls.provider.test_provider_code = PROVIDERS["NI"]
        bremen = {
            "company_id": cls.company.id,
            "state_id": cls.env.ref("base.state_de_hb").id,
            "test_provider_code": PROVIDERS["HB"],
        }
        bremen = cls.env["inge.provider"].create(bremen)
        cls.providers, cls.sites = {"NI": cls.provider, "HB": bremen}, {}
        for state in PROVIDERS:
            cls.sites[state] = [cls._site(state, place) for place in SITES[state]]
            login, password = login_of(state)
            account = cls.an_account(cls.clerks[state])
            account.write({"login": login, "password": password})
        cls.teachers = cls.env["res.partner"].create(
            [{"name": "Lehrbeispiel", "inge_teacher_code": code} for code in TEACHERS]
        )
        # two codes with a typo, which BAMF will find
        cls.teachers[-1].inge_teacher_code = "LK-9999"
        cls.sites["NI"][-1].site_code = "TEST-NI-01-X"
        cls.material = cls.env["inge.code"].create(
            {"kind": "teaching_material", "code": "LW-1", "name": "Probewerk"}
        )

    @classmethod
    def _site(cls, state, code):
        return cls.env["inge.site"].create(
            {
                "name": code,
                "provider_id": cls.providers[state].id,
                "site_code": code,
                "accessibility_id": cls.code("accessibility", "full").id,
                "childcare_id": cls.code("childcare", "on_request").id,
            }
        )

    def setUp(self):
        super().setUp()
        frozen = freeze_time(f"{FIRST_MONDAY} 08:00:00", tick=True)
        self.frozen = frozen.start()
        self.addCleanup(frozen.stop)
        self.courses, self.people = {}, {}

    def monday(self, week):
        """Let it be the morning of a Monday, here and at BAMF."""
        self.week = week
        self.today = FIRST_MONDAY + timedelta(weeks=week)
        self.frozen.move_to(f"{self.today} 08:00:00")
        self.simulator.clock.set(self.today)

    def get(self, model, state):
        """Return a model as the clerk of that state uses it."""
        return self.env[model].with_user(self.clerks[state])
