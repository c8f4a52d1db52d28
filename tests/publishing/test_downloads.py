"""Downloads: the same bytes from the same input, no formula in a CSV, and a book that moves into place whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from helpers import exhibits, paths, tables
from helpers.claims import CITATION, COHERENCE, RECORD, Entry, Ruling
from helpers.claims.entries import Witness
from helpers.publishing import citing, downloads, provenance
from helpers.tables import edition


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The card of a table, with a source and a function that exist only here."""
    source = {
        "publisher": "UN",
        "title": "Votes",
        "licence": "CC BY 4.0",
        "address": "https://example.org/votes",
        "series_allowed": True,
        "kind": "data",
    }
    monkeypatch.setattr(provenance, "sources", lambda card: [source])
    monkeypatch.setattr(provenance, "maker", lambda name: ("src/helpers/figures/x.py", "draw", 7))
    monkeypatch.setattr(provenance, "sums", lambda card: {"indicators": "abc123"})
    known = SimpleNamespace(units={"share": "percent of votes", "mixed": "votes"})
    monkeypatch.setattr(exhibits, "registry", lambda: {"tbl-votes": known, "fig-votes": known})
    return {
        "id": "tbl-votes",
        "kind": "table",
        "title": "Votes in the UN",
        "caption": "A caption.",
        "reading": "",
        "columns": ["country", "year", "share", "whole", "mixed", "empty"],
        "rows": [["Côte d'Ivoire", 1991, 0.25, True, 1, None], ["=cmd()", 2001, None, False, 0.5, None]],
    }


