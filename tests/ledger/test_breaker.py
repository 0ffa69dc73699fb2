"""An outage stops a login; one probe tries it again."""

from datetime import datetime, timedelta

import pytest

from ledger import Breaker, Event, Gate, Window, after, gate, pause, probing

NOON = datetime(2030, 1, 7, 12)


def later(**span):
    return NOON + timedelta(**span)


def broken(times=3, **facts):
    breaker = Breaker()
    for _ in range(times):
        breaker = after(breaker, Event.NOT_SENT, NOON, **facts)
    return breaker


def test_a_single_failure_stops_nobody():
    assert gate(broken(2), NOON) is Gate.OPEN


def test_several_in_a_row_do_and_a_probe_may_pass_after_the_pause():
    breaker = broken()
    assert gate(breaker, later(seconds=59)) is Gate.SHUT
    assert gate(breaker, later(seconds=60)) is Gate.PROBE


def test_there_is_one_probe_at_a_time():
    breaker = probing(broken(), later(minutes=1))
    assert gate(breaker, later(minutes=2)) is Gate.SHUT
    assert gate(breaker, later(minutes=5)) is Gate.PROBE


@pytest.mark.parametrize("event", [Event.ACCEPTED, Event.HINTED, Event.REJECTED])
def test_an_answer_closes_the_breaker(event):
    assert after(probing(broken(), NOON), event, NOON) == Breaker()


def test_each_failed_probe_makes_the_pause_longer():
    breaker, pauses = broken(), []
    for _ in range(4):
        now = breaker.paused_until
        breaker = after(probing(breaker, now), Event.NOT_SENT, now)
        pauses.append((breaker.paused_until - now).total_seconds())
    assert pauses == [120, 240, 480, 960]


def test_a_probe_without_answer_is_a_failed_one():
    now = broken().paused_until
    breaker = after(probing(broken(), now), Event.UNKNOWN, now)
    assert gate(breaker, now) is Gate.SHUT


def test_bamfs_wish_to_wait_pauses_the_login_at_once():
    breaker = after(Breaker(), Event.NOT_SENT, NOON, wish=600)
    assert breaker.paused_until == later(seconds=600)


def test_what_came_late_does_not_shorten_the_pause():
    breaker = after(Breaker(), Event.NOT_SENT, NOON, wish=600)
    assert after(breaker, Event.NOT_SENT, NOON, wish=5).paused_until == later(
        minutes=10
    )


def test_a_probe_that_was_given_back_lets_the_next_one_pass():
    breaker = after(probing(broken(), later(hours=1)), Event.NOT_CALLED, later(hours=1))
    assert gate(breaker, later(hours=1)) is Gate.PROBE


def test_maintenance_lasts_to_the_end_of_the_last_window_in_a_row():
    windows = [
        Window(later(hours=1), later(hours=2)),
        Window(later(hours=-1), later(hours=1)),
        Window(later(hours=3), later(hours=4)),
    ]
    assert pause(windows, NOON) == later(hours=2)
    assert pause(windows, later(hours=2)) is None
    assert pause([], NOON) is None
