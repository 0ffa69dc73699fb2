"""Runs cosmic-ray on copies of the sources; those of the checkout are never touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .targets import COPIED, EQUIVALENT, LEFT_OUT, Target

ROOT = Path(__file__).parents[2]
WORK = ROOT / ".dev" / "mutation"
_PYTEST_INI = "[pytest]\nmarkers =\n    soak\n"
_BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Session:
    """A copy of the sources in which some modules are broken one place at a time."""

    folder: Path
    modules: list[str]
    tests: list[str]

    def prepare(self) -> None:
        """Copy the sources, list the mutations, and see the tests pass without any."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for name in COPIED:
            _copy(ROOT / name, self.folder / name)
        (self.folder / "pytest.ini").write_text(_PYTEST_INI, "utf-8")
        (self.folder / "mutation.toml").write_text(self._config(), "utf-8")
        self._run("cosmic-ray", "init", "mutation.toml", "session.sqlite")
        self._run("cr-filter-operators", "session.sqlite", "mutation.toml")
        self._run("cosmic-ray", "baseline", "mutation.toml")

    def start(self) -> subprocess.Popen[bytes]:
        """Break and test, until every mutation has had its turn."""
        command = [_BIN / "cosmic-ray", "exec", "mutation.toml", "session.sqlite"]
        return subprocess.Popen(command, cwd=self.folder, env=_environment())

    def results(self) -> list[tuple[dict[str, Any], dict[str, Any] | None]]:
        """Return mutations and what became of them, None for not yet tried."""
        dump = self._run("cosmic-ray", "dump", "session.sqlite")
        lines = (json.loads(line) for line in dump.splitlines())
        return [(item["mutations"][0], result) for item, result in lines]

    def _config(self) -> str:
        pytest = [sys.executable, "-m", "pytest", "-q", "-x", "-k", f"'{LEFT_OUT}'"]
        command = " ".join([*pytest, *self.tests])
        return (
            "[cosmic-ray]\n"
            f"module-path = {json.dumps(self.modules)}\n"
            f"test-command = {json.dumps(command)}\n"
            "timeout = 120.0\nexcluded-modules = []\n"
            '[cosmic-ray.distributor]\nname = "local"\n'
            "[cosmic-ray.filters.operators-filter]\n"
            f"exclude-operators = {json.dumps(EQUIVALENT)}\n"
        )

    def _run(self, command: str, *arguments: str) -> str:
        return subprocess.run(
            [_BIN / command, *arguments],
            cwd=self.folder,
            env=_environment(),
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout


def sessions(name: str, target: Target, jobs: int) -> list[Session]:
    """Return as many sessions as there are jobs, with modules of like size."""
    modules = sorted(
        (str(f.relative_to(ROOT)) for m in target.modules for f in _sources(ROOT / m)),
        key=lambda module: -(ROOT / module).stat().st_size,
    )
    tests = [
        str(file.relative_to(ROOT))
        for pattern in target.tests
        for file in sorted(ROOT.glob(pattern))
    ]
    return [
        Session(WORK / f"{name}-{job}", modules[job::jobs], tests)
        for job in range(min(jobs, len(modules)))
    ]


def _sources(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [file for file in sorted(path.glob("*.py")) if file.name != "__init__.py"]


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_file():
        shutil.copy2(source, target)
    else:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, target, ignore=ignored)


def _environment() -> dict[str, str]:
    # only what the tests need: plugins cost more than most of these tests
    return os.environ | {
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": "inge_online",
    }
