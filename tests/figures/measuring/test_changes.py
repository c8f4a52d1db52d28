"""Changes with intervals by two models, each in its own unit, drawn and counted."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from figures.measuring.frames import indicators_of
from helpers import tables
from helpers.figures.measuring import changes

STATES = ("KAZ", *changes.NEIGHBOURS)


def wave(year: int) -> float:
    """A small deviation that is no line, so that a least change exists."""
    return 0.01 * ((year * 7) % 5 - 2)


def outcome_rows() -> pd.DataFrame:
    """Kazakhstan goes away from the EU mean (2) by 0.05 a year, its neighbours stay at 1."""
    rows = []
    for indicator in changes.OUTCOMES:
        for year in range(1993, 2025):
            rows += [(indicator, "EU27", "", str(year), 2.0, None, None)]
            for state in STATES:
                value = (
                    1 - 0.05 * (year - 1993) + wave(year) if state == "KAZ" else 1.0 + wave(year + len(state))
                )
                rows += [(indicator, state, "", str(year), value, value - 0.2, value + 0.3)]
    return indicators_of(rows)


def test_a_steady_change_matters_and_a_still_one_does_not() -> None:
    made = changes.changes(outcome_rows(), tables.load("smallest_differences"))
    rows = made.rows.set_index(["outcome", "entity", "model"])
    own = rows.loc[("un-ideal-point-all", "KAZ", "line")]
    assert own["change"] == pytest.approx(0.05 * 31, abs=0.03)
    assert own["low"] < own["change"] < own["high"] and own["delta"] == 0.25
    assert own["says"] == "moved, enough to matter"
    assert rows.loc[("un-ideal-point-all", "UZB", "line"), "says"] == "as good as unchanged"
    assert made.facts["moved_line"] == 7 and made.facts["tests"] == 14


def test_a_change_that_stands_still_is_not_counted() -> None:
    rows = outcome_rows()
    still = (rows["entity"] == "KAZ") & (rows["indicator"] == "un-ideal-point-all")
    rows.loc[still, "value"] = [1 + wave(int(year)) for year in rows.loc[still, "period"]]
    made = changes.changes(rows, tables.load("smallest_differences"))
    assert made.facts["moved_line"] == 6


def test_each_row_has_an_interval_a_model_in_units_of_what_matters() -> None:
    made = changes.changes(outcome_rows(), tables.load("smallest_differences"))
    own = made.rows[made.rows["entity"] == "KAZ"].set_index(["outcome", "model"])
    for figure in (made.figure, made.narrow):
        (axes,) = figure.axes
        _, *drawn = axes.lines
        assert len(drawn) == 4 * len(changes.OUTCOMES)
        for y, outcome in enumerate(changes.OUTCOMES):
            for x, (model, apart) in enumerate(changes.APART.items()):
                row = own.loc[(outcome, model)]
                stroke, mark = drawn[4 * y + 2 * x : 4 * y + 2 * x + 2]
                assert list(stroke.get_xdata()) == [row["low"] / row["delta"], row["high"] / row["delta"]]
                assert list(mark.get_xdata()) == [row["change"] / row["delta"]]
                assert list(mark.get_ydata()) == [y + apart]
        band = axes.patches[0].get_window_extent().transformed(axes.transData.inverted())
        assert (band.x0, band.x1) == (pytest.approx(-1), pytest.approx(1))


def test_real_changes_agree_with_a_line_fitted_by_numpy() -> None:
    found = changes.rows_of(tables.load("indicators"), tables.load("smallest_differences"))
    row = found.set_index(["outcome", "entity", "model"]).loc[("vdem-libdem", "KAZ", "line")]
    series = changes.distances(tables.load("indicators"), "vdem-libdem", "KAZ")
    slope = np.polyfit(series.index, series.to_numpy(), 1)[0]
    assert row["change"] == pytest.approx(slope * (series.index[-1] - series.index[0]), rel=1e-4)


def test_steps_have_a_memory() -> None:
    """Steps are not independent: with their memory two distances move, and democracy could hide a quarter."""
    rows = changes.rows_of(tables.load("indicators"), tables.load("smallest_differences"))
    facts = changes.facts_of(rows)
    memory = rows[(rows["entity"] == "KAZ") & (rows["model"] == "steps")].set_index("outcome")["memory"]
    assert facts["liberal_steps_least"] == pytest.approx(0.24, abs=0.01)
    assert memory["un-ideal-point-final"] == pytest.approx(-0.56, abs=0.01)
    assert memory["vdem-libdem"] == pytest.approx(0.69, abs=0.01)
    assert facts["some_steps"] == 2
