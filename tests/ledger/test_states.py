"""The transition table: no dead ends, no way back from what BAMF has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import (
    FINAL,
    MEANINGS,
    OCCUPYING,
    OPEN,
    TRANSITIONS,
    ForbiddenTransition,
    State,
    require,
)

HAVE_IT = {State.ACCEPTED, State.HINTED}


def reachable(start):
    """All states that can follow, the start included."""
    found, new = set(), {start}
    while new:
        found |= new
        new = {b for a, b in TRANSITIONS if a in found} - found
    return found


def test_every_state_has_a_meaning_and_is_reached():
    assert set(MEANINGS) == set(State)
    assert reachable(State.DRAFT) == set(State)


def test_what_is_final_is_what_bamf_settled_or_nobody_sent():
    assert FINAL == HAVE_IT | {State.REJECTED, State.CANCELLED}


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_way_to_an_end(state):
    assert reachable(state) & FINAL


@pytest.mark.parametrize("state", sorted(set(State) - {State.READY}))
def test_only_what_is_queued_can_be_sent(state):
    with pytest.raises(ForbiddenTransition):
        require(state, State.SENDING)


@pytest.mark.parametrize("state", [State.SENDING, State.UNKNOWN])
def test_what_may_have_arrived_cannot_be_cancelled_or_forgotten(state):
    for target in (State.CANCELLED, State.DRAFT, State.HELD):
        with pytest.raises(ForbiddenTransition):
            require(state, target)


@given(st.lists(st.sampled_from(State), max_size=30))
def test_no_walk_leaves_an_end_or_reaches_bamf_unsent(wishes):
    state, sent = State.DRAFT, False
    for wish in wishes:
        if (state, wish) not in TRANSITIONS:
            with pytest.raises(ForbiddenTransition):
                require(state, wish)
            continue
        assert state not in FINAL
        require(state, wish)
        state, sent = wish, sent or wish is State.SENDING
        assert sent or state not in HAVE_IT | {State.REJECTED, State.UNKNOWN}


def test_what_has_not_left_leaves_room_for_a_newer_version():
    assert not OPEN & OCCUPYING


def test_the_refusal_names_both_states():
    with pytest.raises(ForbiddenTransition, match="accepted to ready"):
        require(State.ACCEPTED, State.READY)
