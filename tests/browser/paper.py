"""A printed document as a person holds it: pages with ink, and white around it.

Debian's wkhtmltopdf draws letters as shapes, so a PDF of it has no text to be read:
what is printed is judged by its picture, what it says by the same page in the browser.
"""

from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageChops

DPI = 110
EDGE = 0.02
"""So much of the width or height stays white at each side."""
FAINT = 200
"""From 0, black, to 255, white: what is darker is ink."""


@dataclass(frozen=True)
class Sheet:
    """One page, as grey values."""

    picture: Image.Image

    @property
    def across(self):
        """Tell whether it is wider than high."""
        return self.picture.width > self.picture.height

    def ink(self):
        """Return left, top, right, bottom of what is printed, as shares of the page."""
        dark = self.picture.point(lambda grey: 255 if grey < FAINT else 0)
        left, top, right, bottom = dark.getbbox()
        width, height = self.picture.size
        return left / width, top / height, right / width, bottom / height

    def is_within_edges(self):
        """Tell whether all four sides are white."""
        left, top, right, bottom = self.ink()
        return min(left, top, 1 - right, 1 - bottom) > EDGE

    def has_the_top_of(self, other, share):
        """Tell whether both begin with the same picture, down to a share of a page."""
        size = (0, 0, self.picture.width, int(self.picture.height * share))
        mine, others = self.picture.crop(size), other.picture.crop(size)
        difference = ImageChops.difference(mine, others)
        return not difference.point(lambda grey: 255 if grey > FAINT else 0).getbbox()


def sheets(content, name):
    """Read a PDF; keep a picture of each page under this name."""
    document = pypdfium2.PdfDocument(content)
    try:
        found = []
        for number, page in enumerate(document, 1):
            picture = page.render(scale=DPI / 72).to_pil()
            picture.save(f"{name}-{number}.png")
            found.append(Sheet(picture.convert("L")))
        return found
    finally:
        document.close()
