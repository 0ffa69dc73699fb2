"""Compiles what a template says of one value: its path, its format, its codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..findings import Findings
from ..outcome import Verdict
from ..xmlsafe import Element, file_of, line
from . import language as words
from .codelist import CodeList
from .formats import Codec, FormatError, Formats, make_codec
from .nodes import Value
from .paths import Path, PathError, Scope, parse_path

NEVER_IN_REFUSALS = (Verdict.ACCEPTED, Verdict.HINTED)


@dataclass(slots=True, kw_only=True)
class Values:
    """Compiles values, in the formats and with the code lists of one contract.

    ``refusal``: the templates are of refusals, which cannot mean an acceptance.
    """

    formats: Formats
    codes: Mapping[str, CodeList]
    findings: Findings
    refusal: bool = False

    def error(self, element: Element, text: str) -> None:
        """Complain about an element of a template."""
        self.findings.error(file_of(element), line(element), text)

    def path(self, element: Element, text: str | None, scope: Scope) -> Path | None:
        if text is None:
            return None
        try:
            return parse_path(text, scope)
        except PathError as error:
            self.error(element, str(error))
            return None

    def value(
        self, element: Element, said: Mapping[str, str], scope: Scope
    ) -> Value | None:
        """The value that the attributes ``said`` tell of, or None after complaint."""
        if ("value" in said) == ("count" in said):
            self.error(element, "one of value and count says which field is told")
            return None
        path = self.path(element, said.get("value") or said.get("count"), scope)
        if path is None:
            return None
        pattern = said.get("pattern")
        complaint = _complaint(path, said, scope) or _bad_pattern(pattern, scope)
        codec = self._codec(element, said, path)
        if complaint:
            self.error(element, complaint)
        if complaint or codec is None:
            return None
        found = None if pattern is None else re.compile(pattern, re.DOTALL)
        return Value(path, codec, said.get("join"), "count" in said, found)

    def _codec(
        self, element: Element, said: Mapping[str, str], path: Path
    ) -> Codec | None:
        name = said.get("codes")
        if name is not None and name not in self.codes:
            declared = ", ".join(sorted(self.codes)) or "none"
            self.error(
                element,
                f'code list "{name}" is not declared in contract.xml ({declared})',
            )
            return None
        codes = self.codes[name] if name else None
        if path.is_verdict and codes is None:
            self.error(
                element,
                "verdict needs b:codes, a list that leads from BAMF's words to "
                + ", ".join(words.MEANINGS),
            )
            return None
        if path.is_verdict and codes:
            self._verdict_words(codes)
        kind = int if "count" in said or path.shape.is_part else path.shape.type
        try:
            return make_codec(kind, said.get("format"), self.formats, codes)
        except FormatError as error:
            self.error(element, str(error))
            return None

    def _verdict_words(self, codes: CodeList) -> None:
        for row in codes.rows:
            verdict = words.MEANINGS.get(row.code)
            if verdict is None:
                self.findings.error(
                    codes.file,
                    row.line,
                    f'"{row.code}" is no verdict; they are {", ".join(words.MEANINGS)}',
                )
            elif self.refusal and verdict in NEVER_IN_REFUSALS:
                self.findings.error(
                    codes.file, row.line, f'a refusal cannot mean "{row.code}"'
                )


def _bad_pattern(pattern: str | None, scope: Scope) -> str:
    if pattern is None:
        return ""
    if scope.answer:
        return "b:pattern belongs to requests"
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        return f'b:pattern="{pattern}" is no regular expression: {error}'
    return (
        "" if groups else f'b:pattern="{pattern}" needs a group: what is in () is told'
    )


def fillable(path: Path, scope: Scope) -> bool:
    """Whether an answer can put something where ``path`` leads."""
    if not scope.answer:
        return True
    picks = [step.pick for step in path.steps]
    return not path.shape.computed and all(_countable(pick) for pick in picks)


def _countable(pick: int | slice | None) -> bool:
    if isinstance(pick, slice):
        return pick.stop is None and (pick.start or 0) >= 0
    return pick is None or pick >= 0


def _complaint(path: Path, said: Mapping[str, str], scope: Scope) -> str:
    shape, text = path.shape, path.text
    if "count" in said:
        if scope.answer:
            return "a number of items cannot be read; leave it out"
        return (
            "" if shape.many else f'"{text}" is not a list; there is nothing to count'
        )
    if shape.is_part:
        return f'"{text}" has fields of its own; step into it by b:with or b:each'
    if shape.many is not ("join" in said):
        return (
            f'"{text}" is a list: use b:each with b:value=".", or b:join'
            if (shape.many)
            else f'"{text}" is not a list; b:join has no meaning'
        )
    if scope.answer and not fillable(path, scope):
        return f'"{text}" cannot be filled: it is computed or counted from the end'
    return ""
