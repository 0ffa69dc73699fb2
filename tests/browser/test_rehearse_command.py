"""The rehearsal as a command, beside a running server."""

import subprocess

from house.paths import PYTHON, ROOT

PATIENCE = 280


def rehearse(odoo, *arguments):
    return subprocess.run(
        [
            *(PYTHON, "-m", "odoo", f"--addons-path={ROOT}", "inge_rehearse"),
            *("-c", odoo.conf, *arguments),
        ],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def test_the_example_passes_with_status_0(odoo):
    done = rehearse(odoo)
    assert done.returncode == 0, done.stdout + done.stderr
    passed, cases = done.stdout.split()[-1].split("/")
    assert passed == cases


def test_an_unknown_booklet_is_status_2(odoo):
    done = rehearse(odoo, "--booklet", "gibt es nicht")
    assert done.returncode == 2
    assert "no such booklet" in done.stderr
