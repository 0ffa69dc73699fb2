"""Maintenance windows: times in which nothing leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Window:
    """BAMF is not there from ``begin`` until before ``end``."""

    begin: datetime
    end: datetime


def pause(windows: Iterable[Window], now: datetime) -> datetime | None:
    """Return when messages go out again; None if nothing stops them now.

    Windows that follow each other without a gap are one.
    """
    until = now
    for window in sorted(windows, key=lambda window: window.begin):
        if window.begin <= until < window.end:
            until = window.end
    return None if until == now else until
