"""``python -m simulator``."""

import socket

import pytest

from tests.simulator_fixture import PATIENCE, WORLD, open_process

from .teller import Teller


def test_it_greets_logs_and_ends_cleanly(start_simulator_process, letters):
    process = start_simulator_process()
    assert process.greeting.startswith(
        "InGe-Online simulator ready at http://127.0.0.1:"
    )
    with Teller(process) as teller:
        teller.expect(letters.inquiry("AZ-000001"))
        assert "participant_inquiry" in process.process.stdout.readline()
        # even while a client keeps its connection
        assert process.end() == 0


def test_it_can_be_quiet_and_takes_the_port_it_is_given(
    start_simulator_process, letters
):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    process = start_simulator_process("--quiet", "--port", str(port))
    assert process.url == f"http://127.0.0.1:{port}/InGeOnline"
    with Teller(process) as teller:
        teller.expect(letters.inquiry("AZ-000001"))
    assert process.end() == 0
    assert process.process.stdout.read() == ""


def _fails(*arguments):
    process = open_process(*arguments)
    out, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert out == ""
    assert "Traceback" not in errors
    return errors


def test_a_taken_port_is_said_in_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        errors = _fails("--world", str(WORLD), "--port", port)
    assert errors == (
        f"Port {port} is taken by another program. Choose another with --port.\n"
    )


def test_an_impossible_port():
    assert "70000" in _fails("--world", str(WORLD), "--port", "70000")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "cannot read the world"),
        ("{", "cannot read the world"),
        ("[]", "must be a JSON object"),
        ('{"persons": [{}]}', "persons, entry 1"),
    ],
)
def test_a_bad_world_is_said_in_a_sentence(tmp_path, text, words):
    world = tmp_path / "world.json"
    if text is not None:
        world.write_text(text, encoding="utf-8")
    assert words in _fails("--world", str(world))
