"""Emissions, trade and investment: what is divided by what, by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.measures.contact import ERROR, student_shares
from helpers.tables.computed import get
from helpers.theses.findings.goods import emissions, investment, students, trade

GIVEN = {"series": "co2", "state": "KAZ", "partner": "EU27", "early": "1991", "first": "2000", "last": "2023"}
ROWS = [
    ("co2", "KAZ", "1991", 200e6),
    ("co2", "KAZ", "2000", 100e6),
    ("co2", "KAZ", "2023", 150e6),
    ("co2", "EU27", "2023", 300e6),
    ("population", "KAZ", "2023", 10e6),
    ("population", "EUU", "2023", 40e6),
]


def test_an_amount_in_billions_is_taken_over_a_whole_in_millions() -> None:
    shares = pd.DataFrame(
        {
            "flow": "exports",
            "partner": "EU",
            "indicator": "own",
            "period": ["2018", "2023"],
            "share": [50.0, 40.0],
        }
    )
    amounts = pd.DataFrame(
        [
            ("press", "KAZ", "EU", "2024", 30.0),
            ("press", "KAZ", "EU", "2022", 42.0),
            ("all", "KAZ", "", "2022", 60_000.0),
            ("all", "KAZ", "", "2024", 60_000.0),
            ("all", "KAZ", "", "2023", 1.0),
        ],
        columns=["indicator", "entity", "counterpart", "period", "value"],
    )
    given = {"flow": "exports", "partner": "EU", "series": "own", "first": "2018", "last": "2023"}
    given |= {"later": "2024", "amount": "press", "named": "EU", "whole": "all"}
    found = trade({"trade_shares": shares, "indicators": amounts}.__getitem__, given)
    assert (found.estimate, found.counts["later_after"], found.counts["later_year"]) == (
        -10,
        pytest.approx(50),
        2024,
    )
    # Of another year an amount may be the highest value read.
    assert found.counts["highest"] == pytest.approx(70)


def test_a_share_outside_russia_is_tried_with_russias_count_wrong_either_way() -> None:
    home = get("indicators").query("entity == 'KAZ'")
    frame = home[home["indicator"].str.startswith("students-abroad")]
    found = students(lambda name: frame, {"first": "2013", "last": "2019"})
    own = student_shares(frame)
    more, fewer = (100 * own["eu"] / (own["total"] - wrong * own["russia"]) for wrong in (1.1, 0.9))
    assert found.counts["least_other"] == pytest.approx(fewer[2019] - more[2013])
    assert found.counts["most_other"] == pytest.approx(more[2019] - fewer[2013])
    # Of today's members it rose whatever the error, by less than matters or more; with the one that left it
    # may have fallen.
    assert found.counts["least_kept_other"] < 0 < found.counts["least_other"] < 5 < found.estimate
    assert found.counts["error"] == ERROR


def test_emissions_grow_fall_and_are_divided_by_the_people_of_each() -> None:
    frame = pd.DataFrame(ROWS, columns=["indicator", "entity", "period", "value"])
    found = emissions(lambda name: frame, GIVEN)
    assert (found.before, found.after, found.estimate) == (100, 150, pytest.approx(50))
    assert (found.counts["early_year"], found.counts["early_fall"]) == (1991, pytest.approx(25))
    assert (found.counts["head"], found.counts["head_there"]) == (15, 7.5)


def test_what_a_member_holds_is_taken_out_of_the_whole_too() -> None:
    frame = pd.DataFrame(
        [
            ("own", "2003", 50.0, 20.0, 30.0, 37.5),
            ("own", "2021", 60.0, 40.0, 20.0, 33.4),
            ("other", "2003", 1.0, 1.0, 0.0, 0.0),
        ],
        columns=["indicator", "period", "union", "netherlands", "others", "rest"],
    )
    found = investment(lambda name: frame, {"series": "own", "first": "2003", "last": "2021"})
    assert (found.before, found.after, found.estimate) == (50, 60, 10)
    assert found.counts["without"] == -10 and found.counts["under"] == 10
    assert (found.counts["rest_before"], found.counts["rest_after"]) == (37.5, 33.4)
    assert found.counts["rest"] == pytest.approx(-4.1)
