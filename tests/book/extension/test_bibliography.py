"""A reference whose DOI is none stops the build, and the entry and the value are named."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from helpers import paths
from helpers.book.extension import bibliography

ENTRY = "@article{{nye2017, author = {{Nye, Joseph}}, title = {{Soft power}}, journal = {{Palgrave}}, year = {{2017}}, doi = {{{doi}}}}}\n"


def warnings(folder: Path, references: str) -> str:
    """What Sphinx warns of where a page lists these references; a warning stops the build of the book."""
    source = folder / "book"
    source.mkdir()
    (source / "index.rst").write_text(
        "Book\n====\n\n:cite:p:`nye2017`\n\n.. bibliography::\n", encoding="utf-8"
    )
    (source / "references.bib").write_text(references, encoding="utf-8")
    said = io.StringIO()
    settings = {
        "extensions": ["sphinxcontrib.bibtex", "helpers.book.extension.bibliography"],
        "bibtex_bibfiles": ["references.bib"],
    }
    with docutils_namespace():
        app = Sphinx(
            source,
            None,
            folder / "out",
            folder / "trees",
            "dummy",
            confoverrides=settings,
            status=None,
            warning=said,
        )
        app.build()
    return said.getvalue()


@pytest.mark.parametrize("doi", ["https://doi.org/10.1057/palcomms.2017.8", "palcomms.2017.8", "10.1057"])
def test_a_doi_that_is_none_is_named(doi: str, tmp_path: Path) -> None:
    said = warnings(tmp_path, ENTRY.format(doi=doi))
    assert (
        f"references.bib, entry nye2017, field doi: found {doi!r}, expected a DOI alone, such as 10.1057/palcomms.2017.8"
        in said
    )
    assert len(said.splitlines()) == 1


def test_a_doi_is_taken(tmp_path: Path) -> None:
    assert warnings(tmp_path, ENTRY.format(doi="10.1057/palcomms.2017.8")) == ""


def test_the_book_itself_has_dois_and_no_fault() -> None:
    from pybtex.database import parse_file

    entries = parse_file(paths.ROOT / "references.bib").entries
    assert any("doi" in entry.fields for entry in entries.values())
    assert list(bibliography.faults(entries)) == []
