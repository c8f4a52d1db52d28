"""Shares of partners: only within one source, series and period, and on the book's own values."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from helpers import tables
from helpers.measures import partners
from helpers.tables.computed import Table, get, over
from helpers.tables.rules import SINGLE_VALUES

Row = tuple[str, str, str, float, str]
UNITS = {"exports-national": "USD million", "fdi-stock-wiiw": "EUR million", "export-share-wits": "percent"}


def made(*rows: Row) -> Table:
    columns = ["indicator", "counterpart", "period", "value", "source"]
    frame = pd.DataFrame(rows, columns=columns, index=pd.Index(range(2, 2 + len(rows)), name="row"))
    frame = frame.assign(
        entity="KAZ", status="published", note="", n=pd.array([27] * len(rows), dtype="Int64")
    )
    units = pd.DataFrame({"indicator": list(UNITS), "unit": list(UNITS.values())})
    return over({"indicators": frame, "indicator_definitions": units}.__getitem__)


def test_a_share_is_taken_of_the_total_of_the_same_source_and_year() -> None:
    table = made(
        ("exports-national", "EU27", "2018", 30.0, "a"),
        ("exports-national", "WLD", "2018", 60.0, "a"),
        ("exports-national", "EU27", "2019", 30.0, "a"),
        ("exports-national", "WLD", "2019", 40.0, "b"),
    )
    (row,) = table("trade_shares").to_dict("records")
    wanted = {"flow": "exports", "partner": "EU27", "period": "2018", "share": 50.0, "unit": "USD million"}
    assert {name: row[name] for name in wanted} == wanted
    assert (row["value"], row["total"], row["members"], row["computed"]) == (30.0, 60.0, 27, True)


def test_a_share_that_is_published_stays_beside_with_its_source() -> None:
    table = made(
        ("exports-national", "CHN", "2018", 6.0, "a"),
        ("exports-national", "WLD", "2018", 60.0, "a"),
        ("export-share-wits", "CHN", "2018", 12.0, "w"),
    )
    found: list[dict[str, Any]] = table("trade_shares").to_dict("records")
    assert [(row["source"], row["share"], row["computed"], row["unit"]) for row in found] == [
        ("w", 12.0, False, ""),
        ("a", 10.0, True, "USD million"),
    ]
    assert pd.isna(found[0]["value"]) and pd.isna(found[0]["total"])


def test_the_netherlands_are_set_apart_within_one_source() -> None:
    table = made(
        ("fdi-stock-wiiw", "EU27", "2021", 50.0, "a"),
        ("fdi-stock-wiiw", "NLD", "2021", 40.0, "a"),
        ("fdi-stock-wiiw", "WLD", "2021", 100.0, "a"),
        ("fdi-stock-wiiw", "NLD", "2003", 40.0, "b"),
        ("fdi-stock-wiiw", "EU27", "2003", 50.0, "a"),
        ("fdi-stock-wiiw", "WLD", "2003", 100.0, "a"),
    )
    (row,) = table("netherlands_apart").to_dict("records")
    assert row["period"] == "2021"
    assert (row["union"], row["netherlands"], row["others"]) == (50.0, 40.0, 10.0)
    # Of what is not registered there they have 10 of 60.
    assert row["rest"] == pytest.approx(100 / 6)


def test_what_the_members_report_by_year_with_its_growth_and_fuels() -> None:
    rows = [
        ("eu-exports", "KAZ", "2010", 10.0), ("eu-exports", "KAZ", "2011", 15.0), ("eu-exports", "KAZ", "2013", 30.0),
        ("eu-exports", "XEU27", "2010", 1000.0), ("eu-imports", "KAZ", "2011", 8.0), ("eu-imports-fuels", "KAZ", "2011", 6.0),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["indicator", "counterpart", "period", "value"]).assign(entity="EU27")
    found = over({"indicators": frame}.__getitem__)("eu_side").set_index("period")
    assert found["partner"].tolist() == ["KAZ"] * 3
    assert found.loc["2010", "outside_share"] == 1 and pd.isna(found.loc["2011", "outside_share"])
    assert found.loc["2011", "growth"] == 50 and found.loc["2011", "fuels_share"] == 75
    assert pd.isna(found.loc["2013", "growth"]), "there is no year before"


def test_by_the_members_reports_exports_to_kazakhstan_and_kyrgyzstan_rose_as_those_to_russia_fell() -> None:
    found = get("eu_side").set_index(["partner", "period"])
    assert found.loc[("KAZ", "2022"), "growth"] == pytest.approx(88.58, abs=0.01)
    assert found.loc[("RUS", "2022"), "growth"] < 0 < found.loc[("KGZ", "2022"), "growth"]
    assert found.loc[("KAZ", "2021"), "fuels_share"] == pytest.approx(90.2, abs=0.1)


@pytest.mark.parametrize(
    ("table", "place"),
    [
        (made(("exports-national", "EU27", "2018", 30.0, "a")), (2, "30.0")),
        (
            made(
                ("exports-national", "EU27", "2018", 61.0, "a"),
                ("exports-national", "WLD", "2018", 60.0, "a"),
            ),
            (2, "61.0"),
        ),
        (
            made(
                ("fdi-stock-wiiw", "EU27", "2021", 50.0, "a"),
                ("fdi-stock-wiiw", "NLD", "2021", 51.0, "a"),
                ("fdi-stock-wiiw", "WLD", "2021", 100.0, "a"),
            ),
            (3, "51.0"),
        ),
    ],
)
def test_a_part_beyond_its_whole_is_named(table: Table, place: tuple[int, str]) -> None:
    (fault,) = partners.parts_within_totals(table)
    assert (fault.table, fault.row, fault.column, fault.value) == ("indicators", place[0], "value", place[1])


def test_the_values_of_the_book_fit_their_totals() -> None:
    assert partners.parts_within_totals(get) == []


def test_the_eu_bought_less_and_china_sold_more_by_kazakhstans_own_figures() -> None:
    found = get("trade_shares").query("computed").set_index(["flow", "partner", "period"])["share"].round(1)
    assert found.to_dict() == {
        ("exports", "EU27", "2018"): 49.5,
        ("exports", "EU27", "2023"): 39.2,
        ("imports", "CHN", "2018"): 16.0,
        ("imports", "CHN", "2023"): 25.5,
    }


def test_the_growth_of_the_eu_share_in_the_stock_is_the_netherlands() -> None:
    first, last = get("netherlands_apart").to_dict("records")
    assert last["union"] > first["union"] and last["netherlands"] > first["netherlands"]
    assert last["others"] < first["others"]


def test_of_a_source_without_a_licence_for_the_series_there_are_single_values_only() -> None:
    sources = tables.load("sources").set_index("source")
    counts = tables.load("indicators")["source"].value_counts()
    for source in ("bns-kz-trade-2018-2023", "wiiw-fdi-2021"):
        assert not sources.at[source, "series_allowed"] and counts[source] <= SINGLE_VALUES
