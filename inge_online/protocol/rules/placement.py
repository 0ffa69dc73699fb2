"""The placement test before the language course (Einstufungstest, § 11 (2) IntV)."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import PlacementTest
from .registry import Case, Found, at, blocking, warning


@blocking(
    "The placement test was neither taken nor is it dispensable",
    "IntV § 11 (2)",
    "ABES-TN",
)
def placement_test_missing(part: PlacementTest, _case: Case) -> Iterator[Found]:
    """A registration presupposes the test, or that none is needed."""
    if part.taken_on is None and not part.dispensable:
        yield at("taken_on")


@blocking("The placement test lies in the future", "IntV § 11 (2)")
def placement_test_in_future(part: PlacementTest, case: Case) -> Iterator[Found]:
    """Its result is part of the registration."""
    today = case.facts.today
    if today is not None and part.taken_on is not None and part.taken_on > today:
        yield at("taken_on")


@warning("It is not said which provider held the placement test", "CMX-BK", "KLARO")
def placement_provider_missing(part: PlacementTest, _case: Case) -> Iterator[Found]:
    """The form names the Träger who tested."""
    if part.taken_on is not None and part.provider_code is None:
        yield at("provider_code")
