"""The index: what counts as a mention, and that a section gives each entry once."""

from __future__ import annotations

import pandas as pd
import pytest
from docutils import nodes as n
from docutils.utils import new_document
from sphinx import addnodes

from helpers import tables
from helpers.book.extension import indexing


@pytest.fixture(autouse=True)
def _labels(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = pd.DataFrame({"label": ["TACIS", "Bolashak", "Erasmus+", "Trade", "Goethe-Institut"]})
    monkeypatch.setattr(tables, "load", {"instruments": frame}.__getitem__)
    indexing.names.cache_clear()


def paragraph(text: str, *terms: str) -> n.paragraph:
    linked = [addnodes.pending_xref("", n.Text(term), reftype="term", reftarget=term) for term in terms]
    return n.paragraph(text, "", n.Text(text), *linked)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Money came through TACIS, and later not.", ["TACIS"]),
        ("TACIS was first.", ["TACIS"]),
        ("Trade grew.", []),
        ("Holders of Bolashak went to Britain by Erasmus+.", ["Bolashak", "Erasmus+"]),
        ("The Goethe-Institute is another word, as is METACIS.", []),
    ],
)
def test_a_name_counts_whole_and_a_common_word_at_the_beginning_does_not(text: str, found: list[str]) -> None:
    assert list(indexing.mentioned(paragraph(text))) == found


def test_a_section_gives_each_entry_once_and_the_next_section_again() -> None:
    document = new_document("page")
    first = n.section(
        "",
        n.title("", "One"),
        paragraph("About TACIS.", "soft power"),
        paragraph("TACIS again."),
        ids=["one"],
    )
    second = n.section("", n.title("", "Two"), paragraph("And TACIS."), ids=["two"])
    document += [first, second]
    indexing.IndexMentions(document).apply()
    found = [node["entries"] for node in document.findall(addnodes.index)]
    assert found == [
        [("single", "TACIS", "one", "", None), ("single", "soft power", "one", "", None)],
        [("single", "TACIS", "two", "", None)],
    ]
