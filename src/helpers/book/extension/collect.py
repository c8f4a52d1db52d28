"""What the pages show and say, collected in the environment while they are read, and checked when all are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from helpers.exhibits import Card, agrees, registry, unread, waits

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Stated:
    """A number that prose states, and the fact it must agree with."""

    docname: str
    line: int
    text: str
    exhibit: str
    fact: str


def _store(env: BuildEnvironment, name: str) -> dict[str, Any]:
    if not hasattr(env, name):
        setattr(env, name, {})
    return getattr(env, name)


def cards(env: BuildEnvironment) -> dict[str, dict[str, Card]]:
    """Cards by page and id."""
    return _store(env, "book_cards")


def card(env: BuildEnvironment, identifier: str) -> tuple[str, Card] | None:
    """The page and card of an exhibit, where a page shows it."""
    return next(
        ((page, found[identifier]) for page, found in sorted(cards(env).items()) if identifier in found), None
    )


def numbers(env: BuildEnvironment) -> dict[str, list[Stated]]:
    """Numbers stated in prose, by page."""
    return _store(env, "book_numbers")


def add_card(env: BuildEnvironment, found: Card) -> None:
    """Remember the card of an exhibit that the page being read shows."""
    cards(env).setdefault(env.docname, {})[found["id"]] = found


def add_number(env: BuildEnvironment, stated: Stated) -> None:
    """Remember a number that the page being read states."""
    numbers(env).setdefault(env.docname, []).append(stated)


def terms(env: BuildEnvironment) -> dict[str, set[str]]:
    """Terms of the glossary that prose links to, by page."""
    return _store(env, "book_terms")


def _note_terms(app: Sphinx, doctree: nodes.document) -> None:
    used = {
        node["reftarget"].lower()
        for node in doctree.findall(addnodes.pending_xref)
        if node["reftype"] == "term"
    }
    terms(app.env)[app.env.docname] = used


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    cards(env).pop(docname, None)
    numbers(env).pop(docname, None)
    terms(env).pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    for name in docnames:
        if name in cards(other):
            cards(env)[name] = cards(other)[name]
        if name in numbers(other):
            numbers(env)[name] = numbers(other)[name]
        if name in terms(other):
            terms(env)[name] = terms(other)[name]


def faults(env: BuildEnvironment) -> Iterator[tuple[Stated, str]]:
    """Every stated number that does not agree with what was computed, and why."""
    for _, stated in sorted(numbers(env).items()):
        for one in stated:
            found = card(env, one.exhibit)
            if found is None:
                yield one, f"no page shows the exhibit {one.exhibit}"
            elif one.fact not in found[1]["facts"]:
                yield (
                    one,
                    f"{one.exhibit} computes no fact {one.fact}; it has {', '.join(found[1]['facts']) or 'none'}",
                )
            elif not agrees(one.text, found[1]["facts"][one.fact]):
                yield (
                    one,
                    f"written {one.text}, computed {found[1]['facts'][one.fact]} ({one.exhibit}.{one.fact})",
                )


def unread_facts(env: BuildEnvironment) -> Iterator[tuple[str, list[str]]]:
    """Every exhibit with facts that neither its texts nor any page reads, unless it waits to be redrawn."""
    stated: dict[str, set[str]] = {}
    for found in numbers(env).values():
        for one in found:
            stated.setdefault(one.exhibit, set()).add(one.fact)
    for shown in cards(env).values():
        for name, found_card in shown.items():
            if name in registry() and not waits(name, "facts"):
                said = registry()[name].texts.facts()
                if lost := unread(found_card["facts"], said, stated.get(name, ())):
                    yield name, lost


def _check(app: Sphinx, env: BuildEnvironment) -> None:
    for stated, why in faults(env):
        log.warning("number: %s", why, location=(stated.docname, stated.line), type="book", subtype="number")
    shown = {name for found in cards(env).values() for name in found}
    for name in sorted(set(registry()) - shown):
        log.warning(
            "exhibit %s: %s registers it, and no page shows it",
            name,
            registry()[name].maker.__module__,
            type="book",
            subtype="exhibit",
        )
    for name, lost in sorted(unread_facts(env)):
        log.warning(
            "exhibit %s: no text and no page reads its facts %s; state them or compute them no more",
            name,
            ", ".join(lost),
            type="book",
            subtype="exhibit",
        )

    linked = {term for found in terms(env).values() for term in found}
    known = {name for kind, name in env.get_domain("std").objects if kind == "term"}  # type: ignore[attr-defined]
    for name in sorted(term for term in known if term.lower() not in linked):
        log.warning("glossary: no page links to the term %r", name, type="book", subtype="glossary")


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.connect("doctree-read", _note_terms)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("env-check-consistency", _check)
