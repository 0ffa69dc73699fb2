"""Files that are no booklets are refused with a sentence, whatever they pretend."""

import base64
import io
import random
import time
import zipfile

from odoo.exceptions import UserError
from odoo.tests import tagged

from .. import tables
from .cert import CertCase

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CELL = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'
LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">'
    for n in range(10)
)
PLACE = "xl/worksheets/sheet1.xml"


def workbook(rows, before=""):
    """Return a workbook whose first sheet has these rows, as XML."""
    sheet = f"{before}<worksheet {SPACE}><sheetData>{rows}</sheetData></worksheet>"
    plain = tables.write({"Heft": (["Name"], [["x"]])})
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(plain)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, sheet if name == PLACE else old.read(name))
    return packed.getvalue()


HEAD = CELL.format(1, "Name")
WIDE = "<row>" + "<c><v>1</v></c>" * 1000 + "</row>"
HOSTILE = {
    "a billion laughs": workbook(
        HEAD + CELL.format(2, "&l9;"), f"<!DOCTYPE x [{LAUGHS}]>"
    ),
    "a file of ours": workbook(
        HEAD + CELL.format(2, "&l9;"),
        '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    ),
    "millions of cells": workbook(HEAD + WIDE * 1200),
    "a packed bomb": workbook(f"<!--{'x' * (tables.UNPACKED + 1)}-->"),
    "a text that is not there": workbook('<row><c t="s"><v>99</v></c></row>'),
    "half a sheet": workbook("<row>"),
    "a picture": b"\x89PNG\r\n\x1a\n\0\0" * 100,
    "a page": b"%PDF-1.4\n1 0 obj\n",
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "the beginning of one": b"PK\x03\x04",
    "too much": b"a;b\n" * (tables.MOST_BYTES // 4 + 1),
    "an endless line": b"a;b\n" + b"x" * 4_000_000,
}


@tagged("post_install", "-at_install")
class TestHostileFiles(CertCase):
    def test_each_is_refused_with_a_sentence_soon_and_nothing_is_made(self):
        booklets = self.env["inge.cert.booklet"].search([])
        for name, content in HOSTILE.items():
            wizard = self.env["inge.cert.import"].create(
                {"file": base64.b64encode(content), "file_name": "heft.xlsx"}
            )
            started = time.process_time()
            with self.subTest(name), self.assertRaises(UserError) as caught:
                wizard.action_import()
            self.assertNotIn("root:", str(caught.exception))
            self.assertLess(time.process_time() - started, 10, name)
        self.assertEqual(self.env["inge.cert.booklet"].search([]), booklets)

    def test_a_workbook_that_was_tampered_with_is_read_or_refused(self):
        chance = random.Random(7)  # noqa: S311  (no secret: the same each time)
        whole = tables.write({"Heft": (["Name", "Nr"], [["x", "1"]] * 30)})
        refused = 0
        for _round in range(150):
            broken = bytearray(whole)
            for _change in range(chance.randrange(1, 9)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            try:
                tables.read(bytes(broken), "Heft")
            except tables.TableError:
                refused += 1
        self.assertGreater(refused, 20)
