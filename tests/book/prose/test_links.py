"""Links are found where Markdown has them, and whatever a viewer would show wrongly is told with its place and cure."""

from __future__ import annotations

import pytest

from helpers.book.prose import links
from helpers.book.prose.links import Link, Passage, Place


def addresses(text: str) -> list[str]:
    return [link.address for link in links.find(text)]


def faults(text: str) -> list[str]:
    return [said for _, said in links.misformed(text)]


@pytest.mark.parametrize(
    ("text", "scheme", "target", "words"),
    [
        ("[0.53](fact:fig-x.name)", "fact", "fig-x.name", "0.53"),
        ("**[A sentence.](finding:un-votes)**", "finding", "un-votes", "A sentence."),
        ("([see it](claim:a-068))", "claim", "a-068", "see it"),
        ("[*soft* power](term:soft-power)", "term", "soft-power", "*soft* power"),
        ("[(Nardo et al., 2008)](cite:nardo2008)", "cite", "nardo2008", "(Nardo et al., 2008)"),
        ("[CSV](download:ledger.csv)", "download", "ledger.csv", "CSV"),
        ("[Fig. 7.1](#fig-x)", "exhibit", "fig-x", "Fig. 7.1"),
        ("[over\ntwo lines](claim:b-001)", "claim", "b-001", "over\ntwo lines"),
    ],
)
def test_every_kind_of_link_is_found(text: str, scheme: str, target: str, words: str) -> None:
    (link,) = links.find(text)
    assert (link.scheme, link.target, link.words) == (scheme, target, words)
    assert text[slice(*link.span)] == words
    assert text[link.start] == "["
    assert text[link.end - 1] == ")"
    assert not faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "[chapter 4](04-engagement.ipynb)",
        "[site](https://example.org)",
        "`[0.53](fact:fig-x.name)`",
        "```python\n[0.53](fact:fig-x.name)\n```",
        "```{raw} html\n[0.53](fact:fig-x.name)\n```",
        "[a section](#what-holds)",
    ],
)
def test_what_stands_for_nothing_is_no_such_link(text: str) -> None:
    assert links.find(text) == []
    assert not faults(text)


def test_the_content_of_a_directive_is_prose() -> None:
    assert addresses("```{glossary}\nterm\n  See [x](claim:a-001).\n```\n") == ["claim:a-001"]


def test_a_link_within_a_link_is_refused() -> None:
    (said,) = faults("It [grew to [0.5](fact:fig-x.last) by then](claim:a-001).")
    assert said == (
        "the link to fact:fig-x.last stands within another link, and only one of the two would be a link; move it out"
    )
    assert faults("[to [0.5](fact:fig-x.last)](04-engagement.ipynb)")


def test_a_link_in_an_alternative_text_is_refused() -> None:
    (said,) = faults("![a line at [0.5](fact:fig-x.last)](picture.png)")
    assert "stands within the alternative text of a picture" in said


@pytest.mark.parametrize(
    "text",
    [
        "[0.5]](fact:fig-x.last)",
        "[0.5](fact:fig-x last)",
        "![0.5](fact:fig-x.last)",
        "[a\n\nb](claim:a-001)",
        "\\[0.5](fact:fig-x.last)",
    ],
)
def test_brackets_that_are_no_link_are_refused(text: str) -> None:
    (said,) = faults(text)
    assert "is not read as a link" in said


def test_a_role_is_refused_and_code_is_not() -> None:
    (said,) = faults("{number}`0.5 <fig-x.last>`")
    assert said.startswith("{number} is a role")
    assert faults("`{number}` was a role") == []


def test_words_are_asked_for() -> None:
    (said,) = faults("[](fact:fig-x.last)")
    assert said.endswith("has no words; write ? for what book refresh is to fill in")


def test_a_place_is_counted_as_an_editor_counts() -> None:
    text = "One\ntwo [x](claim:a-001)"
    (link,) = links.find(text)
    assert (
        str(Passage("chapters/07.ipynb", text, 12).place(link.start)) == "chapters/07.ipynb, cell 12, line 2"
    )
    assert str(Passage("ledger.md", text).place(0)) == "ledger.md, line 1"
    assert Passage("ledger.md", "x\n").place(2) == Place("ledger.md", 2)


def test_files_beside_the_page_are_told_from_other_addresses() -> None:
    text = "[a](04.ipynb) [b](../ledger.md#a-001) [c](https://x.org) [d](#e) [f](mailto:a@b.c) [g](fact:fig-x.a) `[h](i.md)`"
    assert [file for _, file in links.files(text)] == ["04.ipynb", "../ledger.md"]


def test_words_over_two_lines_are_one_saying() -> None:
    assert Link("finding", "x", "It grew \n  since.", 0, 0).said == "It grew since."
