"""Many clerks at once: one authority, one order of things."""

from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

from .teller import Teller

CLERKS = 8


def _send(simulator, bodies):
    with Teller(simulator) as teller:
        return [teller.send(body).accepted for body in bodies]


def _together(simulator, stacks):
    with ThreadPoolExecutor(CLERKS) as pool:
        told = pool.map(_send, repeat(simulator), stacks)
        return [accepted for clerk in told for accepted in clerk]


def test_of_many_reports_of_one_person_one_is_accepted(simulator, letters):
    body = letters.registration("AZ-000001")
    told = _together(simulator, [[body]] * CLERKS)
    assert told.count(True) == 1
    (key,) = simulator.get("count")["keys"]
    assert (key["received"], key["accepted"]) == (CLERKS, 1)


def test_nobody_gets_anothers_number(simulator, letters):
    stacks = [
        [letters.plan_report(reference=f"{clerk}-{n}") for n in range(10)]
        for clerk in range(CLERKS)
    ]
    assert all(_together(simulator, stacks))
    courses = simulator.get("state")["courses"]
    assert len(courses) == CLERKS * 10
    numbers = [entry["number"] for entry in simulator.get("log")]
    assert numbers == list(range(1, CLERKS * 10 + 1))


def test_the_authority_can_be_looked_at_while_it_works(simulator, letters):
    stacks = [
        [letters.plan_report(reference=f"{clerk}-{n}") for n in range(10)]
        for clerk in range(CLERKS)
    ]
    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(_together, simulator, stacks)
        seen = [len(simulator.get("state")["courses"])]
        while not work.done():
            seen.append(len(simulator.get("state")["courses"]))
    assert seen == sorted(seen)
    assert all(work.result())
