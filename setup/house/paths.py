"""Where things lie. Everything made at run time is under .dev/ of the checkout."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETUP = ROOT / "setup"
DEV = ROOT / ".dev"
#: downloads; may be shared by several checkouts
CACHE = Path(os.environ.get("INGE_CACHE") or DEV / "cache").resolve()
VENV = DEV / "venv"
PYTHON = VENV / "bin" / "python"
#: programs for Odoo's `bin_path`: chromium, wkhtmltopdf, php
BIN = DEV / "bin"
ADDONS = ("inge_online", "inge_online_cert")
