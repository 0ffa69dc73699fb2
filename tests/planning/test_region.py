from datetime import date

import pytest

from planning import STATES, CalendarError, Code, Region
from planning.region import public_holidays

MARIA_HIMMELFAHRT = date(2025, 8, 15)
FRONLEICHNAM = date(2025, 6, 19)
FRIEDENSFEST = date(2025, 8, 8)
BUSSTAG = date(2025, 11, 19)
TAG_DER_BEFREIUNG = date(2025, 5, 8)
REFORMATION = date(2025, 10, 31)


def test_all_federal_states():
    assert len(STATES) == 16
    for state in STATES:
        names = public_holidays(Region(state=state), 2025)
        assert names[date(2025, 10, 3)] == "Tag der Deutschen Einheit"
        assert len(names) >= 9


@pytest.mark.parametrize("name", ["NI", "ni", "DE-NI"])
def test_a_state_by_either_code(name):
    assert Region(state=name) == Region(state="NI")


OWN = [
    (Region(state="BY"), {FRONLEICHNAM}),
    (Region(state="BY", catholic=True), {FRONLEICHNAM, MARIA_HIMMELFAHRT}),
    (Region(state="SL"), {FRONLEICHNAM, MARIA_HIMMELFAHRT}),
    (Region(state="SN"), {BUSSTAG, REFORMATION}),
    (Region(state="SN", catholic=True), {BUSSTAG, REFORMATION, FRONLEICHNAM}),
    (Region(state="TH", catholic=True), {REFORMATION, FRONLEICHNAM}),
    (Region(state="TH"), {REFORMATION}),
    (Region(state="BE"), {TAG_DER_BEFREIUNG}),
    (Region(state="BE", catholic=True), {TAG_DER_BEFREIUNG}),
    (Region(state="NI"), {REFORMATION}),
]


@pytest.mark.parametrize(("region", "expected"), OWN)
def test_holidays_that_only_some_have(region, expected):
    candidates = {
        MARIA_HIMMELFAHRT,
        FRONLEICHNAM,
        FRIEDENSFEST,
        BUSSTAG,
        TAG_DER_BEFREIUNG,
        REFORMATION,
    }

    assert candidates & public_holidays(region, 2025).keys() == expected


def test_augsburg_has_most_holidays():
    names = public_holidays(Region(state="BY", municipality="Augsburg"), 2025)

    assert names[FRIEDENSFEST] == "Augsburger Hohes Friedensfest"
    assert {MARIA_HIMMELFAHRT, FRONLEICHNAM} <= names.keys()
    assert len(names) == 14


UNKNOWN = [
    ({"state": "XX"}, Code.UNKNOWN_STATE),
    ({"state": ""}, Code.UNKNOWN_STATE),
    ({"state": "AUGSBURG"}, Code.UNKNOWN_STATE),
    ({"state": "BY", "municipality": "Musterstadt"}, Code.UNKNOWN_MUNICIPALITY),
    ({"state": "NI", "municipality": "Augsburg"}, Code.UNKNOWN_MUNICIPALITY),
]


@pytest.mark.parametrize(("place", "code"), UNKNOWN)
def test_an_unknown_place(place, code):
    with pytest.raises(CalendarError) as refusal:
        Region(**place)

    assert refusal.value.code is code
