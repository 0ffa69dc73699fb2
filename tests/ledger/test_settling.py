"""What an answer, an error or silence makes of a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import (
    CALL_WITHIN,
    OCCUPYING,
    TRANSITIONS,
    Event,
    Hold,
    State,
    delay,
    is_stale,
    may_call,
    settle,
)
from protocol import Options

SURELY_NOT_DELIVERED = {
    Event.NOT_SENT,
    Event.NOT_CALLED,
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
        (Event.NOT_CALLED, State.READY, None),
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


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_chance_shortens_a_pause_by_a_quarter_at_most(attempts, chance):
    assert 0.75 * delay(attempts) <= delay(attempts, chance) <= delay(attempts)


@given(st.integers(1, 20), st.floats(0, 1), st.floats(0, 10_000))
def test_chance_never_undercuts_bamfs_wish(attempts, chance, wish):
    settlement = settle(Event.NOT_SENT, attempts=attempts, wish=wish, chance=chance)
    assert settlement.wait >= wish


def test_a_message_that_was_not_called_need_not_wait():
    assert settle(Event.NOT_CALLED).wait == 0


def test_a_dead_sender_cannot_be_at_a_call_any_more():
    longest = CALL_WITHIN + Options().deadline
    assert not is_stale(longest) and is_stale(longest * 2)
    assert not may_call(CALL_WITHIN)


def test_the_first_pauses_double():
    assert [delay(n) for n in (1, 2, 3)] == [60, 120, 240]


@pytest.mark.parametrize(("wish", "wait"), [(None, 60), (5, 60), (900, 900)])
def test_bamfs_wish_to_wait_lengthens_the_pause(wish, wait):
    assert settle(Event.NOT_SENT, wish=wish).wait == wait
