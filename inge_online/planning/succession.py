"""How one section follows the other: a provider's habit."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from .errors import Code, RequestError


class Overrun(str, Enum):
    """What happens when a section does not fit into its place in the grid."""

    CUT = "cut"  # the grid stands; the units that do not fit are reported missing
    FOLLOW = "follow"  # the next section follows at once, later ones find the grid
    NEXT_PLACE = "next_place"  # the next section waits for the next place in the grid


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """The next section begins on the first teaching day after ``days`` calendar days.

    The default, 0, is the gapless succession.
    """

    days: int = 0

    def __post_init__(self) -> None:
        """Refuse sections that would overlap."""
        if self.days < 0:
            raise RequestError(Code.SUCCESSION, days=self.days)

    def next_start(self, *, anchor: date, first_day: date, last_day: date) -> date:
        """Return the earliest day of the section after ``last_day``."""
        return last_day + timedelta(days=1 + self.days)

    def limit(self, *, anchor: date, first_day: date) -> date | None:
        """Return None: a section lasts until its units are taught."""
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A section begins every ``weeks`` weeks, whatever the holidays.

    The grid counts from the course's start, or from the latest section that was set to
    a day of its own. A place that falls on a day off moves to the next teaching day and
    moves no later place.
    """

    weeks: int
    overrun: Overrun

    def __post_init__(self) -> None:
        """Refuse a grid without width."""
        if self.weeks < 1:
            raise RequestError(Code.SUCCESSION, weeks=self.weeks)

    def next_start(self, *, anchor: date, first_day: date, last_day: date) -> date:
        """Return the earliest day of the section after ``last_day``."""
        day_after = last_day + timedelta(days=1)
        if self.overrun is Overrun.FOLLOW:
            return max(self._place_after(anchor, first_day), day_after)
        return self._place_after(anchor, last_day)

    def limit(self, *, anchor: date, first_day: date) -> date | None:
        """Return the day on which a section begun on ``first_day`` must be over."""
        if self.overrun is Overrun.CUT:
            return self._place_after(anchor, first_day)
        return None

    def _place_after(self, anchor: date, day: date) -> date:
        places = (day - anchor).days // (7 * self.weeks) + 1
        return anchor + timedelta(weeks=self.weeks * places)


Succession = Gap | Grid
