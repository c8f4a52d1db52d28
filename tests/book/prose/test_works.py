"""Works are named as scholars name them, in the sentence or in brackets."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.book.prose import works

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
