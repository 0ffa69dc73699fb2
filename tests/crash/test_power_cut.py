"""The database loses its power in the middle of a batch."""

import random

import pytest

START = "course_start_report"
ACCEPTED = "message_type = 'course_start_report' AND state = 'accepted'"
BATCH = 100


@pytest.fixture
def cuts(request):
    """When to cut: once in the short form, 20 times with --soak."""
    chance = random.Random(19)
    times = 20 if request.config.getoption("--soak") else 1
    return sorted(chance.sample(range(1, BATCH), times))


def test_nothing_is_lost_and_nothing_is_reported_twice(machine, power, cuts):
    machine.only(BATCH)
    for accepted in cuts:
        sender = machine.begin("drain")
        machine.until(ACCEPTED, at_least=accepted, unless=sender)
        power.off()
        sender.stop()
        power.on()
    machine.clear_up()
    assert machine.bamf.accepted(START) == BATCH
