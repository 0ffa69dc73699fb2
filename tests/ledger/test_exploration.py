"""No interleaving of two senders, a moody BAMF and any crash does harm."""

import pytest

import ledger
from ledger import Decision, Event, Settlement, State, Step

from .explore import explore
from .world import Case, Rules, Wrong

TWO_REPORTS = Case()
SAME_REPORT = Case(keys=("plan", "plan"))
QUESTION = Case(keys=("plan", "question"), inquiries=(False, True))
CASES = [TWO_REPORTS, SAME_REPORT, QUESTION]


def resend_what_is_unclear(event, **facts):
    if event is Event.UNKNOWN:
        return Settlement((State.READY,))
    return ledger.settle(event, **facts)


def believe_in_success(event, **facts):
    if event is Event.UNKNOWN:
        return Settlement((State.ACCEPTED,))
    return ledger.settle(event, **facts)


def forget_the_order(entry, _others, stop):
    return ledger.decide(entry, [entry], stop)


def wait_for_ever_behind_a_twin(entry, others, stop):
    decision = ledger.decide(entry, others, stop)
    return Decision(Step.WAIT) if decision.step is Step.HOLD else decision


def claim_again_what_is_unclear(entry, others, stop):
    if entry.state is State.UNKNOWN:
        return Decision(Step.CLAIM)
    return ledger.decide(entry, others, stop)


UNAWARE = "does not know what BAMF has"
STUCK = "no way on"
BROKEN = {
    "unclear is sent again": (UNAWARE, {"settle": resend_what_is_unclear}),
    "unclear is taken for accepted": ("is lost", {"settle": believe_in_success}),
    "unclear is claimed": (UNAWARE, {"decide": claim_again_what_is_unclear}),
    "order is forgotten": ("overtook", {"decide": forget_the_order, "indexes": False}),
    "a twin is never held": (STUCK, {"decide": wait_for_ever_behind_a_twin}),
    "any answer settles": ("no way from", {"belongs": lambda *_: True}),
    "a sleeper calls": (UNAWARE, {"may_call": lambda age: True}),
    "the sweep never comes": (STUCK, {"is_stale": lambda age: False}),
    "the sweep queues again": (UNAWARE, {"swept": lambda called: State.READY}),
    "nobody asks BAMF": (STUCK, {"reconciled": lambda found: None}),
    "asking BAMF always frees": (UNAWARE, {"reconciled": lambda found: State.READY}),
    "the call comes before the intent": (UNAWARE, {"intent_first": False}),
    "no call is written down": (UNAWARE, {"noted_first": False}),
    "rows are not locked": (UNAWARE, {"row_locks": False, "indexes": False}),
}


@pytest.mark.parametrize("case", CASES, ids=["reports", "twins", "question"])
def test_nothing_that_can_happen_does_harm(case):
    assert explore(case) > 1000


@pytest.mark.parametrize(("harm", "change"), BROKEN.values(), ids=BROKEN.keys())
def test_every_rule_is_needed(harm, change):
    with pytest.raises(Wrong, match=harm):
        for case in CASES:
            explore(case, Rules(**change))
