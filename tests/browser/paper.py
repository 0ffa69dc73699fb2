"""Printed reports: fetched as a clerk's browser does, read and looked at."""

import io
from pathlib import Path

import pypdfium2
from pypdf import PdfReader

PICTURES = Path(__file__).parents[2] / ".dev/screenshots/print"
PATIENCE = 120_000  # ms: the first one compiles the style sheet
DOTS = 1.5  # per point: 108 dpi
MARGIN = 8  # points that must stay white on each side


class Paper:
    """A PDF: its pages as text and as pictures, which are kept to be looked at."""

    def __init__(self, name, content):
        assert content.startswith(b"%PDF"), content[:200]
        self.texts = [_words(one) for one in PdfReader(io.BytesIO(content)).pages]
        document = pypdfium2.PdfDocument(content)
        self.sizes = [
            tuple(round(side) for side in page.get_size()) for page in document
        ]
        self.pictures = [page.render(scale=DOTS).to_pil() for page in document]
        PICTURES.mkdir(parents=True, exist_ok=True)
        for number, picture in enumerate(self.pictures, 1):
            picture.save(PICTURES / f"{name}-{number}.png")

    def cut_pages(self):
        """Return the pages whose ink reaches into the margin, or that are empty."""
        return [
            number
            for number, picture in enumerate(self.pictures, 1)
            if not _inside(_ink(picture), picture.size)
        ]


def fetch(page, report, *records):
    """Print a report as the user whose browser this is."""
    ids = ",".join(map(str, records))
    answer = page.request.get(
        f"/report/pdf/inge_online.{report}/{ids}", timeout=PATIENCE
    )
    assert answer.status == 200, answer.text()[:2000]
    return Paper(report, answer.body())


def _words(page):
    return " ".join(page.extract_text().split())


def _ink(picture):
    """Return the box around everything that is not white."""
    ink = picture.convert("L").point(lambda shade: 255 if shade < 250 else 0)
    return ink.getbbox()


def _inside(box, size):
    if not box:
        return False
    left, top, right, bottom = box
    margin = MARGIN * DOTS
    return (
        left >= margin
        and top >= margin
        and right <= size[0] - margin
        and bottom <= size[1] - margin
    )
