"""What a registration needs, and whether the person may still take part."""

from datetime import date

import pytest

from protocol.rules import Facts, Limits, PersonHistory, Severity

from .altered import days, example, found, on, places

DAY = date(2027, 1, 11)
FIRST = example("first_registration")
REPEAT = example("repeat_registration")
BOTH = pytest.mark.parametrize("message", [FIRST, REPEAT], ids=["first", "repeat"])


def first(**changes):
    return example("first_registration", **changes)


def about(message, **known):
    return Facts(persons={message.person: PersonHistory(**known)})


def test_a_nationality_is_mandatory():
    message = first(personal__nationalities=())
    assert places("nationality_missing", message) == ["personal.nationalities"]
    assert not places("nationality_missing", FIRST)


@pytest.mark.parametrize("key", ["DE", "16", "1630", "١٦٣"])
def test_nationalities_are_keys_of_three_digits(key):
    message = first(personal__nationalities=("163", key))
    assert places("nationality_format", message) == ["personal.nationalities[1]"]


def test_each_nationality_once():
    message = first(personal__nationalities=("163", "475", "163"))
    assert places("nationality_twice", message) == ["personal.nationalities[2]"]
    assert not places("nationality_format", message)


@pytest.mark.parametrize(
    "where",
    ["language_level", "availability", "personal.birth_place", "personal.gender"],
)
def test_what_the_law_lists_is_missed(where):
    message = first(**{where.replace(".", "__"): None})
    (issue,) = found("registration_incomplete", message)
    assert (issue.field, issue.severity) == (where, Severity.WARNING)


def test_no_need_of_childcare_is_an_answer():
    assert not found("registration_incomplete", first(childcare_needed=False))
    (issue,) = found("registration_incomplete", first(childcare_needed=None))
    assert issue.field == "childcare_needed"


def test_without_a_degree_the_school_years_are_asked_for():
    facts = Facts(no_degree=["isced_9"])
    message = first(education="isced_9", school_years=None)
    assert places("school_years_missing", message, facts) == ["school_years"]
    assert not places("school_years_missing", first(school_years=None), facts)
    assert not places("school_years_missing", first(education="isced_9"), facts)
    assert not places("school_years_missing", message)


@pytest.mark.parametrize(
    ("years", "fine"), [(-1, False), (0, True), (30, True), (31, False), (None, True)]
)
def test_school_years_are_years_at_school(years, fine):
    expected = [] if fine else ["school_years"]
    assert places("school_years_range", first(school_years=years)) == expected


@pytest.mark.parametrize(
    ("year", "today", "fine"),
    [
        (1899, None, False),
        (1900, None, True),
        (2099, None, True),
        (2100, None, False),
        (2027, DAY, True),
        (2028, DAY, False),
        (None, DAY, True),
    ],
)
def test_nobody_enters_next_year(year, today, fine):
    expected = [] if fine else ["entry_year"]
    assert places("entry_year_range", first(entry_year=year), on(today)) == expected


@BOTH
def test_only_what_has_happened_is_reported(message):
    assert places("registered_in_future", message, on(DAY - days(1))) == [
        "registered_on"
    ]
    assert not places("registered_in_future", message, on(DAY))
    assert not places("registered_in_future", message)


@BOTH
def test_registrations_go_out_without_delay(message):
    assert not found("registration_late", message, on(DAY + days(7)))
    (issue,) = found("registration_late", message, on(DAY + days(8)))
    assert (issue.field, issue.severity) == ("registered_on", Severity.WARNING)
    assert "8 days ago" in issue.text
    patient = on(DAY + days(8), limits=Limits(registration_days=8))
    assert not found("registration_late", message, patient)
    assert not found("registration_late", message)


@BOTH
def test_a_second_registration_may_be_refused(message):
    (issue,) = found("registered_already", message, about(message, registered=True))
    assert (issue.field, issue.severity) == ("person", Severity.WARNING)
    assert not found("registered_already", message, about(message, registered=False))
    assert not found("registered_already", message)


