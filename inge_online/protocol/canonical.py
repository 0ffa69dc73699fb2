"""Messages and answers as canonical JSON, and back.

Canonical: the same message always gives the same text. Keys are sorted, there is no
space, everything is ASCII, dates and times are ISO 8601, what is ``None`` is left out.
Reading is strict: nothing unknown, nothing missing, nothing converted. Only the parts
of an answer may lack what a message must have, because BAMF repeats less than it is
told; what is missing there is read as ``None``, as it was when the answer came.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from types import GenericAlias
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from .messages import Answer

T = TypeVar("T")

_ABSENT: Any = object()
"""Stands for what a part of an answer lacks; no JSON can say it."""


class CanonicalError(ValueError):
    """A text is not the JSON of the class asked for.

    ``code``: ``json``, ``duplicate_key``, ``unknown_field``, ``missing_field`` or
    ``value``; ``field``: the path of the place. Neither tells what stands there.
    """

    def __init__(self, code: str, field: str = "") -> None:
        super().__init__(f"{code} at {field or 'top'}")
        self.code = code
        self.field = field


def to_json(part: object) -> str:
    """Return the canonical JSON of a message, an answer or a part of one."""
    plain = _converter.unstructure(part)
    return json.dumps(_without_none(plain), sort_keys=True, separators=(",", ":"))


def from_json(cls: type[T], text: str) -> T:
    """Read what ``to_json`` wrote. ``CanonicalError`` if it is anything else."""
    plain = _parse(text)
    try:
        return _reader(cls).structure(plain, cls)
    except (BaseValidationError, TypeError) as error:
        code, field = _problem(error)
    # raised out here, so that cattrs' error, which quotes values, does not hang on it
    raise CanonicalError(code, field)


def digest(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _parse(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once)
    except CanonicalError:
        raise
    except (ValueError, RecursionError):  # no JSON, too many digits, too deep
        code = "json"
    raise CanonicalError(code)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise CanonicalError("duplicate_key")
    return dict(pairs)


def _without_none(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {k: _without_none(v) for k, v in plain.items() if v is not None}
    if isinstance(plain, (list, tuple)):
        return [_without_none(item) for item in plain]
    return plain


def _problem(error: BaseException, path: str = "") -> tuple[str, str]:
    """Return code and place of the first thing that is wrong."""
    if isinstance(error, BaseValidationError):
        inner = error.exceptions[0]
        return _problem(inner, path + _step(inner))
    if isinstance(error, ForbiddenExtraKeysError):
        return "unknown_field", path.lstrip(".")
    code = "missing_field" if isinstance(error, KeyError) else "value"
    return code, path.lstrip(".")


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ())[:1]:
        named = isinstance(note, AttributeValidationNote)
        return f".{note.name}" if named else f"[{note.index}]"
    return ""


def _take(value: Any, kind: type[Any]) -> Any:
    """Take a JSON value of exactly that type: ``True`` is no number."""
    if type(value) is not kind:
        raise TypeError("another type of value")
    return value


def _exactly(kind: type[Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _cls: _take(value, kind)


def _iso(kind: type[Any]) -> Callable[[Any, Any], Any]:
    """Take a date or time only in the one form in which we write it."""

    def structure(value: Any, _cls: Any) -> Any:
        read = kind.fromisoformat(_take(value, str))
        if read.isoformat() != value:
            raise ValueError("another form of ISO 8601")
        return read

    return structure


def _written(value: date | time | datetime | None) -> str | None:
    """Write a date or time; parts of an answer may lack what their type promises."""
    return None if value is None else value.isoformat()


def _reader(cls: type[Any]) -> Converter:
    return _answers if issubclass(cls, Answer) else _converter


def _part(converter: Converter) -> Callable[[type[Any]], Callable[[Any, Any], Any]]:
    """Take an object for a part; cattrs itself asks no more than that it has keys."""

    def factory(cls: type[Any]) -> Callable[[Any, Any], Any]:
        structure = make_dict_structure_fn(cls, converter)
        return lambda value, _cls: structure(_take(value, dict), cls)

    return factory


def _told_part(cls: type[Any]) -> Callable[[Any, Any], Any]:
    """Take a part of an answer, with whatever BAMF told of it."""
    structure = make_dict_structure_fn(cls, _answers)
    required = [
        item.name
        for item in fields(cls)
        if item.default is MISSING and not issubclass(cls, Answer)
    ]
    nothing = dict.fromkeys(required, _ABSENT)
    return lambda value, _cls: structure(nothing | _take(value, dict), cls)


def _or_absent(read: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, cls: None if value is _ABSENT else read(value, cls)


def _tuple(converter: Converter) -> Callable[[Any], Callable[[Any, Any], Any]]:
    """Take a list for a tuple; cattrs itself would also iterate over a text."""

    def factory(hint: Any) -> Callable[[Any, Any], Any]:
        items: Any = GenericAlias(list, get_args(hint)[:1])
        return lambda value, _cls: tuple(converter.structure(_take(value, list), items))

    return factory


def _is_tuple(hint: Any) -> bool:
    return get_origin(hint) is tuple


def _written_part(cls: type[Any]) -> Callable[[Any], Any]:
    """Write a part; one of an answer may be None where its type promises it."""
    write = make_dict_unstructure_fn(cls, _converter)
    return lambda value: None if value is None else write(value)


def _register_hooks() -> None:
    for kind in (str, int, bool):
        _converter.register_structure_hook(kind, _exactly(kind))
        _answers.register_structure_hook(kind, _or_absent(_exactly(kind)))
    for iso in (date, time, datetime):
        _converter.register_structure_hook(iso, _iso(iso))
        _answers.register_structure_hook(iso, _or_absent(_iso(iso)))
        _converter.register_unstructure_hook(iso, _written)
    _converter.register_unstructure_hook_factory(is_dataclass, _written_part)
    _converter.register_structure_hook_factory(is_dataclass, _part(_converter))
    _answers.register_structure_hook_factory(
        is_dataclass, lambda cls: _or_absent(_told_part(cls))
    )
    for converter in (_converter, _answers):
        converter.register_structure_hook_factory(_is_tuple, _tuple(converter))


_converter = Converter(forbid_extra_keys=True)
_answers = Converter(forbid_extra_keys=True)
_register_hooks()
