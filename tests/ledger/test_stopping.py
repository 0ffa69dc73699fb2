"""Test unless proven production, and nothing leaves that should not."""

from dataclasses import replace
from itertools import product

import pytest

from ledger import PRODUCTION, TEST, Hold, Login, Server, stop

CLEARED = Server(
    neutralized=False,
    at_home=True,
    armed=True,
    certified=True,
    endpoints=frozenset({TEST, PRODUCTION}),
)
TRYING = Server(neutralized=False, at_home=True, endpoints=frozenset({TEST}))
UNREADY = replace(CLEARED, missing=frozenset({"debtor"}))
BOTH = (True, False)


def test_production_takes_all_five_proofs():
    environments = {
        proofs: Server(
            neutralized=not proofs[0],
            armed=proofs[1],
            certified=proofs[2],
            endpoints=frozenset({TEST, PRODUCTION} if proofs[3] else {TEST}),
            at_home=proofs[4],
        ).environment
        for proofs in product(BOTH, repeat=5)
    }
    proven = [proofs for proofs, found in environments.items() if found == PRODUCTION]
    assert proven == [(True,) * 5]


def test_nothing_said_means_test_and_stopped():
    assert Server().environment == TEST
    assert stop(TEST, Server(), Login(TEST)) is Hold.NEUTRALIZED


@pytest.mark.parametrize("environment", [TEST, PRODUCTION])
def test_a_cleared_server_lets_both_environments_go(environment):
    assert stop(environment, CLEARED, Login(environment)) is None


def test_what_production_lacks_is_no_obstacle_to_a_test():
    assert stop(TEST, UNREADY, Login(TEST)) is None
    assert UNREADY.environment == PRODUCTION


@pytest.mark.parametrize(
    ("environment", "server", "login", "hold"),
    [
        (TEST, replace(CLEARED, neutralized=True), Login(TEST), Hold.NEUTRALIZED),
        (TEST, replace(CLEARED, at_home=False), Login(TEST), Hold.ELSEWHERE),
        (PRODUCTION, replace(CLEARED, armed=False), None, Hold.NOT_PRODUCTION),
        (PRODUCTION, replace(CLEARED, certified=False), None, Hold.NOT_PRODUCTION),
        (PRODUCTION, TRYING, Login(PRODUCTION), Hold.NOT_PRODUCTION),
        (PRODUCTION, UNREADY, Login(PRODUCTION), Hold.NOT_READY),
        (TEST, replace(TRYING, endpoints=frozenset()), None, Hold.NO_ENDPOINT),
        (TEST, TRYING, None, Hold.NO_ACCOUNT),
        (TEST, TRYING, Login(PRODUCTION), Hold.OTHER_ENVIRONMENT),
        (PRODUCTION, CLEARED, Login(TEST), Hold.OTHER_ENVIRONMENT),
        (TEST, TRYING, Login(TEST, refused=True), Hold.REFUSED),
        (TEST, TRYING, Login(TEST, administrator=True), Hold.ADMINISTRATOR),
        (TEST, TRYING, Login(TEST, usable=False), Hold.NO_PASSWORD),
    ],
)
def test_what_stops_a_message(environment, server, login, hold):
    assert stop(environment, server, login) is hold
