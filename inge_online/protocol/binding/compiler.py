"""Compiles templates: the XML that an integrator wrote becomes nodes, or findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ..xmlsafe import Element, file_of, line
from . import language as words
from .nodes import XSI_TYPE, Bound, Node, Value
from .paths import Scope
from .sayings import Sayings

_TEXT = f"{{{words.BINDING}}}text"
_ATTRIBUTE = f"{{{words.BINDING}}}attribute"
_GROUP = f"{{{words.BINDING}}}group"
_INSERT = f"{{{words.BINDING}}}insert"


@dataclass(slots=True, kw_only=True)
class Compiler(Sayings):
    """Compiles the templates of a contract.

    ``fragments``: the elements that ``b:insert`` puts in place of itself.
    """

    fragments: Mapping[str, Element]
    _open: list[str] = field(default_factory=list)

    def templates(self, holder: Element, scope: Scope) -> list[Node]:
        """The compiled templates inside ``holder``, as far as they are understood."""
        return list(self._children(holder, scope, {}))

    def _inner(self, element: Element) -> Iterator[Element]:
        """The elements inside, with those of fragments in place of ``b:insert``."""
        for child in element:
            if child.tag != _INSERT:
                yield child
                continue
            name = child.get("fragment", "")
            if name in self._open:
                self.error(child, f'fragment "{name}" inserts itself')
            elif name not in self.fragments:
                known = ", ".join(sorted(self.fragments)) or "none"
                self.error(child, f'fragment "{name}" is not in contract.xml: {known}')
            else:
                self._open.append(name)
                yield from self._inner(self.fragments[name])
                self._open.pop()

    def _node(
        self, element: Element, scope: Scope, known: Mapping[str, str]
    ) -> Node | None:
        if element.tag == _GROUP:
            return self._group(element, scope, known)
        if etree.QName(element).namespace == words.BINDING:
            self.error(
                element,
                f"<{words.local(element.tag)}> cannot stand here; inside a template "
                "there are b:attribute, b:text, b:group, b:insert and BAMF's elements",
            )
            return None
        return self._element(element, scope, known)

    def _group(self, element: Element, scope: Scope, known: Mapping[str, str]) -> Node:
        said = dict(words.items(element))
        self.only(element, said, words.ON_GROUPS, "b:group")
        each, within, inner = self.steps(element, said, scope)
        return Node(
            tag=None,
            file=file_of(element),
            line=line(element),
            children=self._children(element, inner, known),
            each=each,
            within=within,
            conditions=self.conditions(element, said, inner),
        )

    def _element(
        self, element: Element, scope: Scope, known: Mapping[str, str]
    ) -> Node:
        said = words.binding_attributes(element)
        self.only(element, said, words.ON_ELEMENTS, "b: attributes")
        each, within, inner = self.steps(element, said, scope)
        nsmap = _prefixes(element, known)
        children = self._children(element, inner, {**known, **nsmap})
        pieces = self._pieces(element, said, inner)
        if children and pieces:
            self.error(element, "an element has text or elements inside, not both")
        return Node(
            tag=words.meant(element.tag),
            file=file_of(element),
            line=line(element),
            children=children,
            pieces=pieces,
            constants=self._constants(element),
            bound=self._bound(element, inner),
            each=each,
            within=within,
            conditions=self.conditions(element, said, inner),
            empty=self.one_of(element, said, "empty", ("omit", "keep", "nil")),
            optional=self.one_of(element, said, "optional", ("no", "yes")) == "yes",
            also=self.also(element, said, scope),
            means=self.means(element, said, scope),
            nsmap=nsmap or None,
        )

    def _children(
        self, element: Element, scope: Scope, known: Mapping[str, str]
    ) -> tuple[Node, ...]:
        nodes = (
            self._node(child, scope, known)
            for child in self._inner(element)
            if child.tag not in (_TEXT, _ATTRIBUTE)
        )
        return tuple(node for node in nodes if node is not None)

    def _constants(self, element: Element) -> tuple[tuple[str, str], ...]:
        found = []
        for name, text in words.items(element):
            if etree.QName(name).namespace == words.BINDING:
                continue
            found.append(
                (name, self._qname(element, text) if name == XSI_TYPE else text)
            )
        return tuple(found)

    def _qname(self, element: Element, text: str) -> str:
        prefix, _, name = text.strip().rpartition(":")
        uri = element.nsmap.get(prefix or None)
        if uri is None and prefix:
            self.error(element, f'xsi:type="{text}": prefix "{prefix}" is not declared')
        return f"{{{uri}}}{name}" if uri else name

    def _pieces(
        self, element: Element, said: Mapping[str, str], scope: Scope
    ) -> tuple[str | Value, ...]:
        parts: list[str | Value | None] = [words.laid_out(element.text)]
        for child in self._inner(element):
            if child.tag == _TEXT:
                texts = dict(words.items(child))
                self.only(child, texts, words.ON_TEXTS, "attributes of b:text")
                parts.append(self.value(child, texts, scope))
            parts.append(words.laid_out(child.tail))
        pieces = tuple(part for part in parts if part)
        if len(pieces) == 1 and isinstance(pieces[0], str):
            pieces = (pieces[0].strip(),)
        if not {"value", "count"} & said.keys():
            return pieces
        if pieces:
            self.error(element, "b:value and a text; leave one out, or use b:text")
        value = self.value(element, said, scope)
        return () if value is None else (value,)

    def _bound(self, element: Element, scope: Scope) -> tuple[Bound, ...]:
        found = []
        for child in self._inner(element):
            if child.tag != _ATTRIBUTE:
                continue
            said = dict(words.items(child))
            self.only(child, said, words.ON_ATTRIBUTES, "attributes of b:attribute")
            value = self.value(child, said, scope)
            conditions = self.conditions(child, said, scope)
            name, namespace = said.get("name", ""), said.get("namespace")
            if not name or ":" in name:
                self.error(child, "b:attribute needs name, and namespace if it has one")
            elif value is not None:
                full = f"{{{namespace}}}{name}" if namespace else name
                found.append(Bound(full, value, conditions))
        return tuple(found)


def _prefixes(element: Element, known: Mapping[str, str]) -> dict[str, str]:
    """The namespaces to declare here, all by a prefix.

    A default namespace would swallow unqualified elements when written.
    """
    found: dict[str, str] = {}
    for prefix, uri in element.nsmap.items():
        if uri not in (words.BINDING, words.CONTRACT, "", *known.values()):
            found[prefix or f"n{len(known) + len(element.nsmap)}"] = uri
    return found
