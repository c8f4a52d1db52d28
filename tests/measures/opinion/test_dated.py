"""Published values in the order of their dates, each with house, question and kind."""

from __future__ import annotations

from helpers.tables.computed import get
from small_opinion import POINT, made


def test_values_of_all_tables_in_the_order_of_their_dates() -> None:
    found = made()("opinion_dated")
    assert found["item"].tolist() == ["op-01", "pt-001", "s-1-us"]
    assert found["kind"].tolist() == ["approval", "liking", "liking"]
    assert found["period"].tolist() == ["2012~/2014", "2017-06", "2017-06"]
    assert found["house"].tolist() == ["Other house", "House", "House"]
    assert found["group"].tolist() == ["", "", ""]


def test_a_part_of_those_asked_is_named() -> None:
    found = made(opinion_points=[POINT | {"group": "age: 18-29"}])("opinion_dated").set_index("item")
    assert found.loc["pt-001", "group"] == "age: 18-29"


def test_every_value_of_the_book_has_question_kind_and_date() -> None:
    found = get("opinion_dated")
    assert found[["question", "kind", "house", "period", "source"]].ne("").all().all()
    assert found[["question", "kind", "house", "value"]].notna().all().all()
    assert found["item"].is_unique
