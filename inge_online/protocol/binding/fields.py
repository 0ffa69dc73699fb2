"""What a dataclass of a message is made of, as a path of a template sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import datetime
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from ..messages import Answer, field_docs


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands at the end of a path.

    ``type``: a leaf type or a dataclass. ``many``: it is a list of them. ``personal``:
    it tells something about a person, or is a secret. ``computed``: a property, which
    can be written to BAMF but not read from it. ``required``: it has no default.
    """

    type: type[Any]
    many: bool = False
    personal: bool = False
    computed: bool = False
    required: bool = False

    @property
    def is_part(self) -> bool:
        """Whether it has fields of its own."""
        return is_dataclass(self.type)

    def item(self) -> Shape:
        """One of many."""
        return Shape(self.type, personal=self.personal, computed=self.computed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Answer):
    """What a refusal's template may read; ``hints`` are its reasons."""


POSITION = "position"
CALL: Mapping[str, Shape] = {
    "id": Shape(str),
    "now": Shape(datetime),
    "username": Shape(str, personal=True),
    "password": Shape(str, personal=True),
    "environment": Shape(str),
    POSITION: Shape(int),
}
_known: dict[type[Any], Mapping[str, Shape]] = {}
SAID: Mapping[str, Shape] = {"verdict": Shape(str), "retry_after": Shape(str)}


def members(cls: type[Any]) -> Mapping[str, Shape]:
    """The fields and properties of a dataclass by name."""
    if cls not in _known:
        _known[cls] = _members(cls)
    return _known[cls]


def _members(cls: type[Any]) -> Mapping[str, Shape]:
    hints = get_type_hints(cls)
    docs = field_docs(cls)
    found = {
        item.name: _shape(hints[item.name], docs[item.name].personal, _required(item))
        for item in fields(cls)
    }
    for name in dir(cls):
        member = getattr(cls, name)
        if isinstance(member, property):
            result = get_type_hints(member.fget)["return"]
            found[name] = Shape(_bare(result)[0], computed=True)
    return found


def _required(item: Field[Any]) -> bool:
    return item.default is MISSING and item.default_factory is MISSING


def _shape(hint: Any, personal: bool, required: bool) -> Shape:
    bare, many = _bare(hint)
    return Shape(bare, many=many, personal=personal, required=required)


def _bare(hint: Any) -> tuple[type[Any], bool]:
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        return get_args(hint)[0], True
    return hint, False
