"""What may be done with each thing is said alike wherever it is said: page, JSON-LD, data package, CSV on the Web, archive, workbook."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from helpers import exhibits, tables
from helpers.tables import edition
from pages import pages, soup

PACKAGE = "downloads/data-package.zip"
STRAIGHT = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}


def things(built: Path) -> Iterator[dict[str, Any]]:
    """Everything that the pages describe in JSON-LD, parts too."""
    waiting: list[Any] = [
        json.loads(str(script.string))
        for page in pages(built)
        for script in soup(page).select('script[type="application/ld+json"]')
    ]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


@pytest.fixture(scope="module")
def described(built: Path) -> list[dict[str, Any]]:
    return list(things(built))


@pytest.fixture(scope="module")
def package(built: Path) -> dict[str, Any]:
    with zipfile.ZipFile(built / PACKAGE) as archive:
        return dict(json.loads(archive.read("datapackage.json")))


def test_the_foot_of_a_page_has_the_licence_and_no_other_claim(built: Path) -> None:
    for page in ("chapters/index.html", "chapters/07-foreign-policy.html"):
        read_page = soup(built / page)
        (said,) = read_page.select(".book-licence")
        assert said.get_text().startswith("CC BY 4.0 for what is ours")
        assert not read_page.select(".copyright"), page


def read(built: Path, name: str) -> dict[str, Any]:
    return dict(json.loads((built / name).read_text(encoding="utf-8")))


def test_an_exhibit_says_it_alike_everywhere(built: Path, described: list[dict[str, Any]]) -> None:
    pictures = {one["identifier"]: one for one in described if one.get("@type") == "ImageObject"}
    shown = {
        str(fold["id"]).removeprefix("passport-"): {
            term.get_text(): term.find_next_sibling("dd").get_text() for term in fold.select("dt")
        }
        for page in pages(built)
        for fold in soup(page).select("details.passport")
    }
    assert len(shown) == len(exhibits.registry())
    assert {name for name in shown if name.startswith("fig-")} == pictures.keys()
    free = set()
    for name, told in shown.items():
        meta = read(built, f"exhibits/{name}.csv-metadata.json")
        said = meta["dc:rights"]
        # A program that reads the licence alone takes it for that of all rows.
        assert meta.get("dc:license") == (
            edition.LICENCE_ADDRESS if said == f"{edition.LICENCE}." else None
        ), name
        free |= {name} if "dc:license" in meta else set()
        assert told["Licence"] == f"{'Picture' if name.startswith('fig-') else 'Table'} and rows: {said}", (
            name
        )
        with zipfile.ZipFile(built / "exhibits" / f"{name}.zip") as archive:
            assert f"Rights: {said}\n" in archive.read("README.txt").decode(), name
            book = load_workbook(io.BytesIO(archive.read(f"{name}.xlsx")), read_only=True)
        assert ("Licence", said) in {row[:2] for row in book["about"].iter_rows(values_only=True)}, name
        if name in pictures:
            assert pictures[name]["copyrightNotice"] == said, name
    assert 0 < len(free) < len(shown)


def test_a_table_says_it_alike_everywhere(
    built: Path, described: list[dict[str, Any]], package: dict[str, Any]
) -> None:
    (whole,) = [one for one in described if one.get("@type") == "Dataset" and "hasPart" in one]
    parts = {part["identifier"]: part for part in whole["hasPart"]}
    # A page turns straight marks.
    page = soup(built / "chapters" / "appendix" / "data.html").get_text().translate(STRAIGHT)
    with zipfile.ZipFile(built / PACKAGE) as archive:
        readme = archive.read("README.md").decode()

    def linked(licence: dict[str, str]) -> Any:
        """A licence of the data package as JSON-LD has it."""
        if licence["path"].startswith("https:"):
            return licence["path"]
        return {"@type": "CreativeWork", "name": licence["title"], "url": whole["usageInfo"]}

    assert whole["license"] == [linked(one) for one in package["licenses"]]
    assert parts.keys() == {one["path"] for one in package["resources"]}
    for one in package["resources"]:
        part = parts[one["path"]]
        (licence,) = one["licenses"]
        assert (part["license"], part["copyrightNotice"]) == (linked(licence), one["rights"]), one["name"]
        terms = tables.package()[one["name"]].terms
        assert f"rows, {terms}. {one['description']}" in page, one["name"]
        assert f"{one['description']} Rights: {terms}." in readme, one["name"]
        names_sources = any(
            key["reference"]["resource"] == "sources" for key in one["schema"].get("foreignKeys", [])
        )
        assert (edition.RIGHTS in one["rights"] or "licence of its source" in one["rights"]) >= names_sources


def test_the_ledger_says_it_alike_everywhere(built: Path, described: list[dict[str, Any]]) -> None:
    (page,) = [
        one for one in described if one.get("@type") == "Dataset" and one["name"].endswith(": the ledger")
    ]
    ledger, table = read(built, "downloads/ledger.json"), read(built, "downloads/ledger.csv-metadata.json")
    assert page["license"] == ledger["licence"] == table["dc:license"] == edition.LICENCE_ADDRESS
    assert page["copyrightNotice"] == ledger["rights"] == table["dc:rights"]
    assert ledger["rights"].endswith(edition.RIGHTS)
