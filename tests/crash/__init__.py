"""Senders, databases and servers that die in the middle of it."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "setup"))
