"""What an answer, an error or silence makes of a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import (
    OCCUPYING,
    TRANSITIONS,
    Event,
    Hold,
    State,
    delay,
    settle,
)

SURELY_NOT_DELIVERED = {
    Event.NOT_SENT,
    Event.UNAUTHORIZED,
    Event.INVALID,
    Event.MISCONFIGURED,
}


@pytest.mark.parametrize(
    ("event", "state", "hold"),
    [
        (Event.ACCEPTED, State.ACCEPTED, None),
        (Event.HINTED, State.HINTED, None),
        (Event.REJECTED, State.REJECTED, None),
        (Event.NOT_SENT, State.READY, None),
        (Event.UNKNOWN, State.UNKNOWN, None),
        (Event.UNAUTHORIZED, State.HELD, Hold.REFUSED),
        (Event.INVALID, State.HELD, Hold.INVALID),
        (Event.MISCONFIGURED, State.HELD, Hold.SETUP),
    ],
)
def test_where_each_event_leads(event, state, hold):
    settlement = settle(event)
    assert (settlement.state, settlement.hold) == (state, hold)


@pytest.mark.parametrize("event", Event)
@pytest.mark.parametrize("origin", [State.SENDING, State.UNKNOWN])
def test_every_way_stands_in_the_transition_table(event, origin):
    state = origin
    for target in settle(event, origin=origin).path:
        assert (state, target) in TRANSITIONS
        state = target


@pytest.mark.parametrize(
    "event", sorted(set(Event) - SURELY_NOT_DELIVERED - {Event.REJECTED})
)
@pytest.mark.parametrize("origin", [State.SENDING, State.UNKNOWN])
def test_what_may_be_delivered_never_becomes_free_to_be_sent_again(event, origin):
    path = settle(event, origin=origin).path
    assert set(path) <= OCCUPYING


def test_an_answer_after_the_sweeper_still_counts():
    assert settle(Event.HINTED, origin=State.UNKNOWN).state is State.ACCEPTED
    assert settle(Event.UNKNOWN, origin=State.UNKNOWN).path == ()


@given(st.integers(1, 10_000))
def test_pauses_grow_and_stay_below_an_hour(attempts):
    assert 60 <= delay(attempts) <= delay(attempts + 1) <= 3600


def test_the_first_pauses_double():
    assert [delay(n) for n in (1, 2, 3)] == [60, 120, 240]


@pytest.mark.parametrize(("wish", "wait"), [(None, 60), (5, 60), (900, 900)])
def test_bamfs_wish_to_wait_lengthens_the_pause(wish, wait):
    assert settle(Event.NOT_SENT, wish=wish).wait == wait
