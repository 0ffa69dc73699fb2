"""How BAMF finds a person, what they are called and where they live."""

from dataclasses import replace
from datetime import date

import pytest

from protocol.rules import Severity

from .altered import altered, example, found, on, places

INQUIRY = example("participant_inquiry")
KEY = INQUIRY.person


def inquiry(**key):
    return replace(INQUIRY, person=replace(KEY, **key))


def test_a_number_and_the_date_of_birth_are_needed():
    nothing = inquiry(file_number=None, file_number_origin=None, person_number=None)
    assert places("person_number_missing", nothing) == ["person.file_number"]


@pytest.mark.parametrize(
    "key", [{"person_number": None}, {"file_number": None, "file_number_origin": None}]
)
def test_one_number_is_enough(key):
    assert not places("person_number_missing", inquiry(**key))


def test_a_file_number_needs_its_origin():
    alone = inquiry(file_number_origin=None)
    assert places("file_number_origin_missing", alone) == ["person.file_number_origin"]
    neither = inquiry(file_number_origin=None, file_number=None)
    assert not places("file_number_origin_missing", neither)
    assert not places("file_number_origin_missing", INQUIRY)


def test_an_origin_alone_is_probably_a_slip():
    (issue,) = found("file_number_missing", inquiry(file_number=None))
    assert (issue.field, issue.severity) == ("person.file_number", Severity.WARNING)
    assert not found("file_number_missing", INQUIRY)
    neither = inquiry(file_number=None, file_number_origin=None)
    assert not found("file_number_missing", neither)


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(1990, 2, 2), ["person.birth_date"]), (date(1990, 2, 3), []), (None, [])],
)
def test_nobody_is_born_tomorrow(today, expected):
    assert places("birth_date_in_future", INQUIRY, on(today)) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Beispiel",
        "von der Beispiel",
        "O'Muster",
        "D’Beispiel",
        "Muster-Beispiel",
        "Łukaszewicz",
        "Ünsal",
        "U\u0308nsal",
        "محمد",
        "Нови",
        "សុខា",
        "अनुष्का",
        "李",
    ],
)
@pytest.mark.parametrize("where", ["family_name", "given_name"])
def test_letters_of_every_script_are_no_special_characters(name, where):
    for message, prefix in (
        ("first_registration", "personal."),
        ("repeat_registration", ""),
    ):
        assert not places(
            "name_character", altered(example(message), prefix + where, name)
        )


@pytest.mark.parametrize(
    "name", ["M3ria", "Ma²ria", "Muster.", "A/B", "A_B", "-", "😀"]
)
def test_digits_and_special_characters_are(name):
    message = altered(example("first_registration"), "personal.given_name", name)
    assert places("name_character", message) == ["personal.given_name"]
    message = altered(example("repeat_registration"), "family_name", name)
    assert places("name_character", message) == ["family_name"]


def test_an_empty_name_is_said_to_be_empty_only():
    message = altered(example("first_registration"), "personal.given_name", " ")
    assert not places("name_character", message)
    assert places("text_blank", message) == ["personal.given_name"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Beispielname, Fiktiva", True),
        (None, True),
        ("Beispielname; Fiktiva", False),
        ("Nr. 5", False),
    ],
)
def test_lists_have_a_comma_between_the_names(name, expected):
    where = "attendance.participants[0].name"
    message = altered(example("course_start_report"), where, name)
    assert places("list_name_character", message) == ([] if expected else [where])


@pytest.mark.parametrize(
    ("country", "zip_code", "fine"),
    [
        ("DE", "30159", True),
        ("DE", "01067", True),
        ("DE", "3015", False),
        ("DE", "301590", False),
        ("DE", "D-30159", False),
        ("DE", "٣٠١٥٩", False),
        ("AT", "1010", True),
        ("FR", "1010", True),
        (str(b"DE", "ascii"), "3015", False),
    ],
)
def test_german_postal_codes_have_five_digits(country, zip_code, fine):
    message = example(
        "repeat_registration", address__country=country, address__zip_code=zip_code
    )
    assert places("zip_code_format", message) == ([] if fine else ["address.zip_code"])


@pytest.mark.parametrize(
    ("country", "fine"),
    [("DE", True), ("XK", True), ("de", False), ("DEU", False), ("D", False)],
)
def test_countries_have_two_letters(country, fine):
    message = example("repeat_registration", address__country=country)
    assert places("country_format", message) == ([] if fine else ["address.country"])


@pytest.mark.parametrize("street", ["Postfach 12", "postfach 12", "P.O. Box 12"])
def test_a_post_box_is_no_home(street):
    message = example("repeat_registration", address__street=street)
    (issue,) = found("postal_address", message)
    assert (issue.field, issue.severity) == ("address.street", Severity.WARNING)


@pytest.mark.parametrize("street", ["Postfachweg 1", "Am Postplatz 2"])
def test_a_street_is(street):
    message = example("repeat_registration", address__street=street)
    assert not found("postal_address", message)
