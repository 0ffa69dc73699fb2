"""What the person at the terminal reads."""

import sys

import pytest

from house import cli, run_tool
from house.main_job import REPORTS, Line, is_done, table
from house.tell import Stop


@pytest.fixture(autouse=True)
def logs(tmp_path, monkeypatch):
    monkeypatch.setattr(run_tool, "LOGS", tmp_path)


def run(code):
    return run_tool.run_tool("tool", [sys.executable, "-c", code])


def test_the_output_of_a_tool_is_returned():
    assert run("print('found')") == "found\n"


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("OSError: [Errno 28] No space left on device", "is full. Free some space"),
        ("Failed to establish a new connection: [Errno -3]", "No connection"),
        ("something else", "failed with status 1:\nsomething else"),
    ],
)
def test_a_failed_tool_is_explained(output, words):
    with pytest.raises(Stop, match=words.replace("\n", "\\n")):
        run(f"raise SystemExit({output!r})")


@pytest.mark.parametrize(
    ("reason", "status", "words"),
    [
        (Stop("Port 1 is in use."), 1, "STOPPED: Port 1 is in use."),
        (OSError(28, "No space left on device"), 1, "is full"),
        (KeyboardInterrupt(), 130, "Interrupted"),
    ],
)
def test_what_stops_a_command_is_one_sentence(
    capsys, monkeypatch, reason, status, words
):
    monkeypatch.setattr(cli.signal, "signal", lambda *_: None)

    def command():
        raise reason

    assert cli.guarded(command) == status
    shown = capsys.readouterr().err
    assert words in shown
    assert "Traceback" not in shown


def test_the_ledger_is_a_table():
    lines = [Line("Kursplanmeldung", "Angenommen", "NI-1", True)] * len(REPORTS)
    heading, first, *_ = table(lines).splitlines()
    assert heading.index("Antwort") == first.index("NI-1")
    assert is_done(lines)
    assert not is_done([*lines[1:], Line("Kursplanmeldung", "Abgelehnt", "", False)])
