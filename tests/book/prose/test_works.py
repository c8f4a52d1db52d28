"""Works are named as scholars name them, in the sentence or in brackets."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import paths
from helpers.book.prose import works
from helpers.tables import reading

ENTRY = "@book{x,\n author = {%s},\n title = {T},\n publisher = {P},\n year = {2008},\n}\n"


@pytest.mark.parametrize(
    ("authors", "said", "bracketed"),
    [
        ("Nye, Joseph S.", "Nye (2008)", "(Nye, 2008)"),
        ("Hill, R. and Lee, A.", "Hill and Lee (2008)", "(Hill and Lee, 2008)"),
        ("Hill, R. and Lee, A. and Ost, C.", "Hill et al. (2008)", "(Hill et al., 2008)"),
        ("{World Bank}", "World Bank (2008)", "(World Bank, 2008)"),
    ],
)
def test_author_and_year(authors: str, said: str, bracketed: str, tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_text(ENTRY % authors, encoding="utf-8")
    entry = works.read(path)["x"]
    assert works.text(entry, works.role("any words")) == said
    assert works.text(entry, works.role("(any words")) == bracketed


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Read: part of the abstract", "part of the abstract"),
        ("The journal was not in what was read. Read: abstract", "abstract"),
        ("Title page and journal were not in the copy read", ""),
    ],
)
def test_how_much_was_read_is_what_the_note_says(note: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_text(
        (ENTRY % "Nye, Joseph S.").replace("title", f"note = {{{note}}},\n title"), encoding="utf-8"
    )
    assert works.extent(works.read(path)["x"]) == said


def _alike(title: str) -> str:
    return "".join(sign for sign in title.casefold() if sign.isalnum())


def test_the_bibliography_says_of_a_work_what_the_table_of_works_says() -> None:
    kinds = {"abstract in part": "of the abstract", "abstract": "", "opening": "opening"}
    found = reading.load("works")
    table = {_alike(title): read for title, read in zip(found["title"], found["read"], strict=True)}
    met = 0
    for key, entry in works.read(paths.ROOT / "references.bib").items():
        if (read := table.get(_alike(entry.fields["title"]))) is None:
            continue
        met += 1
        assert works.extent(entry), key
        assert kinds.get(read, read) in works.extent(entry), key
    assert met > 30
