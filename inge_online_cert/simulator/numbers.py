"""Numbers the authority gives away: the same seed gives the same numbers."""

from __future__ import annotations

import hashlib
from collections import Counter


class Numbers:
    """Draws numbers per kind; they look random, as nobody may count on an order."""

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed
        self._drawn: Counter[str] = Counter()
        self._given: set[str] = set()

    def count(self, kind: str, pattern: str) -> str:
        """The next number of a kind in plain order."""
        self._drawn[kind] += 1
        return pattern.format(f"{self._drawn[kind]:08d}")

    def draw(self, kind: str, pattern: str) -> str:
        """The next number of a kind; ``pattern`` holds ``{}`` for its six digits."""
        while True:
            self._drawn[kind] += 1
            text = f"{self._seed}:{kind}:{self._drawn[kind]}"
            digest = hashlib.sha256(text.encode()).digest()
            number = pattern.format(f"{int.from_bytes(digest[:4], 'big') % 10**6:06d}")
            if number not in self._given:
                self._given.add(number)
                return number
