"""A headline in bold is a finding; names and words at the head of a paragraph may be bold."""

from __future__ import annotations

import pytest

from helpers import paths
from helpers.book.prose import bold, pages
from helpers.book.prose.links import Passage


def said(text: str) -> list[str]:
    return [words for _, words in bold.headlines(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**It was Kazakhstan that moved.** Then", ["It was Kazakhstan that moved."]),
        ("__It was Kazakhstan that moved.__", ["It was Kazakhstan that moved."]),
        ("**How to read.** A line.", []),
        ("**[It rose by a half](finding:x-rose).** And", []),
        ("**[It rose by a half](finding:x-rose)**", []),
        # What stands beside a headline is none.
        ("**[By 0.5 and so on](finding:x-rose.beside)**", ["By 0.5 and so on"]),
        # Part of it is no finding.
        ("**[It rose](finding:x-rose), and so did the rest**", ["It rose, and so did the rest"]),
        ("**A claim in bold: [0.5](fact:fig-x.a) of it**", ["A claim in bold: 0.5 of it"]),
        ("**one** and then two words and **three**", []),
        ("a `**code that is shown as typed**` b", []),
        ("2 ** 3 and 4 ** 5 are powers of two and four", []),
        ("**over two\nlines of a paragraph**", ["over two lines of a paragraph"]),
    ],
)
def test_a_headline_is_found(text: str, found: list[str]) -> None:
    assert said(text) == found


def test_a_page_may_have_the_headlines_it_waits_with_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    passages = (
        Passage("p.md", "**It is said in bold here.**"),
        Passage("p.md", "**And it is said again there.**"),
    )
    monkeypatch.setattr(bold, "WAITING", {"p.md": 2})
    assert list(bold.refused("p.md", passages)) == []
    monkeypatch.setattr(bold, "WAITING", {"p.md": 1})
    assert [words for _, _, words in bold.refused("p.md", passages)] == [
        "'It is said in bold here.' is bold and no finding; write [?](finding:id), or make it plain",
        "'And it is said again there.' is bold and no finding; write [?](finding:id), or make it plain",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**[It rose.](finding:x)** [By 0.5.](finding:x.beside) And", []),
        ("**[It rose.](finding:x)** And so on.", ["x"]),
        # In another paragraph it stands no longer beside it.
        ("**[It rose.](finding:x)**\n\n[By 0.5.](finding:x.beside)", ["x"]),
        ("[It rose.](finding:x) [By 0.5.](finding:y.beside)", ["x"]),
        ("[By 0.5.](finding:x.beside)", []),
    ],
)
def test_a_finding_is_not_said_without_its_numbers_and_its_caveat(text: str, found: list[str]) -> None:
    assert [name for _, name in bold.alone(text)] == found


def test_the_list_only_gets_shorter() -> None:
    found = {
        page.passages[0].page: sum(1 for one in page.passages for _ in bold.headlines(one.text))
        for page in pages.every()
    }
    assert {page: number for page, number in found.items() if number} == bold.WAITING


def test_texts_of_exhibits_have_no_headline() -> None:
    texts = (paths.PACKAGE / "figures").rglob("texts.yml")
    assert [path.name for path in texts if said(path.read_text(encoding="utf-8"))] == []
