"""What prose states is compared with what the exhibits computed; what is not shown anywhere is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from helpers.book.extension import collect
from helpers.book.extension.collect import Stated
from helpers.exhibits.texts import Texts


def card(identifier: str, **facts: object) -> Any:
    return {"id": identifier, "facts": facts}


def environment(docname: str = "chapters/07") -> Any:
    """An environment as Sphinx gives it while a page is read."""
    return SimpleNamespace(docname=docname, get_domain=lambda name: SimpleNamespace(objects={}))


def stating(text: str, exhibit: str = "fig-un", fact: str = "last", **facts: object) -> list[str]:
    """Why a page that shows `fig-un` with these facts may not state the text."""
    env = environment()
    collect.add_card(env, card("fig-un", **facts))
    collect.add_number(env, Stated("chapters/07", 12, text, exhibit, fact))
    return [why for _, why in collect.faults(env)]


def test_a_number_that_agrees_is_no_fault() -> None:
    assert stating("0.52", last=0.5235) == []


def test_a_number_that_differs_names_both_and_the_fact() -> None:
    assert stating("0.53", last=0.5235) == ["written 0.53, computed 0.5235 (fig-un.last)"]


def test_an_unknown_exhibit_is_named() -> None:
    assert stating("0.52", exhibit="fig-nothing", last=0.5235) == ["no page shows the exhibit fig-nothing"]


def test_an_unknown_fact_is_named_with_those_that_there_are() -> None:
    assert stating("0.52", fact="first", last=0.5, mean=0.4) == [
        "fig-un computes no fact first; it has last, mean"
    ]
    assert stating("0.52", fact="first") == ["fig-un computes no fact first; it has none"]


def test_a_fault_keeps_the_place_where_it_was_written() -> None:
    env = environment()
    stated = Stated("chapters/07", 12, "3", "fig-un", "last")
    collect.add_number(env, stated)
    assert [one for one, _ in collect.faults(env)] == [stated]


def test_a_number_may_come_from_an_exhibit_of_another_page() -> None:
    env = environment("chapters/12")
    collect.add_number(env, Stated("chapters/12", 3, "0.5", "fig-un", "last"))
    env.docname = "chapters/07"
    collect.add_card(env, card("fig-un", last=0.5))
    assert collect.card(env, "fig-un") == ("chapters/07", card("fig-un", last=0.5))
    assert list(collect.faults(env)) == []


def test_a_page_read_again_forgets_what_it_said() -> None:
    env = environment()
    collect.add_card(env, card("fig-un", last=1))
    collect.add_number(env, Stated("chapters/07", 3, "2", "fig-un", "last"))
    collect._purge(None, env, "chapters/07")  # type: ignore[arg-type]
    assert (collect.cards(env), collect.numbers(env)) == ({}, {})


def test_pages_read_in_another_process_are_taken_over() -> None:
    env, other = environment("index"), environment("chapters/07")
    collect.add_card(other, card("fig-un", last=1))
    collect.add_number(other, Stated("chapters/07", 3, "2", "fig-un", "last"))
    collect.terms(other)["chapters/07"] = {"soft power"}
    collect._merge(None, env, ["chapters/07", "chapters/08"], other)  # type: ignore[arg-type]
    assert collect.card(env, "fig-un") is not None
    assert len(list(collect.faults(env))) == 1
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
    entry = SimpleNamespace(maker=stating, texts=Texts("Votes to {year}", "A caption.", "A line."))
    monkeypatch.setattr(collect, "registry", lambda: {"fig-un": entry})
    return said


def test_the_check_warns_of_a_differing_number_at_its_line(warnings: list[tuple[str, Any]]) -> None:
    env = environment()
    collect.add_card(env, card("fig-un", last=0.5))
    collect.add_number(env, Stated("chapters/07", 12, "0.6", "fig-un", "last"))
    collect._check(None, env)  # type: ignore[arg-type]
    assert warnings == [("number: written 0.6, computed 0.5 (fig-un.last)", ("chapters/07", 12))]


def test_the_check_warns_of_a_fact_that_nothing_reads(warnings: list[tuple[str, Any]]) -> None:
    env = environment()
    collect.add_card(env, card("fig-un", last=0.5, year=2019, peak=0.7, first=0.1))
    collect.add_number(env, Stated("chapters/07", 12, "0.5", "fig-un", "last"))
    collect._check(None, env)  # type: ignore[arg-type]
    said = (
        "exhibit fig-un: no text and no page reads its facts first, peak; state them or compute them no more"
    )
    assert warnings == [(said, None)]


def test_the_check_warns_of_an_exhibit_that_no_page_shows(warnings: list[tuple[str, Any]]) -> None:
    collect._check(None, environment())  # type: ignore[arg-type]
    assert warnings == [(f"exhibit fig-un: {__name__} registers it, and no page shows it", None)]


def test_the_check_warns_of_a_term_that_no_page_links_to(warnings: list[tuple[str, Any]]) -> None:
    env = environment()
    collect.add_card(env, card("fig-un"))
    env.get_domain = lambda name: SimpleNamespace(
        objects={("term", "Soft power"): 1, ("term", "Ideal point"): 1, ("label", "x"): 1}
    )
    collect.terms(env)["chapters/02"] = {"soft power"}
    collect._check(None, env)  # type: ignore[arg-type]
    assert warnings == [("glossary: no page links to the term 'Ideal point'", None)]
