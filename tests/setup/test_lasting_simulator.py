"""The authority of ./setup/run remembers from one start to the next."""

from pathlib import Path

import pytest
from lxml import etree

from house.lasting_simulator import remembering

WORLD = Path(__file__).parents[2] / "inge_online_cert" / "demo" / "world.json"


def test_it_knows_what_it_knew_before(tmp_path):
    file = tmp_path / "memory"
    with remembering(0, WORLD, file) as simulator:
        memory = simulator.memories["test"]
        memory.sheet_numbers.add("4711")
        memory.examinations["1"] = {"as it was reported": etree.XML("<a>b</a>")}
        number = memory.numbers.draw("course", "NI-{}")
    with remembering(0, WORLD, file) as simulator:
        memory = simulator.memories["test"]
        assert memory.sheet_numbers == {"4711"}
        assert memory.examinations["1"]["as it was reported"].text == "b"
        assert memory.numbers.draw("course", "NI-{}") != number
        assert "AZ-000001" in memory.world.persons


@pytest.mark.parametrize("content", [b"", b"of another version"])
def test_it_begins_anew_with_what_it_cannot_read(tmp_path, content):
    file = tmp_path / "memory"
    file.write_bytes(content)
    with remembering(0, WORLD, file) as simulator:
        assert not simulator.memories["test"].sheet_numbers
