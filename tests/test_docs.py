"""What the documents say of the screen and of each other is so."""

import re
from itertools import chain
from pathlib import Path

import polib
import pytest

from .test_house import CODE, LONGEST_FILE

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "docs/handbook"
DOCUMENTS = (
    *sorted(ROOT.glob("*.md")),
    *(f for room in ("docs", *CODE) for f in sorted((ROOT / room).rglob("*.md"))),
)
OUR_TEXTS = {".csv", ".js", ".md", ".py", ".xml"}
SOURCES = ROOT / "docs/sources.md"
#: where the paths of documents may begin, besides the folder of the document
BEGINNINGS = (
    *("", "inge_online", "inge_online_cert", "inge_online/protocol"),
    *("inge_online/protocol/contracts", "inge_online/protocol/contracts/stand_in"),
)
#: what looks like a path of ours and is none
ELSEWHERE = {"Europe/Berlin", "odoo/", "base/"}
PATH = re.compile(r"[\w-][\w.-]*(/[\w.*<>-]+)*/?")
KEY = re.compile(
    r"\b((?:Q|ABES|CMX|BAMF|TRS)-[A-Z0-9][A-Z0-9-]*|KLARO|ITM|HIB|INTV|INTTESTV)\b"
)
RULE_OF_LIFE = re.compile(r"\bR\d\b")
PICTURES = ROOT / "inge_online/static/description"
MEGABYTE = 1 << 20
#: buttons that Odoo itself puts on the screen
ODOO = {"Neu", "Aktionen"}


def said(text):
    """Return a text of the screen as it is read: without marks and breaks."""
    text = re.sub(r"<[^>]+>", "", text).replace("\xad", "")
    return " ".join(text.split())


@pytest.fixture(scope="module")
def screen():
    catalogues = ROOT.glob("inge_online*/i18n/de.po")
    entries = chain.from_iterable(polib.pofile(str(file)) for file in catalogues)
    return {said(entry.msgstr) for entry in entries} | ODOO


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


def is_there(path, document):
    """Tell whether a path leads somewhere; ``<name>`` and ``*`` stand for anything."""
    pattern = re.sub(r"<\w+>", "*", path).rstrip("/")
    places = (document.parent, *(ROOT / beginning for beginning in BEGINNINGS))
    return any(list(place.glob(pattern)) for place in places)


def prose(file):
    """Return a document without its blocks of code."""
    return re.sub(r"^```.*?^```", "", file.read_text(), flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda f: str(f.relative_to(ROOT)))
def test_paths_lead_somewhere(file):
    """Paths in backticks, but those below .dev, which tests do not make."""
    words = {
        word
        for quoted in re.findall(r"`([^`\n]+)`", prose(file))
        for word in quoted.split()
        if "/" in word and PATH.fullmatch(word)
    }
    assert not {word for word in words - ELSEWHERE if not is_there(word, file)}


def test_the_rule_on_paths_finds_a_path_that_leads_nowhere():
    assert is_there("protocol/samples", SOURCES)
    assert is_there("contracts/stand_in/operations/<message>.xml", SOURCES)
    assert not is_there("inge_online/tests/test_nothing.py", SOURCES)


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda f: str(f.relative_to(ROOT)))
def test_commands_of_ours_start_as_they_are_printed(file):
    """Our packages lie in the add-ons: Python has to be told where."""
    for line in file.read_text().splitlines():
        for path, module in re.findall(r"(PYTHONPATH=\S+ )?\bpython -m ([\w.]+)", line):
            found = path.removeprefix("PYTHONPATH=").strip() or "."
            place = ROOT / found / module.replace(".", "/")
            assert place.is_dir() or place.with_suffix(".py").is_file(), line


def cited(pattern):
    """Return what code and documents cite, besides the list of sources itself."""
    files = (f for room in ("docs", *CODE) for f in (ROOT / room).rglob("*"))
    texts = (f.read_text() for f in files if f.suffix in OUR_TEXTS and f != SOURCES)
    return {found for text in texts for found in pattern.findall(text)}


@pytest.mark.parametrize("pattern", [KEY, RULE_OF_LIFE], ids=["keys", "rules"])
def test_every_source_that_is_cited_is_explained(pattern):
    explained = set(re.findall(r"^\| ([A-Z0-9-]+) \|", SOURCES.read_text(), re.M))
    assert cited(pattern) == {key for key in explained if pattern.fullmatch(key)}


def test_no_document_is_crowded():
    """But the list of fields, which is made by a command and looked up, not read."""
    crowded = {
        str(file.relative_to(ROOT)): lines
        for file in DOCUMENTS
        if file.name != "FIELDS.md"
        and (lines := len(file.read_text().splitlines())) > LONGEST_FILE
    }
    assert not crowded


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
