"""Breaks the code that decides, one place at a time: do the tests notice?

See docs/mutation.md for what is needed and what came of it.
"""

from __future__ import annotations

import argparse
import sys

from .report import report
from .session import sessions
from .targets import TARGETS


def main() -> int:
    """Break every target, print figures and survivors; 1 if something survived."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation", description=__doc__
    )
    parser.add_argument("targets", nargs="*", metavar="target", default=list(TARGETS))
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: 2)")
    arguments = parser.parse_args()
    if unknown := set(arguments.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(unknown)}")
    return max(_break(name, arguments.jobs) for name in arguments.targets)


def _break(name: str, jobs: int) -> int:
    parts = sessions(name, TARGETS[name], jobs)
    for part in parts:
        part.prepare()
    running = [part.start() for part in parts]
    try:
        for process in running:
            process.wait()
    finally:
        for process in running:
            process.terminate()
    unnoticed = report(name, [item for part in parts for item in part.results()])
    print("\n".join(unnoticed))
    return int(bool(unnoticed))


if __name__ == "__main__":
    sys.exit(main())
