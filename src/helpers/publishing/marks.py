"""Verdicts beside the words that they judge: marks with a text for those who do not see them, their key, and
what a card says of a claim or a term before a reader goes there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypedDict

from helpers.claims import Entry, verdicts
from helpers.claims.entries import Witness
from helpers.claims.verdicts import Verdict
from helpers.publishing.markup import render


def badge(verdict: Verdict, said: str = "") -> str:
    """A verdict as HTML: its mark, or its name where nothing else is `said`; its name for screen readers."""
    return render("badge.html", verdict=verdict, said=said or verdict.name)


def key() -> str:
    """The key to the marks in prose, as a fold-out."""
    shown = [one for one in verdicts.RECORD.values() if one.in_prose]
    return render(
        "mark_key.html", verdicts=shown, bare=[one for one in verdicts.RECORD.values() if one not in shown]
    )


def first(entry: Entry) -> Witness | None:
    """The witness that a card names: one that decides, or else the first."""
    return next(iter([*entry.deciding, *entry.witnesses]), None)


def card(entry: Entry) -> dict[str, str]:
    """What the card of a claim says: statement, verdict, and the first source."""
    verdict, witness = entry.record.verdict, first(entry)
    said = {
        "statement": entry.statement,
        "mark": verdict.mark,
        "verdict": verdict.name,
        "tone": verdict.css_class,
        "meaning": verdict.meaning,
    }
    return said | ({"source": witness.source} if witness else {})


class Term(TypedDict):
    """A term of the glossary as its card says it: by its own name, whatever the words that lead to it."""

    term: str
    meaning: str


def previews(claims: Collection[Entry], terms: Mapping[str, Term]) -> str:
    """What the cards of a page say, as data: claims by id, terms by anchor; empty without any."""
    content: dict[str, Any] = {"claims": {one.claim: card(one) for one in claims}, "terms": dict(terms)}
    return render("previews.html", content=content) if claims or terms else ""
