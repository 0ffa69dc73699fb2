"""Texts that only look right: what nobody sees, or what reads another way round."""

from dataclasses import replace

import pytest

from protocol.rules import Facts, check
from protocol.samples import sample

DISGUISED = {
    "right to left": "AZ-\u202e321",
    "no width": "AZ-\u200b123",
    "soft hyphen": "AZ\u00ad123",
    "byte order mark": "\ufeffAZ-123",
    "tags": "AZ-123\U000e0041",
    "arabic digits": "AZ-\u0661\u0662\u0663",
    "fullwidth digits": "AZ-\uff11\uff12\uff13",
    "hangul filler": "AZ-\u3164123",
    "variation selector": "AZ\ufe0f-123",
    "heaps of marks": "A\u0301\u0302\u0303Z-123",
}
NAMES = ["Zoë", "O’Neill", "علي", "अनिता", "Nguyễn", "Łukasz", "Ольга", "Ελένη"]
ALIKE = {
    "a Cyrillic A in a number": "\u0410Z-123",
    "a number in Cyrillic": "\u0410\u0412-123",
    "a Greek Omicron": "\u039f-123",
    "fullwidth letters": "\uff21\uff3a-123",
}


@pytest.mark.parametrize("number", DISGUISED.values(), ids=DISGUISED)
def test_numbers_that_only_look_right_are_not_sent(number):
    message = sample("participant_inquiry")
    key = replace(message.person, file_number=number)
    issues = check(replace(message, person=key), Facts())
    assert any(i.code == "text_disguised" and i.blocking for i in issues), issues


@pytest.mark.parametrize("number", ALIKE.values(), ids=ALIKE)
def test_numbers_in_letters_that_look_alike_are_not_sent(number):
    message = sample("participant_inquiry")
    key = replace(message.person, file_number=number)
    issues = check(replace(message, person=key), Facts())
    assert any(i.code == "text_mixed_scripts" and i.blocking for i in issues), issues


@pytest.mark.parametrize("name", ["\u0410da", "\u0391nna", "Ad\u0430", "Ada \u0410da"])
def test_names_of_two_scripts_are_not_sent(name):
    message = sample("first_registration")
    data = replace(message.personal, given_name=name)
    issues = check(replace(message, personal=data), Facts())
    assert any(i.code == "text_mixed_scripts" and i.blocking for i in issues), issues


@pytest.mark.parametrize("name", ["Ada\u202eeb", "A\u200bda", "\ufeffAda", "Ad\u00ada"])
def test_names_that_only_look_right_are_not_sent(name):
    message = sample("first_registration")
    data = replace(message.personal, given_name=name)
    issues = check(replace(message, personal=data), Facts())
    assert any(i.code == "text_disguised" and i.blocking for i in issues), issues


@pytest.mark.parametrize("name", NAMES)
def test_names_of_the_world_are_no_disguise(name):
    message = sample("first_registration")
    data = replace(message.personal, given_name=name)
    issues = check(replace(message, personal=data), Facts())
    wrong = ("text_disguised", "text_mixed_scripts", "name_character")
    assert not [i for i in issues if i.code in wrong]
