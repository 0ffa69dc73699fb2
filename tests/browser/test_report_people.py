"""Registrations and inquiries on persons: refused, corrected at the field, accepted."""

from dataclasses import dataclass, field
from typing import Any

import pytest

PERSON = "inge.participant"


@dataclass(frozen=True)
class Tour:
    """A message on a person whose date of birth is wrong at first."""

    report: str
    number: str
    wrong: str
    right: str
    values: dict[str, Any] = field(default_factory=dict)


TOURS = (
    Tour("participant_inquiry", "AZ-000068", "1990-06-24", "23.06.1990"),
    Tour("first_registration", "AZ-000067", "1993-11-06", "05.11.1993"),
    Tour(
        "repeat_registration",
        *("AZ-000114", "1992-07-12", "13.07.1992"),
        {"repeater_number": "PK-700004"},
    ),
)


@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.report)
def test_a_person_is_corrected_where_bamf_points_at(office, desk, tour):
    person = office.person(tour.number, birth_date=tour.wrong, **tour.values)
    desk.open(PERSON, person)
    desk.report(tour.report)
    desk.is_refused(tour.report, "Person nicht gefunden")
    desk.go_to_field(tour.report, "birth_date")
    desk.page.keyboard.press("ControlOrMeta+A")
    desk.page.keyboard.type(tour.right)
    desk.page.keyboard.press("Tab")
    desk.tab("messages")
    desk.report(tour.report)
    desk.is_accepted(tour.report)
    refused, accepted = office.messages("participant_id", [person])
    if tour.report != "participant_inquiry":
        assert accepted["supersedes_id"][0] == refused["id"]


def test_a_registration_says_what_is_missing(office, desk):
    person = office.person("AZ-000069", literacy_id=False)
    desk.open(PERSON, person)
    desk.says_why_not("first_registration", "Schreibkundigkeit")
    assert not office.messages("participant_id", [person])
