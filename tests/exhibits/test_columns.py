"""Types and units of the columns behind an exhibit; for the book, every number has a unit and no unit lacks its column."""

from __future__ import annotations

import json

import pytest

from helpers import exhibits, paths, tables
from helpers.exhibits import MIME, Card, columns


def stored() -> dict[str, Card]:
    """The cards in the notebooks of the book."""
    notebooks = [json.loads(path.read_text(encoding="utf-8")) for path in paths.notebooks()]
    outputs = [
        output for notebook in notebooks for cell in notebook["cells"] for output in cell.get("outputs", [])
    ]
    return {
        output["data"][MIME]["id"]: output["data"][MIME]
        for output in outputs
        if MIME in output.get("data", {})
    }


CARDS = stored()


def card(**values: list[object]) -> Card:
    return {"columns": list(values), "rows": [list(row) for row in zip(*values.values(), strict=True)]}  # type: ignore[typeddict-item]


def test_the_type_of_a_column_is_that_of_its_values() -> None:
    made = card(a=[1, None], b=[1, 2.5], c=[True, False], d=["x", 1], e=[None, None], f=[0.5, None])
    assert columns.datatypes(made) == {
        "a": "integer",
        "b": "double",
        "c": "boolean",
        "d": "string",
        "e": "string",
        "f": "double",
    }


def test_the_exhibit_overrules_common_usage_and_text_has_no_unit() -> None:
    made = card(year=[1991], share=[0.5], value=[2], label=["x"])
    assert columns.units(made, {"share": "share, 0 to 1", "label": "none"}) == {
        "year": "year",
        "share": "share, 0 to 1",
        "value": "",
    }


@pytest.mark.parametrize("identifier", exhibits.registry())
def test_every_number_of_the_book_has_a_unit_and_no_unit_lacks_its_column(identifier: str) -> None:
    named = exhibits.registry()[identifier].units
    found = columns.units(CARDS[identifier], named)
    assert all(found.values())
    assert set(named) <= set(found)


@pytest.mark.parametrize(
    "identifier",
    [name for name, card in CARDS.items() if "indicator" in card["columns"] and "value" in card["columns"]],
)
def test_the_unit_of_a_value_is_that_of_its_indicators(identifier: str) -> None:
    place = CARDS[identifier]["columns"].index("indicator")
    shown = {row[place] for row in CARDS[identifier]["rows"]}
    known = tables.load("indicator_definitions").set_index("indicator")["unit"]
    said = columns.units(CARDS[identifier], exhibits.registry()[identifier].units)["value"]
    assert all(known[name] in said for name in shown)
