"""Keeps what was said, without passwords and without what speaks of persons.

Two ways at once. By structure: a text stays only if a template binds it to a field that
is not personal. By value: wherever a personal value of the message or a part of the
account shows up in what stayed, it goes too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from .binding.build import Place
from .binding.nodes import XSI
from .xmlsafe import Element

GONE = "…"
_MEDIA = re.compile(r"(?:application|image|multipart|text)/[\w.+-]{1,40}")


class Recorder:
    """Makes evidence of one call. ``secrets``: texts that must not be in it."""

    def __init__(self, secrets: Iterable[str]) -> None:
        found = {secret.casefold() for secret in secrets if secret}
        self._secrets = sorted(found, key=len, reverse=True)

    def request(self, root: Element, personal: Iterable[Place]) -> bytes:
        """The request with the ``personal`` places emptied; ``root`` stays as it is."""
        before = [(place, place.get()) for place in _places(root)]
        for place in personal:
            place.put(GONE)
        self._hide(list(_places(root)))
        data = etree.tostring(root, encoding="utf-8")
        for place, text in before:
            place.put(text)
        return data

    def answer(self, root: Element, kept: Iterable[Place]) -> bytes:
        """The answer with everything emptied that is not ``kept``. Changes ``root``."""
        stays = set(kept)
        for place in list(_places(root)):
            if place not in stays and not _technical(place):
                place.put(GONE)
        for element in root.iter():
            element.tail = None
        self._hide(list(_places(root)))
        return etree.tostring(root, encoding="utf-8")

    def unreadable(self, content: bytes, media_type: str) -> bytes:
        """What can be said of an answer that is no SOAP: nothing of its content."""
        match = _MEDIA.match(media_type)
        media = self._hidden(match[0]) if match else "no media type"
        digest = hashlib.sha256(content).hexdigest()
        return f"[{len(content)} bytes, {media}, SHA-256 {digest}]".encode()

    def _hide(self, places: list[Place]) -> None:
        told = "\0".join(place.get() for place in places).casefold()
        if not any(secret in told for secret in self._secrets):
            return
        for place in places:
            text = place.get()
            hidden = self._hidden(text)
            if hidden != text:
                place.put(hidden)

    def _hidden(self, text: str) -> str:
        for secret in self._secrets:
            if secret in text.casefold():
                found = re.sub(re.escape(secret), GONE, text, flags=re.IGNORECASE)
                text = GONE if secret in found.casefold() else found
        return text


def _places(root: Element) -> Iterator[Place]:
    """Every place that holds a text which is more than layout."""
    for element in root.iter():
        if element.text is not None and element.text.strip():
            yield Place(element)
        for name in element.attrib:
            yield Place(element, str(name))


def _technical(place: Place) -> bool:
    name = place.attribute
    return name is not None and etree.QName(name).namespace == XSI