def test_the_placement_test_was_taken_or_is_dispensable():
    neither = first(placement_test__taken_on=None, placement_test__dispensable=False)
    assert places("placement_test_missing", neither) == ["placement_test.taken_on"]
    assert not places("placement_test_missing", first(placement_test__taken_on=None))
    taken = first(placement_test__dispensable=False)
    assert not places("placement_test_missing", taken)


def test_the_placement_test_is_over():
    taken = FIRST.placement_test.taken_on
    assert places("placement_test_in_future", FIRST, on(taken - days(1))) == [
        "placement_test.taken_on"
    ]
    assert not places("placement_test_in_future", FIRST, on(taken))
    assert not places("placement_test_in_future", FIRST)
    untaken = first(placement_test__taken_on=None)
    assert not places("placement_test_in_future", untaken, on(date(2000, 1, 1)))


def test_somebody_held_the_placement_test():
    message = first(placement_test__provider_code=None)
    assert places("placement_provider_missing", message) == [
        "placement_test.provider_code"
    ]
    assert not places("placement_provider_missing", FIRST)
    untaken = first(placement_test__provider_code=None, placement_test__taken_on=None)
    assert not places("placement_provider_missing", untaken)


@BOTH
def test_the_entitlement_is_valid_on_that_day(message):
    ended = about(message, entitled_until=DAY - days(1))
    assert places("entitlement_expired", message, ended) == ["registered_on"]
    assert not places(
        "entitlement_expired", message, about(message, entitled_until=DAY)
    )
    later = about(message, entitled_from=DAY + days(1))
    assert places("entitlement_not_begun", message, later) == ["registered_on"]
    assert not places(
        "entitlement_not_begun", message, about(message, entitled_from=DAY)
    )


@BOTH
def test_the_entitlement_was_not_withdrawn(message):
    facts = about(message, entitlement_cancelled_on=DAY)
    (issue,) = found("entitlement_cancelled", message, facts)
    assert (issue.field, issue.severity) == ("person", Severity.WARNING)
    assert not found("entitlement_cancelled", message)


@pytest.mark.parametrize(
    ("course_type", "day", "granted"),
    [
        ("literacy", date(2025, 1, 1), True),
        ("special_need", date(2025, 1, 1), True),
        ("literacy_repeat", date(2025, 1, 1), True),
        ("second_script", date(2024, 12, 7), False),
        ("second_script", date(2024, 12, 6), True),
        ("general", date(2025, 1, 1), False),
        (None, date(2025, 1, 1), True),
    ],
)
def test_repeat_units_exist_for_two_course_types(course_type, day, granted):
    message = example("repeat_registration", registered_on=day)
    issues = found(
        "repeat_not_granted", message, about(message, course_type=course_type)
    )
    assert [issue.field for issue in issues] == ([] if granted else [""])


@pytest.mark.parametrize(
    ("day", "course_type", "fine"),
    [
        (date(2025, 4, 30), "youth", True),
        (date(2025, 5, 1), "youth", False),
        (date(2025, 5, 1), "women", False),
        (date(2025, 5, 1), "parents", False),
        (date(2025, 5, 1), "general", True),
        (date(2025, 5, 1), "unheard-of", True),
    ],
)
def test_nobody_offers_abolished_courses(day, course_type, fine):
    message = first(registered_on=day, recommended_course_type=course_type)
    issues = found("recommended_type_abolished", message)
    expected = [] if fine else ["recommended_course_type"]
    assert [issue.field for issue in issues] == expected


@pytest.mark.parametrize(
    ("course_type", "number", "fine"),
    [
        ("general", 0, False),
        ("general", 1, True),
        ("general", 7, True),
        ("general", 8, False),
        ("intensive", 5, True),
        ("intensive", 6, False),
        ("literacy", 10, True),
        ("literacy", 11, False),
        ("literacy_repeat", 3, True),
        ("literacy_repeat", 4, False),
        ("unheard-of", 10, True),
        ("unheard-of", 11, False),
    ],
)
def test_the_recommended_section_exists(course_type, number, fine):
    message = first(recommended_course_type=course_type, recommended_section=number)
    expected = [] if fine else ["recommended_section"]
    assert places("recommended_section_number", message) == expected
