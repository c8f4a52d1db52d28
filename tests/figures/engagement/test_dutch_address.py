"""The EU's share in the stock of foreign investment, with and without the Netherlands, on a small table made by hand."""

from __future__ import annotations

import pandas as pd

from helpers.figures.engagement import dutch_address


def made(last: tuple[float, float, float]) -> dutch_address.Tabled:
    rows = [("a", "2003", 50.0, 30.0, 40.0), ("a", "2021", *last)]
    return dutch_address.dutch_address(
        pd.DataFrame(rows, columns=["source", "period", "union", "others", "rest"])
    )


def test_each_share_stands_with_both_years_and_its_change() -> None:
    found = made((60.0, 27.2, 42.8))
    assert found.header == ["Share", "2003", "2021", "Change in points"]
    assert [line[1:] for line in found.body] == [
        ["50.0%", "60.0%", "+10.0"],
        ["30.0%", "27.2%", "\N{MINUS SIGN}2.8"],
        ["40.0%", "42.8%", "+2.8"],
    ]
    assert found.sources == ["a"] and len(found.rows) == 6


def test_the_words_turn_with_the_shares() -> None:
    words = ("union_word", "others_word", "rest_word")
    assert [made((60.0, 27.2, 42.8)).facts[name] for name in words] == ["rose", "fell", "rose"]
    assert [made((40.0, 31.0, 39.0)).facts[name] for name in words] == ["fell", "rose", "fell"]
