"""Parses XML of others: no document type, no entities, nothing fetched."""

from __future__ import annotations

from typing import Any, cast

from lxml import etree

Element = etree._Element


class BrokenXml(Exception):
    """Not well-formed XML. ``line`` tells where, the text why, not what stood there."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


class ForbiddenXml(BrokenXml):
    """XML with a document type declaration, which could pull in anything."""


def safe_parser(encoding: str | None = None) -> etree.XMLParser:
    """A parser that resolves and loads nothing, and drops comments."""
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def parse(data: bytes, *, encoding: str | None = None, file: str = "") -> Element:
    """The root element of ``data``. BrokenXml or ForbiddenXml when there is none.

    ``encoding`` wins over what the data say of themselves. ``file``: see
    :func:`file_of`.
    """
    try:
        root = etree.fromstring(data, safe_parser(encoding), base_url=file)
    except etree.XMLSyntaxError as error:
        code = cast(Any, error).code
        reason = etree.ErrorTypes._getName(code, "not well-formed")
        raise BrokenXml(str(reason), error.lineno or 0) from None
    if cast(Any, root.getroottree().docinfo).doctype:
        raise ForbiddenXml("document type declaration", 1)
    return root


def line(element: Element) -> int:
    """The line an element stands on, 0 if that is not known."""
    return cast("int | None", element.sourceline) or 0


def file_of(element: Element) -> str:
    """The file that the element was parsed from."""
    return cast("str | None", element.getroottree().docinfo.URL) or ""
