"""Who moved, by two readings: signs, and what every way to count the Union lets one say."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import real
from helpers.measures.votes import moves
from helpers.measures.votes.moves import AWAY, CLOSER, OPEN, STAYED


@pytest.mark.parametrize(
    ("lows", "highs", "said"),
    [
        ((0.30, 0.26), (0.50, 0.40), AWAY),
        # One way to take the Union that leaves it open leaves it open.
        ((0.10, -0.01), (0.50, 0.40), OPEN),
        ((-0.50, -0.40), (-0.10, -0.01), CLOSER),
        # Surely not nought, and surely too small to matter.
        ((0.01, 0.02), (0.20, 0.24), STAYED),
    ],
)
def test_a_move_is_said_where_every_way_to_take_the_union_says_it(
    lows: tuple[float, float], highs: tuple[float, float], said: str
) -> None:
    assert moves.of_a_move(pd.Series(lows), pd.Series(highs), 0.25) == said


def test_plus_is_away_in_both_readings() -> None:
    returning, distances, smallest = real("returning_texts", "union_distances", "smallest_differences")
    rows = moves.rows_of(returning, distances, smallest.set_index("measure")["delta"])
    rows = rows.set_index(["first", "reading", "side"])
    again = returning.query("partner == 'EU' and vote == 'last' and last == '2021/2023'").set_index("first")
    model = distances.query("series == @moves.SERIES and line == 'EU' and last == '2021/2023'").set_index(
        "first"
    )
    for first in again.index.intersection(["1993/1995", "2004/2006", "2014/2016"]):
        for side, name in moves.SIDES.items():
            votes, points = rows.loc[(first, moves.AGAIN, name)], rows.loc[(first, moves.MODEL, name)]
            assert votes["value"] == -again.at[first, side] and points["value"] == model.at[first, side]
            assert [votes["low"], votes["high"]] == [
                -again.at[first, f"{side}_{end}"] for end in ("high", "low")
            ]
            assert votes["low"] <= votes["value"] <= votes["high"]
            assert points["low"] <= points["value"] <= points["high"]
