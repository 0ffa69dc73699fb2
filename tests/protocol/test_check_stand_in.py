"""The check is content with the stand-in, and names each defect planted in it."""

import shutil
import subprocess
import sys

import pytest

from protocol.check import check_contract
from protocol.checksums import write_sums
from protocol.findings import Weight

from .defects import DEFECTS
from .stand_in import FOLDER, ROOT


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "vertrag"
    shutil.copytree(FOLDER, folder)
    return folder


def told(folder):
    return check_contract(folder).findings


def test_nothing_is_wrong_with_the_stand_in():
    assert [str(item) for item in told(FOLDER) if item.weight > Weight.NOTE] == []


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_is_named(defect, copy):
    file = copy / defect.file
    source = file.read_text(encoding="utf-8")
    assert defect.old in source
    file.write_text(source.replace(defect.old, defect.new), encoding="utf-8")
    write_sums(copy)
    where = defect.where or defect.file
    fitting = [
        item
        for item in told(copy)
        if item.weight is defect.weight
        and item.file == where
        and defect.said in item.text
    ]
    assert fitting, [str(item) for item in told(copy)]
    if where.endswith(".xml") and not defect.absent:
        assert all(item.line for item in fitting)


def test_a_changed_file_is_noticed(copy):
    file = copy / "codes" / "gender.csv"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (finding,) = (item for item in told(copy) if item.weight > Weight.NOTE)
    assert finding.weight is Weight.ERROR
    assert "codes/gender.csv" in finding.text


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
