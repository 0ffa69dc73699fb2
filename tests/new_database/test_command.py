"""The rehearsal as a command: its exit status says how it went."""

import subprocess

import pytest

from house.paths import PYTHON, ROOT

from .installation import serving
from .rehearsals import Rehearsals

PATIENCE = 280
UNKNOWN_PERSON = "M(TA)1-2"


@pytest.fixture(scope="module")
def booklets(empty):
    """One that is right, and one that expects what will not come."""
    with serving(empty):
        rehearsals = Rehearsals(empty)
        rehearsals.booklet("Richtig", UNKNOWN_PERSON)
        rehearsals.booklet("Falsch", UNKNOWN_PERSON, expected_code="K-99")


def rehearse(odoo, *arguments):
    return subprocess.run(
        [
            *(PYTHON, "-m", "odoo", f"--addons-path={ROOT}", "inge_rehearse"),
            *("-c", odoo.conf, "-d", odoo.database, *arguments),
        ],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.mark.parametrize(
    ("booklet", "status", "told"),
    [("Richtig", 0, "1/1"), ("Falsch", 1, "0/1")],
)
def test_a_wrong_expectation_is_caught(empty, booklets, booklet, status, told):
    done = rehearse(empty, "--booklet", booklet)
    assert done.returncode == status, done.stdout + done.stderr
    assert done.stdout.split()[-1] == told


def test_an_unknown_booklet_is_status_2(empty):
    done = rehearse(empty, "--booklet", "gibt es nicht")
    assert done.returncode == 2
    assert "no such booklet" in done.stderr
