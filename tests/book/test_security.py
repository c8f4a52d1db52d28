"""Active content in every free text of the data comes out of every writer as plain text."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

import bibtexparser
import pypdfium2
import pytest
from bs4 import BeautifulSoup, Comment
from pypdf import PdfReader

from conftest import copy_tree, run_book
from helpers import paths, tables
from helpers.publishing.escaping import FORMULA
from helpers.tables.schema import NUMBER
from pages import pages as every
from pages import soup
from poisoned import CANARIES, free, poison, strip_prose

#: What a script element may hold that is no script.
DATA = {"application/ld+json", "application/json"}


@pytest.fixture(scope="module")
def placed_and_built(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[dict[tuple[str, str], set[int]], Path]:
    """Where the canaries are, and the finished HTML of the book built from them."""
    root = copy_tree(tmp_path_factory.mktemp("poisoned") / "book")
    placed = poison(root / "data")
    strip_prose(root)
    code, out, err = run_book(root, "build", "--base-url", "https://example.org/book")
    assert code == 0, (out + err)[-2000:]
    return placed, root / "_build" / "html"


@pytest.fixture(scope="module")
def html(placed_and_built: tuple[dict[tuple[str, str], set[int]], Path]) -> Path:
    return placed_and_built[1]


@pytest.fixture(scope="module")
def pages(html: Path) -> dict[str, BeautifulSoup]:
    return {path.relative_to(html).as_posix(): soup(path) for path in every(html)}


def test_every_free_column_has_canaries(
    placed_and_built: tuple[dict[tuple[str, str], set[int]], Path],
) -> None:
    placed, _ = placed_and_built
    filled = {
        (name, field.name)
        for name, schema in tables.package().tables.items()
        for field in free(schema)
        if not field.pattern and (tables.load(name)[field.name] != "").any()
    }
    assert filled <= placed.keys()
    assert len(filled) > 120
    assert set().union(*placed.values()) == set(range(len(CANARIES)))


def test_no_page_has_an_element_or_attribute_of_a_canary(pages: dict[str, BeautifulSoup]) -> None:
    made = []
    for name, page in pages.items():
        for element in page.find_all(True):
            if element.name == "script":
                # What a page holds as data no browser runs.
                assert "QZ" not in element.text or element.get("type") in DATA, name
            made += [
                (name, element.name, key)
                for key in element.attrs
                if key.startswith("on") or not re.fullmatch(r"[a-zA-Z][\w:.-]*", key)
            ]
            for key in ("href", "src", "action"):
                value = str(element.get(key) or "")
                # An address is what it is; only what it leads to must be a page of the web.
                made += [(name, element.name, value)] * (
                    "QZ" in value and not (element.name == "a" and value.startswith(("https://", "http://")))
                )
        made += [
            (name, "comment", comment)
            for comment in page.find_all(string=lambda text: isinstance(text, Comment))
            if "QZ" in comment
        ]
    assert not made


def test_pages_show_the_canaries_as_they_were_typed(pages: dict[str, BeautifulSoup]) -> None:
    ledger = pages["ledger.html"].get_text()
    for canary in CANARIES:
        assert canary in ledger, canary
    chapters = "".join(page.get_text() for name, page in pages.items() if name.startswith("chapters/"))
    for canary in CANARIES:
        assert canary in chapters, canary


def test_structured_data_hold_the_canaries(pages: dict[str, BeautifulSoup]) -> None:
    scripts = [
        script.text for page in pages.values() for script in page.select('script[type="application/ld+json"]')
    ]
    # The ledger has one, too, and the page at the root.
    assert len(scripts) == len([*paths.notebooks(), *paths.CHAPTERS.rglob("*.md")]) + 2
    said = json.dumps([json.loads(script) for script in scripts])
    for number in range(1, len(CANARIES) + 1):
        assert f"QZ{number}" in said


def test_the_pdf_prints_the_canaries(html: Path) -> None:
    reader = PdfReader(html / paths.PDF_NAME)
    assert not {"/JavaScript", "/OpenAction", "/AA"} & set(reader.trailer["/Root"])
    sought = [
        *(
            re.escape(canary)
            for canary in (
                "<script>QZ1()</script>",
                "<imgsrc=QZ2onerror=QZ2()>",
                r"$\frac{QZ4$",
                "[QZ5](javascript:QZ5())",
                "{raw}`QZ6`",
            )
        ),
        '#panic\\(["\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]QZ3',
        'QZ8#read\\(["\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]/etc/passwd',
    ]
    pages = pypdfium2.PdfDocument(html / paths.PDF_NAME)
    # A word that is parted at the end of a line has U+FFFE there.
    text = "".join(
        re.sub(r"[\s\u00ad\u2010\ufffe-]+", "", page.get_textpage().get_text_range()) for page in pages
    )
    assert [mark for mark in sought if not re.search(mark, text)] == []
    links = {
        str(note.get_object().get("/A", {}).get("/URI", ""))
        for page in reader.pages
        for note in page.get("/Annots", [])
    }
    assert not [link for link in links if link and not link.startswith(("https://", "http://"))]


def spreadsheets(html: Path) -> Iterator[tuple[str, str]]:
    for path in [*(html / "exhibits").glob("*.csv"), html / "downloads" / "ledger.csv"]:
        yield path.name, path.read_bytes().decode()
    with zipfile.ZipFile(html / "downloads" / "data-package.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                yield name, archive.read(name).decode()


def test_no_cell_of_a_download_is_a_formula(html: Path) -> None:
    marks = set()
    for name, text in spreadsheets(html):
        header, *rows = csv.reader(io.StringIO(text, newline=""))
        for row in rows:
            assert len(row) == len(header), name
            marks |= {mark for cell in row for mark in re.findall(r"QZ\d", cell)}
            assert not [cell for cell in row if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell)], name
    assert marks == {f"QZ{number}" for number in range(1, len(CANARIES) + 1)}


def test_references_are_read_back(html: Path) -> None:
    for path in html.glob("claims/*.ris"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert re.match(r"[A-Z][A-Z0-9]  - ", line), path.name
    for path in [*sorted(html.glob("claims/*.bib"))[:40], *html.glob("exhibits/*.bib")]:
        library = bibtexparser.parse_string(path.read_text(encoding="utf-8"))
        assert not library.failed_blocks, path.name
        if not library.entries:
            assert "was withdrawn." in path.read_text(encoding="utf-8"), path.name
            continue
        # An exhibit names its chapter besides.
        assert {field.key for field in library.entries[0].fields} - {"chapter"} == {
            "author",
            "title",
            "booktitle",
            "year",
            "month",
            "day",
            "publisher",
            "edition",
            "url",
        }, path.name
    assert all(
        json.loads(path.read_text(encoding="utf-8"))
        for path in html.rglob("*.json")
        if "_static" not in path.parts
    )


def test_pictures_hold_no_script(html: Path) -> None:
    said = ""
    for path in (html / "exhibits").glob("*.svg"):
        for element in ET.parse(path).iter():
            assert not element.tag.endswith(("}script", "}foreignObject", "}a")), path.name
            assert not [name for name in element.attrib if name.lower().startswith("on")], path.name
            said += element.text or ""
    assert "QZ" in said


@pytest.mark.parametrize(
    "address",
    [
        "javascript:QZ()",
        "data:text/html,x",
        "//example.org",
        'https://example.org/"onclick=QZ()',
        "https://example.org/<b>",
    ],
)
def test_an_address_that_is_no_address_is_refused(address: str, tmp_path: Path) -> None:
    data = Path(shutil.copytree(paths.DATA, tmp_path / "data"))
    with (data / "ledger/sources.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    lines[5][lines[0].index("address")] = address
    with (data / "ledger/sources.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)
    assert [(fault.table, fault.row, fault.column, fault.value) for fault in tables.check(data)] == [
        ("sources", 6, "address", address)
    ]
