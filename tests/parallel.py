"""How the tests are shared among the workers of pytest-xdist.

What is expensive to begin is begun once: a file goes to one worker as a whole, and so
does a room whose tests share an installation. What takes long comes first, so that all
workers end at about the same time. Without xdist only the order is of any effect.
"""

import os

import pytest

#: what shares something expensive and stays together
TOGETHER = ("tests/browser/", "tests/new_database/", "tests/crash/", "tests/package/")
#: what shares nothing, and need not wait for the rest of its file
APART = ("tests/test_linters.py",)
#: what takes long, the longest first; neighbours where workers keep an installation
FIRST = (
    "tests/crash/",
    "tests/new_database/",
    "inge_online_cert/tests/test_year.py",
    "tests/browser/",
    "tests/package/",
    "tests/test_linters.py::test_pylint_odoo",
    "inge_online_cert/tests/test_rehearsal.py",
    "inge_online_cert/",
    "inge_online/",
    "tests/interop/",
)


def unit(nodeid):
    """Return the name of what is given to one worker as a whole."""
    file = nodeid.split("::")[0]
    if file.startswith(APART):
        return nodeid
    return next((room for room in TOGETHER if file.startswith(room)), file)


def place(nodeid):
    """Return how far behind a test comes."""
    places = (n for n, start in enumerate(FIRST) if nodeid.startswith(start))
    return next(places, len(FIRST))


def pytest_configure(config):
    """Let no worker delete the attachments that another one has just written.

    pytest-odoo gives all workers one folder of attachments, and Odoo deletes after each
    class of tests what its own database does not know.
    """
    if "PYTEST_XDIST_WORKER" in os.environ and config.pluginmanager.has_plugin("odoo"):
        from odoo.tests import TransactionCase

        TransactionCase._gc_filestore = classmethod(lambda cls: None)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: place(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give out units in the order of the collection."""
    # only there when xdist is
    from xdist.scheduler import LoadScopeScheduling

    class ByUnit(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return unit(nodeid)

    config.option.loadscopereorder = False
    return ByUnit(config, log)
