"""The stand-in's files agree with each other, and say what they are."""

import hashlib
import re

import pytest
from lxml import etree

from protocol.codes import CODE_LISTS
from protocol.messages import MESSAGES

from .stand_in import FOLDER, NAMESPACE, ROOT, enumeration, rows

CONTRACT = etree.parse(FOLDER / "contract.xml").getroot()
OURS = "{urn:inge-online:contract}"
CLOSED = {
    "course_status": "Kursstatus",
    "course_type": "Kursart",
    "education": "Bildungsstand",
    "entitlement_kind": "Zulassungsart",
    "fee_kind": "Kostenbeteiligung",
    "file_number_origin": "HerkunftAktenzeichen",
    "gender": "Geschlecht",
    "literacy": "Schreibkundigkeit",
}


def test_every_file_but_the_readme_has_its_checksum():
    lines = (FOLDER / "SHA256SUMS").read_text().splitlines()
    listed = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {
        file.relative_to(FOLDER).as_posix(): hashlib.sha256(file.read_bytes())
        for file in FOLDER.rglob("*")
        if file.is_file() and file.name not in ("SHA256SUMS", "README.md")
    }
    assert listed == {name: digest.hexdigest() for name, digest in found.items()}


def test_the_simulator_speaks_the_same_wsdl():
    theirs = ROOT / "inge_online_cert" / "simulator" / "wsdl"
    names = {file.name for file in (FOLDER / "wsdl").iterdir()}
    assert names == {file.name for file in theirs.iterdir()}
    for name in names:
        assert (theirs / name).read_bytes() == (FOLDER / "wsdl" / name).read_bytes()


def test_it_can_never_go_to_production():
    endpoints = CONTRACT.findall(f"{OURS}service/{OURS}endpoint")
    assert [item.get("environment") for item in endpoints] == ["test"]
    assert all(".invalid/" in item.get("url") for item in endpoints)


def test_every_message_is_bound():
    names = {file.stem for file in (FOLDER / "operations").glob("*.xml")}
    assert names == set(MESSAGES)


def test_every_code_list_is_declared_with_its_own_file():
    declared = {
        item.get("name"): item.get("file") for item in CONTRACT.iter(f"{OURS}codes")
    }
    files = {f"codes/{file.name}" for file in (FOLDER / "codes").iterdir()}
    assert set(declared.values()) == files
    assert all(file == f"codes/{name}.csv" for name, file in declared.items())
    # country is taken as ISO writes it, and BAMF's works have BAMF's own codes
    assert set(CODE_LISTS) - set(declared) == {"country", "teaching_material"}


@pytest.mark.parametrize("name", sorted(CLOSED))
def test_closed_lists_number_every_word_and_nothing_else(name):
    assert {row["code"] for row in rows(name)} == set(CODE_LISTS[name].words)
    assert {row["official"] for row in rows(name)} == enumeration(CLOSED[name])


def test_closed_lists_are_exactly_those_with_words():
    assert set(CLOSED) == {name for name, known in CODE_LISTS.items() if known.closed}


@pytest.mark.parametrize(
    "file", sorted(FOLDER.glob("codes/*.csv")), ids=lambda f: f.stem
)
def test_a_code_list_says_each_thing_once(file):
    lines = rows(file.stem)
    for column in ("code", "official", "label"):
        values = [line[column] for line in lines]
        assert all(values) and len(set(values)) == len(values)
    assert all(re.fullmatch("[a-z0-9_]+", line["code"]) for line in lines)


def test_the_readme_explains_every_error_and_hint():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| ([KH]-\d\d) \| (\w+) ", readme, re.MULTILINE))
    assert told == {row["official"]: row["code"] for row in rows("remark")}


@pytest.mark.parametrize("file", sorted(FOLDER.glob("wsdl/*")), ids=lambda f: f.name)
def test_every_schema_file_says_whose_it_is_not(file):
    root = etree.parse(file).getroot()
    assert root.get("targetNamespace") == NAMESPACE
    assert "Stand-in, not BAMF's" in "".join(root.itertext())
