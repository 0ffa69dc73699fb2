"""Where a course takes place, as far as public holidays depend on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import holidays
from holidays.constants import CATHOLIC, PUBLIC

from .errors import CalendarError, Code

_GERMANY = holidays.country_holidays("DE")
STATES = tuple(code for code in _GERMANY.subdivisions if len(code) == 2)
_STATE_OF_TOWN = {"Augsburg": "BY"}
MUNICIPALITIES = tuple(t for t in _STATE_OF_TOWN if t in _GERMANY.subdivisions)
"""Towns with holidays by a law of their own, as far as the installed library knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A federal state by its ISO code ("NI" or "DE-NI") and what sets a town apart.

    ``catholic`` marks towns in which the law gives a Catholic holiday: Mariä
    Himmelfahrt in most of Bavaria, Fronleichnam in parts of Saxony and Thuringia. Which
    towns these are depends on census data, so whoever enters the site says it.
    ``municipality`` is one of ``MUNICIPALITIES``; the one there is, Augsburg, has its
    own holiday and the Catholic one.
    """

    state: str
    catholic: bool = False
    municipality: str | None = None

    def __post_init__(self) -> None:
        """Normalise the state and refuse what the holidays library does not know."""
        state = self.state.upper().removeprefix("DE-")
        if state not in STATES:
            raise CalendarError(Code.UNKNOWN_STATE, state=self.state)
        town = self.municipality
        if town and (town not in MUNICIPALITIES or _STATE_OF_TOWN[town] != state):
            raise CalendarError(Code.UNKNOWN_MUNICIPALITY, municipality=town)
        object.__setattr__(self, "state", state)


@lru_cache(maxsize=512)
def public_holidays(region: Region, year: int) -> Mapping[date, str]:
    """Return the public holidays of a region in a year with their German names."""
    names: dict[date, str] = {}
    # The library gives a town's holidays without its state's Catholic ones.
    catholic = region.catholic or region.municipality
    for place in filter(None, (region.state, region.municipality)):
        known = holidays.country_holidays(
            "DE",
            subdiv=place,
            years=year,
            expand=False,
            language="de",
            categories={PUBLIC, CATHOLIC} if catholic else {PUBLIC},
        )
        names.update(known.items())
    return MappingProxyType(names)
