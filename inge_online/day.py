"""The day it is in Germany: law and BAMF count by no other.

A cron job has no time zone, and a clerk need not have entered one; in UTC the German
day begins one or two hours late.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

GERMANY = ZoneInfo("Europe/Berlin")


def german_today() -> date:
    """Return today's date in Germany."""
    return datetime.now(GERMANY).date()
