"""Every term of the screens is in the files, and every one has its German words."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_translations_are_complete_and_up_to_date():
    done = subprocess.run(
        [ROOT / "setup/translate", "--check"], capture_output=True, text=True
    )
    assert not done.returncode, f"{done.stdout}{done.stderr}\nrun ./setup/translate"
