"""The reports of examinations, each refused, corrected and accepted."""

from datetime import date, timedelta

import pytest

EXAMINATION = "inge.examination"


@pytest.fixture
def examination(office, desk):
    """Open the form of a new examination of the demo course's provider."""
    provider = office.value("inge.course", office.course, "provider_id")[0]

    def open_new(**values):
        common = {"name": f"MELDEN-{values['kind']}", "provider_id": provider}
        record = office.create(EXAMINATION, **common, **values)
        desk.open(EXAMINATION, record)
        return record

    return open_new


def tour(office, desk, record, report, words, **right):
    """Be refused, led to the field, correct it, be accepted in its place."""
    desk.report(report)
    desk.is_refused(report, words)
    desk.go_to_field(report, *right)
    office.write(EXAMINATION, record, **right)
    desk.open(EXAMINATION, record)
    desk.report(report)
    desk.is_accepted(report)
    refused, accepted = office.messages("examination_id", [record])
    assert accepted["supersedes_id"][0] == refused["id"]


def test_a_language_test_at_an_unknown_centre(office, desk, examination):
    people = office.people()
    for person in people:
        office.write("inge.participant", person, **ADDRESS)
    record = examination(
        kind="dtz",
        exam_date=str(date.today()),
        exam_centre_code="PS-UNBEKANNT",
        line_ids=[
            (
                0,
                0,
                {
                    "participant_id": person,
                    "sheet_number": f"B-{person}",
                    "identity_document": "PASS-FIKTIV",
                },
            )
            for person in people
        ],
    )
    tour(
        office,
        desk,
        record,
        "language_test_report",
        "Prüfungsstellennummer unbekannt",
        exam_centre_code="PS-TEST-NI",
    )


def test_an_orientation_test_at_an_unknown_site(office, desk, examination):
    record = examination(
        kind="lid",
        exam_date=str(date.today() + timedelta(days=30)),
        administrative_site_code="VS-UNBEKANNT",
        room="Raum 1.01",
        contact_email="klara@example.org",
    )
    tour(
        office,
        desk,
        record,
        "orientation_test_report",
        "Verwaltungsstandorts unbekannt",
        administrative_site_code="VS-TEST-NI",
    )


ADDRESS = {"street": "Probestraße 2", "zip": "30159", "city": "Hannover"}
