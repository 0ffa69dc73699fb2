"""Whose turn it is in a bite of several messages."""

from ledger import Entry, Hold, State, Step, bite, goes_before


def message(number, course="a", key=None, **values):
    values.setdefault("state", State.READY)
    return Entry(
        id=number, sequence_key=course, business_key=key or f"report:{number}", **values
    )


def steps(*entries, stop=lambda entry: None):
    ready = [entry.id for entry in entries if entry.state is State.READY]
    return {number: d.step for number, d in bite(ready, entries, stop).items()}


def test_different_courses_go_together_and_one_course_in_order():
    found = steps(message(1), message(2), message(3, "b"), message(4, "c"))
    assert found == {1: Step.CLAIM, 2: Step.WAIT, 3: Step.CLAIM, 4: Step.CLAIM}


def test_an_unclear_report_stops_its_own_course_alone():
    unclear = message(1, state=State.UNKNOWN)
    assert steps(unclear, message(2), message(3, "b")) == {2: Step.WAIT, 3: Step.CLAIM}


def test_a_question_goes_past_what_is_unclear():
    unclear = message(1, state=State.UNKNOWN)
    assert steps(unclear, message(2, inquiry=True)) == {2: Step.CLAIM}


def test_what_is_not_due_waits_and_lets_nobody_of_its_course_past():
    later = message(1, due=False)
    assert steps(later, message(2), message(3, "b")) == {
        1: Step.WAIT,
        2: Step.WAIT,
        3: Step.CLAIM,
    }


def test_a_report_bamf_may_have_is_held():
    taken = message(1, key="plan", state=State.ACCEPTED)
    decision = bite([2], [taken, message(2, key="plan")], lambda entry: None)[2]
    assert (decision.step, decision.hold) == (Step.HOLD, Hold.DUPLICATE)


def test_a_stopped_message_is_held_and_the_others_go():
    def stop(entry):
        return Hold.NO_PASSWORD if entry.id <= 50 else None

    entries = [message(n, f"course {n}") for n in range(1, 53)]
    found = steps(*entries, stop=stop)
    assert [n for n, step in found.items() if step is Step.CLAIM] == [51, 52]
    assert all(found[n] is Step.HOLD for n in range(1, 51))


def test_what_is_held_goes_before_the_later_ones():
    assert goes_before(message(1, state=State.HELD), message(2))
