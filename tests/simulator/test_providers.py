"""Whose number a report carries: provider, environment, account [Q-VOR, CMX-SYS]."""

import pytest

from .letters import setting
from .teller import Teller

PRODUCTION = ("debev-klara", "Fiktiv-1234")


def test_an_unknown_provider_is_refused(teller, letters):
    assert teller.refused(letters.inquiry("AZ-000001", "TEST-NI-99")) == ["K-01"]


def test_a_test_number_never_meets_production(simulator, letters):
    with Teller(simulator, PRODUCTION, path="/InGeOnline/production") as teller:
        assert teller.refused(letters.inquiry("AZ-000001")) == ["K-03"]
        teller.expect(letters.inquiry("AZ-000001", "FIKTIV-NI-01"))


def test_a_production_number_never_meets_test(teller, letters):
    assert teller.refused(letters.inquiry("AZ-000001", "FIKTIV-NI-01")) == ["K-03"]


def test_an_account_sends_for_its_own_providers(simulator, letters):
    with Teller(simulator, ("debev-karl", "Probe-5678")) as teller:
        assert teller.refused(letters.inquiry("AZ-000001")) == ["K-02"]
        teller.expect(letters.inquiry("AZ-000001", "TEST-HB-01"))


def test_the_environments_have_memories_of_their_own(simulator, teller, letters):
    teller.expect(letters.registration("AZ-000001"))
    with Teller(simulator, PRODUCTION, path="/InGeOnline/production") as production:
        body = letters.registration("AZ-000001", provider="FIKTIV-NI-01")
        production.expect(body)
    assert simulator.production_url.endswith("/InGeOnline/production")
    state = simulator.get("state", environment="production")
    assert state["registrations"]["AZ-000001"]["provider_code"] == "FIKTIV-NI-01"


@pytest.mark.parametrize(
    ("provider", "site", "teacher", "state"),
    [
        ("TEST-NI-01", "TEST-NI-01-A", "LK-1001", "NI"),
        ("TEST-HB-01", "TEST-HB-01-A", "LK-1005", "HB"),
    ],
)
def test_each_federal_state_has_its_own_number(
    teller, letters, provider, site, teacher, state
):
    where = setting(site=site, teachers=[teacher])
    said = teller.expect(letters.plan_report(provider=provider, where=where), "H-02")
    assert said.text("Kurskennung").startswith(f"{state}-2025-")
