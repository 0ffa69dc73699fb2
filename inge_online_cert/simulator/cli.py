"""The command line: ``python -m simulator --port N --world FILE``."""

from __future__ import annotations

import argparse
import errno
import signal
import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from .simulator import DefectError, Simulator
from .world import WorldError


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="simulator",
        description="InGe-Online on loopback, with fictional people. It is not BAMF.",
    )
    parser.add_argument(
        "--port", type=int, default=0, help="0, the default: a free one"
    )
    parser.add_argument("--world", type=Path, required=True, help="JSON file")
    parser.add_argument("--seed", type=int, default=0, help="same seed, same numbers")
    parser.add_argument(
        "--today", type=date.fromisoformat, help="date, such as 2025-02-24"
    )
    parser.add_argument("--quiet", action="store_true", help="no log on the screen")
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until SIGTERM or SIGINT. Exit status: 0, 1 for a defect, 2 for bad input."""
    options = _arguments(arguments)
    try:
        simulator = Simulator(
            options.world,
            port=options.port,
            seed=options.seed,
            today=options.today,
            tell=None if options.quiet else _say,
        )
    except WorldError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except (OSError, OverflowError) as error:
        sys.stderr.write(_why_no_port(options.port, error))
        return 2
    return _serve(simulator)


def _why_no_port(port: int, error: Exception) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Choose another with --port.\n"
    return f"Cannot listen on port {port}: {error}\n"


def _serve(simulator: Simulator) -> int:
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    simulator.start()
    _say(f"InGe-Online simulator ready at {simulator.url}")
    ended.wait()
    try:
        simulator.stop()
    except DefectError as defect:
        sys.stderr.write(f"Defect of the simulator: {defect}\n")
        return 1
    return 0
