"""Makes the add-ons' pure packages importable without Odoo, and guards the run.

Outside Odoo they are the top-level packages protocol, planning, ledger and simulator.
"""

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent
# at the end: inge_online also holds `tests` and `models`, which must hide nothing
sys.path += [str(ROOT / "inge_online"), str(ROOT / "inge_online_cert")]

# how long an example takes says something of the machine, not of what is tested
settings.register_profile(
    "calm", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("calm")

pytest_plugins = ["tests.guard", "tests.parallel", "pytester"]


def pytest_addoption(parser):
    parser.addoption(
        "--soak",
        action="store_true",
        help="run the long forms of the crash and load tests (short ones always run)",
    )
