"""The built book as its readers get it: pages, links, exhibits, downloads, and the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from bs4 import Tag
from jupyter_cache import get_cache

from helpers import exhibits, paths, tables
from helpers.book import execution, keys
from pages import broken, pages, soup

PAGES = sorted(path.stem for path in paths.CHAPTERS.glob("*.ipynb"))
URL = re.compile(r"https?://[^\s\"'<>)]+")


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_clean_builds_are_identical(
    builds: tuple[Path, Path], record_property: Callable[[str, object], None]
) -> None:
    first, second = (digests(folder) for folder in builds)
    assert first.keys() == second.keys()
    different = [name for name in first if first[name] != second[name]]
    record_property(
        "said",
        f"Two clean builds in two folders: {len(first) - len(different)} of {len(first)} files identical",
    )
    assert not different
    assert len(first) > 100


@pytest.mark.parametrize("path", paths.notebooks(), ids=lambda path: path.stem)
def test_stored_outputs_are_those_of_ordinary_kernels(path: Path, built: Path) -> None:
    """The chapters of this build were run by kernels, one each: every output, and how it is stored, to the byte."""
    stored = nbformat.read(path, as_version=4)
    bare = nbformat.read(path, as_version=4)
    for cell in bare.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    _, run = get_cache(keys.cache_path(built.parents[1])).merge_match_into_notebook(bare)
    pairs = enumerate(zip(stored.cells, run.cells, strict=True), start=1)
    # Named and not compared by pytest, which would print pictures.
    differing = [number for number, (one, other) in pairs if one.get("outputs") != other.get("outputs")]
    assert not differing, f"cells of {path.name}; if they are meant to differ: book refresh {path.name[:2]}"
    assert path.read_text(encoding="utf-8") == execution.normal_form(run)


def test_nothing_changed_does_nothing(built: Path) -> None:
    from conftest import run_book

    root = built.parents[1]
    before = digests(built)
    times = {path: path.stat().st_mtime_ns for path in built.rglob("*")}
    code, out, err = run_book(root, "build")
    assert (code, err) == (0, "")
    assert "index.html" in out
    assert digests(built) == before
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*")} == times


def test_every_chapter_has_its_page(built: Path) -> None:
    for name in PAGES:
        assert (built / "chapters" / f"{name}.html").is_file(), name


def test_every_exhibit_is_shown_once_with_its_alternative_text(built: Path) -> None:
    shown: dict[str, list[str]] = {}
    for name in PAGES:
        marked: dict[str, list[Tag]] = {}
        for element in soup(built / "chapters" / f"{name}.html").find_all(id=True):
            marked.setdefault(element["id"], []).append(element)
        for identifier in exhibits.registry():
            for found in marked.get(identifier, []):
                shown.setdefault(identifier, []).append(name)
                if identifier.startswith("fig-"):
                    pictures = found.select("svg.exhibit-picture[role=img]")
                    forms = ["wide"] if identifier in exhibits.without_narrow() else ["wide", "narrow"]
                    assert [one["class"][1] for one in pictures] == forms, identifier
                    for picture in pictures:
                        assert len(picture["aria-label"]) > 20, identifier
                        assert not re.search(r"\.svg|[0-9a-f]{16}", picture["aria-label"]), identifier
                        assert picture.select("text"), identifier
                    assert found.select_one("figcaption .caption-number"), identifier
                else:
                    assert found.name == "table", identifier
                    assert found.select_one("caption .caption-number"), identifier
    assert {name: len(found) for name, found in shown.items()} == dict.fromkeys(exhibits.registry(), 1)


def test_every_image_has_alternative_text(built: Path) -> None:
    bare = [
        (page.name, image.get("src"))
        for page in pages(built)
        for image in soup(page).select("img")
        if not image.get("alt", "").strip()
    ]
    assert not bare


def test_ids_are_unique(built: Path) -> None:
    for page in pages(built):
        ids = [element["id"] for element in soup(page).select("[id]")]
        assert len(ids) == len(set(ids)), (
            page.name,
            sorted({name for name in ids if ids.count(name) > 1})[:5],
        )


def test_every_internal_link_leads_somewhere(built: Path) -> None:
    assert not broken(built)


def test_every_link_to_a_term_has_its_card(built: Path) -> None:
    found = 0
    for page in pages(built):
        links = soup(page).select(".bd-article a[href*='#term-']")
        anchors = {str(link["href"]).partition("#")[2] for link in links}
        # The glossary itself and the index show the terms.
        if not anchors or page.stem in ("glossary", "genindex"):
            continue
        data = soup(page).find(id="book-previews")
        assert data is not None, page
        assert anchors <= json.loads(data.get_text())["terms"].keys(), page
        found += len(anchors)
    assert found > 20


def test_no_page_asks_the_network(built: Path) -> None:
    asked = []
    for page in pages(built):
        for element in soup(page).select(
            "script[src], link[href], img[src], iframe[src], source[src], video[src]"
        ):
            address = element.get("src") or element.get("href")
            if element.name == "link" and "canonical" in (element.get("rel") or []):
                continue
            if URL.match(address) or address.startswith("//"):
                asked.append((page.name, address))
    assert not asked


def test_no_page_shows_a_traceback_or_an_unprocessed_role(built: Path) -> None:
    for page in pages(built):
        text = soup(page).get_text(" ")
        for sign in (
            "Traceback (most recent call last)",
            "<Figure size",
            "](fact:",
            "](claim:",
            "](#fig-",
            "{doc}",
            "Styler",
        ):
            if page.stem == "genindex":
                continue
            assert sign not in text, (page.name, sign)


def test_every_claim_has_its_permalink(built: Path) -> None:
    found = {element["id"] for element in soup(built / "ledger.html").select("article.claim")}
    assert found == set(tables.load("claims")["claim"])


def test_claims_are_structured_without_author_or_rating(built: Path) -> None:
    script = soup(built / "ledger.html").select_one('script[type="application/ld+json"]')
    content = json.loads(script.string)
    assert content["@context"] == "https://schema.org"
    claims = [one for one in content["@graph"] if one["@type"] == "Claim"]
    assert [one["identifier"] for one in claims] == list(tables.load("claims")["claim"])
    assert all(not {"author", "reviewRating", "claimReviewed"} & set(one) for one in claims)


def test_the_ledger_page_is_light(built: Path) -> None:
    import gzip

    assert len(gzip.compress((built / "ledger.html").read_bytes())) <= 400_000


def test_downloads_hold_the_rows_of_the_page(built: Path) -> None:
    for identifier, entry in exhibits.registry().items():
        folder = built / "exhibits"
        lines = (folder / f"{identifier}.csv").read_text(encoding="utf-8").splitlines()
        assert len(lines) > 1, identifier
        described = json.loads((folder / f"{identifier}.csv-metadata.json").read_text(encoding="utf-8"))
        assert [column["titles"] for column in described["tableSchema"]["columns"]] == lines[0].split(","), (
            identifier
        )
        with zipfile.ZipFile(folder / f"{identifier}.zip") as archive:
            assert archive.testzip() is None
            assert {"README.txt", f"{identifier}.csv", f"{identifier}.bib"} <= set(archive.namelist())
        if entry.kind == "figure":
            page = next(path for path in (built / "_images").glob(f"{identifier}.svg"))
            assert (folder / f"{identifier}.svg").read_bytes() == page.read_bytes()


def test_the_data_package_is_what_the_repository_holds(built: Path) -> None:
    with zipfile.ZipFile(built / "downloads" / "data-package.zip") as archive:
        about = {"README.md", "LICENSE", "CITATION.cff", "tables.xlsx"}
        tables = {
            path.relative_to(paths.DATA).as_posix()
            for path in paths.DATA.rglob("*")
            if path.suffix in (".csv", ".json")
        }
        assert set(archive.namelist()) == tables | about
        for name in tables:
            assert archive.read(name) == (paths.DATA / name).read_bytes()


def test_no_path_of_this_machine_and_no_time_gets_out(built: Path) -> None:
    marks = [str(built.parents[2]).encode(), str(paths.ROOT).encode(), b"/site-packages/", b"/home/"]
    for path in built.rglob("*"):
        if path.is_file() and path.suffix in {
            ".html",
            ".svg",
            ".json",
            ".csv",
            ".bib",
            ".ris",
            ".txt",
            ".pdf",
        }:
            content = path.read_bytes()
            where = [mark for mark in marks if mark in content]
            assert not where, (path.name, where)


def test_the_front_page_leads_to_the_pdf(built: Path) -> None:
    front = soup(built / "chapters" / "index.html")
    links = [link["href"] for link in front.select("a[href]")]
    assert any(link.endswith(paths.PDF_NAME) for link in links)
    assert (built / paths.PDF_NAME).is_file()
    for page in pages(built):
        if page.parent.name == "chapters":
            assert soup(page).select_one(f'a.pdf-link[href$="{paths.PDF_NAME}"]'), page.name
