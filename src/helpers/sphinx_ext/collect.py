"""What the pages show and say, collected in the environment while they are read, and checked when all are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from helpers.exhibits import Card, agrees, registry

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
    return next(((page, found[identifier]) for page, found in sorted(cards(env).items()) if identifier in found), None)


def numbers(env: BuildEnvironment) -> dict[str, list[Stated]]:
    """Numbers stated in prose, by page."""
    return _store(env, "book_numbers")


def add_card(env: BuildEnvironment, found: Card) -> None:
    """Remember the card of an exhibit that the page being read shows."""
    cards(env).setdefault(env.docname, {})[found["id"]] = found


def add_number(env: BuildEnvironment, stated: Stated) -> None:
    """Remember a number that the page being read states."""
    numbers(env).setdefault(env.docname, []).append(stated)


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    cards(env).pop(docname, None)
    numbers(env).pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    for name in docnames:
        if name in cards(other):
            cards(env)[name] = cards(other)[name]
        if name in numbers(other):
            numbers(env)[name] = numbers(other)[name]


def faults(env: BuildEnvironment) -> Iterator[tuple[Stated, str]]:
    """Every stated number that does not agree with what was computed, and why."""
    for _, stated in sorted(numbers(env).items()):
        for one in stated:
            found = card(env, one.exhibit)
            if found is None:
                yield one, f"no page shows the exhibit {one.exhibit}"
            elif one.fact not in found[1]["facts"]:
                yield one, f"{one.exhibit} computes no fact {one.fact}; it has {', '.join(found[1]['facts']) or 'none'}"
            elif not agrees(one.text, found[1]["facts"][one.fact]):
                yield one, f"written {one.text}, computed {found[1]['facts'][one.fact]} ({one.exhibit}.{one.fact})"


def _check(app: Sphinx, env: BuildEnvironment) -> None:
    for stated, why in faults(env):
        log.warning("number: %s", why, location=(stated.docname, stated.line), type="book", subtype="number")
    shown = {name for found in cards(env).values() for name in found}
    for name in sorted(set(registry()) - shown):
        log.warning("exhibit %s: %s registers it, and no page shows it", name, registry()[name].maker.__module__, type="book", subtype="exhibit")


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("env-check-consistency", _check)
