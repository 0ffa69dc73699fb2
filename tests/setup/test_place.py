"""Folders are whole or not there; two runs do not meet."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from house import lock, place
from house.apt import file_names
from house.odoo_home import version
from house.odoo_log import complaints
from house.tell import Stop, disk_full, failed, is_disk_full, need_space

SETUP = Path(__file__).parents[2] / "setup"


def test_a_folder_appears_when_it_is_complete(tmp_path):
    target = tmp_path / "odoo"
    assert place.build(target, "1", lambda part: (part / "x").write_text("1"))
    assert not place.build(target, "1", lambda part: pytest.fail("built again"))
    assert (target / "x").read_text() == "1"


def test_an_interrupted_build_leaves_what_was_there(tmp_path):
    target = tmp_path / "odoo"
    place.build(target, "1", lambda part: (part / "x").write_text("1"))

    def broken(part):
        (part / "x").write_text("2")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        place.build(target, "2", broken)
    assert (target / "x").read_text() == "1"
    assert place.build(target, "2", lambda part: (part / "y").write_text("2"))
    assert sorted(p.name for p in target.iterdir()) == [place.STAMP, "y"]
    assert [p.name for p in tmp_path.iterdir()] == ["odoo"]


def test_the_second_one_is_told_who_is_first(tmp_path):
    first = lock.take(tmp_path / "lock", "busy")
    with pytest.raises(Stop, match=f"process {os.getpid()} runs"):
        lock.take(tmp_path / "lock", "process {holder} runs")
    lock.release(first)
    lock.release(lock.take(tmp_path / "lock", "busy"))


def test_a_killed_holder_is_no_obstacle(tmp_path):
    code = (
        f"import sys; sys.path.append({str(SETUP)!r})\n"
        "from pathlib import Path; from house import lock\n"
        "lock.take(Path(sys.argv[1]), 'busy'); print('taken', flush=True); input()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "lock")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stdin=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"taken\n"
        holder.send_signal(signal.SIGKILL)
    lock.release(lock.take(tmp_path / "lock", "busy"))


def test_a_full_disk_is_recognized_in_whatever_it_caused():
    try:
        try:
            raise OSError(28, "No space left on device")
        except OSError as error:
            raise ValueError from error
    except ValueError as error:
        assert is_disk_full(error)
    assert not is_disk_full(OSError(13, "Permission denied"))
    assert "Free some space" in str(disk_full(Path("/somewhere")))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("could not extend file: No space left on device", "Free some space"),
        ("psql: error: connection failed", "psql failed"),
    ],
)
def test_a_program_that_fails_for_want_of_space_says_so(said, shown):
    assert shown in str(failed("psql failed", said))


def test_what_would_not_fit_is_not_begun(tmp_path):
    with pytest.raises(Stop, match="MB are free"):
        need_space(tmp_path / "not" / "there", 10**9)


def test_odoo_s_version_is_read_without_importing_it(tmp_path):
    assert version(tmp_path) is None
    (tmp_path / "odoo").mkdir()
    release = tmp_path / "odoo" / "release.py"
    release.write_text("version_info = (18, 0, 0, FINAL, 0, '')\n")
    assert version(tmp_path) == "18.0"


def test_complaints_are_read_from_odoo_s_log(tmp_path):
    log = tmp_path / "odoo.log"
    log.write_text(
        "2026-01-01 10:00:00,1 1 INFO db odoo.x: a WARNING in the text\n"
        "2026-01-01 10:00:00,1 1 ERROR db odoo.x: broken\nTraceback\n  line\n"
        "2026-01-01 10:00:00,1 1 WARNING ? odoo.y: odd\n"
        "2026-01-01 10:00:00,1 1 INFO db odoo.x: fine\n  more\n"
    )
    first, second = complaints(log)
    assert first.endswith("broken\nTraceback\n  line")
    assert second.endswith("odd")


def test_apt_s_plan_names_the_files():
    plan = (
        "Inst libx (1:2.0-1 Debian:12/stable [amd64])\n"
        "Inst php-cli [1.0] (2:8.2+93 Debian:12/stable, Security [all])\n"
        "Conf libx (1:2.0-1 Debian:12/stable [amd64])\n"
    )
    assert file_names(plan) == [
        "libx_1%3a2.0-1_amd64.deb",
        "php-cli_2%3a8.2+93_all.deb",
    ]
