"""A server's wish to wait, in seconds."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import isodate  # type: ignore[import-untyped]


def seconds(text: str | None) -> float | None:
    """A number of seconds, or a duration of XML Schema such as PT5M."""
    if text is None:
        return None
    try:
        if not text.startswith("P"):
            return max(float(text), 0.0)
        wait = isodate.parse_duration(text)
    except ValueError:
        return None
    # a month, for one, has no length in seconds
    return wait.total_seconds() if isinstance(wait, timedelta) else None


def header_seconds(text: str) -> float | None:
    """HTTP's Retry-After: seconds, or a time of day."""
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return max((moment - datetime.now(timezone.utc)).total_seconds(), 0.0)
