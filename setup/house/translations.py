"""Update an add-on's i18n folder from exported terms; run by the venv's Python.

usage: translations.py EXPORTED.pot FOLDER [--check]
"""

import sys
from pathlib import Path

import polib  # type: ignore[import-untyped]

UNDATED = ("POT-Creation-Date", "PO-Revision-Date")


def main(exported: Path, folder: Path, *, check: bool) -> int:
    """Write the template and its translations; name what is missing or out of date."""
    terms = polib.pofile(str(exported))
    if not terms:
        return 0
    # a date would change the file although no term did
    for key in UNDATED:
        terms.metadata.pop(key, None)
    terms.sort(key=_place)
    files = {folder / exported.name: terms}
    for translation in sorted(folder.glob("*.po")):
        files[translation] = _merged(polib.pofile(str(translation)), terms)
    stale = [path for path, content in files.items() if not _is(path, content)]
    if not check:
        folder.mkdir(exist_ok=True)
        for path in stale:
            files[path].save(str(path))
    for path in stale:
        print(f"{path}: {'out of date' if check else 'written'}")
    missing = [
        f"{path}: no translation of {entry.msgid!r}"
        for path, content in files.items()
        if path.suffix == ".po"
        for entry in content.untranslated_entries()
    ]
    print("\n".join(missing), end="\n" if missing else "")
    return int(bool(missing) or (check and bool(stale)))


def _merged(translation: polib.POFile, terms: polib.POFile) -> polib.POFile:
    """Return the translation with exactly these terms; what is known stays."""
    translation.merge(terms)
    for entry in translation.obsolete_entries():
        translation.remove(entry)
    for key in UNDATED:
        translation.metadata.pop(key, None)
    translation.sort(key=_place)
    return translation


def _place(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgid.lower(), entry.msgid


def _is(path: Path, content: polib.POFile) -> bool:
    return path.is_file() and path.read_text().strip() == str(content).strip()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), check="--check" in sys.argv))
