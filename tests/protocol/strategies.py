"""Messages by hypothesis: any of the right types, and such that pass the rules.

``arbitrary`` knows the types only. ``passing`` builds messages that may go: of unusual
but possible content, with every optional part sometimes there and sometimes not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timezone
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from protocol.messages import MESSAGES, Message, PersonKey
from protocol.rules import CourseHistory, Facts, PersonHistory

from .passing import PASSING

_SIMPLE: dict[type, SearchStrategy[Any]] = {
    str: st.text(max_size=40),
    int: st.integers(-(10**6), 10**6),
    bool: st.booleans(),
    date: st.dates(),
    time: st.times(),
    datetime: st.datetimes(timezones=st.sampled_from([timezone.utc])),
    type(None): st.none(),
}


def arbitrary(cls: type[Any]) -> SearchStrategy[Any]:
    """Messages, answers or parts of one class, with anything of the right types."""
    hints = get_type_hints(cls)
    return st.builds(cls, **{item.name: _of(hints[item.name]) for item in fields(cls)})


def _of(hint: Any) -> SearchStrategy[Any]:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if is_dataclass(hint):
        return arbitrary(hint)
    if get_origin(hint) in (tuple, frozenset):
        return st.lists(_of(get_args(hint)[0]), max_size=3).map(get_origin(hint))
    return st.one_of([_of(kind) for kind in get_args(hint)])


@st.composite
def facts(draw: st.DrawFn, message: Message) -> Facts:
    """Draw anything that may be known besides a message, its persons included."""
    keys = list(_keys(message))
    histories = st.lists(
        arbitrary(PersonHistory), min_size=len(keys), max_size=len(keys)
    )
    return Facts(
        today=draw(st.none() | st.dates()),
        course=draw(arbitrary(CourseHistory)),
        persons=dict(zip(keys, draw(histories), strict=True)),
    )


def _keys(part: Any) -> Iterator[PersonKey]:
    if isinstance(part, PersonKey):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from _keys(item)
    elif is_dataclass(part):
        for item in fields(part):
            yield from _keys(getattr(part, item.name))


def passing(name: str) -> SearchStrategy[Message]:
    """Messages of that name of which no rule says that they must not go."""
    return PASSING[name]


def any_passing() -> SearchStrategy[Message]:
    """Messages of every name that may go."""
    return st.sampled_from(sorted(MESSAGES)).flatmap(passing)


@st.composite
def damaged(draw: st.DrawFn) -> Message:
    """Messages that may go but for one field, which holds anything of its type."""
    message = draw(any_passing())
    return draw(_damaged(message))


@st.composite
def _damaged(draw: st.DrawFn, part: Any) -> Any:
    hints = get_type_hints(type(part))
    name = draw(st.sampled_from([item.name for item in fields(part)]))
    old = getattr(part, name)
    if is_dataclass(old):
        new = draw(_damaged(old))
    elif isinstance(old, tuple) and old and is_dataclass(old[0]):
        index = draw(st.integers(0, len(old) - 1))
        new = (*old[:index], draw(_damaged(old[index])), *old[index + 1 :])
    else:
        new = draw(_of(hints[name]))
    values = {item.name: getattr(part, item.name) for item in fields(part)}
    return type(part)(**values | {name: new})
