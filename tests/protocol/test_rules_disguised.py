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
}


@pytest.mark.parametrize("number", DISGUISED.values(), ids=DISGUISED)
def test_numbers_that_only_look_right_are_not_sent(number):
    message = sample("participant_inquiry")
    key = replace(message.person, file_number=number)
    issues = check(replace(message, person=key), Facts())
    assert any(i.code == "text_disguised" and i.blocking for i in issues), issues


@pytest.mark.parametrize("name", ["Ada\u202eeb", "A\u200bda", "\ufeffAda", "Ad\u00ada"])
def test_names_that_only_look_right_are_not_sent(name):
    message = sample("first_registration")
    data = replace(message.personal, given_name=name)
    issues = check(replace(message, personal=data), Facts())
    assert any(i.code == "text_disguised" and i.blocking for i in issues), issues


@pytest.mark.parametrize("name", ["Zoë", "O’Neill", "علي", "अनिता", "Nguyễn", "Łukasz"])
def test_names_of_the_world_are_no_disguise(name):
    message = sample("first_registration")
    data = replace(message.personal, given_name=name)
    issues = check(replace(message, personal=data), Facts())
    assert not [i for i in issues if i.code in ("text_disguised", "name_character")]
