"""The certification in a new database, made as the README says."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "setup"))
