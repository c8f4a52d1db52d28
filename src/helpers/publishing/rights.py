"""What may be done with what the book offers, in one sentence for each thing; pages, data for machines and
archives take it from here, so that they agree.

A licence is named to machines only where it holds for all of a thing: programs read the licence and not the
sentence beside it.
"""

from __future__ import annotations

from typing import Any

from helpers.exhibits import Card
from helpers.publishing import provenance
from helpers.tables import Licence, edition

#: Of what is ours, and holds values and findings of others: the ledger, and all tables together.
BESIDE = f"{edition.LICENCE} for what is ours. {edition.RIGHTS}"
#: So many publishers at most are named in a sentence.
NAMED = 5


def _others(card: Card) -> list[dict[str, Any]]:
    """The sources of an exhibit, the articles apart: what they state is told in our words."""
    return [row for row in provenance.sources(card) if row["kind"] != "article"]


def of_exhibit(card: Card) -> str:
    """What may be done with an exhibit and its rows: ours are free, and single values of publishers whose
    terms forbid a series, or were not read, are quoted with credit.
    """
    others = _others(card)
    if not others:
        return f"{edition.LICENCE}."
    single = sorted({str(row["publisher"]) for row in others if not row["series_allowed"]})
    if not single:
        return (
            f"{edition.LICENCE} for what is ours; other publishers' values may be passed on under the terms "
            "of each source."
        )
    named = "; ".join(single) if len(single) <= NAMED else f"{len(single)} publishers among the sources"
    return (
        f"{edition.LICENCE} for what is ours; values of {named} are single facts quoted with credit, and no "
        "series of theirs may be passed on by this licence."
    )


def licence_of(card: Card) -> str:
    """The address of the licence that holds for all rows of an exhibit; empty where others' values are among
    them.
    """
    return "" if _others(card) else edition.LICENCE_ADDRESS


def linked(licence: Licence, page: str) -> str | dict[str, str]:
    """A licence in the words of schema.org: its address, or what is said where the page names the terms."""
    if licence.path.startswith("https:"):
        return licence.path
    return {"@type": "CreativeWork", "name": licence.title, "url": page}
