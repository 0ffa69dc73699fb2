"""The home address: complete, and no postal address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..messages import Address
from .registry import Case, Found, at, blocking, warning

_GERMAN_ZIP_CODE = re.compile("[0-9]{5}")
_COUNTRY = re.compile("[A-Z]{2}")
_POST_BOX = re.compile(r"\b(postfach|p\.? ?o\.? ?box)\b", re.IGNORECASE)


@blocking("A postal code in Germany has five digits", "Q-TEST-OLD")
def zip_code_format(part: Address, _case: Case) -> Iterator[Found]:
    """Other countries write theirs as they like."""
    if part.country == "DE" and not _GERMAN_ZIP_CODE.fullmatch(part.zip_code):
        yield at("zip_code")


@blocking("The country is not one of ISO 3166", "Q-TEST-OLD")
def country_format(part: Address, _case: Case) -> Iterator[Found]:
    """Our code list country is that of ISO 3166 alpha-2."""
    if not _COUNTRY.fullmatch(part.country):
        yield at("country")


@warning("This looks like a postal address; the home address is asked for", "ABES-TN")
def postal_address(part: Address, _case: Case) -> Iterator[Found]:
    """A deviating postal address is not allowed."""
    if _POST_BOX.search(part.street):
        yield at("street")
