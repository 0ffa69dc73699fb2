"""Reads code lists: CSV files with the columns ``code;official;label``."""

from __future__ import annotations

import csv
import io

from ..binding.codelist import CodeList, CodeRow
from ..findings import Findings
from ..folder import Folder, FolderError

_COLUMNS = ["code", "official"]


def read_codes(
    name: str, file: str, is_open: bool, folder: Folder, findings: Findings, at: int
) -> CodeList | None:
    """The code list in ``file``, or None after having said what is wrong.

    UTF-8, separated by semicolons. ``label`` may be missing.
    """
    try:
        text = folder.read(file).decode("utf-8-sig")
    except FolderError as error:
        findings.error("contract.xml", at, str(error))
        return None
    except UnicodeDecodeError:
        findings.error(file, 0, "is not UTF-8; save it as UTF-8")
        return None
    reader = csv.reader(io.StringIO(text), delimiter=";")
    header = [cell.strip() for cell in next(reader, [])]
    if header[:2] != _COLUMNS:
        findings.error(file, 1, "the first line must be code;official;label")
        return None
    rows = []
    for cells in reader:
        row = _row([cell.strip() for cell in cells], reader.line_num, file, findings)
        if row is not None:
            rows.append(row)
    return CodeList(name, file, tuple(rows), is_open)


def _row(cells: list[str], at: int, file: str, findings: Findings) -> CodeRow | None:
    if not any(cells):
        return None
    code, official, label = (*cells, "", "")[:3]
    if code and official:
        return CodeRow(code, official, label, at)
    findings.error(file, at, "both code and official must be given in every line")
    return None