def parsed(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_the_csv_has_a_header_and_every_row(card: Any) -> None:
    assert parsed(downloads.rows_csv(card)) == [
        ["country", "year", "share", "whole", "mixed", "empty"],
        ["Côte d'Ivoire", "1991", "0.25", "true", "1", ""],
        ["'=cmd()", "2001", "", "false", "0.5", ""],
    ]


@pytest.mark.parametrize("sign", "=+-@\t")
def test_the_csv_disarms_formulas_and_leaves_numbers(sign: str, card: Any) -> None:
    card["rows"] = [[f"{sign}1+1", -5, -0.5, None, "plain", "a=b"]]
    assert parsed(downloads.rows_csv(card))[1] == [f"'{sign}1+1", "-5", "-0.5", "", "plain", "a=b"]


def test_the_metadata_names_the_columns_of_the_csv_with_their_types(card: Any) -> None:
    found = json.loads(downloads.rows_metadata(card))
    columns = found["tableSchema"]["columns"]
    assert (
        [column["name"] for column in columns]
        == [column["titles"] for column in columns]
        == parsed(downloads.rows_csv(card))[0]
    )
    assert [column["datatype"] for column in columns] == [
        "string",
        "integer",
        "double",
        "boolean",
        "double",
        "string",
    ]
    assert found["url"] == "tbl-votes.csv"
    assert found["dc:source"] == ["UN: Votes. Licence: CC BY 4.0. https://example.org/votes"]


def test_the_metadata_name_the_unit_of_every_number_and_of_nothing_else(card: Any) -> None:
    columns = json.loads(downloads.rows_metadata(card))["tableSchema"]["columns"]
    assert {column["name"]: column.get("schema:unitText") for column in columns} == {
        "country": None,
        "year": "year",
        "share": "percent of votes",
        "whole": None,
        "mixed": "votes",
        "empty": None,
    }


def test_a_column_of_several_words_has_a_name_that_programs_take(card: Any) -> None:
    card["columns"][0] = "country of origin"
    column = json.loads(downloads.rows_metadata(card))["tableSchema"]["columns"][0]
    assert (column["name"], column["titles"]) == ("country_of_origin", "country of origin")


def test_every_value_of_a_column_has_the_type_that_the_metadata_states(card: Any) -> None:
    """Read back by the stated types, the CSV gives the rows of the card; a text with a formula keeps its apostrophe."""
    read = {
        "integer": int,
        "double": float,
        "boolean": {"true": True, "false": False}.__getitem__,
        "string": str,
    }
    types = [
        column["datatype"] for column in json.loads(downloads.rows_metadata(card))["tableSchema"]["columns"]
    ]
    rows = [
        [read[kind](cell) if cell else None for kind, cell in zip(types, line, strict=True)]
        for line in parsed(downloads.rows_csv(card))[1:]
    ]
    assert rows == [card["rows"][0], ["'=cmd()", *card["rows"][1][1:]]]


def test_the_readme_says_how_to_cite_and_where_it_comes_from(card: Any) -> None:
    text = downloads.readme(
        card, citing.exhibit("tbl-votes", "Votes in the UN", "chapters/07.html"), ["csv", "bib"]
    )
    for said in (
        "Votes in the UN",
        "Cite: ",
        "Computed by draw, src/helpers/figures/x.py, line 7",
        "indicators.csv sha256 abc123",
        "CC BY 4.0",
    ):
        assert said in text
    assert "\n\n\n" not in text
    assert "Files:\n- tbl-votes.csv: the rows behind it\n- tbl-votes.bib: its reference as BibTeX\n\n" in text


def test_an_archive_is_the_same_bytes_in_any_order() -> None:
    first = downloads.archive({"b.txt": b"two", "a.txt": b"one"})
    assert first == downloads.archive({"a.txt": b"one", "b.txt": b"two"})
    with zipfile.ZipFile(io.BytesIO(first)) as opened:
        assert opened.namelist() == ["a.txt", "b.txt"]
        assert {member.date_time for member in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {member.external_attr >> 16 for member in opened.infolist()} == {0o644}
        assert opened.read("b.txt") == b"two"


def test_an_exhibit_has_every_download_and_an_archive_of_them(card: Any, tmp_path: Path) -> None:
    found = downloads.files_of(card, "chapters/07.html", "https://example.org/book", tmp_path, tmp_path)
    assert set(found) == {"csv", "xlsx", "csv-metadata.json", "bib", "ris", "json", "zip"}
    assert json.loads(found["json"])[0]["URL"] == "https://example.org/book/chapters/07.html#tbl-votes"
    with zipfile.ZipFile(io.BytesIO(found["zip"])) as opened:
        assert opened.namelist() == sorted(
            ["README.txt", *(f"tbl-votes.{end}" for end in found if end != "zip")]
        )
        assert opened.read("tbl-votes.csv") == found["csv"]
    assert (
        downloads.files_of(card, "chapters/07.html", "https://example.org/book", tmp_path, tmp_path) == found
    )


def test_a_picture_is_drawn_once_for_the_same_svg_and_words(
    card: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bytes] = []
    monkeypatch.setattr(downloads.pictures, "pdf", lambda svg, about: drawn.append(svg) or b"pdf")
    monkeypatch.setattr(downloads.pictures, "png", lambda svg, about: drawn.append(svg) or b"png")
    card |= {"id": "fig-votes", "kind": "figure", "alt": "A line."}
    picture = tmp_path / "fig-votes.svg"
    picture.write_bytes(b"<svg/>")
    for _ in range(2):
        found = downloads.files_of(card, "index.html", "", tmp_path, tmp_path)
    assert (found["svg"], found["pdf"], found["png"], len(drawn)) == (b"<svg/>", b"pdf", b"png", 2)
    downloads.files_of(card | {"alt": "Another line."}, "index.html", "", tmp_path, tmp_path)
    picture.write_bytes(b"<svg></svg>")
    downloads.files_of(card, "index.html", "", tmp_path, tmp_path)
    assert len(drawn) == 6


def entry(claim: str, **changed: Any) -> Entry:
    given = {
        "article": "A",
        "place": "Introduction",
        "dimension": "general",
        "kind": "date",
        "subject": "x",
        "statement": "=1+1 is stated.",
        "value": "",
    }
    verdicts = {
        "record": Ruling(RECORD["supported"], "one source"),
        "coherence": Ruling(COHERENCE["not tested"], ""),
        "citation": Ruling(CITATION["fits"], ""),
    }
    return Entry(claim=claim, link="none", **(given | verdicts | changed))


def application(folder: Path, base: str = "") -> Any:
    return SimpleNamespace(outdir=str(folder), config=SimpleNamespace(html_baseurl=base))


def test_every_claim_has_references_and_a_line_in_the_ledger(tmp_path: Path) -> None:
    witness = Witness("supports", "so it is", "UN: Votes", "https://example.org", "2026", True, False, "")
    downloads.write_claims(
        application(tmp_path), lambda: [entry("a-001", witnesses=(witness, witness)), entry("b-002")]
    )
    assert {path.name for path in (tmp_path / "claims").iterdir()} == {
        f"{claim}.{end}" for claim in ("a-001", "b-002") for end in ("bib", "ris", "json")
    }
    place = tmp_path / "downloads"
    content = json.loads((place / "ledger.json").read_text(encoding="utf-8"))
    header, *cells = parsed((place / "ledger.csv").read_text(encoding="utf-8"))
    lines = [dict(zip(header, row, strict=True)) for row in cells]
    assert [line["claim"] for line in lines] == [one["claim"] for one in content["claims"]]
    # No spreadsheet runs what a statement begins with.
    assert {line["statement"] for line in lines} == {"'=1+1 is stated."}
    assert (
        lines[0]["evidence"]
        == "supports: UN: Votes https://example.org; supports: UN: Votes https://example.org"
    )
    assert lines[1]["evidence"] == ""
    described = json.loads((place / "ledger.csv-metadata.json").read_text(encoding="utf-8"))
    assert [column["titles"] for column in described["tableSchema"]["columns"]] == header
    assert (place / content["$schema"]).is_file()


def test_the_book_has_a_reference_in_every_format(tmp_path: Path) -> None:
    downloads.write_book(application(tmp_path, "https://example.org/book"))
    assert {path.name for path in (tmp_path / "downloads").iterdir()} == {"book.bib", "book.ris", "book.json"}
    (item,) = json.loads((tmp_path / "downloads" / "book.json").read_text(encoding="utf-8"))
    assert (item["type"], item["title"], item["URL"]) == (
        "book",
        edition.book().title,
        "https://example.org/book",
    )


def test_a_carriage_return_does_not_end_a_row() -> None:
    """Read as a spreadsheet reads it, with any line end: the writer of Python 3.11 leaves a lone carriage return unquoted."""
    text = downloads.as_csv(["a\rb", "c"], [["one\rtwo", "\r=1+1"], ["three", "four\r\nfive"]])
    assert "\r" not in text
    assert parsed(text) == [["a b", "c"], ["one two", "' =1+1"], ["three", "four \nfive"]]


def test_the_package_holds_what_is_described_and_nothing_that_an_editor_leaves(
    tmp_path: Path, data: Path
) -> None:
    for name in ("registers/units.csv~", ".DS_Store", "ledger/.claims.csv.swp"):
        (data / name).write_text(name, encoding="utf-8")
    downloads.write_package(application(tmp_path), data)
    described = [schema.file for schema in tables.package(data).tables.values()]
    with zipfile.ZipFile(tmp_path / "downloads" / "data-package.zip") as opened:
        about = ["README.md", "LICENSE", "CITATION.cff", "tables.xlsx"]
        assert opened.namelist() == sorted(["datapackage.json", *about, *described])
        readme = opened.read("README.md").decode()
        assert all(f"- `{name}`: " in readme for name in described)
        assert citing.text(citing.whole()) in readme
        assert opened.read("registers/units.csv") == (data / "registers" / "units.csv").read_bytes()


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """What Sphinx made: pages, its own files, and the PDF."""
    html = tmp_path / "work" / "html"
    (html / "sub").mkdir(parents=True)
    for name in ("index.html", "sub/page.html", ".buildinfo", "objects.inv", "book.js.map"):
        (html / name).write_text("new", encoding="utf-8")
    (tmp_path / "work" / "pdf").mkdir()
    (tmp_path / "work" / "pdf" / paths.PDF_NAME).write_bytes(b"pdf")
    return tmp_path / "work"


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_finished_book_holds_pages_and_pdf_and_nothing_of_the_workshop(
    work: Path, tmp_path: Path
) -> None:
    finished = tmp_path / "html"
    downloads.assemble(work, finished, pdf=True)
    assert tree(finished) == {"index.html": "new", "sub/page.html": "new", paths.PDF_NAME: "pdf"}
    assert {path.name for path in tmp_path.iterdir()} == {"html", "work"}


def test_the_new_book_takes_the_place_of_the_old_whole(work: Path, tmp_path: Path) -> None:
    finished = tmp_path / "html"
    finished.mkdir()
    (finished / "gone.html").write_text("old", encoding="utf-8")
    downloads.assemble(work, finished, pdf=False)
    assert tree(finished) == {"index.html": "new", "sub/page.html": "new"}
    assert {path.name for path in tmp_path.iterdir()} == {"html", "work"}


@pytest.mark.parametrize("failing", ["copytree", "copyfile"])
@pytest.mark.parametrize("there", [True, False], ids=["an old book", "no book yet"])
def test_copying_that_fails_leaves_no_half_book(
    failing: str, there: bool, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk while the new book is copied: the old one stays as it is, or there is none."""
    finished = tmp_path / "html"
    if there:
        finished.mkdir()
        (finished / "index.html").write_text("old", encoding="utf-8")

    def full(source: object, target: Path, **_: object) -> None:
        if failing == "copytree":
            Path(target).mkdir()
            (Path(target) / "index.html").write_text("half", encoding="utf-8")
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patched:
        patched.setattr(shutil, failing, full)
        with pytest.raises(OSError, match="No space"):
            downloads.assemble(work, finished, pdf=True)
    assert finished.exists() is there
    assert tree(finished) == ({"index.html": "old"} if there else {})
    downloads.assemble(work, finished, pdf=True)
    assert tree(finished)["index.html"] == "new"
    assert {path.name for path in tmp_path.iterdir()} == {"html", "work"}


def test_downloads_are_written_again_only_where_their_page_was(
    card: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "BUILD", tmp_path / "build")
    card["fingerprint"] = {}
    app: Any = SimpleNamespace(outdir=str(tmp_path), config=SimpleNamespace(html_baseurl=""))
    found: Any = {"tbl-votes": ("chapters/07", card)}
    downloads.write_exhibits(app, found, {})
    rows = tmp_path / "exhibits" / "tbl-votes.csv"
    card["rows"][0][2] = 0.75
    downloads.write_exhibits(app, found, {})
    assert "0.25" in rows.read_text(encoding="utf-8")
    downloads.outdate(app, ["tbl-votes", "fig-never-written"])
    downloads.write_exhibits(app, found, {})
    assert "0.75" in rows.read_text(encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "exhibits" / "tbl-votes.zip") as archive:
        assert archive.read("tbl-votes.csv") == rows.read_bytes()
