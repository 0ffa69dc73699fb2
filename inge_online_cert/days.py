"""Days as a booklet gives them: a date, or counted from the day of the test."""

import re
from datetime import date, timedelta

_COUNTED = re.compile(r"(?:heute|today)\s*([+-]\s*\d{1,4})?", re.IGNORECASE)
_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class BadDay(ValueError):
    """The text is no day."""


def day_from(text, today):
    """Return the day that a text means.

    >>> day_from("heute-40", date(2026, 5, 4))
    datetime.date(2026, 3, 25)
    >>> day_from("04.05.2026", date(2026, 1, 1)) == day_from("2026-05-04", date.min)
    True
    """
    text = text.strip()
    if counted := _COUNTED.fullmatch(text):
        return today + timedelta(days=int(re.sub(r"\s", "", counted[1] or "0")))
    if german := _GERMAN.fullmatch(text):
        text = f"{german[3]}-{german[2]:0>2}-{german[1]:0>2}"
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadDay(text) from error
