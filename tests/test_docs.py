"""What the documents say of the screen and of each other is so."""

import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "docs/handbook"
DOCUMENTS = (
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *ROOT.glob("inge_online*/readme/*.md"),
)
PICTURES = ROOT / "inge_online/static/description"
MEGABYTE = 1 << 20
#: buttons that Odoo itself puts on the screen
ODOO = {"Neu", "Aktionen"}
#: emphasis that is no word of the screen
PLAIN = {"fett", "Melden Sie sie nicht noch einmal."}


def said(text):
    """Return a text of the screen as it is read: without marks and breaks."""
    text = re.sub(r"<[^>]+>", "", text).replace("\xad", "")
    return " ".join(text.split())


@pytest.fixture(scope="module")
def screen():
    catalogue = polib.pofile(str(ROOT / "inge_online/i18n/de.po"))
    return {said(entry.msgstr) for entry in catalogue} | ODOO | PLAIN


@pytest.mark.parametrize("page", sorted(HANDBOOK.glob("*.md")), ids=lambda p: p.stem)
def test_the_handbook_uses_the_words_of_the_screen(page, screen):
    bold = re.findall(r"\*\*(.+?)\*\*", page.read_text(), re.DOTALL)
    words = {part for text in bold for part in said(text).split(" › ")}
    assert not words - screen


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda f: str(f.relative_to(ROOT)))
def test_links_lead_somewhere(file):
    links = re.findall(r"\]\(([^)#\s]+)", file.read_text())
    ours = [link for link in links if "://" not in link and link != "…"]
    assert not [link for link in ours if not (file.parent / link).exists()]


def test_the_page_of_the_addon_shows_pictures_that_are_there():
    page = (PICTURES / "index.html").read_text()
    shown = re.findall(r'src="([^"]+)"', page)
    assert shown
    assert all((PICTURES / name).is_file() for name in shown)


def test_pictures_are_shown_somewhere_and_small():
    text = "".join(file.read_text() for file in DOCUMENTS)
    text += (PICTURES / "index.html").read_text()
    pictures = [*HANDBOOK.rglob("*.png"), *PICTURES.glob("*.png")]
    assert not [p.name for p in pictures if p.name not in text and p.stem != "icon"]
    assert sum(p.stat().st_size for p in pictures) < 3 * MEGABYTE
