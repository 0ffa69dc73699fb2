"""Runs cosmic-ray on copies of the sources; those of the checkout are never touched."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, TypeAlias

from .targets import COPIED, EQUIVALENT, LEFT_OUT

ROOT = Path(__file__).parents[2]
WORK = ROOT / ".dev" / "mutation"
_PYTEST_INI = "[pytest]\nmarkers =\n    soak\n"
_BIN = Path(sys.executable).parent

Result: TypeAlias = tuple[dict[str, Any], dict[str, Any] | None]


class Workspace:
    """A copy of the sources in which one module at a time is broken."""

    def __init__(self, name: str) -> None:
        self.folder = WORK / name
        shutil.rmtree(self.folder, ignore_errors=True)
        for path in COPIED:
            _copy(ROOT / path, self.folder / path)
        (self.folder / "pytest.ini").write_text(_PYTEST_INI, "utf-8")
        # by their hash, since a broken module may have size and time of the whole one
        self._run(
            sys.executable,
            *("-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "."),
        )

    def test(self, tests: list[str]) -> None:
        """See the tests pass before anything is broken."""
        self._run(*_pytest(tests))

    def break_module(self, module: str, tests: list[str]) -> list[Result]:
        """Break a module at every place; return what the tests made of each."""
        name = module.replace("/", ".")
        config, session = f"{name}.toml", f"{name}.sqlite"
        source = (ROOT / module).read_text("utf-8")
        command = " ".join(f"'{part}'" for part in _pytest(_likely(source, tests)))
        (self.folder / config).write_text(_config(module, command), "utf-8")
        self._run(_BIN / "cosmic-ray", "init", config, session)
        self._run(_BIN / "cr-filter-operators", session, config)
        self._run(_BIN / "cosmic-ray", "exec", config, session)
        dump = self._run(_BIN / "cosmic-ray", "dump", session)
        lines = (json.loads(line) for line in dump.splitlines())
        return [(item["mutations"][0], result) for item, result in lines]

    def _run(self, *command: str | Path) -> str:
        # only what the tests need: plugins cost more than most of these tests
        environment = os.environ | {
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "PYTHONPATH": "inge_online",
        }
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        if done.returncode:
            raise SystemExit(f"{done.stdout}\nfailed in {self.folder}: {command}")
        return done.stdout


def _pytest(tests: list[str]) -> list[str]:
    return [sys.executable, "-m", "pytest", "-q", "-x", "-k", LEFT_OUT, *tests]


def _likely(source: str, tests: list[str]) -> list[str]:
    """Put the tests that name a module's rules first: they will notice."""
    names = re.findall(r"^ *def (\w+)", source, re.MULTILINE)

    def mentions(test: str) -> int:
        text = (ROOT / test).read_text("utf-8")
        return sum(f'"{name}"' in text for name in names)

    return sorted(tests, key=mentions, reverse=True)


def _config(module: str, command: str) -> str:
    return (
        "[cosmic-ray]\n"
        f"module-path = {json.dumps(module)}\n"
        f"test-command = {json.dumps(command)}\n"
        "timeout = 120.0\nexcluded-modules = []\n"
        '[cosmic-ray.distributor]\nname = "local"\n'
        "[cosmic-ray.filters.operators-filter]\n"
        f"exclude-operators = {json.dumps(EQUIVALENT)}\n"
    )


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_file():
        shutil.copy2(source, target)
    else:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, target, ignore=ignored)
