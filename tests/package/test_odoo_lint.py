"""Odoo's own linters (`test_lint`), on our add-ons alone.

Its pylint reads all of Odoo and takes minutes: by hand, see docs/setup.md.
"""

# ruff: noqa: F401
# pytest finds the tests of what is imported

import pytest

from odoo.modules import Manifest

from odoo.addons.test_lint.tests.test_docstring import TestDocstring
from odoo.addons.test_lint.tests.test_dunderinit import TestDunderinit
from odoo.addons.test_lint.tests.test_i18n import TestI18n
from odoo.addons.test_lint.tests.test_index import TestIndex
from odoo.addons.test_lint.tests.test_jstranslate import TestJsTranslations
from odoo.addons.test_lint.tests.test_manifests import ManifestLinter
from odoo.addons.test_lint.tests.test_naming import TestNaming
from odoo.addons.test_lint.tests.test_onchange_domains import TestOnchangeDomains
from odoo.addons.test_lint.tests.test_override_signatures import (
    TestLintOverrideSignatures,
)
from odoo.addons.test_lint.tests.test_pofile import PotLinter
from odoo.addons.test_lint.tests.test_routes import RoutesLinter

from house.paths import ADDONS


@pytest.fixture(autouse=True)
def ours_alone(monkeypatch):
    found = [Manifest.for_addon(name) for name in ADDONS]
    monkeypatch.setattr(Manifest, "all_addon_manifests", lambda: found)
