"""Rehearsals in an Odoo of several workers, one of which is killed."""

from contextlib import suppress

import psutil
import pytest

from house.ports import any_free

from ..crash.waiting import until
from .installation import serving
from .rehearsals import PATIENCE, Rehearsals

WHOLE_COURSE = "M(KB)1-1"
THREE = (
    "(SELECT count(*) FROM inge_cert_result WHERE run_id = r.id AND verdict <> '') > 2"
)


class Prefork:
    """A server of several processes."""

    def __init__(self, service, known):
        self._keeper = psutil.Process(service.process.pid)
        self._known = known

    def simulators(self):
        """Return which process listens where, but for Odoo's own ports: {port: pid}."""
        found = {}
        for process in self._keeper.children(recursive=True):
            with suppress(psutil.Error):
                for line in process.connections("tcp"):
                    if line.status == psutil.CONN_LISTEN:
                        found[line.laddr.port] = process.pid
        return {port: pid for port, pid in found.items() if port not in self._known}

    def kill_player(self):
        """End the process that plays at once, without a word to it."""
        (player,) = set(self.simulators().values())
        psutil.Process(player).kill()


@pytest.fixture
def prefork(empty):
    side = any_free()
    options = ("--workers=2", f"--gevent-port={side}", "--max-cron-threads=1")
    with serving(empty, *options) as service:
        yield Prefork(service, {empty.port, side})


@pytest.fixture
def rehearsals(empty, prefork):
    return Rehearsals(empty)


def passes(rehearsals, prefork, run):
    """See the run come to its good end, and nothing left of it but that."""
    rehearsals.until(run, "state = 'done'")
    assert rehearsals.sql(f"SELECT passed FROM inge_cert_run WHERE id = {run}") == [
        ["t"]
    ]
    assert not rehearsals.told_twice(run)
    until(lambda: not prefork.simulators(), PATIENCE)


def test_killed_in_the_middle_of_a_case_nothing_is_lost(rehearsals, prefork):
    booklet = rehearsals.booklet("Abgebrochen", WHOLE_COURSE)
    run = rehearsals.begin(booklet)
    rehearsals.until(run, THREE)
    prefork.kill_player()
    before = rehearsals.verdicts(run)
    assert 2 < len(before) < 9
    passes(rehearsals, prefork, run)
    after = rehearsals.verdicts(run)
    assert len(after) == 9
    assert {step: after[step] for step in before} == before
