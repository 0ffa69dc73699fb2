"""The Python environment of the commands."""

import os
import subprocess
from pathlib import Path

from house import place, venv
from house.paths import PYTHON, SETUP, VENV


def test_started_with_its_own_python_the_environment_stays_as_it_is():
    made_with = (VENV / place.STAMP).read_text().split(" ")[0]
    found = subprocess.run(
        [PYTHON, "-c", "from house import venv; print(venv.interpreter())"],
        env={**os.environ, "PYTHONPATH": str(SETUP)},
        capture_output=True,
        text=True,
    )
    assert found.stdout.strip() == made_with, found.stderr


def test_outside_of_it_a_fitting_python_is_found():
    assert Path(venv.interpreter()).exists()
