"""Code lists: our words on one side, BAMF's official codes on the other."""

from __future__ import annotations

from dataclasses import dataclass, field


class NoCode(Exception):
    """One of our words has no official code in a closed list."""


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A line of a code list."""

    code: str
    official: str
    label: str
    line: int


@dataclass(frozen=True)
class CodeList:
    """A code list of a contract.

    A word may stand several times: the first line is written, all are read. Several
    words may share an official code: the first line is read. A list that is ``open``
    lets words that it does not know pass unchanged.
    """

    name: str
    file: str
    rows: tuple[CodeRow, ...]
    open: bool = False
    _official: dict[str, str] = field(init=False, repr=False, compare=False)
    _ours: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        official: dict[str, str] = {}
        ours: dict[str, str] = {}
        for row in self.rows:
            official.setdefault(row.code, row.official)
            ours.setdefault(row.official, row.code)
        object.__setattr__(self, "_official", official)
        object.__setattr__(self, "_ours", ours)

    def official(self, code: str) -> str:
        """BAMF's code for our word. NoCode when a closed list does not have it."""
        if code in self._official:
            return self._official[code]
        if self.open:
            return code
        raise NoCode(self.name)

    def ours(self, official: str) -> str:
        """Our word for BAMF's code; an unknown code passes unchanged."""
        return self._ours.get(official, official)
