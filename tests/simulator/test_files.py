"""What the simulator consists of: its own WSDL, its own words, its own world."""

import ast
import csv
import sys
from datetime import date

import pytest
import xmlschema

import simulator
from simulator.operations import OPERATIONS as TABLE
from simulator.remarks import TEXTS
from simulator.soap.contract import FOLDER, Contract
from simulator.words import OPERATIONS
from simulator.world import WorldError, load_world, read_world
from simulator.world.model import World
from tests.simulator_fixture import ADDON, TODAY, WORLD

CONTRACT = ADDON.parent / "inge_online/protocol/contracts/stand_in"
ALLOWED = {"lxml", "simulator"}


def test_the_wsdl_is_the_contracts_own_byte_by_byte():
    theirs = {path.name: path.read_bytes() for path in (CONTRACT / "wsdl").iterdir()}
    ours = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    assert ours == theirs


def test_codes_and_texts_are_the_contracts_own():
    with (CONTRACT / "codes/remark.csv").open(encoding="utf-8") as file:
        rows = {
            row["official"]: row["label"] for row in csv.DictReader(file, delimiter=";")
        }
    assert {code: rows.get(code) for code in TEXTS} == TEXTS


def test_every_operation_of_the_wsdl_is_known():
    assert Contract().actions.keys() == OPERATIONS.keys() == TABLE.keys()


def test_it_imports_nothing_but_itself_lxml_and_the_standard_library():
    folder = ADDON / "simulator"
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module]
            for name in names:
                top = name.partition(".")[0]
                assert top in ALLOWED or top in sys.stdlib_module_names, (path, name)
    assert simulator.Simulator


def test_the_demo_world_is_large_fictional_and_whole():
    world = read_world(WORLD, TODAY)
    assert len(world.persons) >= 120
    assert len(world.teachers) == 6
    origins = {person.origin for person in world.persons.values()}
    assert origins == {"bamf", "bva", "abh", "tgs"}
    years = {person.birth_date.year for person in world.persons.values()}
    assert min(years) >= 1970
    assert max(years) <= 2004
    assert sum(person.repeater for person in world.persons.values()) == 8


def test_dates_of_a_world_count_from_its_day():
    person = {
        "file_number": "AZ-1",
        "origin": "bamf",
        "birth_date": "1990-01-01",
        "family_name": "Probe",
        "given_name": "Petra",
        "entitlement": {"valid_from": "today-3", "valid_until": "today+4"},
    }
    world = load_world(World(), {"persons": [person]}, date(2025, 3, 1))
    entitlement = world.persons["AZ-1"].entitlement
    assert entitlement.valid_from == date(2025, 2, 26)
    assert entitlement.valid_until == date(2025, 3, 5)


@pytest.mark.parametrize(
    "change",
    [
        {"origin": "mars"},
        {"entitlement": {"kind": "gift"}},
        {
            "attended": [
                {"course_type": "x", "provider_code": "p", "start": "2025-01-01"}
            ]
        },
        {"birth_date": "someday"},
    ],
)
def test_a_world_uses_known_words(world, change):
    person = {**world["persons"][0], **change}
    with pytest.raises(WorldError, match="entry 1"):
        load_world(World(), {"persons": [person]}, TODAY)


def test_a_second_opinion_on_the_schema_agrees(teller, letters):
    """libxml2 is on both sides here; xmlschema is not."""
    opinion = xmlschema.XMLSchema(str(FOLDER / "messages.xsd"))
    good = letters.plan_report(people=["AZ-000001"])
    said = teller.expect(good)
    opinion.validate(good)
    answer = said.find("KursplanmeldungAntwort")
    opinion.validate(answer)
    bad = good.replace("<Kursart>20</Kursart>", "<Kursart>99</Kursart>")
    assert not opinion.is_valid(bad)
    assert teller.refused(bad) == ["K-90"]
