"""Who runs PostgreSQL, which refuses root: the user, or a stand-in for root."""

import hashlib
import os
import pwd
import subprocess
from pathlib import Path
from typing import Any

from .tell import Stop

User = pwd.struct_passwd | None


def for_root() -> User:
    """Return the user to change to; None if we are not root anyway."""
    if os.geteuid():
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Stop("PostgreSQL refuses to run as root, and there is no user `nobody`.")


def arguments(user: User) -> dict[str, Any]:
    """Return what makes subprocess change to this user."""
    if user is None:
        return {}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def can_reach(user: User, path: Path) -> bool:
    """Tell whether the user can enter a folder, or start a program."""
    command = ["test", "-x", str(path)]
    return subprocess.run(command, cwd="/", **arguments(user)).returncode == 0


def reachable(folder: Path, user: User) -> Path:
    """Return the folder, or one under /var/tmp that root's stand-in can reach."""
    folder.mkdir(parents=True, exist_ok=True)
    if user:
        if not can_reach(user, folder.parent):
            folder = Path("/var/tmp", f"inge-pg-{short(folder)}")
            folder.mkdir(exist_ok=True)
        give(folder, user)
    folder.chmod(0o700)
    return folder


def give(path: Path, user: User) -> None:
    """Make the user the owner."""
    if user:
        os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)


def short(path: Path) -> str:
    """Return a short name that stands for a path."""
    return hashlib.sha256(str(path).encode()).hexdigest()[:10]
