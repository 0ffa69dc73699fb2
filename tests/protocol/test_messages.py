"""Messages: all there, documented field by field, and silent about people."""

import re
from dataclasses import FrozenInstanceError, fields, is_dataclass
from typing import get_args, get_type_hints

import pytest

from protocol.codes import CODE_LISTS
from protocol.messages import (
    MESSAGES,
    Answer,
    CourseStartReport,
    Message,
    field_docs,
)
from protocol.rules.code_lists import code_list
from protocol.samples import sample, sample_answer

from .secrets_of import personal_values

CATALOGUE = {
    "participant_inquiry": "Teilnehmerauskunft",
    "first_registration": "Anmeldung im Erstverfahren",
    "repeat_registration": "Anmeldung im Wiederholerverfahren",
    "course_plan_report": "Kursplanmeldung",
    "course_plan_update": "Kursplanaktualisierung",
    "course_plan_cancellation": "Kursplanstornierung",
    "course_start_report": "Kursbeginnmeldung",
    "section_start_report": "Kursabschnittsbeginnmeldung",
    "section_update": "Aktualisierung der Kursabschnittsbeginnmeldung",
    "site_change": "Kursortänderung",
    "early_end": "Vorzeitige Beendigung des Kurses",
    "course_inquiry": "Kursauskunft",
    "language_test_report": "Sprachtestmeldung (DTZ)",
    "orientation_test_report": "LiD-Prüfungsmeldung",
}
SOURCE = re.compile(r"[A-Z]+(-[A-Z0-9-]+)?|Q-TNA16|IntV §§? [\d(), -]+")


def subclasses(cls):
    for child in cls.__subclasses__():
        yield child
        yield from subclasses(child)


def parts_of(cls, seen):
    """A class and all classes its fields lead to."""
    if is_dataclass(cls) and cls not in seen:
        seen.add(cls)
        for hint in get_type_hints(cls).values():
            for kind in (hint, *get_args(hint)):
                parts_of(kind, seen)
    return seen


EVERYTHING = set()
for message in MESSAGES.values():
    parts_of(message, EVERYTHING)
    parts_of(message.answer, EVERYTHING)
ALL = pytest.mark.parametrize(
    "cls", sorted(EVERYTHING, key=lambda cls: cls.__name__), ids=lambda c: c.__name__
)


def test_every_message_of_the_interface_is_there():
    assert {name: cls.term for name, cls in MESSAGES.items()} == CATALOGUE
    named = {cls.name for cls in subclasses(Message) if "name" in vars(cls)}
    assert named == set(MESSAGES)


def test_inquiries_and_only_they_may_be_repeated_at_will():
    inquiries = {name for name, cls in MESSAGES.items() if cls.inquiry}
    assert inquiries == {"participant_inquiry", "course_inquiry"}


@pytest.mark.parametrize("cls", MESSAGES.values(), ids=MESSAGES)
def test_every_message_has_an_answer(cls):
    assert issubclass(cls.answer, Answer)
    assert cls.__doc__ and cls.term


@ALL
def test_every_field_says_what_it_means_and_where_it_is_from(cls):
    assert cls.__doc__
    for name, doc in field_docs(cls).items():
        assert doc.term and doc.meaning, name
        assert doc.standing in ("known", "inferred", "historical"), name
        assert doc.sources and all(map(SOURCE.fullmatch, doc.sources)), name


@ALL
def test_every_code_list_a_field_names_is_known_to_the_rules(cls):
    for name, doc in field_docs(cls).items():
        named = re.search(r"code list (?!unknown)(\w+)", doc.meaning)
        if named and not issubclass(cls, Answer):
            assert code_list(cls, name) == named[1]
        if doc.meaning.endswith("code list unknown") and code_list(cls, name):
            assert not CODE_LISTS[code_list(cls, name)].closed


@ALL
def test_nothing_can_be_changed(cls):
    assert cls.__dataclass_params__.frozen
    assert not hasattr(object.__new__(cls), "__dict__")


def test_a_message_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        sample("course_inquiry").course_code = "other"


@ALL
def test_no_repr_tells_a_personal_value(cls):
    if "__repr__" not in vars(cls):
        return  # that of Message, Answer or object
    told = {item.name for item in fields(cls) if item.repr and not _leads_on(cls, item)}
    personal = {name for name, doc in field_docs(cls).items() if doc.personal}
    assert not told & personal


def _leads_on(cls, item):
    hint = get_type_hints(cls)[item.name]
    return any(map(is_dataclass, (hint, *get_args(hint))))


@pytest.mark.parametrize("name", MESSAGES)
def test_the_repr_of_an_example_tells_nobodys_data(name):
    for part in (sample(name), sample_answer(name)):
        secrets = list(personal_values(part))
        assert not [value for value in secrets if value in repr(part)]


def test_a_start_report_is_a_section_report_and_more():
    docs = field_docs(CourseStartReport)
    assert list(docs)[:2] == ["provider_code", "course_code"]
    assert {"course_type", "course_end"} <= set(docs)
