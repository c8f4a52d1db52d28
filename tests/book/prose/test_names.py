"""A page names an article by its authors before it says article A or article B."""

from __future__ import annotations

import re

import pytest

from helpers.book.prose import pages

AUTHORS = {"A": "Zhunissova", "B": "Seitkhamit"}
#: Pages that list tables, exhibits, sections or rules, each entry on its own.
LISTS = {
    "chapters/appendix/data.md",
    "chapters/appendix/theses.md",
    "chapters/appendix/sections.md",
    "ledger.md",
}


def unnamed(text: str) -> list[str]:
    """The letters by which a text speaks of an article whose authors it has not named by then."""
    found = []
    for letter, author in AUTHORS.items():
        said = re.search(rf"\b[Aa]rticles? (?:A and )?{letter}\b", text)
        if said and author not in text[: said.start()]:
            found.append(letter)
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zhunissova, article A, holds that. Article A adds.", []),
        ("Article A, by Zhunissova, holds that.", ["A"]),
        ("Zhunissova (article A) and article B by Seitkhamit and Nurdavletova", ["B"]),
        ("Articles A and B agree.", ["A", "B"]),
        ("An article as such, and a particle B", []),
    ],
)
def test_a_letter_before_the_name_is_found(text: str, found: list[str]) -> None:
    assert unnamed(text) == found


@pytest.mark.parametrize("page", pages.every(), ids=lambda page: page.path.name)
def test_every_page_names_the_authors_first(page: pages.Page) -> None:
    name = page.passages[0].page
    assert name in LISTS or unnamed("\n".join(passage.text for passage in page.passages)) == []
