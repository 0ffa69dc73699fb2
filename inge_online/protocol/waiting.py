"""A server's wish to wait, in seconds: no longer than a day, whatever it asks."""

from __future__ import annotations

import math
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import isodate  # type: ignore[import-untyped]

LONGEST = 24 * 60 * 60.0
"""A login that BAMF asks to wait longer for is tried again after a day."""
_BROKEN = (ArithmeticError, ValueError)
"""No number, no day, or one that is larger than Python's."""


def seconds(text: str | None) -> float | None:
    """A number of seconds, or a duration of XML Schema such as PT5M."""
    if text is None:
        return None
    try:
        if not text.startswith("P"):
            return _bounded(float(text))
        wait = isodate.parse_duration(text)
    except _BROKEN:
        return None
    # a month, for one, has no length in seconds
    return _bounded(wait.total_seconds()) if isinstance(wait, timedelta) else None


def header_seconds(text: str) -> float | None:
    """HTTP's Retry-After: seconds, or a time of day."""
    if text.isascii() and text.isdigit():
        return _bounded(float(text))
    try:
        moment = parsedate_to_datetime(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=timezone.utc)
        wait = moment - datetime.now(timezone.utc)
    except _BROKEN:
        return None
    return _bounded(wait.total_seconds())


def _bounded(wait: float) -> float | None:
    return min(max(wait, 0.0), LONGEST) if math.isfinite(wait) else None
