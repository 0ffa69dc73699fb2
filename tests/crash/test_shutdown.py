"""Odoo is shut down, or shuts a worker down, in the middle of a call."""

import pytest

START = "course_start_report"
SENDING = f"message_type = '{START}' AND state = 'sending'"
ACCEPTED = f"message_type = '{START}' AND state = 'accepted'"
LIMITS = ("--workers=1", "--limit-time-real=15", "--limit-time-real-cron=15")


@pytest.fixture
def one(machine):
    """A machine with a single report, whose call BAMF accepts and does not answer."""
    machine.only(1)
    machine.bamf.fault("accept_then_late", START)
    return machine


def hang_in_a_call(machine):
    """Let the sending job begin its call."""
    machine.trigger("ir_cron_send")
    machine.bamf.wait_for_held_call()
    assert machine.count(SENDING) == 1


def goes_on(machine):
    """Five minutes later, the cron jobs of a running server find out what BAMF has."""
    machine.age(6)
    machine.trigger("ir_cron_sweep")
    machine.until(ACCEPTED)
    assert machine.bamf.accepted(START) == 1


def test_a_stopped_server(one):
    server = one.serve()
    hang_in_a_call(one)
    server.stop()
    one.bamf.release()
    one.serve()
    goes_on(one)


def test_a_worker_whose_time_is_up(one):
    """The server ends the worker that waits for BAMF's answer."""
    server = one.serve(*LIMITS)
    hang_in_a_call(one)
    one.until_logged("timeout after")
    one.bamf.release()
    # with limits this short it would end idle workers too, before they hear of jobs
    server.stop()
    one.serve()
    goes_on(one)
