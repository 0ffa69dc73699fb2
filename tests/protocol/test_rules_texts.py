"""Texts and dates of any kind, wherever they stand in a message."""

from dataclasses import replace
from datetime import date

import pytest

from protocol.rules import Facts, Limits

from .altered import altered, example, found, places

WHERE = "plan.setting.teacher_codes[1]"


def plan_with(text, where=WHERE):
    return altered(example("course_plan_report"), where, text)


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u00a0\u3000"])
def test_a_text_is_filled_or_left_out(text):
    assert places("text_blank", plan_with(text)) == [WHERE]
    assert not places("text_blank", plan_with(None, "plan.remarks"))


def test_what_is_left_out_hides_nothing_behind_it():
    key = replace(example("participant_inquiry").person, person_number=" ")
    message = example("participant_inquiry", person=replace(key, file_number=None))
    assert places("text_blank", message) == ["person.person_number"]


@pytest.mark.parametrize("text", ["a\x00b", "\x1f", "\x0b", "\x0c", "\x7f", "\x9f"])
@pytest.mark.parametrize("where", [WHERE, "plan.remarks"])
def test_control_characters_cannot_be_sent(text, where):
    assert places("text_forbidden_character", plan_with(text, where)) == [where]


@pytest.mark.parametrize("text", ["\ud800", "\udfff", "\ufffe", "\uffff", "\x08"])
def test_what_xml_does_not_know_cannot_be_sent(text):
    assert places("text_forbidden_character", plan_with(text)) == [WHERE]


@pytest.mark.parametrize("text", ["a\tb", "a\nb", "a\rb", "a\u2028b", "a\u2029b"])
def test_only_the_remarks_have_lines(text):
    for where in (WHERE, "plan.own_reference"):
        assert places("text_forbidden_character", plan_with(text, where)) == [where]
    assert not places("text_forbidden_character", plan_with(text, "plan.remarks"))


@pytest.mark.parametrize("text", ["<&>'\"]]>", "Łódź", "\ufffd\ud7ff\ue000", " \xa0~"])
def test_everything_else_can_be_sent(text):
    assert not places("text_forbidden_character", plan_with(text))


@pytest.mark.parametrize(
    ("where", "limit"), [(WHERE, 250), ("plan.remarks", 2000), ("provider_code", 250)]
)
def test_texts_are_bounded(where, limit):
    assert not found("text_too_long", plan_with("x" * limit, where))
    (issue,) = found("text_too_long", plan_with("x" * (limit + 1), where))
    assert issue.field == where
    assert issue.values == {"length": str(limit + 1), "limit": str(limit)}


def test_the_provider_may_set_other_bounds():
    facts = Facts(limits=Limits(text_length=10, remarks_length=5))
    message = plan_with("x" * 6, "plan.remarks")
    assert "plan.remarks" in places("text_too_long", message, facts)
    assert "provider_code" not in places("text_too_long", message, facts)


@pytest.mark.parametrize("text", [" a", "a ", "\ta", "a\u00a0"])
def test_a_stray_space_is_shown(text):
    assert places("text_untrimmed", plan_with(text)) == [WHERE]


@pytest.mark.parametrize("text", ["a b", " ", "x" * 300])
def test_spaces_within_are_fine_and_blanks_are_said_to_be_empty(text):
    assert not places("text_untrimmed", plan_with(text))


@pytest.mark.parametrize(
    ("name", "where", "code_list"),
    [
        ("course_plan_report", "plan.course_type", "course_type"),
        ("first_registration", "literacy", "literacy"),
        ("first_registration", "education", "education"),
        ("first_registration", "fee_kind", "fee_kind"),
        ("first_registration", "personal.gender", "gender"),
        ("first_registration", "recommended_course_type", "course_type"),
        ("participant_inquiry", "person.file_number_origin", "file_number_origin"),
    ],
)
def test_closed_lists_are_known_without_a_contract(name, where, code_list):
    (issue,) = found("code_unknown", altered(example(name), where, "thing"))
    assert (issue.field, issue.values) == (where, {"list": code_list})


@pytest.mark.parametrize(
    ("name", "where", "code_list"),
    [
        ("course_plan_report", "late_reason", "late_reason"),
        ("course_plan_cancellation", "reason", "cancellation_reason"),
        ("early_end", "reason", "early_end_reason"),
        (
            "course_plan_report",
            "plan.setting.interruptions[0].reason",
            "interruption_reason",
        ),
        ("course_plan_report", "plan.setting.accessibility", "accessibility"),
        ("course_plan_report", "plan.setting.childcare", "childcare"),
        ("course_plan_report", "plan.setting.course_format", "course_format"),
        ("first_registration", "language_level", "language_level"),
        ("first_registration", "availability", "availability"),
        ("first_registration", "personal.address.country", "country"),
    ],
)
def test_open_lists_are_the_contracts(name, where, code_list):
    message = altered(example(name), where, "XX")
    assert not places("code_unknown", message)
    assert not places("code_unknown", message, Facts(codes={code_list: ["XX"]}))
    assert places("code_unknown", message, Facts(codes={code_list: ["YY"]})) == [where]


def test_the_contract_narrows_a_closed_list():
    message = example("course_start_report")
    facts = Facts(codes={"course_type": ["general"]})
    assert places("code_unknown", message, facts) == ["course_type"]


def test_formats_are_the_providers_matter():
    message = example("course_plan_report")
    facts = Facts(patterns={"site_code": "TEST-[A-Z]+", "teacher_codes": "LK-100[01]"})
    assert places("format_unusual", message, facts) == [
        "plan.setting.site_code",
        "plan.setting.teacher_codes[1]",
    ]
    assert not places("format_unusual", message)


@pytest.mark.parametrize(
    ("day", "plausible"),
    [
        (date(1899, 12, 31), False),
        (date(1900, 1, 1), True),
        (date(2099, 12, 31), True),
        (date(2100, 1, 1), False),
        (date(1, 1, 1), False),
    ],
)
def test_dates_lie_in_living_memory(day, plausible):
    message = example("site_change", valid_from=day)
    assert places("date_implausible", message) == ([] if plausible else ["valid_from"])


def test_every_date_of_every_part_is_looked_at():
    message = example("course_plan_report")
    people = message.plan.attendance.participants
    born = replace(people[0].person, birth_date=date(199, 2, 3))
    where = "plan.attendance.participants[0].person"
    assert places("date_implausible", altered(message, where, born)) == [
        f"{where}.birth_date"
    ]
