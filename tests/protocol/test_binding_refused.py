"""Values that a request cannot say are invalid, and times are told as they are."""

from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

import pytest

from protocol.binding.formats import Formats
from protocol.errors import Invalid
from protocol.messages import (
    CourseInquiry,
    EarlyEnd,
    OrientationTestReport,
)

from .templates import CALL, Bench

INQUIRY = CourseInquiry(provider_code="T-1", course_code="C-7")


def build(text, message, **more):
    return Bench(**more).build(text, message)


@pytest.mark.parametrize("end", ["2025-03-01", False, datetime(2025, 3, 1)])
def test_values_of_a_wrong_type_are_invalid(end):
    message = EarlyEnd(provider_code="T", course_code="C", end=end)
    with pytest.raises(Invalid) as error:
        build('<A b:value="end"/>', message)
    assert (error.value.code, error.value.detail) == ("message_type", "end")


def test_subclasses_of_a_type_are_welcome():
    class Text(str):
        pass

    message = CourseInquiry(provider_code="T", course_code=Text("C-8"))
    assert build('<A b:value="course_code"/>', message) == "<A>C-8</A>"


@pytest.mark.parametrize(
    "text",
    ['<A b:value="room"/>', '<A><b:attribute name="r" value="room"/></A>'],
)
def test_characters_that_xml_cannot_carry_are_invalid(text):
    message = OrientationTestReport(
        provider_code="T",
        own_reference="E",
        exam_date=date(2025, 3, 1),
        room="\x00geheim",
        contact_email="e",
        administrative_site_code="s",
    )
    with pytest.raises(Invalid) as error:
        build(text, message)
    assert (error.value.code, error.value.detail) == ("message_text", "room")


def test_times_of_the_call_in_another_zone():
    formats = Formats(datetime="%H:%M", timezone=ZoneInfo("UTC"))
    assert build('<A b:value="call.now"/>', INQUIRY, formats=formats) == "<A>08:00</A>"
    now = {**CALL, "now": datetime(2025, 7, 1, 8, 0, 0, 5, timezone.utc)}
    assert Bench().build('<A b:value="call.now"/>', INQUIRY, now) == (
        "<A>2025-07-01T10:00:00+02:00</A>"
    )
