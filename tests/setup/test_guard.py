"""The guard turns what only looks green into red, with and without workers."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: in one process, or in those of pytest-xdist
MODES = pytest.mark.parametrize("mode", [(), ("-n2",)], ids=["alone", "workers"])
NOT_RUN = {
    "skip": "import pytest\ndef test_it(): pytest.skip('no browser')",
    "mark": "import pytest\n@pytest.mark.skip(reason='later')\ndef test_it(): pass",
    "xfail": "import pytest\n@pytest.mark.xfail(strict=False)\ndef test_it(): assert 0",
    "xpass": "import pytest\n@pytest.mark.xfail(strict=False)\ndef test_it(): pass",
    "class": "import unittest\nclass T(unittest.TestCase):\n"
    "  @classmethod\n  def setUpClass(cls): raise unittest.SkipTest('no browser')\n"
    "  def test_it(self): pass",
}
LOGS = """
import logging, unittest
class T(unittest.TestCase):
    def test_it(self):
        {}logging.getLogger("odoo.addons.x").warning("spilt %s", "milk")
"""


@pytest.fixture
def run(pytester, monkeypatch):
    """Run test files under the guard, in processes of their own."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    # the others take most of the time
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")

    def run(mode, **files):
        for name, text in files.items():
            file = pytester.path / f"{name}.py"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        options = ("-p", "xdist", "-p", "tests.guard", f"--rootdir={pytester.path}")
        return pytester.runpytest_subprocess(*options, *mode)

    return run


@MODES
def test_a_passing_test_passes(run, mode):
    result = run(mode, test_it="def test_it(): pass")
    result.assert_outcomes(passed=1)
    assert result.ret == 0


@MODES
def test_what_did_not_run_fails(run, mode):
    result = run(mode, **{f"test_{name}": text for name, text in NOT_RUN.items()})
    assert result.ret == 1
    result.assert_outcomes(failed=3, errors=2)
    for name in NOT_RUN:
        result.stdout.fnmatch_lines([f"*test_{name}.py*did not run*"])


@MODES
def test_a_file_that_skips_itself_fails(run, mode):
    text = "import pytest\npytest.importorskip('not_there_at_all')"
    result = run(mode, test_it=text)
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*was not collected*not_there_at_all*"])


@MODES
def test_no_test_at_all_fails(run, mode):
    result = run(mode, test_it="def nothing(): pass")
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED


@MODES
def test_a_warning_in_the_log_fails_a_test_of_an_addon_unless_it_is_expected(run, mode):
    spilt, expected = (
        LOGS.format(how) for how in ("", 'with self.assertLogs("odoo.addons.x"): ')
    )
    tests = "inge_online/tests/test"
    result = run(mode, **{f"{tests}_spilt": spilt, f"{tests}_expected": expected})
    assert result.ret == 1
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*WARNING odoo.addons.x*spilt milk*"])


def test_a_worker_that_dies_fails(run):
    text = "import os\ndef test_it(): os._exit(0)\ndef test_more(): pass"
    result = run(("-n2",), test_it=text)
    assert result.ret == 1
    result.stdout.fnmatch_lines(["*worker*crashed*"])
