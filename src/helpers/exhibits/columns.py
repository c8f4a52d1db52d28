"""The columns of the rows behind an exhibit: their types, and the units of their numbers, which stay out of
the rows.
"""

from __future__ import annotations

from collections.abc import Mapping

from helpers.exhibits.card import Card

KINDS = {"int": "integer", "float": "double", "bool": "boolean"}
#: Columns that count or measure the same in every exhibit that says nothing else.
COMMON = {
    "year": "year",
    "first": "year",
    "last": "year",
    "claims": "claims",
    "sources": "sources",
    "share": "percent",
    "runs": "variants",
    "holding": "variants",
    "part": "number of the part of the thesis",
}


def datatypes(card: Card) -> dict[str, str]:
    """The type of every column, in the names of XML Schema: what all its values are, and text where they
    differ.
    """
    found = {}
    for place, name in enumerate(card["columns"]):
        kinds = {type(row[place]).__name__ for row in card["rows"] if row[place] is not None}
        found[name] = (
            KINDS.get(next(iter(kinds)), "string")
            if len(kinds) == 1
            else "double"
            if kinds == {"int", "float"}
            else "string"
        )
    return found


def units(card: Card, named: Mapping[str, str]) -> dict[str, str]:
    """The unit of every column of numbers, as the exhibit or common usage names it; empty
    where neither does.
    """
    return {
        name: {**COMMON, **named}.get(name, "")
        for name, kind in datatypes(card).items()
        if kind in ("integer", "double")
    }
