"""What a template says of one of its elements, in ``b:`` attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..outcome import Verdict
from ..xmlsafe import Element
from . import language as words
from .nodes import Condition
from .paths import Path, Scope
from .values import NEVER_IN_REFUSALS, Values, fillable


@dataclass(slots=True, kw_only=True)
class Sayings(Values):
    """Reads the attributes of an element; what is not understood is a finding."""

    def only(
        self,
        element: Element,
        said: Mapping[str, str],
        allowed: frozenset[str],
        where: str,
    ) -> None:
        for name in sorted(set(said) - allowed):
            self.error(
                element,
                f'"{name}" is not known; {where} are {", ".join(sorted(allowed))}',
            )

    def one_of(
        self,
        element: Element,
        said: Mapping[str, str],
        name: str,
        allowed: tuple[str, ...],
    ) -> str:
        text = said.get(name, allowed[0])
        if text not in allowed:
            self.error(element, f'b:{name}="{text}"; it is {" or ".join(allowed)}')
        return text

    def also(self, element: Element, said: Mapping[str, str], scope: Scope) -> bool:
        if "also" in said and not scope.answer:
            self.error(element, "b:also belongs to answers; a request says all of it")
        return self.one_of(element, said, "also", ("no", "yes")) == "yes"

    def means(
        self, element: Element, said: Mapping[str, str], scope: Scope
    ) -> Verdict | None:
        text = said.get("means")
        if text is None:
            return None
        verdict = words.MEANINGS.get(text)
        if verdict is None:
            self.error(element, f'b:means="{text}"; it is {", ".join(words.MEANINGS)}')
        elif not scope.answer:
            self.error(element, "b:means belongs to answers; a request means nothing")
        elif self.refusal and verdict in NEVER_IN_REFUSALS:
            self.error(element, f'a refusal cannot mean "{text}"')
        return verdict

    def conditions(
        self, element: Element, said: Mapping[str, str], scope: Scope
    ) -> tuple[Condition, ...]:
        found = []
        for name in ("when", "unless"):
            if name not in said:
                continue
            if scope.answer:
                self.error(element, f"b:{name} belongs to requests")
                continue
            text, equals, listed = said[name].partition("=")
            path = self.path(element, text.strip(), scope)
            if path is not None:
                some = frozenset(listed.split()) if equals else None
                found.append(Condition(path, some, name == "unless"))
        return tuple(found)

    def steps(
        self, element: Element, said: Mapping[str, str], scope: Scope
    ) -> tuple[Path | None, Path | None, Scope]:
        if "each" in said and "with" in said:
            self.error(element, "b:each and b:with; put one of them on an element more")
        each = self.path(element, said.get("each"), scope)
        if each is not None:
            if each.shape.many and fillable(each, scope):
                return each, None, scope.at(each.shape.item(), counted=True)
            self.error(
                element, f'b:each="{each.text}" is not a list one can go through'
            )
        within = self.path(element, said.get("with"), scope)
        if within is not None:
            if within.shape.is_part and not within.shape.many:
                return None, within, scope.at(within.shape)
            self.error(element, f'b:with="{within.text}" is no part with fields')
        return None, None, scope
