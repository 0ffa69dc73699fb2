"""A bundle of evidence that was altered anywhere is found out, without Odoo."""

import io
import json
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from protocol.bundle import Item, canonical, fingerprint, pack, sha256
from protocol.verify import LARGEST, NoBundle, main, verify

ROOM = Path(__file__).parents[2] / "inge_online"
README = "Nachweise, ä."


def item(number, evidence='{"request":"<a/>"}', **values):
    record = canonical({"evidence_sha256": sha256(evidence or ""), **values})
    return Item(number, record, sha256(record), evidence)


def bundle(*items):
    return pack(items or (item(1), item(2)), README, "2025-01-01T12:00:00+00:00")


def files(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(path, contents, packed=zipfile.ZIP_DEFLATED):
    file = path / "b.zip"
    if isinstance(contents, bytes):
        file.write_bytes(contents)
        return file
    with zipfile.ZipFile(file, "w", packed) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return file


def resealed(contents):
    """A bundle whose manifest fits what was altered."""
    manifest = json.loads(contents["manifest.json"])
    manifest["files"] = {
        name: sha256(data)
        for name, data in contents.items()
        if name in manifest["files"]
    }
    return {**contents, "manifest.json": json.dumps(manifest).encode()}


def test_an_untouched_bundle(tmp_path):
    data = bundle()
    report = verify(written(tmp_path, data), fingerprint(data))
    assert (report.messages, report.reduced, report.faults) == (2, 0, ())
    assert "Nothing was altered" in report.text()


def test_the_same_content_gives_the_same_file():
    assert bundle() == bundle()


def test_any_altered_file_is_named(tmp_path):
    contents = files(bundle())
    for name in contents.keys() - {"manifest.json"}:
        changed = {**contents, name: contents[name].replace(b"a", b"b")}
        assert verify(written(tmp_path, changed)).faults == (f"{name} was altered",)


def test_what_was_removed_and_added_is_named(tmp_path):
    contents = files(bundle())
    contents["messages/3.json"] = contents.pop("messages/2.json")
    faults = verify(written(tmp_path, contents)).faults
    assert faults == ("messages/2.json was removed", "messages/3.json was added")


@pytest.mark.parametrize(("part", "told"), [("record", "record"), ("evidence", "env")])
def test_a_manifest_that_was_written_anew_does_not_help(tmp_path, part, told):
    contents = files(bundle())
    values = json.loads(contents["messages/1.json"])
    values[part] += " "
    contents["messages/1.json"] = json.dumps(values).encode()
    (fault,) = verify(written(tmp_path, resealed(contents))).faults
    assert fault.startswith("messages/1.json: the " + told)


def test_what_was_noted_at_the_export_shows_a_forgery_of_everything(tmp_path):
    noted = fingerprint(bundle())
    forged = written(tmp_path, bundle(item(1, state="accepted"), item(2)))
    assert not verify(forged).faults
    assert verify(forged, noted).faults == (
        "manifest.json is not the one that was exported",
    )


def test_envelopes_that_were_deleted_in_time_are_no_forgery(tmp_path):
    data = bundle(item(1, evidence=None), item(2))
    report = verify(written(tmp_path, data))
    assert (report.reduced, report.faults) == (1, ())
    assert "checksums only" in report.text()


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"PK\x03\x04 and nothing more",
        {"other.json": b"{}"},
        {"manifest.json": b"[]"},
        {"manifest.json": b"{"},
        {"manifest.json": b"[" * 100_000},
        {"manifest.json": b'{"format":2,"files":{}}'},
        {"manifest.json": b" " * (LARGEST + 1)},
    ],
)
def test_what_is_no_bundle_is_said_to_be_none(tmp_path, contents):
    file = written(tmp_path, contents)
    with pytest.raises(NoBundle):
        verify(file)
    assert main([str(file)]) == 2


@pytest.mark.parametrize(
    "packed", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA]
)
def test_a_damaged_bundle_ends_in_no_traceback(tmp_path, packed):
    """Whatever stands in one of its bytes instead, and wherever it was cut off."""
    whole = written(tmp_path, files(bundle(item(1))), packed).read_bytes()
    damaged = [whole[:length] for length in range(0, len(whole), 7)]
    for place, byte in enumerate(whole):
        changes = (whole[:place], bytes([byte ^ 0x55]), whole[place + 1 :])
        damaged.append(b"".join(changes))
    told = Counter(map(_told, damaged))
    assert told["none"] > len(whole) // 7
    assert told["altered"] > 1


def _told(data):
    try:
        return "altered" if verify(io.BytesIO(data)).faults else "same"
    except NoBundle:
        return "none"


@pytest.mark.parametrize(("changed", "status"), [(False, 0), (True, 1)])
def test_the_command_needs_no_odoo(tmp_path, changed, status):
    contents = files(bundle())
    if changed:
        contents["LIESMICH.txt"] = b"?"
    file = written(tmp_path, contents)
    command = [sys.executable, "-S", "-c", _WITHOUT_PACKAGES, str(ROOM), str(file)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == status, result.stderr
    assert ("LIESMICH.txt was altered" in result.stdout) == changed


_WITHOUT_PACKAGES = """
import importlib.util, sys, types
room = types.ModuleType("protocol")
room.__path__ = [sys.argv.pop(1) + "/protocol"]
sys.modules["protocol"] = room
from protocol.verify import main
sys.exit(main())
"""
