"""Kazakhstan beside its neighbours, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest

from figures.foreign_policy.frames import position_rows
from frames import changed
from helpers.figures.foreign_policy import neighbours as foreign_policy_neighbours
from helpers.figures.foreign_policy import votes as foreign_policy_votes
from helpers.measures.states import NEIGHBOURS


def test_neighbours_are_subtracted_and_counted() -> None:
    rows = foreign_policy_neighbours.beside_neighbours(position_rows(), "all")
    assert (
        rows.loc[1993, "difference"] == pytest.approx(1.0 - 1.5)
        and rows.loc[1993, "present"] == 3
        and rows.loc[1994, "present"] == 4
    )
    assert rows["half_band"].tolist() == pytest.approx([0.2] * len(rows))
    made = foreign_policy_neighbours.neighbours(position_rows())
    hollow = [
        line
        for line in made.figure.axes[0].lines
        if line.get_markerfacecolor() == "white" and line.get_marker() == "o"
    ]
    assert [list(line.get_xdata()) for line in hollow] == [[1992, 1993]]
    assert made.facts["closer"] == 6 and (made.facts["run_first"], made.facts["run_last"]) == (1999, 2023)
    assert (rows["present"] < 4).sum() == 2 and made.facts["four"] == 4


def test_neighbours_follow_a_changed_value() -> None:
    rows = changed(position_rows(), 2.0, indicator="un-ideal-point-all", entity="KAZ", period="2010")
    made = foreign_policy_neighbours.neighbours(rows)
    dots = {
        x: y
        for line in made.figure.axes[0].lines
        if line.get_marker() == "o"
        for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True)
    }
    assert dots[2010] == pytest.approx(-1.5) and made.facts["closer"] == 7


def test_longest_run() -> None:
    run = foreign_policy_neighbours.longest_run
    assert run(pd.Series([True, False, True, True, False], index=range(2000, 2005))) == (2002, 2003)
    assert run(pd.Series([False, False], index=[1, 2])) == (0, 0)


def test_neighbours_of_the_real_table(indicators: pd.DataFrame) -> None:
    made = foreign_policy_neighbours.neighbours(indicators)
    values = foreign_policy_votes.points(indicators, "final")
    others = (values[list(NEIGHBOURS)].sub(values["EU27"], axis=0)).abs().mean(axis=1)
    difference = ((values["KAZ"] - values["EU27"]).abs() - others).dropna()
    assert made.facts["final_closer"] == int((difference < 0).sum()) and made.facts["final_years"] == len(
        difference
    )
    apart = (values["KAZ"] - values["EU27"]).abs().loc[foreign_policy_votes.FULL_MEMBERSHIP :].tolist()
    ends = [sum(part) / len(part) for part in (apart[-3:], apart[:3])]
    assert made.facts["final_grew"] == pytest.approx(ends[0] - ends[1]), "three years at each end"
