"""Looks a server's name up, and waits for the answer no longer than there is time.

The system's resolver cannot be broken off: it is asked on a thread of its own, which is
left to itself when the time is over.
"""

from __future__ import annotations

import socket
import threading

TOO_LATE = socket.gaierror(socket.EAI_AGAIN, "no answer in time")


def addresses(name: str, port: int, seconds: float) -> list[str]:
    """The addresses of ``name``, the preferred one first. ``gaierror`` if none."""
    name = name.strip("[]")
    try:
        return _ask(name, port, socket.AI_NUMERICHOST)
    except socket.gaierror:
        return _ask_for(name, port, seconds)


def _ask_for(name: str, port: int, seconds: float) -> list[str]:
    found: list[str] = []
    problems: list[socket.gaierror] = []

    def look() -> None:
        try:
            found.extend(_ask(name, port))
        except socket.gaierror as error:
            problems.append(error)
        except (OSError, UnicodeError) as error:  # no name at all
            problems.append(socket.gaierror(socket.EAI_NONAME, type(error).__name__))

    thread = threading.Thread(target=look, name="inge-online-resolver", daemon=True)
    thread.start()
    thread.join(max(seconds, 0))
    if thread.is_alive():
        raise TOO_LATE
    if problems:
        raise problems[0]
    return found


def _ask(name: str, port: int, flags: int = 0) -> list[str]:
    entries = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM, flags=flags)
    return list(dict.fromkeys(str(entry[4][0]) for entry in entries))
