"""What pages show is remembered and forgotten with them; what is not shown or linked anywhere is told."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest

from helpers.book.extension import collect
from helpers.book.prose.meanings import Meanings
from helpers.exhibits.texts import Texts

#: A book without pages: what is checked of them is tested with a book that has some.
APP: Any = SimpleNamespace(
    book_meanings=Meanings(facts=lambda exhibit: None),
    book_pages=[],
    srcdir=".",
    config=SimpleNamespace(book_draft=False),
)


def card(identifier: str, **facts: object) -> Any:
    return {"id": identifier, "facts": facts}


def environment(docname: str = "chapters/07") -> Any:
    """An environment as Sphinx gives it while a page is read."""
    return SimpleNamespace(
        app=APP, toc_fignumbers={}, docname=docname, get_domain=lambda name: SimpleNamespace(objects={})
    )


def test_the_facts_of_an_exhibit_are_found_from_every_page() -> None:
    env = environment("chapters/07")
    collect.add_card(env, card("fig-un", last=0.5))
    assert collect.card(env, "fig-un") == ("chapters/07", card("fig-un", last=0.5))
    assert collect.card(env, "fig-other") is None


def test_a_page_read_again_forgets_what_it_said() -> None:
    env = environment()
    collect.add_card(env, card("fig-un", last=1))
    collect.links(env)["chapters/07"] = Counter({"claim:a-001": 2})
    collect._purge(None, env, "chapters/07")  # type: ignore[arg-type]
    assert (collect.cards(env), collect.links(env)) == ({}, {})


def test_pages_read_in_another_process_are_taken_over() -> None:
    env, other = environment("index"), environment("chapters/07")
    collect.add_card(other, card("fig-un", last=1))
    collect.links(other)["chapters/07"] = Counter({"claim:a-001": 2})
    collect.terms(other)["chapters/07"] = {"soft power"}
    collect._merge(None, env, ["chapters/07", "chapters/08"], other)  # type: ignore[arg-type]
    assert collect.card(env, "fig-un") is not None
    assert collect.links(env) == {"chapters/07": Counter({"claim:a-001": 2})}
    assert collect.terms(env) == {"chapters/07": {"soft power"}}


@pytest.fixture
def warnings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """Warnings of the check, with their places; any of them stops the build."""
    said: list[tuple[str, Any]] = []
    monkeypatch.setattr(
        collect.log,
        "warning",
        lambda text, *values, location=None, **_: said.append((text % values, location)),
    )
    entry = SimpleNamespace(maker=card, texts=Texts("Votes to {year}", "A caption.", "A line."))
    monkeypatch.setattr(collect, "registry", lambda: {"fig-un": entry})
    return said


def test_the_check_warns_of_a_fact_that_nothing_reads(warnings: list[tuple[str, Any]]) -> None:
    env = environment()
    collect.add_card(env, card("fig-un", last=0.5, year=2019, peak=0.7, first=0.1))
    collect.links(env)["chapters/07"] = Counter({"fact:fig-un.last": 1, "claim:a-001": 1})
    collect._check(APP, env)  # type: ignore[arg-type]
    said = (
        "exhibit fig-un: no text and no page reads its facts first, peak; state them or compute them no more"
    )
    assert warnings == [(said, None)]


def test_the_check_warns_of_an_exhibit_that_no_page_shows(warnings: list[tuple[str, Any]]) -> None:
    collect._check(APP, environment())  # type: ignore[arg-type]
    assert warnings == [(f"exhibit fig-un: {__name__} registers it, and no page shows it", None)]


def test_the_check_warns_of_a_term_that_no_page_links_to(warnings: list[tuple[str, Any]]) -> None:
    env = environment()
    collect.add_card(env, card("fig-un"))
    env.get_domain = lambda name: SimpleNamespace(
        objects={("term", "Soft power"): 1, ("term", "Ideal point"): 1, ("label", "x"): 1}
    )
    collect.terms(env)["chapters/02"] = {"soft power"}
    collect._check(APP, env)  # type: ignore[arg-type]
    assert warnings == [("glossary: no page links to the term 'Ideal point'", None)]
