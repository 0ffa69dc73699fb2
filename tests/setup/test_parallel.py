"""What belongs together stays together, and what takes long comes first."""

from pathlib import Path

import pytest

from house.test_command import MOST_WORKERS, cores, is_plain, workers
from tests.parallel import place, unit

ROOT = Path(__file__).parents[2]


def test_a_file_stays_together_and_so_does_a_room_with_an_installation():
    assert unit("tests/interop/test_x.py::test_a") == "tests/interop/test_x.py"
    assert unit("tests/crash/test_x.py::test_a") == unit("tests/crash/test_y.py::C::b")
    assert unit("tests/test_linters.py::test_a") != unit(
        "tests/test_linters.py::test_b"
    )


def test_long_ones_come_first():
    nodes = ["tests/a/test.py::x", "inge_online/t.py::x", "tests/crash/test.py::x"]
    assert sorted(nodes, key=place) == nodes[::-1]


def test_a_room_stays_with_one_worker_and_begins(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for name in ("crash/test_a", "crash/test_b", "other/test_c", "other/test_d"):
        file = pytester.path / "tests" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("def test_it(): pass\ndef test_more(): pass\n")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    options = ("-p", "xdist", "-p", "tests.parallel", "-n2", "-v")
    result = pytester.runpytest_subprocess(*options, f"--rootdir={pytester.path}")
    result.assert_outcomes(passed=8)
    crash = [line for line in result.outlines if "PASSED" in line and "crash" in line]
    assert len({line.split("]")[0] for line in crash}) == 1


CORES = ["-n", str(min(cores() + 1, MOST_WORKERS))]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], CORES),
        (["--soak"], CORES),
        (["tests/protocol", "-k", "fault"], CORES),
        (["tests/test_house.py"], []),
        (["tests/test_house.py", "tests/test_docs.py"], CORES),
        (["-n0"], []),
        (["-p", "no:xdist"], []),
        (["tests", "--pdb"], []),
    ],
)
def test_all_cores_work_unless_one_file_is_wished_for(arguments, expected):
    assert workers(arguments) == expected
    assert not is_plain([*expected, "inge_online"])
