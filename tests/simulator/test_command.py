"""``python -m simulator``."""

import socket

import pytest

from simulator.cli import main
from tests.simulator_fixture import PATIENCE, WORLD, open_process

from .teller import Teller


def test_it_greets_logs_and_ends_cleanly(start_simulator_process, letters):
    process = start_simulator_process(log=True)
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
    process = start_simulator_process("--port", str(port))
    assert process.url == f"http://127.0.0.1:{port}/InGeOnline"
    with Teller(process) as teller:
        teller.expect(letters.inquiry("AZ-000001"))
    assert process.end() == 0
    assert process.process.stdout.read() == ""


def _complaint(capsys, *arguments):
    assert main(["--world", str(WORLD), *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


def test_a_taken_port_is_said_in_a_sentence(capsys):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        assert _complaint(capsys, "--port", port) == (
            f"Port {port} is taken by another program. Choose another with --port.\n"
        )


def test_an_impossible_port(capsys):
    assert "70000" in _complaint(capsys, "--port", "70000")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "cannot read the world"),
        ("{", "cannot read the world"),
        ("[]", "must be a JSON object"),
        ('{"persons": [{}]}', "persons, entry 1"),
    ],
)
def test_a_bad_world_is_said_in_a_sentence(tmp_path, capsys, text, words):
    world = tmp_path / "world.json"
    if text is not None:
        world.write_text(text, encoding="utf-8")
    assert words in _complaint(capsys, "--world", str(world))


def test_bad_arguments_end_the_program_with_status_2():
    process = open_process("--world", str(WORLD), "--today", "someday")
    errors = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 2
    assert "--today" in errors
