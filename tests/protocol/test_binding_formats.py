"""Days, moments and numbers in forms that XML Schema allows and Python lacks."""

from datetime import date

import pytest

from protocol.messages import EarlyEnd, ParticipantRecord

from .templates import Bench

DAY = '<A><D b:value="{}" b:format="%Y-%m-%d%:z"/></A>'


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2025, 3, 1), "2025-03-01+01:00"),
        (date(2025, 6, 1), "2025-06-01+02:00"),
    ],
)
def test_a_day_is_sent_with_the_offset_in_force(day, told):
    message = EarlyEnd(provider_code="T-1", course_code="C-7", end=day)
    assert Bench().build(DAY.format("end"), message) == f"<A><D>{told}</D></A>"


@pytest.mark.parametrize("offset", ["+02:00", "+01:00", "Z"])
def test_a_day_is_read_with_any_offset(offset):
    xml = f"<A><D>2025-06-01{offset}</D></A>"
    answer = Bench().read(DAY.format("registered_on"), xml, ParticipantRecord)
    assert answer.registered_on == date(2025, 6, 1)


def test_a_moment_is_sent_with_its_offset():
    message = EarlyEnd(provider_code="T-1", course_code="C-7", end=date(2025, 3, 1))
    text = '<A><Z b:value="call.now" b:format="%H:%M%:z"/></A>'
    assert Bench().build(text, message) == "<A><Z>09:00+01:00</Z></A>"


@pytest.mark.parametrize(
    ("told", "meant"), [("200.00", 200), ("-7.", -7), ("200.5", None), (".5", None)]
)
def test_a_whole_number_may_be_written_as_a_decimal_one(told, meant):
    text = '<A><S b:value="units_used"/></A>'
    answer = Bench().read(text, f"<A><S>{told}</S></A>", ParticipantRecord)
    assert answer.units_used == meant
