"""A yearly series: one indicator of one entity, whole years alone, in their order."""

from __future__ import annotations

import pandas as pd

from helpers.measures.yearly import by_series, yearly

ROWS = pd.DataFrame(
    [
        ("aid", "KAZ", "DEU", "2002", 2, 1.5), ("aid", "KAZ", "DEU", "2001", 1, 0.5), ("aid", "KAZ", "FRA", "2001", 9, 8.0),
        ("aid", "UZB", "DEU", "2001", 7, 6.0), ("aid", "KAZ", "DEU", "2001/2002", 3, 2.0), ("vote", "KAZ", "", "2003", 5, 4.0),
    ],
    columns=["indicator", "entity", "counterpart", "period", "value", "low"],
)  # fmt: skip


def test_only_whole_years_of_the_one_series_are_taken() -> None:
    found = yearly(ROWS, "aid", counterpart="DEU")
    assert found.to_dict() == {2001: 1.0, 2002: 2.0} and found.dtype == float
    assert yearly(ROWS, "aid", "UZB", "DEU").to_dict() == {2001: 7.0}


def test_without_a_counterpart_none_is_meant_and_an_end_of_a_band_can_be_asked_for() -> None:
    assert yearly(ROWS, "vote").to_dict() == {2003: 5.0} and yearly(ROWS, "aid").empty
    assert yearly(ROWS, "aid", counterpart="DEU", field="low").to_dict() == {2001: 0.5, 2002: 1.5}


def test_a_row_holds_for_all_series_that_it_names() -> None:
    rows = pd.DataFrame({"series": ["one;two", "", "three"], "delta": [0.5, 9, 2]})
    assert by_series(rows, "delta") == {"one": 0.5, "two": 0.5, "three": 2.0}
