"""A new database, made as the README says; all of this room share it."""

import pytest

from ..browser.conftest import chromium  # noqa: F401, the browser of this room too
from .installation import new_database
from .readme import Section


@pytest.fixture(scope="package")
def certification():
    """What the README says of the certification test."""
    return Section("The certification test")


@pytest.fixture(scope="package")
def empty(certification):
    """A new database, made as the README says."""
    with new_database(certification.commands[:2]) as odoo:
        yield odoo
