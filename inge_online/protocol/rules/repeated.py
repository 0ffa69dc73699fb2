"""Finds what stands in a list more than once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from ..messages import PersonKey


def repeated(values: Iterable[Hashable]) -> Iterator[int]:
    """Yield the index of each value that stood there before."""
    seen: set[Hashable] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield index
        seen.add(value)


def repeated_persons(keys: Iterable[PersonKey]) -> Iterator[int]:
    """Yield the index of each person that stood there before, by whatever number."""
    seen: set[tuple[str | None, str]] = set()
    for index, key in enumerate(keys):
        numbers = set(_numbers(key))
        if numbers & seen:
            yield index
        seen |= numbers


def _numbers(key: PersonKey) -> Iterator[tuple[str | None, str]]:
    if key.file_number is not None:
        yield f"file number of {key.file_number_origin}", key.file_number
    if key.person_number is not None:
        yield None, key.person_number
