"""Programs beside Python: a browser, a PDF printer, PHP; unpacked without root.

Each gets a wrapper in .dev/bin that finds the libraries unpacked beside it. Odoo looks
there by its option `bin_path`.
"""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import apt
from .paths import BIN, DEV
from .tell import Stop, step

FOLDER = DEV / "programs"
WRAPPER = """#!/bin/sh
R='{root}'
L=$(ls -d "$R"/usr/lib/*-linux-gnu 2>/dev/null | head -1)
export LD_LIBRARY_PATH="$L:$L/pulseaudio:$L/blas:$L/lapack"
{settings}exec "$R/{program}" {arguments}"$@"
"""


@dataclass(frozen=True)
class Program:
    """What to unpack, how to start it, and what it is called elsewhere."""

    name: str
    packages: Sequence[str]
    program: str
    version: str
    settings: str = ""
    arguments: str = ""
    elsewhere: Sequence[str] = ()


CHROMIUM = Program(
    "chromium",
    ["chromium-headless-shell", "fonts-dejavu-core"],
    "usr/lib/chromium/chromium-headless-shell",
    "--version",
    settings='export FONTCONFIG_FILE="$R/fonts.conf"\n',
    elsewhere=["chromium-headless-shell", "chromium", "google-chrome"],
)
WKHTMLTOPDF = Program(
    "wkhtmltopdf",
    ["wkhtmltopdf", "fonts-dejavu-core"],
    "usr/bin/wkhtmltopdf",
    "--version",
    settings='export QT_QPA_PLATFORM=offscreen FONTCONFIG_FILE="$R/fonts.conf"\n'
    'export QT_PLUGIN_PATH="$L/qt5/plugins"\n',
    elsewhere=["wkhtmltopdf"],
)
PHP = Program(
    "php",
    ["php-cli", "php-soap"],
    "usr/bin/php",
    "--version",
    settings='X=$(ls -d "$R"/usr/lib/php/2* | head -1)\n',
    arguments='-n -d extension_dir="$X" -d extension=soap.so ',
    elsewhere=["php"],
)
FONTS = """<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{root}/usr/share/fonts</dir>
  <cachedir>{root}/cache</cachedir>
</fontconfig>
"""


def get(program: Program) -> Path:
    """Return the program in .dev/bin, and fetch it first where needed."""
    wrapper = BIN / program.name
    if wrapper.exists() and _starts(wrapper, program):
        return wrapper
    with step(f"{program.name}: download and unpack"):
        BIN.mkdir(parents=True, exist_ok=True)
        wrapper.unlink(missing_ok=True)
        if apt.is_possible():
            _unpack(program, wrapper)
        else:
            _link(program, wrapper)
    if not _starts(wrapper, program):
        raise Stop(f"{wrapper} was set up but does not start: run it to see why.")
    return wrapper


def _unpack(program: Program, wrapper: Path) -> None:
    root = FOLDER / program.name
    shutil.rmtree(root, ignore_errors=True)
    apt.unpack(program.packages, root, " ".join(program.packages))
    (root / "fonts.conf").write_text(FONTS.format(root=root))
    path = program.program
    if program is PHP:  # /usr/bin/php is a link that only an installation makes
        path = str(next((root / "usr/bin").glob("php[0-9]*")).relative_to(root))
    text = WRAPPER.format(
        root=root,
        program=path,
        settings=program.settings,
        arguments=program.arguments,
    )
    wrapper.write_text(text)
    wrapper.chmod(0o755)


def _link(program: Program, wrapper: Path) -> None:
    """Use what the machine has, where its packages cannot be unpacked."""
    for name in program.elsewhere:
        if found := shutil.which(name):
            wrapper.symlink_to(found)
            return
    raise Stop(f"{program.name} is needed: install it, so that it is found in PATH.")


def _starts(wrapper: Path, program: Program) -> bool:
    command = [str(wrapper), program.version]
    return subprocess.run(command, capture_output=True, timeout=60).returncode == 0
