"""What answers to inquiries make of an unknown message."""

from hypothesis import given
from hypothesis import strategies as st

from ledger import State, require
from ledger.reconciling import (
    CONFIRM_AFTER,
    FIRST_LOOK,
    UNCLEAR_WAITS,
    Clue,
    Sighting,
    Verdict,
    reconcile,
)
from ledger.settling import STALE_AFTER

END = 1000.0


def after(*pairs):
    """Decide on sightings given as seconds after the call, and clue."""
    verdict = reconcile(END, [Sighting(END + s, Clue(clue)) for s, clue in pairs])
    return verdict.settlement and verdict.settlement.state, verdict.ask_at


def test_without_an_answer_bamf_is_asked_soon_after_the_call_has_ended():
    assert after() == (None, END + FIRST_LOOK)


def test_what_was_asked_before_the_call_ended_does_not_count():
    assert after((-5, "found"), (0, "absent")) == (None, END + FIRST_LOOK)


def test_one_finding_settles_it_whatever_else_was_said():
    assert after((1, "found"))[0] is State.ACCEPTED
    assert after((1, "absent"), (2, "found"), (9999, "absent"))[0] is State.ACCEPTED


def test_a_first_absence_has_to_be_confirmed_later():
    assert after((10, "absent")) == (None, END + 10 + CONFIRM_AFTER)
    soon = (10, "absent"), (10 + CONFIRM_AFTER - 1, "absent")
    assert after(*soon) == (None, END + 10 + CONFIRM_AFTER)
    late = (10, "absent"), (10 + CONFIRM_AFTER, "absent")
    assert after(*late)[0] is State.READY


def test_an_unclear_answer_in_between_begins_the_waiting_anew():
    row = (1, "absent"), (2000, "unclear"), (4000, "absent")
    assert after(*row) == (None, END + 4000 + CONFIRM_AFTER)


def test_answers_that_prove_nothing_are_left_to_a_person_after_some():
    unclear = [(i + 1.0, "unclear") for i in range(len(UNCLEAR_WAITS) + 1)]
    assert after(unclear[0]) == (None, END + 1 + UNCLEAR_WAITS[0])
    assert after(*unclear[:3]) == (None, END + 3 + UNCLEAR_WAITS[2])
    assert reconcile(END, [Sighting(END + s, Clue(c)) for s, c in unclear]) == Verdict()


def test_no_late_answer_crosses_a_second_report():
    assert CONFIRM_AFTER > STALE_AFTER


CLUES = st.builds(Sighting, st.floats(0, 10**5), st.sampled_from(Clue))


@given(st.lists(CLUES, max_size=8))
def test_it_goes_again_only_after_two_absences_far_enough_apart(sightings):
    verdict = reconcile(END, sightings)
    counted = [one for one in sightings if one.asked_at > END]
    if verdict.settlement is None:
        return
    require(State.UNKNOWN, verdict.settlement.state)
    if verdict.settlement.state is State.ACCEPTED:
        assert any(one.clue is Clue.FOUND for one in counted)
        return
    assert not any(one.clue is Clue.FOUND for one in counted)
    absent = [one.asked_at for one in counted if one.clue is Clue.ABSENT]
    assert max(absent) - min(absent) >= CONFIRM_AFTER
