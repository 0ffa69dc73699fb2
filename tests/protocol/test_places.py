"""Where a message has its places outside of the protocol: none is forgotten."""

import re

import pytest

from protocol.messages import MESSAGES

from .stand_in import ROOT

OPERATIONS = "operations/*.xml"


def found(folder, files, pattern):
    """Return what a pattern finds in these files."""
    text = "\n".join(file.read_text() for file in sorted((ROOT / folder).glob(files)))
    return set(re.findall(pattern, text))


PLACES = {
    "a method of inge.mapper": (
        *("inge_online/models", "inge_mapper*.py"),
        r"def _(\w+)\(self",
    ),
    "a method that tells why not now": (
        *("inge_online/models", "*.py"),
        r"def _(\w+)_obstacle\(self",
    ),
    "a template of the foreign contract": (
        *("tests/contracts/foreign", OPERATIONS),
        r'message="(\w+)"',
    ),
    "a procedure that BAMF certifies; without one production holds it for ever": (
        *("inge_online_cert/data", "inge_cert_procedure_data.xml"),
        r"'message_type': '(\w+)'",
    ),
    "an operation of the simulator": (
        *("inge_online_cert/simulator", "words.py"),
        r'": "(\w+)",',
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_every_message_has(place):
    assert not MESSAGES.keys() - found(*PLACES[place])
