"""The shipped example booklet has a case for each rule that is publicly known."""

import csv
import re
from pathlib import Path

from protocol import MESSAGES
from simulator.remarks import TEXTS

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "inge_online_cert/data/example"

#: the rules of a course's life, as sources tell them
OF_LIFE = ("R1", "R2", "R3", "R4", "R5", "R6")
#: what BAMF may say that no case of a booklet can bring about, and why
NO_CASE = {
    "K-01": "the provider's number is that of all cases",
    "K-02": "one login and one provider are used in all cases",
    "K-03": "a run has numbers of the test environment alone",
    "K-31": "who is listed is always counted: the total cannot be less",
    "K-37": "abolished types of course cannot be chosen for a new one",
    "K-90": "what does not fit the schema is never sent",
    "K-91": "maintenance is nothing that a message brings about",
    "K-92": "nor is a failure within BAMF",
}


def table(name):
    with (EXAMPLE / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def expected():
    """Return the codes that the steps expect, of BAMF and of our own checks."""
    listed = (step["Code"].split(",") for step in table("steps"))
    return {code.strip() for codes in listed for code in codes}


def test_every_message_has_a_case():
    told = {step["Meldung"] for step in table("steps")}
    assert told == {message.term for message in MESSAGES.values()}


def test_every_rule_of_a_courses_life_has_a_case():
    texts = " ".join(step["Erwartete Antwort"] for step in table("steps"))
    assert set(OF_LIFE) - set(re.findall(r"\bR\d\b", texts)) == set()


def test_every_answer_of_bamf_has_a_case_or_a_reason():
    assert set(TEXTS) - expected() == set(NO_CASE)


def test_every_case_has_steps_and_data_of_its_own():
    names = [case["Testfall"] for case in table("cases")]
    assert len(names) == len(set(names))
    assert {step["Testfall"] for step in table("steps")} == set(names)
    assert {datum["Testfall"] for datum in table("data")} == {"", *names}


def test_cases_are_named_as_bamf_names_them():
    assert all(
        re.fullmatch(r"M\([A-Z]{2}\)\d+-\d+", case["Testfall"])
        for case in table("cases")
    )
