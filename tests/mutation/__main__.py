"""Breaks the code that decides, one place at a time: do the tests notice?

See docs/mutation.md for what is needed and what came of it.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from .report import report
from .targets import TARGETS, Target
from .workspace import ROOT, Result, Workspace


def main() -> int:
    """Break every target, print figures and survivors; 1 if something survived."""
    parser = argparse.ArgumentParser("python -m tests.mutation", None, __doc__)
    parser.add_argument("targets", nargs="*", metavar="target", default=list(TARGETS))
    parser.add_argument("--jobs", type=int, default=2, help="at a time (default: 2)")
    parser.add_argument("--only", default="", help="modules with this in their path")
    arguments = parser.parse_args()
    if unknown := set(arguments.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(unknown)}")
    return max(
        _break(name, TARGETS[name], arguments.jobs, arguments.only)
        for name in arguments.targets
    )


def _break(name: str, target: Target, jobs: int, only: str) -> int:
    tests = _files(target.tests)
    workspaces: SimpleQueue[Workspace] = SimpleQueue()
    for job in range(jobs):
        workspace = Workspace(f"{name}-{job}")
        if not job:
            workspace.test(tests)
        workspaces.put(workspace)

    def break_module(module: str) -> list[Result]:
        workspace = workspaces.get()
        try:
            return workspace.break_module(module, tests)
        finally:
            workspaces.put(workspace)

    modules = [module for module in _files(target.modules) if only in module]
    unnoticed = []
    with ThreadPoolExecutor(jobs) as pool:
        results = pool.map(break_module, modules)
        everything: list[Result] = []
        for module, found in zip(modules, results, strict=True):
            unnoticed += report(module, found)
            everything += found
    report(name, everything)
    print("\n".join(unnoticed))
    return int(bool(unnoticed))


def _files(patterns: tuple[str, ...]) -> list[str]:
    files = (file for pattern in patterns for file in sorted(ROOT.glob(pattern)))
    names = (str(file.relative_to(ROOT)) for file in files if _has_code(file))
    return list(names)


def _has_code(file: Path) -> bool:
    return file.name != "__init__.py"


if __name__ == "__main__":
    sys.exit(main())
