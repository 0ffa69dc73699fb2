"""How many calls of one login go side by side within one run of a sender."""

from __future__ import annotations

from collections.abc import Hashable

from .settling import Event

_LET_IN = frozenset({Event.ACCEPTED, Event.HINTED, Event.REJECTED})


class Door:
    """First one call of a login alone; side by side once BAMF has let it in.

    So a wrong password is tried once, and not by all calls at the same time.
    """

    def __init__(self) -> None:
        self._proven: set[Hashable] = set()
        self._trying: set[Hashable] = set()

    def admits(self, login: Hashable) -> bool:
        """Tell whether a call with this login may begin."""
        return login in self._proven or login not in self._trying

    def is_proven(self, login: Hashable) -> bool:
        """Tell whether BAMF has let the login in during this run."""
        return login in self._proven

    def enter(self, login: Hashable) -> None:
        """Note that a call begins."""
        if login not in self._proven:
            self._trying.add(login)

    def leave(self, login: Hashable, event: Event | None) -> None:
        """Note how a call ended; None if nobody knows."""
        self._trying.discard(login)
        if event in _LET_IN:
            self._proven.add(login)
        elif event is Event.UNAUTHORIZED:
            self._proven.discard(login)
