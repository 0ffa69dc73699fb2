"""How values are written as text, and read from it: dates, times, yes and no, codes.

Without a format the forms of XML Schema are used: ``2025-02-24``, ``08:45:00``,
``2025-02-24T08:45:00+01:00``, ``true``/``false``, and plain digits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import isodate  # type: ignore[import-untyped]

from .codelist import CodeList

OFFSET = "%:z"
"""In a format: the offset of the time zone, as XML Schema writes it (+02:00)."""

Write = Callable[[Any], str]
Read = Callable[[str], Any]


class FormatError(Exception):
    """A format that cannot be used; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Formats:
    """A contract's usual formats; None is XML Schema's own form.

    ``timezone``: what clock times without an offset mean, and what ``call.now`` is
    told in.
    """

    date: str | None = None
    time: str | None = None
    datetime: str | None = None
    true: str = "true"
    false: str = "false"
    timezone: ZoneInfo = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True, slots=True)
class Codec:
    """How values of one type are told on the wire at one place of a template.

    ``write`` gives "" for a value that this place does not tell. ``read`` raises
    ValueError for what it does not understand.
    """

    type: type[Any]
    write: Write
    read: Read
    codes: CodeList | None = None


def make_codec(
    kind: type[Any], form: str | None, formats: Formats, codes: CodeList | None
) -> Codec:
    """The codec for ``kind`` in ``form``. FormatError when they do not go together."""
    if codes is None:
        write, read = MAKERS[kind](form, formats)
        return Codec(kind, write, read)
    if form is not None:
        raise FormatError("b:codes and b:format exclude each other; leave one out")
    plain_write, plain_read = MAKERS[kind](None, Formats())
    return Codec(
        kind,
        lambda value: codes.official(plain_write(value)),
        lambda text: plain_read(codes.ours(text)),
        codes,
    )


def _text(form: str | None, formats: Formats) -> tuple[Write, Read]:
    if form is not None:
        raise FormatError("b:format is for dates, times, numbers and yes/no, not text")
    return str, str


def _integer(form: str | None, formats: Formats) -> tuple[Write, Read]:
    spec = form or "d"
    try:
        format(1, spec)
    except ValueError:
        raise FormatError(f'"{form}" is no number format; try 03d') from None
    return (lambda value: format(value, spec)), _whole


def _whole(text: str) -> int:
    """A whole number, also as a decimal one, which has a point: 100.00."""
    digits, point, rest = text.partition(".")
    if point and rest.strip("0"):
        raise ValueError
    return int(digits)


def _boolean(form: str | None, formats: Formats) -> tuple[Write, Read]:
    true, bar, false = (
        (formats.true, "|", formats.false) if form is None else form.partition("|")
    )
    if not bar or true == false:
        raise FormatError(f'"{form}" is no format for yes/no; write for example J|N')
    words = {true: True, false: False}
    if form is None and (true, false) == ("true", "false"):
        words.update({"1": True, "0": False})

    def read(text: str) -> bool:
        if text not in words:
            raise ValueError
        return words[text]

    return (lambda value: true if value else false), read


def _date(form: str | None, formats: Formats) -> tuple[Write, Read]:
    form = form or formats.date
    if form is None:
        return date.isoformat, lambda text: date.fromisoformat(text[:10])
    zone = formats.timezone

    def noon(day: date) -> datetime:
        return datetime.combine(day, time(12), zone)

    return _clock(form, date(2001, 12, 31), datetime.date, noon)


def _time(form: str | None, formats: Formats) -> tuple[Write, Read]:
    form = form or formats.time
    if form is None:
        return time.isoformat, lambda text: isodate.parse_time(text).replace(
            microsecond=0, tzinfo=None
        )
    return _clock(form, time(23, 59), lambda moment: moment.time())


def _datetime(form: str | None, formats: Formats) -> tuple[Write, Read]:
    form = form or formats.datetime
    zone = formats.timezone
    if form is None:

        def write(value: datetime) -> str:
            return value.astimezone(zone).isoformat(timespec="seconds")

        return write, lambda text: _aware(isodate.parse_datetime(text), zone)
    sample = datetime(2001, 12, 31, 23, 59, tzinfo=zone)
    put, take = _clock(form, sample, lambda moment: _aware(moment, zone))
    return (lambda value: put(value.astimezone(zone))), take


def _aware(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _clock(
    form: str,
    sample: Any,
    take: Callable[[datetime], Any],
    moment: Callable[[Any], Any] = lambda value: value,
) -> tuple[Write, Read]:
    """``moment``: what is put into the form for a value."""
    plain = form.replace(OFFSET, "%z")
    try:
        datetime.strptime(moment(sample).strftime(plain), plain)
        known = "%" in form
    except ValueError:
        known = False
    if not known:
        raise FormatError(f'"{form}" is no format for this; try %d.%m.%Y or %H:%M')

    def write(value: Any) -> str:
        told = moment(value)
        # XML Schema wants a colon in it, which not every Python can write
        return str(told.strftime(form.replace(OFFSET, told.isoformat()[-6:])))

    return write, lambda text: take(datetime.strptime(text, plain))


MAKERS: dict[type[Any], Callable[[str | None, Formats], tuple[Write, Read]]] = {
    str: _text,
    int: _integer,
    bool: _boolean,
    date: _date,
    time: _time,
    datetime: _datetime,
}
