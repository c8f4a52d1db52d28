"""Before and after by hand, and on the book's own record."""

from __future__ import annotations

import pytest

from helpers.measures.norms import order
from helpers.tables import dates
from helpers.tables.computed import get
from small_norms import made, norm, step


@pytest.mark.parametrize(
    ("home", "other", "found"),
    [
        ("2001-01-11", "2001-05-01", "before"),
        ("2001-05-01", "2001-01-11", "after"),
        ("2001-01-11", "2001-01-11", "same day"),
        ("2001", "2001-05-01", "undecided"),
        ("2001", "2001", "undecided"),
        ("2001", "2002-01-01", "before"),
        ("2002-01", "2001-12-31", "after"),
        ("../2023-10", "2020-01-01", "undecided"),
        ("../2023-10", "2023-11", "before"),
    ],
)
def test_two_dates_are_in_an_order_only_where_no_day_of_one_can_be_past_a_day_of_the_other(
    home: str, other: str, found: str
) -> None:
    assert order.order(dates.span(home), dates.span(other)) == found


def test_the_deposit_counts_before_membership_and_the_law_only_where_nothing_else_was_read() -> None:
    table = made(
        [norm("a"), norm("b"), norm("c")],
        [
            step("a", "KAZ", "2021-01-02", "law"),
            step("a", "KAZ", "2022-03-24", how="ratification"),
            step("a", "KAZ", "2020-09-23", "signed"),
            step("b", "KAZ", "2010-12-22", "law"),
            step("c", "KAZ", "2020-04", "invited"),
        ],
    )
    found = table("norm_adoptions").set_index("norm")
    assert found["date"].to_dict() == {"a": "2022-03-24", "b": "2010-12-22"}
    assert found.loc["a", ["step", "year", "signed"]].tolist() == ["bound", 2022, "2020-09-23"]
    assert found.loc["b", "signed"] == ""


def test_each_neighbour_stands_before_after_alone_or_unread_with_the_days_between() -> None:
    table = made(
        [norm("a", states="KAZ KGZ RUS TJK TKM UZB")],
        [
            step("a", "KAZ", "2001-01-11"),
            step("a", "KGZ", "2001-01-01"),
            step("a", "TJK", "2001-01-21"),
            step("a", "TKM", "2001"),
            step("a", "UZB", "2001-01-11"),
        ],
    )
    found = table("norm_order").set_index("neighbour")
    assert found["order"].to_dict() == {
        "KGZ": "after", "TJK": "before", "TKM": "undecided", "UZB": "same day", "RUS": "alone", "CHN": "not read",
    }  # fmt: skip
    assert found.loc[["KGZ", "TJK", "UZB"], "days"].tolist() == [10, -10, 0]
    assert found.loc[["TKM", "RUS", "CHN"], "days"].isna().all()


def test_what_kazakhstan_has_not_taken_up_has_no_batch() -> None:
    table = made([norm("a")], [step("a", "TJK", "2002-01-08")])
    (row,) = table("norm_order").to_dict("records")
    assert (row["neighbour"], row["order"], row["date"]) == ("TJK", "without", "")
    assert table("norm_batches").empty


def test_batches_are_days_with_two_norms_or_more() -> None:
    days = {"a": "2001-01-11", "b": "2001-01-11", "c": "2001-01-12", "d": "2001", "e": "2001-01-11"}
    # What another sender asked for is of no group, and counted nowhere.
    norms = [norm(name, house="CSTO" if name == "e" else "UN") for name in days]
    table = made(norms, [step(name, "KAZ", day) for name, day in days.items()])
    (batch,) = table("norm_batches").to_dict("records")
    assert (batch["date"], batch["norms"], batch["named"]) == ("2001-01-11", 2, "a, b")
    assert batch["share"] == pytest.approx(200 / 3)
    assert order.in_batches(table("norm_adoptions"), "KAZ") == (2, 3)
    assert order.in_batches(table("norm_adoptions"), "KGZ") == (0, 0)


def test_the_book_has_the_batches_of_the_record() -> None:
    batches = get("norm_batches").set_index("date")["named"]
    assert batches["1998-08-26"] == "cat, cedaw, genocide, icerd"
    assert batches["2001-01-11"] == "aarhus, air-pollution, espoo, industrial-accidents, water"
