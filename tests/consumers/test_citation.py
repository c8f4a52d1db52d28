"""`CITATION.cff` read by cffconvert, with which archives and code hosts read it: valid, and the same in every format."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from cffconvert import Citation
from cffconvert.cli.create_citation import create_citation

FILE = Path(__file__).resolve().parents[2] / "CITATION.cff"


@dataclass(frozen=True)
class Book:
    """What the file says, read without the book's own code, whose packages are not installed here."""

    title: str
    author: str
    version: str
    date: str
    abstract: str

    @property
    def year(self) -> str:
        return self.date[:4]


@pytest.fixture(scope="module")
def stated() -> Book:
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    names = ("version", "date-released", "abstract")
    version, date, abstract = (" ".join(str(raw[name]).split()) for name in names)
    return Book(raw["title"], raw["authors"][0]["name"], version, date, abstract)


@pytest.fixture(scope="module")
def citation() -> Citation:
    return create_citation(str(FILE), None)


def test_it_is_valid_by_the_schema_of_its_version(citation: Citation) -> None:
    citation.validate()
    assert citation.cffversion == "1.2.0"


def test_zenodo_reads_it(citation: Citation, stated: Book) -> None:
    found = json.loads(citation.as_zenodo())
    assert found["title"] == stated.title
    assert found["creators"] == [{"name": stated.author}]
    assert (found["version"], found["publication_date"]) == (stated.version, stated.date)
    assert found["description"] == stated.abstract
    assert found["license"] == {"id": "CC-BY-4.0"}


def test_search_engines_read_it(citation: Citation, stated: Book) -> None:
    found = json.loads(citation.as_schemaorg())
    assert (found["name"], found["version"], found["datePublished"]) == (
        stated.title,
        stated.version,
        stated.date,
    )
    assert [one["name"] for one in found["author"]] == [stated.author]
    assert found["license"] == "https://spdx.org/licenses/CC-BY-4.0"


def test_bibtex_has_title_author_and_date(citation: Citation, stated: Book) -> None:
    found = citation.as_bibtex()
    for said in (
        f"title = {{{stated.title}}}",
        f"author = {{{stated.author}}}",
        f"year = {{{stated.year}}}",
        f"month = {{{int(stated.date[5:7])}}}",
    ):
        assert said in found


def test_apa_names_author_year_title_and_version(citation: Citation, stated: Book) -> None:
    said = citation.as_apalike().strip()
    assert said == f"{stated.author} ({stated.year}). {stated.title} (version {stated.version})."
