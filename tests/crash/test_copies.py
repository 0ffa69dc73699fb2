"""Real copies of a real database, with all that a dump brings along: they are mute."""

import os
import shutil
import subprocess

import pytest

START = "course_start_report"
HELD = f"message_type = '{START}' AND state = 'held'"
MARK = "SELECT value FROM ir_config_parameter WHERE key = 'inge_online.home'"
HOME = "inge_online.home"


@pytest.fixture
def few(machine):
    """A machine with two reports that are due; it would send them."""
    machine.only(2)
    return machine


def _data(machine):
    folder = machine.odoo.folder / "data"
    folder.mkdir(exist_ok=True)
    return folder


def sends_nothing(machine, reason, before=0):
    machine.do("drain")
    assert machine.bamf.accepted(START) == before
    assert machine.count(f"{HELD} AND hold_reason = '{reason}'")
    assert not machine.count(f"message_type = '{START}' AND state = 'unknown'")


def test_a_copied_database_with_keys_and_files_of_its_server(few, waiting):
    """As by ``createdb -T`` or a restored dump, on the very server that reports."""
    ((mark,),) = waiting.sql(MARK)
    assert mark not in ("", "unbound")
    shutil.copy(waiting.odoo.folder / "data" / HOME, _data(few))
    few.sql(
        f"UPDATE ir_config_parameter SET value = '{mark}' WHERE key = '{HOME}'",
    )
    sends_nothing(few, "elsewhere")


def test_a_second_server_on_the_same_database(few):
    few.only(1)
    few.do("drain")
    assert few.bamf.accepted(START) == 1, "the first server reports"
    few.sql("UPDATE inge_message SET not_before = NULL WHERE state = 'ready'")
    few.only(1)
    (_data(few) / HOME).rename(_data(few) / "first.home")
    sends_nothing(few, "elsewhere", before=1)


def test_a_neutralized_database(few):
    few.odoo.write()
    done = subprocess.run(
        few.odoo.command("neutralize", "-d", few.odoo.database),
        env={**os.environ, **few.env},
        cwd=few.odoo.folder,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert not few.count("state = 'ready'")
    few.sql(
        "UPDATE inge_message SET state = 'ready' WHERE id IN "
        f"(SELECT id FROM inge_message WHERE {HELD} LIMIT 1)"
    )
    sends_nothing(few, "neutralized")
