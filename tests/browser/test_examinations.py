"""The reports of examinations, each refused, corrected and accepted."""

from datetime import date, timedelta

import pytest

from .desk import Desk

EXAMINATIONS = "action-inge_online.inge_examination_action"


@pytest.fixture
def examination(office, clerk, shoot):
    """Return the form of a new examination of the demo course's provider."""
    provider = office.value("inge.course", office.course, "provider_id")[0]

    def open_new(**values):
        common = {"name": f"MELDEN-{values['kind']}", "provider_id": provider}
        (record,) = office.session.call("inge.examination", "create", [common | values])
        return record, Desk(clerk, shoot, record, EXAMINATIONS)

    return open_new


def report(form, name):
    form.page.get_by_role("button", name="An das BAMF melden").click()
    form.confirm(name)


def test_a_language_test_at_an_unknown_centre(office, examination):
    people = office.people()
    for person in people:
        office.write("inge.participant", person, **ADDRESS)
    record, form = examination(
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
    report(form, "language_test_report")
    form.is_refused("language_test_report", "Prüfungsstellennummer unbekannt")
    office.write("inge.examination", record, exam_centre_code="PS-TEST-NI")
    form.open()
    report(form, "language_test_report")
    form.is_accepted("language_test_report")


def test_an_orientation_test_at_an_unknown_site(office, examination):
    record, form = examination(
        kind="lid",
        exam_date=str(date.today() + timedelta(days=30)),
        administrative_site_code="VS-UNBEKANNT",
        room="Raum 1.01",
        contact_email="klara@example.org",
    )
    report(form, "orientation_test_report")
    form.is_refused("orientation_test_report", "Verwaltungsstandorts unbekannt")
    office.write("inge.examination", record, administrative_site_code="VS-TEST-NI")
    form.open()
    report(form, "orientation_test_report")
    form.is_accepted("orientation_test_report")


ADDRESS = {"street": "Probestraße 2", "zip": "30159", "city": "Hannover"}
