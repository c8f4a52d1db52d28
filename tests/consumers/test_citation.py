"""`CITATION.cff` read by cffconvert, with which archives and code hosts read it: valid, and the same in every format."""

from __future__ import annotations

import json

import pytest
from cffconvert import Citation
from cffconvert.cli.create_citation import create_citation

from helpers import paths
from helpers.tables import edition


@pytest.fixture(scope="module")
def citation() -> Citation:
    return create_citation(str(paths.CITATION), None)


def test_it_is_valid_by_the_schema_of_its_version(citation: Citation) -> None:
    citation.validate()
    assert citation.cffversion == "1.2.0"


def test_zenodo_reads_it(citation: Citation) -> None:
    book = edition.book()
    found = json.loads(citation.as_zenodo())
    assert found["title"] == book.title
    assert found["creators"] == [{"name": book.author}]
    assert (found["version"], found["publication_date"]) == (book.version, book.date)
    assert found["description"] == book.abstract
    assert found["license"] == {"id": "CC-BY-4.0"}


def test_search_engines_read_it(citation: Citation) -> None:
    book = edition.book()
    found = json.loads(citation.as_schemaorg())
    assert (found["name"], found["version"], found["datePublished"]) == (book.title, book.version, book.date)
    assert [one["name"] for one in found["author"]] == [book.author]
    assert found["license"] == "https://spdx.org/licenses/CC-BY-4.0"


def test_bibtex_has_title_author_and_date(citation: Citation) -> None:
    book = edition.book()
    found = citation.as_bibtex()
    for said in (
        f"title = {{{book.title}}}",
        f"author = {{{book.author}}}",
        f"year = {{{book.year}}}",
        f"month = {{{int(book.date[5:7])}}}",
    ):
        assert said in found


def test_apa_names_author_year_title_and_version(citation: Citation) -> None:
    book = edition.book()
    said = citation.as_apalike().strip()
    assert said == f"{book.author} ({book.year}). {book.title} (version {book.version})."
