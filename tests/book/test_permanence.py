"""Every address that an edition had leads to what stood there, to its successor, or to a note: on a small site."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from bs4 import BeautifulSoup

import small_package
from helpers.book import permanence
from helpers.publishing import addresses, pictures, tombstones

NAMES = """name,kind,subject,status,successor
fig-a,figure,Votes,published,
fig-b,figure,Trade,published,
fig-old,figure,Visits,withdrawn,fig-older
fig-older,figure,Journeys,withdrawn,fig-a
fig-none,figure,Weather,withdrawn,
a-001,date,Independence,published,
"""
ADDRESSES = [
    ("chapters/one.html", ""),
    ("chapters/one.html#fig-a", "fig-a"),
    ("chapters/one.html#passport-fig-a", "fig-a"),
    ("chapters/one.html#old-heading", ""),
    ("chapters/one.html#fig-b", "fig-b"),
    ("chapters/one.html#fig-old", "fig-old"),
    ("chapters/one.html#fig-none", "fig-none"),
    ("ledger.html", ""),
    ("ledger.html#a-001", "a-001"),
    ("exhibits/fig-a.csv", "fig-a"),
    *((f"exhibits/fig-old.{end}", "fig-old") for end in ("csv", "svg")),
    *(
        (f"exhibits/fig-none.{end}", "fig-none")
        for end in ("csv", "csv-metadata.json", "json", "bib", "ris", "zip", "svg", "pdf", "png", "xlsx")
    ),
    ("book.pdf", ""),
]


def page(title: str, body: str) -> str:
    return f'<html><head><title>{title}</title></head><body><article class="bd-article">{body}</article></body></html>'


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are kept in a folder of the test's own."""
    monkeypatch.setattr(pictures, "KEPT", tmp_path / "kept")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Registers of a small book."""
    data = tmp_path / "data"
    data.mkdir()
    columns = {"status": {"enum": ["published", "withdrawn"]}}
    names = small_package.table("name", {name: {} for name in NAMES.split("\n")[0].split(",")} | columns)
    places = small_package.table("address", {name: {} for name in ("address", "name", "since", "successor")})
    small_package.write(data, {"published": names, "addresses": places})
    (data / "small/published.csv").write_text(NAMES, encoding="utf-8")
    listed(data, ADDRESSES[:-1])
    return data


def listed(folder: Path, rows: list[tuple[str, ...]]) -> None:
    lines = [",".join((address, name, "0.1.0", *(successor or [""]))) for address, name, *successor in rows]
    (folder / "small/addresses.csv").write_text(
        "address,name,since,successor\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )


@pytest.fixture
def html(tmp_path: Path) -> Path:
    """The pages and files of a small book, as they are before they are put in place."""
    site = tmp_path / "html"
    for name in ("chapters", "exhibits"):
        (site / name).mkdir(parents=True)
    (site / "chapters/one.html").write_text(
        page("One", '<section id="new-heading"><figure id="fig-a">A</figure></section>'), encoding="utf-8"
    )
    (site / "chapters/two.html").write_text(page("Two &amp; more", '<p id="fig-b">B</p>'), encoding="utf-8")
    (site / "ledger.html").write_text(
        page("Ledger", '<article class="claim" id="a-001">x</article>'), encoding="utf-8"
    )
    for end in ("csv", "svg"):
        (site / f"exhibits/fig-a.{end}").write_text(f"rows of a as {end}", encoding="utf-8")
    return site


def read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_what_stands_where_it_stood_is_left_as_it_is(folder: Path, html: Path) -> None:
    listed(folder, [("chapters/one.html#fig-a", "fig-a"), ("ledger.html#a-001", "a-001")])
    before = {path: path.read_bytes() for path in html.rglob("*.*")}
    permanence.keep(html, folder)
    assert {path: path.read_bytes() for path in html.rglob("*.*")} == before


def test_every_address_leads_on(folder: Path, html: Path) -> None:
    permanence.keep(html, folder)
    for address, _ in ADDRESSES[:-1]:
        place, _, part = address.partition("#")
        assert (html / place).is_file(), address
        assert not part or read(html / place).find(id=part) is not None, address


def test_a_name_that_moved_leaves_a_way_to_where_it_is(folder: Path, html: Path) -> None:
    permanence.keep(html, folder)
    note = read(html / "chapters/one.html").find(id="fig-b").parent
    assert note["class"] == ["tombstone"] and note.get_text() == "fig-b (Trade) has moved. Go there."
    assert note.a["href"] == "two.html#fig-b"


def test_a_withdrawn_name_leads_to_its_last_successor_or_says_that_it_has_none(
    folder: Path, html: Path
) -> None:
    permanence.keep(html, folder)
    found = read(html / "chapters/one.html")
    old, none = found.find(id="fig-old").parent, found.find(id="fig-none").parent
    assert old.get_text() == "fig-old (Visits) was withdrawn; in its place stands fig-a. Go there."
    assert old.a["href"] == "one.html#fig-a"
    assert none.get_text() == "fig-none (Weather) was withdrawn." and none.a is None


def test_parts_that_are_gone_lead_to_the_page_or_the_exhibit(folder: Path, html: Path) -> None:
    permanence.keep(html, folder)
    found = read(html / "chapters/one.html")
    assert found.find(id="old-heading").parent["class"] == ["bd-article"]
    assert found.find(id="passport-fig-a").find_next_sibling()["id"] == "fig-a"


def test_a_download_of_a_withdrawn_name_says_so_in_its_own_format(folder: Path, html: Path) -> None:
    permanence.keep(html, folder)
    exhibits = html / "exhibits"
    said = "fig-none (Weather) was withdrawn."
    assert (exhibits / "fig-old.svg").read_bytes() == (exhibits / "fig-a.svg").read_bytes()
    assert (exhibits / "fig-none.csv").read_text(encoding="utf-8").splitlines() == [
        "name,note",
        f"fig-none,{said}",
    ]
    assert json.loads((exhibits / "fig-none.json").read_text(encoding="utf-8"))["note"] == said
    described = json.loads((exhibits / "fig-none.csv-metadata.json").read_text(encoding="utf-8"))
    assert (described["url"], described["dc:title"]) == ("fig-none.csv", said)
    assert [column["titles"] for column in described["tableSchema"]["columns"]] == ["name", "note"]
    for end in ("bib", "ris", "svg"):
        assert said in (exhibits / f"fig-none.{end}").read_text(encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO((exhibits / "fig-none.zip").read_bytes())) as opened:
        assert opened.read("README.txt").decode() == f"{said}\n"
    assert (exhibits / "fig-none.pdf").read_bytes().startswith(b"%PDF")
    assert (exhibits / "fig-none.png").read_bytes().startswith(b"\x89PNG")
    sheet = openpyxl.load_workbook(exhibits / "fig-none.xlsx").active
    assert [list(row) for row in sheet.values] == [["name", "note"], ["fig-none", said]]


def test_what_is_drawn_ahead_for_a_figure_that_is_gone_is_what_stands_in_its_place(
    folder: Path, html: Path
) -> None:
    ahead = {
        (stone.name, end): tombstones.file(end, stone, None)
        for stone in permanence.bare(folder)
        for end in ("png", "pdf")
    }
    kept = sorted(pictures.KEPT.iterdir())
    permanence.keep(html, folder)
    assert sorted(pictures.KEPT.iterdir()) == kept
    found = {("fig-none", end): (html / f"exhibits/fig-none.{end}").read_bytes() for end in ("png", "pdf")}
    assert found == ahead


def test_a_page_that_moved_leads_on_with_every_part(folder: Path, html: Path) -> None:
    rows = [
        ("old/gone.html", "", "chapters/two.html"),
        ("old/gone.html#fig-b", "fig-b"),
        ("old/gone.html#fig-old", "fig-old"),
        ("old/gone.html#fig-none", "fig-none"),
        ("old/gone.html#a-heading", ""),
    ]
    listed(folder, rows)
    permanence.keep(html, folder)
    found = read(html / "old/gone.html")
    assert found.title.get_text() == "Two & more"
    assert found.p.a["href"] == "../chapters/two.html"
    assert {item["id"]: item.a["href"] for item in found.find_all("li")} == {
        "fig-b": "../chapters/two.html#fig-b",
        "fig-old": "../chapters/one.html#fig-a",
        "fig-none": "../chapters/two.html",
        "a-heading": "../chapters/two.html",
    }


@pytest.mark.parametrize(
    ("address", "name", "said"),
    [
        ("chapters/gone.html", "", "chapters/gone.html: no page stands there; name the page in its place"),
        ("exhibits/fig-a.png", "fig-a", "exhibits/fig-a.png: no file stands there"),
        ("downloads/ledger.csv", "", "downloads/ledger.csv: no file stands there"),
    ],
)
def test_an_address_that_leads_nowhere_is_named(
    address: str, name: str, said: str, folder: Path, html: Path
) -> None:
    listed(folder, [(address, name)])
    with pytest.raises(permanence.AddressError) as caught:
        permanence.keep(html, folder)
    assert str(caught.value).startswith(said)
    assert len(str(caught.value).splitlines()) == 1


def test_a_published_name_that_no_page_shows_is_named(folder: Path, html: Path) -> None:
    (html / "chapters/two.html").unlink()
    with pytest.raises(permanence.AddressError) as caught:
        permanence.keep(html, folder)
    assert str(caught.value).splitlines() == [
        "fig-b: no page of the built book shows it; show it, or withdraw it (`book publish --withdraw fig-b`)."
    ]


def test_a_book_without_a_pdf_owes_none(folder: Path, html: Path) -> None:
    listed(folder, [(permanence.PDF_NAME, "")])
    permanence.keep(html, folder, pdf=False)
    with pytest.raises(permanence.AddressError, match="no file stands there"):
        permanence.keep(html, folder)


def test_parts_of_a_picture_are_no_addresses_and_are_found_as_ids(folder: Path, html: Path) -> None:
    """Each drawing has others; and where one is on the list, no second place with its id is left."""
    before = list(addresses.of(html, {"fig-a"}))
    one = html / "chapters" / "one.html"
    drawn = '<svg><clipPath id="fig-a-wide-12"></clipPath><g id="fig-a-narrow-3"></g></svg></article>'
    one.write_text(one.read_text(encoding="utf-8").replace("</article>", drawn), encoding="utf-8")
    assert list(addresses.of(html, {"fig-a"})) == before
    listed(folder, [*ADDRESSES[:-1], ("chapters/one.html#fig-a-wide-12", "")])
    permanence.keep(html, folder)
    assert one.read_text(encoding="utf-8").count('id="fig-a-wide-12"') == 1


def test_the_addresses_of_a_site_are_its_pages_their_parts_and_its_files(html: Path) -> None:
    assert list(addresses.of(html, {"fig-a", "fig-b", "a-001"})) == [
        ("chapters/one.html", ""),
        ("chapters/one.html#new-heading", ""),
        ("chapters/one.html#fig-a", "fig-a"),
        ("chapters/two.html", ""),
        ("chapters/two.html#fig-b", "fig-b"),
        ("ledger.html", ""),
        ("ledger.html#a-001", "a-001"),
        ("exhibits/fig-a.csv", "fig-a"),
        ("exhibits/fig-a.svg", "fig-a"),
    ]
