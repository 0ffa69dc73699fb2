"""A green run means that tests ran, and that Odoo had nothing to complain about.

- A skipped test, an expected failure, a file skipped while collecting: failed.
- A WARNING or worse in the log while a test of an add-on runs, unless the test took it
  (assertLogs, mute_logger): an error of this test.
"""

import logging

import pytest

ADDONS = ("inge_online", "inge_online_cert")


class LogWatch(logging.Handler):
    """Keeps what was logged at WARNING or above since it was last asked."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines = []

    def emit(self, record):
        self.lines.append(
            f"{record.levelname} {record.name} "
            f"({record.pathname}:{record.lineno}): {record.getMessage()}"
        )

    def take(self):
        lines, self.lines = self.lines, []
        return lines


def is_addon_test(path, root):
    """Tell whether a test lies in an add-on, so that Odoo runs it too."""
    return path.is_relative_to(root) and path.relative_to(root).parts[0] in ADDONS


def pytest_configure(config):
    config.stash[WATCH] = LogWatch()
    logging.getLogger().addHandler(config.stash[WATCH])


def pytest_unconfigure(config):
    logging.getLogger().removeHandler(config.stash[WATCH])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Let warnings through, which pytest-odoo silences by default."""
    logger = logging.getLogger("odoo")
    if is_addon_test(item.path, item.config.rootpath) and logger.level > WARNING:
        logger.setLevel(WARNING)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.skipped or hasattr(report, "wasxfail"):
        _fail(report, f"did not run, or not to its end: {_reason(report)}")
    if call.when == "teardown":
        lines = item.config.stash[WATCH].take()
        if lines and is_addon_test(item.path, item.config.rootpath):
            text = "\n".join(lines)
            _fail(report, f"Odoo's log is not clean (assertLogs expects one):\n{text}")
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    report = yield
    if report.skipped:
        _fail(report, f"was not collected: {_reason(report)}")
    return report


def _reason(report):
    if hasattr(report, "wasxfail"):
        return report.wasxfail or "expected to fail"
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr


def _fail(report, sentence):
    report.__dict__.pop("wasxfail", None)
    earlier = f"{report.longrepr}\n\n" if report.failed else ""
    report.outcome = "failed"
    report.longrepr = f"{earlier}{report.nodeid} {sentence}"


WARNING = logging.WARNING
WATCH = pytest.StashKey[LogWatch]()
