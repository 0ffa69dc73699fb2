"""The check is content with the stand-in, and names each defect planted in it."""

import shutil
import subprocess
import sys
from functools import cache
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from protocol.check import check_contract
from protocol.checksums import write_sums
from protocol.findings import Weight

from .defects import DEFECTS
from .guide import GUIDE
from .stand_in import FOLDER, ROOT


@pytest.fixture
def copy(tmp_path):
    return copied(tmp_path)


def copied(folder):
    return Path(shutil.copytree(FOLDER, Path(folder) / "vertrag"))


def told(folder):
    return check_contract(folder).findings


@cache
def told_of(defect):
    """What the check says of the stand-in with this defect planted."""
    with TemporaryDirectory() as parent:
        folder = copied(parent)
        file = folder / defect.file
        source = file.read_text(encoding="utf-8")
        assert defect.old in source
        file.write_text(source.replace(defect.old, defect.new), encoding="utf-8")
        write_sums(folder)
        return told(folder)


def test_nothing_is_wrong_with_the_stand_in():
    assert [str(item) for item in told(FOLDER) if item.weight > Weight.NOTE] == []


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_is_named(defect):
    where = defect.where or defect.file
    fitting = [
        item
        for item in told_of(defect)
        if item.weight is defect.weight
        and item.file == where
        and defect.said in item.text
    ]
    assert fitting, [str(item) for item in told_of(defect)]
    if where.endswith(".xml") and not defect.absent:
        assert all(item.line for item in fitting)


def explained():
    """The phrases of findings that the guide explains, once in each language."""
    lines = GUIDE.read_text(encoding="utf-8").splitlines()
    start = lines.index(next(line for line in lines if "Befund enthält" in line))
    rows = takewhile(lambda line: line.startswith("| "), lines[start + 2 :])
    return [row.split("`")[1] for row in rows]


@pytest.mark.parametrize("phrase", explained())
def test_the_guide_explains_findings_in_their_own_words(phrase):
    planted = {item.text for defect in DEFECTS for item in told_of(defect)}
    assert phrase == "was changed" or any(phrase in text for text in planted)
    assert GUIDE.read_text(encoding="utf-8").count(f"| `{phrase}` ") == 2


def test_a_changed_file_is_noticed(copy):
    file = copy / "codes" / "gender.csv"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (finding,) = (item for item in told(copy) if item.weight > Weight.NOTE)
    assert finding.weight is Weight.ERROR
    assert "codes/gender.csv was changed" in finding.text


def test_a_missing_message_is_noticed(copy):
    (copy / "operations" / "early_end.xml").unlink()
    write_sums(copy)
    (finding,) = (item for item in told(copy) if item.weight > Weight.NOTE)
    assert finding.weight is Weight.WARNING
    assert finding.file == "operations/early_end.xml"


@pytest.mark.parametrize(
    "lost, status",
    [("operations/early_end.xml", 0), ("codes/gender.csv", 1), ("contract.xml", 2)],
)
def test_the_command_tells_by_its_exit_status(lost, status, copy):
    (copy / lost).unlink()
    done = subprocess.run(
        [sys.executable, "-m", "protocol.check", "--write-checksums", str(copy)],
        env={"PYTHONPATH": str(ROOT / "inge_online"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (status, "")
    assert lost in done.stdout


UNPUBLISHED = ("late_reason", "interruption_reason", "accessibility")


@pytest.mark.parametrize("name", UNPUBLISHED)
def test_unpublished_lists_may_have_words_of_their_own(name, copy):
    file = copy / "codes" / f"{name}.csv"
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    renamed = [head, *(f"own_{line}" for line in lines)]
    file.write_text("\n".join(renamed) + "\n", encoding="utf-8")
    write_sums(copy)
    assert [str(item) for item in told(copy) if item.weight > Weight.NOTE] == []
