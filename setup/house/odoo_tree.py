"""Odoo 19's Python package out of Debian's .deb, with two repairs.

Debian replaced Odoo's jQuery by a link to a package of its own: without the file every
page is an error. And it left out a file (not free) that a bundle still names, which
puts an error into the browser's console: a stub takes its place, and only the blurred
background in video calls is lost.
"""

import shutil
import tarfile
from pathlib import Path, PurePosixPath

from . import place
from .deb import contents
from .paths import CACHE
from .pool import Pin, package
from .tell import Stop, need_space, step

ODOO = Pin(
    "odoo-19",
    "pool/main/o/odoo/odoo-19_19.0.0+dfsg-1_all.deb",
    "9d2f598b0555db17e291d48ed24df184c70823c053c4c5ed53c467ca7f629bbf",
)
JQUERY = Pin(
    "libjs-jquery",
    "pool/main/n/node-jquery/libjs-jquery_3.6.1+dfsg+~3.5.14-1_all.deb",
    "a58c9ff6afe96c769cb6535754c909410760e4efa1e1540236194e489adcfb25",
)
TOP = "./usr/lib/python3/dist-packages/odoo/"
JQUERY_FILE = "./usr/share/javascript/jquery/jquery.js"
COPYRIGHT = "./usr/share/doc/odoo-19/copyright"
STUB = "addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js"
#: translations kept, of the 872 MB that there are
LANGUAGES = {"de.po"}
MEGABYTES = 600


def get(home: Path) -> None:
    """Make `home` a folder that contains odoo/."""
    if place.is_complete(home, ODOO.sha256):
        return
    with step("Odoo 19: download (123 MB) and unpack"):
        need_space(home, MEGABYTES)
        odoo, jquery = package(ODOO, CACHE), package(JQUERY, CACHE)
        place.build(home, ODOO.sha256, lambda part: _unpack(odoo, jquery, part))


def _unpack(odoo: Path, jquery: Path, home: Path) -> None:
    with contents(odoo) as tar:
        for member in tar:
            target = _target(member.name, home)
            if target and member.isreg():
                _extract(tar, member, target)
    if not (home / "odoo" / "release.py").is_file():
        raise Stop(f"{odoo.name} holds no Odoo. Give your own in ODOO_HOME.")
    with contents(jquery) as tar:
        for member in tar:
            if member.name == JQUERY_FILE:
                to = home / "odoo/addons/web/static/lib/jquery/jquery.js"
                _extract(tar, member, to)
    stub = home / "odoo" / STUB
    stub.parent.mkdir(parents=True, exist_ok=True)
    stub.write_text("// not in Debian's package: no background blur in calls\n")


def _target(name: str, home: Path) -> Path | None:
    """Return where a file of the package goes; None if it is not wanted."""
    if name == COPYRIGHT:
        return home / "odoo-copyright"
    if not name.startswith(TOP):
        return None
    path = PurePosixPath("odoo", name[len(TOP) :])
    if ".." in path.parts:
        raise Stop(f"The package holds an unsafe path: {name}")
    if path.parent.name in ("i18n", "i18n_extra") and path.name not in LANGUAGES:
        return None
    return home / path


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    source = tar.extractfile(member)
    if source is None:
        raise Stop(f"{member.name} cannot be read from its package.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with source, target.open("wb") as out:
        shutil.copyfileobj(source, out)
    target.chmod(0o755 if member.mode & 0o100 else 0o644)
