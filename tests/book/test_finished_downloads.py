"""What leaves the page, read back by the programs that readers use: references, pictures, archives, the data package."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import bibtexparser
import pytest
import rispy
from bs4 import BeautifulSoup
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.model import CitationStylesElement
from citeproc.source.json import CiteProcJSON
from PIL import Image
from pypdf import PdfReader

from helpers import exhibits, paths, tables
from helpers.publishing import citing
from helpers.tables import edition

SVG = {
    name: f"{{{address}}}"
    for name, address in (
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("cc", "http://creativecommons.org/ns#"),
    )
}
FIGURES = [name for name in exhibits.registry() if name.startswith("fig-")]


def references(built: Path) -> Iterator[tuple[str, Path]]:
    """Name and path without ending of every reference that the book offers."""
    yield "book", built / "downloads" / "book"
    yield from ((name, built / "exhibits" / name) for name in exhibits.registry())
    yield from ((name, built / "claims" / name) for name in tables.load("claims")["claim"])


def items(built: Path) -> dict[str, citing.Item]:
    """Every reference as CSL-JSON."""
    return {
        name: json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))[0]
        for name, path in references(built)
    }


def test_the_picture_of_the_readme_is_that_of_the_book(built: Path) -> None:
    """Where the figure changed, its built picture is copied into `docs`."""
    name = "fig-chain.svg"
    assert f"(docs/{name})" in (paths.ROOT / "README.md").read_text(encoding="utf-8")
    assert (paths.ROOT / "docs" / name).read_bytes() == (built / "exhibits" / name).read_bytes()


def test_every_bibtex_is_read(built: Path) -> None:
    found, keys = items(built), []
    for name, path in references(built):
        library = bibtexparser.parse_string(path.with_suffix(".bib").read_text(encoding="utf-8"))
        assert not library.failed_blocks, name
        (entry,) = library.entries
        fields = {field.key: str(field.value) for field in entry.fields}
        assert fields["author"] == "{" + edition.book().author + "}", name
        assert fields["title"].replace("\\", "").strip("{}") == citing.plain_title(found[name]).replace(
            "{", ""
        ).replace("}", ""), name
        keys.append(entry.key)
    assert len(keys) == len(set(keys)) > 700


def test_every_ris_is_read(built: Path) -> None:
    found = items(built)
    for name, path in references(built):
        (entry,) = rispy.loads(path.with_suffix(".ris").read_text(encoding="utf-8"))
        assert (entry["title"], entry["id"], entry["year"]) == (
            citing.plain_title(found[name]),
            found[name]["id"],
            edition.book().year,
        ), name
        assert entry["type_of_reference"] == ("BOOK" if name == "book" else "CHAP"), name


@pytest.mark.parametrize(("style", "step"), [("APA", 1), ("Chicago", 10)])
def test_citeproc_reads_the_csl_json(
    style: str, step: int, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every reference in one style; in the other, which takes three times as long, each tenth."""
    # In the tree of the style citeproc looks for the same macros and terms anew for every part of every reference.
    searched = functools.cache(CitationStylesElement.xpath_search)
    monkeypatch.setattr(CitationStylesElement, "xpath_search", searched)
    found = list(items(built).values())[::step]
    applied = CitationStylesStyle(str(citing.STYLES[style]), validate=False)
    bibliography = CitationStylesBibliography(applied, CiteProcJSON(found), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"]) for item in found]))
    # The book was built without a public address, as copies are.
    printed = [f"{citing.as_others(str(text))} {citing.COPY}" for text in bibliography.bibliography()]
    assert len(printed) == len(found)
    # Citeproc capitalises the titles of parts in one style; the book leaves them as they are.
    assert sorted(text.casefold() for text in printed) == sorted(
        citing.text(item, style).casefold() for item in found
    )


def test_every_download_is_of_the_kind_that_its_ending_says(built: Path) -> None:
    """Those of withdrawn names too, which are made apart."""
    begins = {".png": b"\x89PNG", ".pdf": b"%PDF", ".xlsx": b"PK", ".zip": b"PK", ".svg": b"<"}
    wrong = [
        path.name
        for folder in ("exhibits", "downloads")
        for path in sorted((built / folder).rglob("*"))
        if path.suffix in begins and not path.read_bytes().startswith(begins[path.suffix])
    ]
    assert wrong == []


@pytest.mark.parametrize("identifier", FIGURES)
def test_a_picture_says_what_it_is_in_every_format(identifier: str, built: Path) -> None:
    folder, author = built / "exhibits", edition.book().author
    (item,) = json.loads((folder / f"{identifier}.json").read_text(encoding="utf-8"))
    title = citing.plain_title(item).partition(f"({identifier}): ")[2]

    work = ElementTree.parse(folder / f"{identifier}.svg").find(f".//{SVG['cc']}Work")
    assert work is not None
    said = {
        name: work.findtext(f"{SVG['dc']}{name}") for name in ("title", "identifier", "source", "description")
    }
    held = {
        name: work.findtext(f"{SVG['dc']}{name}/{SVG['cc']}Agent/{SVG['dc']}title")
        for name in ("creator", "rights")
    }
    assert (said["title"], said["identifier"]) == (title, identifier)
    assert held == {"creator": author, "rights": edition.LICENCE}
    known = tables.load("sources").set_index("source")
    names = str(said["source"]).split("; ")
    assert set(names) <= set(known.index)

    with Image.open(folder / f"{identifier}.png") as picture:
        text = {name: str(value) for name, value in picture.text.items()}  # type: ignore[attr-defined]
        assert round(picture.info["dpi"][0]) == 300
        assert picture.width > 1500
    expected = {
        "Title": title,
        "Author": author,
        "Copyright": edition.LICENCE,
        "Identifier": identifier,
        "Description": said["description"],
    }
    assert {name: text[name] for name in expected} == expected
    assert all(known.at[name, "title"] in text["Source"] for name in names)

    about = PdfReader(folder / f"{identifier}.pdf").metadata
    assert about is not None
    assert (about.title, about.author) == (title, author)
    assert about["/Keywords"] == f"{identifier}, {edition.LICENCE}, Sources: {text['Source']}"


@pytest.mark.parametrize("identifier", exhibits.registry())
def test_the_readme_of_an_archive_lists_each_file_in_it(identifier: str, built: Path) -> None:
    with zipfile.ZipFile(built / "exhibits" / f"{identifier}.zip") as archive:
        assert archive.testzip() is None
        lines = archive.read("README.txt").decode().splitlines()
        listed = [line[2:].split(": ")[0] for line in lines if line.startswith(f"- {identifier}.")]
        assert sorted([*listed, "README.txt"]) == sorted(archive.namelist())
        for name in listed:
            assert archive.read(name) == (built / "exhibits" / name).read_bytes()


def test_the_archive_of_the_data_is_valid_and_read_as_its_page_says(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The printed lines for pandas are run as they stand, in the folder of the unpacked archive."""
    with zipfile.ZipFile(built / "downloads" / "data-package.zip") as archive:
        archive.extractall(tmp_path)
    command = [str(Path(sys.executable).with_name("frictionless")), "validate", "--json", "datapackage.json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, json.loads(done.stdout)["valid"]) == (0, True)

    page = BeautifulSoup(
        (built / "chapters" / "appendix" / "data.html").read_text(encoding="utf-8"), "html.parser"
    )
    (printed,) = [block.get_text() for block in page.select("div.highlight-python pre")]
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(printed, names)
    claims = names["claims"]
    assert list(claims.columns) == list(tables.package()["claims"].columns)  # type: ignore[attr-defined]
    assert list(claims["claim"]) == list(tables.load("claims")["claim"])  # type: ignore[index]
