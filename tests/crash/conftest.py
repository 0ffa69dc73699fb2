"""A cluster of its own, in which courses wait to be begun; each test gets a copy."""

import os
import shutil
from pathlib import Path

import pytest

from house import base, database, postgres, servers
from house.odoo_conf import Odoo
from house.ports import any_free

from .authority import Authority
from .machine import Machine
from .power import Power

UNBIND = (
    "UPDATE ir_config_parameter SET value = 'unbound' WHERE key = 'inge_online.home'"
)
FEW, MANY = 120, 1000
LONG = 3600  # seconds for one test of the long form
PLANNED_ON, BEGUN_ON = "2025-02-01", "2025-02-25"


def pytest_collection_modifyitems(config, items):
    """Let the long form take its time."""
    if config.getoption("--soak"):
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.timeout(LONG))


@pytest.fixture(scope="package")
def power():
    """A running PostgreSQL that nobody else uses."""
    if "INGE_TEST_TEMPLATE" not in os.environ:
        pytest.fail("the crash tests need a database: run them by ./setup/test")
    folder = Path(os.environ["INGE_TEST_FOLDER"]) / "crash"
    folder.mkdir(exist_ok=True)
    power = Power(postgres.Cluster(folder / "pg"), folder / "postgresql.log")
    power.on()
    yield power
    power.service.stop()
    power.cluster.remove()


@pytest.fixture(scope="package")
def courses(request):
    """How many courses there are: more with --soak."""
    return MANY if request.config.getoption("--soak") else FEW


@pytest.fixture(scope="package")
def waiting(power, courses):
    """An installation where BAMF knows all plans, and all begins wait to be sent."""
    folder = power.log.parent
    shutil.copy(folder.parent / "inge_online.key", folder)
    (folder / "simulator.memory").unlink(missing_ok=True)
    machine = _machine(folder, "inge_online_test_crash", power, PLANNED_ON)
    _copy_template(machine)
    machine.do("prepare", str(courses))
    machine.bamf.start()
    try:
        machine.do("drain")
    finally:
        machine.bamf.stop()
    assert machine.count("state IN ('accepted', 'hinted')") >= courses
    machine.do("start")
    assert machine.count("state = 'ready'") == courses
    return machine


@pytest.fixture
def machine(waiting, power, tmp_path):
    """A copy of everything, in which a test may break what it likes."""
    for name in ("simulator.memory", "inge_online.key"):
        shutil.copy(waiting.odoo.folder / name, tmp_path)
    machine = _machine(tmp_path, "inge_online_test_crash_copy", power, BEGUN_ON)
    database.copy(waiting.odoo, machine.odoo, waiting.env)
    # a copy would not report: let it be one of its own
    machine.sql(UNBIND)
    # PostgreSQL would let a copied sequence fall back behind its numbers in a crash
    machine.sql("CHECKPOINT")
    machine.bamf.start()
    yield machine
    machine.stop()
    machine.bamf.stop()
    database.drop(machine.odoo.database, machine.env)


def _machine(folder: Path, name: str, power: Power, today: str) -> Machine:
    port = any_free()
    odoo = Odoo(folder, name, any_free(), servers.endpoint(port), crons=0)
    odoo.write()
    return Machine(odoo, power.cluster.env, Authority(folder, port, today))


def _copy_template(machine: Machine) -> None:
    """Bring the test database from wherever it is into our own cluster."""
    name, file = machine.odoo.database, machine.odoo.folder / "template.sql"
    database.drop(name, machine.env)
    base.dump(os.environ["INGE_TEST_TEMPLATE"], {}, file)
    base.load(file, name, machine.env)
    file.unlink()
