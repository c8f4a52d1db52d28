"""Rows by size, by a list, and as they were where both say nothing."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits.ordering import ordered

ROWS = pd.DataFrame(
    [("b", 2, "x"), ("a", 1, "x"), ("c", 3, "x"), ("b", 1, "y"), ("b", 1, "z")],
    columns=["name", "size", "key"],
)


def test_columns_count_from_the_first_and_rows_are_numbered_anew() -> None:
    found = ordered(ROWS, "size", "name")
    assert found[["size", "name"]].to_numpy().tolist() == [[1, "a"], [1, "b"], [1, "b"], [2, "b"], [3, "c"]]
    assert list(found.index) == [0, 1, 2, 3, 4]


def test_a_list_orders_its_column_and_what_it_lacks_stands_last() -> None:
    assert ordered(ROWS, "name", "size", name=("c", "b"))["name"].tolist() == ["c", "b", "b", "b", "a"]


def test_rows_that_agree_keep_their_order() -> None:
    assert ordered(ROWS, "name", name=("b",))["key"].tolist()[:3] == ["x", "y", "z"]
    assert ordered(ROWS.iloc[::-1], "name", name=("b",))["key"].tolist()[:3] == ["z", "y", "x"]
