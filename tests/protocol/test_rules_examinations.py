"""Reports on the final examinations."""

import pytest

from protocol.rules import Facts, Severity

from .altered import altered, days, example, found, on, places

LANGUAGE = example("language_test_report")
ORIENTATION = example("orientation_test_report")
DAY = LANGUAGE.exam_date


def test_somebody_sat_the_test():
    nobody = altered(LANGUAGE, "examinees", ())
    assert places("examinees_missing", nobody) == ["examinees"]
    assert not places("examinees_missing", LANGUAGE)


def test_nobody_sat_it_twice():
    same = altered(LANGUAGE, "examinees[1].person", LANGUAGE.examinees[0].person)
    assert places("examinee_twice", same) == ["examinees[1].person"]
    assert not places("examinee_twice", LANGUAGE)


def test_a_sheet_is_used_once():
    number = LANGUAGE.examinees[0].sheet_number
    same = altered(LANGUAGE, "examinees[1].sheet_number", number)
    assert places("sheet_number_twice", same) == ["examinees[1].sheet_number"]
    assert not places("sheet_number_twice", LANGUAGE)
    used = Facts(used_sheet_numbers=[number])
    assert places("sheet_number_used", LANGUAGE, used) == ["examinees[0].sheet_number"]
    assert not places("sheet_number_used", LANGUAGE)


def test_sheet_numbers_are_shown_to_nobody_in_a_repr():
    facts = Facts(used_sheet_numbers=[LANGUAGE.examinees[0].sheet_number])
    (issue,) = found("sheet_number_used", LANGUAGE, facts)
    assert LANGUAGE.examinees[0].sheet_number not in repr(issue) + repr(facts)


def test_the_language_test_is_over():
    (issue,) = found("language_test_in_future", LANGUAGE, on(DAY - days(1)))
    assert (issue.field, issue.severity) == ("exam_date", Severity.WARNING)
    assert not found("language_test_in_future", LANGUAGE, on(DAY))
    assert not found("language_test_in_future", LANGUAGE)


def test_the_orientation_test_is_to_come():
    day = ORIENTATION.exam_date
    (issue,) = found("orientation_test_in_past", ORIENTATION, on(day + days(1)))
    assert (issue.field, issue.severity) == ("exam_date", Severity.WARNING)
    assert not found("orientation_test_in_past", ORIENTATION, on(day))
    assert not found("orientation_test_in_past", ORIENTATION)


@pytest.mark.parametrize("email", ["a@b", "a@@b.de", "a b@c.de", "a@b..de", "a@.de"])
def test_no_email_address(email):
    message = altered(ORIENTATION, "contact_email", email)
    assert places("email_format", message) == ["contact_email"]


@pytest.mark.parametrize(
    "email", ["a@b.de", "klara.beispiel+x@sub.example.org", "ü@ö.de", " "]
)
def test_an_email_address(email):
    assert not places("email_format", altered(ORIENTATION, "contact_email", email))


@pytest.mark.parametrize(
    ("count", "fine"),
    [(0, False), (1, True), (999, True), (1000, False), (None, True)],
)
def test_somebody_is_expected(count, fine):
    message = altered(ORIENTATION, "participant_count", count)
    expected = [] if fine else ["participant_count"]
    assert places("expected_count_range", message) == expected
