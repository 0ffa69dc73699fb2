"""Where the stand-in lies, and how its files are read without our own engine."""

import csv
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "inge_online" / "protocol" / "contracts" / "stand_in"
NAMESPACE = "urn:inge-online:stand-in:2026"
_XS = "{http://www.w3.org/2001/XMLSchema}"


def rows(name):
    """The lines of a code list."""
    with (FOLDER / "codes" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def enumeration(type_name):
    """The numbers that the schema allows for a code list."""
    schema = etree.parse(FOLDER / "wsdl" / "codes.xsd")
    (simple,) = schema.findall(f"{_XS}simpleType[@name='{type_name}']")
    return {entry.get("value") for entry in simple.iter(f"{_XS}enumeration")}
