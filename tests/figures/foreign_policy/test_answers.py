"""Resolutions answered otherwise: a dot for each state, Kazakhstan beside the others."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import real
from helpers.figures.foreign_policy import answers

NAMES = ("answers_then_now", "answer_changes")


@pytest.fixture(scope="module")
def tables() -> list[pd.DataFrame]:
    return real(*NAMES)


def test_every_state_is_a_dot_and_the_line_is_the_middle_of_the_others(tables: list[pd.DataFrame]) -> None:
    made = answers.answers(*tables)
    shown = tables[0].query("first == '2004/2006' and last == '2021/2023'").set_index("state")
    assert sorted(made.rows["share"]) == pytest.approx(sorted(100 * shown["share"]))
    for figure in (made.figure, made.narrow):
        (axes,) = figure.axes
        dots = [value for line in axes.lines if line.get_marker() == "o" for value in line.get_xdata()]
        assert sorted(dots) == sorted(made.rows["share"])
        line = next(line for line in axes.lines if line.get_label() == "middle state")
        assert line.get_xdata()[0] == pytest.approx(100 * shown["share"].drop("KAZ").median())
        places = [
            tuple(spot) for line in axes.lines if line.get_marker() == "o" for spot in line.get_xydata()
        ]
        assert len(set(places)) == len(places)


def test_facts_count_changed_answers_both_ways(tables: list[pd.DataFrame]) -> None:
    facts = answers.answers(*tables).facts
    assert facts["away"] + facts["toward"] == facts["changed"]
    assert facts["members"] < facts["others"] == len(set(tables[0]["state"])) - 1
    assert facts["low"] <= facts["share"] <= facts["high"]
    ends, again = (frame.copy() for frame in tables)
    here = (ends["state"] == "KAZ") & (ends["first"] == "2004/2006")
    ends.loc[here, ["changed", "toward", "share"]] = [9, 1, 9 / 51]
    again.loc[again["state"] == "KAZ", "share"] = 0.2
    other = answers.answers(ends, again).facts
    assert (other["changed"], other["away"], other["share"]) == (9, 8, pytest.approx(900 / 51))
    assert other["rate"] == 20.0
    assert other["median"] == facts["median"]
    assert (other["rate_median"], facts["rate_median"]) == (
        facts["rate_median"],
        pytest.approx(3.5, abs=0.05),
    )
