"""Texts of exhibits are checked when they are read: each fault is one sentence with file, exhibit and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import exhibits
from helpers.exhibits import ExhibitError, texts

GOOD = "fig-votes:\n  title: Votes\n  caption: Up to {last:.2f}.\n  alt: A line of {name}.\n  units:\n    value: votes\n"


def read(folder: Path, content: str) -> dict[str, texts.Texts]:
    path = folder / texts.NAME
    path.write_text(content, encoding="utf-8")
    texts.read.cache_clear()
    return texts.read(path)


def test_texts_are_read_as_written(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD)["fig-votes"]
    assert found == texts.Texts("Votes", "Up to {last:.2f}.", "A line of {name}.", units={"value": "votes"})
    assert found.facts() == {"last", "name"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            GOOD.replace("caption: Up", "captoin: Up"),
            "unknown key 'captoin', expected one of title, caption, alt, reading",
        ),
        (GOOD.replace("  alt: A line of {name}.\n", ""), "exhibit fig-votes: alt must not be empty"),
        (GOOD.replace("title: Votes", "title: ''"), "exhibit fig-votes: title must not be empty"),
        (
            GOOD.replace("  alt", "\talt"),
            "line 4: expected valid YAML in UTF-8 (a tab stands where spaces belong)",
        ),
        (GOOD.replace("Votes", '"Vo\\tes"'), "title holds a tab"),
        (GOOD.replace("{name}", "{name"), "alt is no template"),
        (GOOD.replace("Votes", "2019"), "title is 2019, expected text"),
        (GOOD + "  title: Again\n", "line 7: expected valid YAML in UTF-8 (title stands twice)"),
        (GOOD + GOOD, "line 7: expected valid YAML in UTF-8 (fig-votes stands twice)"),
        (GOOD.replace("fig-votes", "fig_votes"), "exhibit fig_votes: the id must look like"),
        (GOOD.replace("value: votes", "value: 2"), "fig-votes: units must name a unit"),
        (
            GOOD.replace("Up to", "It grew to"),
            "fig-votes: caption types 'grew'; take a comparing word from a fact",
        ),
        (GOOD.replace("A line", "Most of a line"), "alt types 'Most'"),
        (GOOD + "  prose: last\n", "fig-votes: prose must list the facts"),
        ("- fig-votes\n", "found list, expected exhibits by id"),
        ("fig-votes: Votes\n", "fig-votes: found 'Votes', expected title"),
    ],
)
def test_a_fault_is_one_sentence(content: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ExhibitError) as caught:
        read(tmp_path, content)
    told = str(caught.value)
    assert said in told
    assert "\n" not in told
    assert told.startswith(("texts.yml", "exhibit fig-votes"))


def test_a_chapter_without_texts_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExhibitError, match=r"texts\.yml: expected the file to exist"):
        texts.read(tmp_path / texts.NAME)


def test_every_text_of_the_book_belongs_to_an_exhibit() -> None:
    known = exhibits.registry()
    said = {
        name
        for path in Path(texts.__file__).parents[1].glob("figures/*/texts.yml")
        for name in texts.read(path)
    }
    assert said == set(known)


def test_a_comparing_word_from_a_fact_is_no_typed_one() -> None:
    assert texts.comparing("The share {grew} from {first} to {last}, {most} of it in growth") == []
    assert texts.comparing("It rose, and fell below zero") == ["rose", "fell", "below"]
