"""Dots in time: each with date, house, question and base, and an interval only where there is ground for one."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from helpers.measures.opinion import dated
from helpers.tables.computed import get
from small_opinion import POINT, made


def test_values_of_all_tables_in_the_order_of_their_dates() -> None:
    found = made()("opinion_dated")
    assert found["item"].tolist() == ["op-01", "pt-001", "s-1-us"]
    assert found["kind"].tolist() == ["approval", "liking", "liking"]
    assert found["first"].tolist() == [date(2012, 1, 1), date(2017, 6, 1), date(2017, 6, 1)]
    assert found["last"].tolist() == [date(2014, 12, 31), date(2017, 6, 30), date(2017, 6, 30)]
    assert found["house"].tolist() == ["Other house", "House", "House"]


def test_an_interval_by_the_design_or_as_if_drawn_at_random_or_none() -> None:
    found = made()("opinion_dated").set_index("item")
    assert found["interval"].tolist() == [dated.NONE, dated.RANDOM, dated.DESIGN]
    assert pd.isna(found.loc["op-01", "low"])
    assert found["coverage"].isna().tolist() == [True, False, False]
    assert found["coverage"].dropna().tolist() == [90, 90]
    # Wilson for 150 of 300 at 90 %, by hand: half-width z sqrt(n/4 + z^2/4) / (n + z^2).
    z, n = 1.6449, 300
    half = 100 * z * (n / 4 + z**2 / 4) ** 0.5 / (n + z**2)
    assert found.loc["pt-001", ["low", "high"]].tolist() == pytest.approx([50 - half, 50 + half], abs=0.01)


def test_a_part_of_those_asked_has_neither_the_size_nor_the_margin_of_all() -> None:
    found = made(opinion_points=[POINT | {"group": "age: 18-29"}])("opinion_dated").set_index("item")
    assert pd.isna(found.loc["pt-001", "n"]) and pd.isna(found.loc["pt-001", "margin"])
    assert found.loc["pt-001", "interval"] == dated.NONE


def test_every_dot_of_the_book_has_question_base_and_date() -> None:
    found = get("opinion_dated")
    assert found[["question", "kind", "base", "house", "period", "source"]].ne("").all().all()
    assert found[["question", "kind", "base", "house", "first", "last"]].notna().all().all()
    assert found["item"].is_unique
    rest = found[found["interval"] != dated.NONE]
    assert ((rest["low"] <= rest["value"]) & (rest["value"] <= rest["high"])).all()
