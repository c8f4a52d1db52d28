"""What is known of the EU: a value, a direction, and what was not read."""

from __future__ import annotations

from helpers.measures.opinion import europe
from helpers.tables.computed import get
from small_opinion import POINT, STATEMENT, made


def test_values_statements_and_unread_surveys_on_the_eu_alone() -> None:
    found = made()("opinion_on_europe")
    assert found["known"].tolist() == [europe.VALUE, europe.STATEMENT, europe.UNREAD]
    assert found["says"].tolist() == ["50", "fell", "the table"]
    assert found["period"].tolist() == ["2017-06", "2017-06", "2007/2015"]
    assert found["sought"].tolist() == ["", "", "2026-11-26"]
    assert found["address"].tolist() == [
        "https://example.org/open",
        "https://example.org/closed",
        "https://example.org/2",
    ]


def test_other_powers_stay_out() -> None:
    table = made(
        opinion_points=[POINT | {"about": "Russia"}], opinion_statements=[STATEMENT | {"about": "US"}]
    )
    assert table("opinion_on_europe")["known"].tolist() == [europe.UNREAD]


def test_of_the_eu_one_level_is_known_and_one_direction() -> None:
    found = get("opinion_on_europe")
    eu = found[found["about"] == "EU"]
    assert eu["known"].value_counts()[europe.VALUE] == 1
    assert eu.loc[eu["question"] == "fell", "period"].tolist() == ["2014"]
    unread = found[found["known"] == europe.UNREAD]
    assert unread["repeated"].any() and (unread["sought"] >= "2026-11-26").all()
