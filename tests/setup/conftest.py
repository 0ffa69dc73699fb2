"""Makes the setup's own modules importable."""

import sys
from pathlib import Path

SETUP = Path(__file__).parents[2] / "setup"
if str(SETUP) not in sys.path:
    sys.path.append(str(SETUP))
