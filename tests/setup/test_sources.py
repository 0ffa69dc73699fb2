"""Which of apt's sources are Debian's own, in both notations."""

import pytest

from house.pool import find
from house.sources import Source, codename, debian_sources, mirror
from house.tell import Stop

DEB822 = """
Types: deb deb-src
# a comment
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main

Types: deb
Enabled: no
URIs: http://off.example/debian
Suites: bookworm
Components: main
"""
ONE_LINE = """
# deb http://off.example/debian bookworm main
deb [arch=amd64 signed-by=/k.gpg] http://mirror.example/debian/ bookworm main non-free
deb-src http://mirror.example/debian bookworm main
deb http://postgres.example/apt bookworm-pgdg main
deb https://docker.example/linux/debian bookworm stable
"""


@pytest.fixture
def apt(tmp_path, monkeypatch):
    monkeypatch.delenv("DEBIAN_MIRROR", raising=False)
    (tmp_path / "sources.list.d").mkdir()
    return tmp_path


def test_the_newer_notation(apt):
    (apt / "sources.list.d" / "debian.sources").write_text(DEB822)
    found = debian_sources(apt, "bookworm")
    assert [source.suite for source in found] == [
        *("bookworm", "bookworm-updates", "bookworm-security"),
    ]
    assert mirror(apt, "bookworm") == "http://mirror.example/debian"
    assert found[0].line() == (
        "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] "
        "http://mirror.example/debian bookworm main"
    )


def test_the_older_notation_without_third_parties(apt):
    (apt / "sources.list").write_text(ONE_LINE)
    found = debian_sources(apt, "bookworm")
    assert found == [Source("http://mirror.example/debian/", "bookworm", "/k.gpg")]
    assert mirror(apt, "bookworm") == "http://mirror.example/debian"


def test_without_a_source_it_names_the_ways_out(apt):
    with pytest.raises(Stop, match="DEBIAN_MIRROR, or give your own Odoo 19"):
        mirror(apt, "bookworm")


def test_a_mirror_can_be_named(apt, monkeypatch):
    monkeypatch.setenv("DEBIAN_MIRROR", "http://other.example/debian/")
    assert mirror(apt, "") == "http://other.example/debian"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('ID=debian\nVERSION_CODENAME="bookworm"\n', "bookworm"),
        ("ID=ubuntu\nVERSION_CODENAME=jammy\nID_LIKE=debian\n", ""),
        ("", ""),
    ],
)
def test_only_debian_is_debian(tmp_path, text, name):
    file = tmp_path / "os-release"
    file.write_text(text)
    assert codename(file) == name


def test_a_package_is_found_in_an_index():
    index = (
        "Package: odoo-19-doc\nFilename: pool/doc.deb\nSHA256: 00\n\n"
        "Package: odoo-19\nVersion: 2\nFilename: pool/odoo.deb\nSHA256: 11\n"
    )
    found = find("odoo-19", index)
    assert (found.path, found.sha256) == ("pool/odoo.deb", "11")
    assert find("odoo-18", index) is None
