"""A sender is killed with -9: nothing is lost, and nothing is reported twice."""

import random

import pytest

from .power import kill

START = "course_start_report"
ACCEPTED = "message_type = 'course_start_report' AND state = 'accepted'"
MESSAGES = 12


@pytest.fixture
def rounds(request):
    """How often to kill at a moment nobody chose: 3 times, or 20 with --soak."""
    return 20 if request.config.getoption("--soak") else 3


@pytest.fixture
def few(machine):
    machine.only(MESSAGES)
    return machine


def test_between_claim_and_call(few):
    """The intent is committed, but nothing ever reached BAMF."""
    with few.bamf.deaf():
        sender = few.begin("drain")
        few.until("state = 'sending'")
        kill(sender)
    few.clear_up()
    assert few.bamf.accepted(START) == MESSAGES


def test_between_bamfs_acceptance_and_our_settling(few):
    few.bamf.fault("accept_then_late", START)
    sender = few.begin("drain")
    few.bamf.wait_for_held_call()
    kill(sender)
    few.bamf.release()
    assert few.count("state = 'sending'") >= 1
    few.clear_up()
    assert few.bamf.accepted(START) == MESSAGES


def test_bamf_takes_it_after_the_sender_is_dead(few):
    few.bamf.fault("slow", START)
    sender = few.begin("drain")
    few.bamf.wait_for_held_call()
    kill(sender)
    few.bamf.release()
    few.clear_up()
    assert few.bamf.accepted(START) == MESSAGES


def test_between_settling_and_telling(few):
    """The answer is kept, and people hear of it later."""
    with few.locked("mail_message"):
        sender = few.begin("drain")
        few.until(ACCEPTED)
        kill(sender)
    assert few.count("notice_due") >= 1
    few.clear_up()
    assert few.bamf.accepted(START) == MESSAGES
    assert not few.count("notice_due")


def test_at_any_moment(machine, rounds):
    """Whatever was under way when it died, in the end BAMF has each report once."""
    chance = random.Random(20250224)
    many = 10 * rounds
    machine.only(many)
    for end in sorted(chance.sample(range(1, many), rounds)):
        sender = machine.begin("drain")
        machine.until(ACCEPTED, at_least=end, unless=sender)
        kill(sender)
    machine.clear_up()
    assert machine.bamf.accepted(START) == many
