"""Fast enough that whoever measures a client does not measure the simulator."""

from .benchmark import demo_letters, measure, on_one_core, written

ENOUGH = 500  # validated calls a second on one core
WITH_NAGLE = 25  # what delayed acknowledgements leave of it


def test_five_hundred_validated_calls_a_second():
    process = on_one_core()
    try:
        requests = written(process, demo_letters())
        core, clock = measure(process, requests, 1000)
    finally:
        assert process.end() == 0
    assert core >= ENOUGH
    assert clock > WITH_NAGLE
