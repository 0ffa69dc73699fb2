"""Booklets and test data as tables: XLSX with a sheet per table, or CSV for one table.

A table is a list of rows, a row a dict of texts by column. Pure Python.
"""

import csv
import io
import zipfile
import zlib
from datetime import date, datetime

import openpyxl
import xlsxwriter

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
MOST_CELLS = 500_000
UNPACKED = 20 * 1024 * 1024
BROKEN = (
    *(ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError),
    # SyntaxError: what the XML parser raises, for bombs as well
    *(SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error),
)
"""What a file that only pretends to be a workbook makes openpyxl raise."""


class TableError(ValueError):
    """The file cannot be read as tables; ``code`` says why."""

    def __init__(self, code, place=""):
        super().__init__(f"{code} {place}".strip())
        self.code = code
        self.place = place


def read(content, name):
    """Return the tables of a file: {title: rows}. A CSV has one, titled ``name``."""
    if len(content) > MOST_BYTES:
        raise TableError("too_large")
    if content[:2] == b"PK":
        return _read_xlsx(content)
    if b"\0" in content or content.startswith(b"%PDF"):
        raise TableError("no_table")  # a picture, an old workbook: no text
    return {name: _read_csv(content)}


def _read_csv(content):
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in first else ",")
    try:
        return _rows(rows)
    except csv.Error as error:
        raise TableError("no_table") from error


def _read_xlsx(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(item.file_size for item in archive.infolist()) > UNPACKED:
                raise TableError("too_large")
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True
        )
        left = [MOST_CELLS]
        return {
            sheet.title: _rows(_bounded(sheet.iter_rows(values_only=True), left))
            for sheet in book.worksheets
        }
    except TableError:
        raise
    except BROKEN as error:
        raise TableError("no_table") from error


def _bounded(lines, left):
    """Yield lines as long as cells are left; a small file can unpack to very many."""
    for line in lines:
        left[0] -= len(line) or 1
        if left[0] < 0:
            raise TableError("too_large")
        yield line


def _rows(lines):
    """Return rows by the columns of the first line, without empty ones."""
    lines = iter(lines)
    columns = [_text(cell) for cell in next(lines, ())]
    found = []
    for line in lines:
        if len(found) >= MOST_ROWS:
            raise TableError("too_large")
        row = dict(zip(columns, map(_text, line), strict=False))
        row.pop("", None)
        if any(row.values()):
            found.append(row)
    return found


def _text(cell):
    """Return a cell as people read it: no number ends in .0, a day is ISO 8601."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()


def write(tables):
    """Return an XLSX file: ``tables`` is {title: (columns, rows)}, rows are lists."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E9ECEF"})
        # all is text: a number keeps its zeros, and nothing becomes a formula
        plain = book.add_format({"num_format": "@"})
        for title, (columns, rows) in tables.items():
            sheet = book.add_worksheet(title)
            sheet.freeze_panes(1, 0)
            for column, heading in enumerate(columns):
                width = max([len(heading), *(len(row[column]) for row in rows)])
                sheet.set_column(column, column, min(width + 2, 60), plain)
                sheet.write_string(0, column, heading, bold)
            for number, row in enumerate(rows, 1):
                for column, text in enumerate(row):
                    sheet.write_string(number, column, text, plain)
    return file.getvalue()
