"""A contract: a folder of data that says how InGe-Online is spoken."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Contract:
    """A loaded contract; immutable, to be shared by threads and clients."""

    name: str
    version: str
    title: str


def load_contract(path: Path | str) -> Contract:
    """The contract in folder ``path``. ContractError tells all that is wrong."""
    raise NotImplementedError
