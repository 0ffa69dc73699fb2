"""The guard turns what only looks green into red."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(pytester, monkeypatch):
    """Run a test file under the guard, in a process of its own."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def run(path, text):
        file = pytester.path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        options = ("-p", "no:odoo", "-p", "tests.guard", f"--rootdir={pytester.path}")
        return pytester.runpytest_subprocess(*options, path)

    return run


def test_a_passing_test_passes(run):
    result = run("test_it.py", "def test_it(): pass")
    result.assert_outcomes(passed=1)
    assert result.ret == 0


@pytest.mark.parametrize(
    "text",
    [
        "import pytest\ndef test_it(): pytest.skip('no browser')",
        "import pytest\n@pytest.mark.skip(reason='later')\ndef test_it(): pass",
        "import pytest\n@pytest.mark.xfail(strict=False)\ndef test_it(): assert 0",
        "import pytest\n@pytest.mark.xfail(strict=False)\ndef test_it(): pass",
        "import unittest\nclass T(unittest.TestCase):\n"
        "  @classmethod\n  def setUpClass(cls): raise unittest.SkipTest('no browser')\n"
        "  def test_it(self): pass",
    ],
    ids=["skip", "mark", "xfail", "xpass", "class"],
)
def test_what_did_not_run_fails(run, text):
    result = run("test_it.py", text)
    assert result.ret == 1
    result.stdout.no_fnmatch_line("*skipped*xfailed*")
    result.stdout.fnmatch_lines(["*did not run*"])


def test_a_file_that_skips_itself_fails(run):
    result = run("test_it.py", "import pytest\npytest.importorskip('not_there_at_all')")
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*was not collected*not_there_at_all*"])


def test_no_test_at_all_fails(run):
    assert (
        run("test_it.py", "def nothing(): pass").ret
        == pytest.ExitCode.NO_TESTS_COLLECTED
    )


LOGS = """
import logging, unittest
class T(unittest.TestCase):
    def test_it(self):
        {}logging.getLogger("odoo.addons.x").warning("spilt %s", "milk")
"""


def test_a_warning_in_the_log_fails_a_test_of_an_addon(run):
    result = run("inge_online/tests/test_it.py", LOGS.format(""))
    assert result.ret == 1
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*WARNING odoo.addons.x*spilt milk*"])


def test_a_warning_that_is_expected_passes(run):
    text = LOGS.format('with self.assertLogs("odoo.addons.x"): ')
    run("inge_online/tests/test_it.py", text).assert_outcomes(passed=1)
