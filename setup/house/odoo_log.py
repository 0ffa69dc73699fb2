"""What Odoo had to complain about."""

import re
from pathlib import Path

LINE = re.compile(r"^\S+ \S+ \d+ (\w+) ")
BAD = {"WARNING", "ERROR", "CRITICAL"}


def complaints(log: Path) -> list[str]:
    """Return the lines at WARNING or above, each with the lines that belong to it."""
    found: list[str] = []
    inside = False
    text = log.read_text(errors="replace") if log.is_file() else ""
    for line in text.splitlines():
        if start := LINE.match(line):
            inside = start[1] in BAD
            if inside:
                found.append(line)
        elif inside:
            found[-1] += f"\n{line}"
    return found
