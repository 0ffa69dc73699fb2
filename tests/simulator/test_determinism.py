"""The same seed and the same calls give the same answers, byte by byte."""

from simulator.numbers import Numbers

from .letters import SECTIONS
from .teller import Teller

PEOPLE = ["AZ-000001", "AZ-000002"]


def _play(simulator, letters):
    said = []
    with Teller(simulator) as teller:
        said += [teller.send(letters.registration(number)) for number in PEOPLE]
        for reference in ("A", "B"):
            plan = letters.plan_report(reference=reference, people=PEOPLE)
            said.append(teller.send(plan))
        code = said[-1].text("Kurskennung")
        simulator.post("clock", {"today": "2025-03-24"})
        said.append(teller.send(letters.start(code, PEOPLE)))
        said.append(teller.send(letters.section_report(code, PEOPLE, SECTIONS[1])))
        said.append(teller.send(letters.course_inquiry(code)))
        said.append(teller.send(letters.orientation_test()))
        said.append(teller.refused(letters.cancellation(code)))
    assert all(item.accepted for item in said[:-1])
    log = simulator.get("log", format="text")
    return [item.raw for item in said[:-1]], log


def test_same_seed_same_answers(start_simulator, letters):
    assert _play(start_simulator(seed=7), letters) == _play(
        start_simulator(seed=7), letters
    )


def test_another_seed_gives_other_numbers(start_simulator, letters):
    assert _play(start_simulator(seed=7), letters) != _play(
        start_simulator(seed=8), letters
    )


def test_a_reset_begins_the_same_numbers_again(start_simulator, letters):
    simulator = start_simulator(seed=7)
    first = _play(simulator, letters)
    simulator.post("reset")
    assert _play(simulator, letters) == first
    simulator.post("reset", {"seed": 8})
    assert _play(simulator, letters) != first


def test_a_process_of_its_own_answers_the_same(
    start_simulator, start_simulator_process, letters
):
    process = start_simulator_process("--seed", "7")
    assert _play(process, letters) == _play(start_simulator(seed=7), letters)


def test_numbers_are_given_once():
    numbers = Numbers(3)
    drawn = [numbers.draw("course", "NI-{}") for _ in range(3000)]
    assert len(set(drawn)) == 3000
    assert all(len(number) == 9 for number in drawn)
