"""Outcomes, bands and changes that could be detected, on small series made by hand and on the real ones."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from figures.measuring.frames import indicators_of
from frames import changed
from helpers import exhibits, tables
from helpers.figures.measuring import outcomes as measuring_outcomes
from helpers.figures.measuring import resemblance as measuring_resemblance
from helpers.tables import computed

STATES = ("KAZ", *measuring_outcomes.NEIGHBOURS)


def wave(year: int) -> float:
    """A small deviation that is no line, so that a least change exists."""
    return 0.01 * ((year * 7) % 5 - 2)


def outcome_rows() -> pd.DataFrame:
    """Kazakhstan goes away from the EU mean (2) by 0.05 a year, its neighbours stay at 1; shares in single years."""
    rows = []
    for indicator in measuring_outcomes.OUTCOMES:
        for year in range(1993, 2025):
            rows += [(indicator, "EU27", "", str(year), 2.0, None, None)]
            for state in STATES:
                value = (
                    1 - 0.05 * (year - 1993) + wave(year) if state == "KAZ" else 1.0 + wave(year + len(state))
                )
                rows += [(indicator, state, "", str(year), value, value - 0.2, value + 0.3)]
    rows += [
        ("export-share-penppml", "KAZ", "EU27", year, value, None, None)
        for year, value in (("2004", 30.0), ("2016", 50.0))
    ]
    rows += [
        ("exports-reported", "KAZ", "EU", "2022", 30.0, None, None),
        ("merchandise-exports", "KAZ", "WLD", "2022", 60000.0, None, None),
    ]
    for year, hosts in (("2013", 10.0), ("2019", 30.0)):
        rows += [
            ("students-abroad-oecd-eu", "KAZ", "EU22OECD", year, hosts, None, None),
            ("students-abroad-total", "KAZ", "", year, 400.0, None, None),
        ]
    return indicators_of(rows)


def lines_of(axes: Axes, label: str) -> list[Line2D]:
    return [line for line in axes.lines if line.get_label() == label]


def test_the_plan_names_the_series_that_are_drawn() -> None:
    """The table of the plan labels its series by hand, so only this tells when it names another one."""
    plan = tables.load("indicator_plan")
    drawn = {
        measuring_outcomes.EXPORTS,
        measuring_outcomes.STUDENTS,
        measuring_outcomes.UN,
        measuring_outcomes.LIBERAL,
    }
    card = {line.indicator for line in measuring_resemblance.LINES}
    assert drawn <= set(plan.loc[plan["side"] == "outcome", "indicator"]) <= drawn | card


def test_outcomes_draw_dots_and_period_means() -> None:
    made = measuring_outcomes.outcome_profile(outcome_rows())
    exports, students, _, votes = made.figure.axes
    assert lines_of(exports, "flows")[0].get_ydata().tolist() == [30, 50]
    assert lines_of(exports, "reported")[0].get_ydata().tolist() == [50.0]
    assert lines_of(students, "students")[0].get_ydata().tolist() == [2.5, 7.5]
    own = lines_of(votes, "own")
    assert len(own) == len(measuring_outcomes.PERIODS) == len(lines_of(votes, "near"))
    expected = np.mean([1 + 0.05 * (year - 1993) - wave(year) for year in range(1993, 2000)])
    assert own[0].get_ydata()[0] == pytest.approx(expected) == made.facts["un_first"]
    assert made.facts["un_peak_period"] == "2021-2024"


def test_the_band_is_that_of_kazakhstan_alone() -> None:
    made = measuring_outcomes.outcome_profile(outcome_rows())
    shape = made.figure.axes[3].collections[0].get_paths()[0].vertices
    at = shape[shape[:, 0] == 1993][:, 1]
    value = 1 - wave(1993)
    assert (at.min(), at.max()) == (pytest.approx(value - 0.3), pytest.approx(value + 0.2))


def test_outcomes_follow_a_changed_value() -> None:
    rows = changed(outcome_rows(), 90.0, indicator="students-abroad-oecd-eu", period="2019")
    made = measuring_outcomes.outcome_profile(rows)
    assert made.facts["student_high"] == pytest.approx(22.5)
    assert lines_of(made.figure.axes[1], "students")[0].get_ydata()[-1] == pytest.approx(22.5)


def test_real_outcomes_are_means_of_the_distances() -> None:
    facts = exhibits.make("fig-outcome-profile", computed.get).card["facts"]
    data = tables.load("indicators").query("indicator == 'un-ideal-point-all'")
    table = data.assign(year=data["period"].astype(int)).pivot(index="year", columns="entity", values="value")
    gap = (table["KAZ"] - table["EU27"]).abs()
    assert facts["un_last"] == pytest.approx(gap.loc[2021:2024].mean(), rel=1e-5)
    near = table[list(measuring_outcomes.NEIGHBOURS)].sub(table["EU27"], axis=0).abs().mean(axis=1)
    assert facts["un_near_first"] == pytest.approx(near.loc[1993:1999].mean(), rel=1e-5)


def test_detectable_change_draws_ratios() -> None:
    made = measuring_outcomes.detectable_change(outcome_rows())
    rows = made.rows
    own = rows[(rows["outcome"] == "hdi") & (rows["entity"] == "KAZ") & (rows["way"] == "trend")].iloc[0]
    assert (
        own["change"] == pytest.approx(0.05 * 31, abs=0.03)
        and own["ratio"] == pytest.approx(own["change"] / own["least"])
        and own["ratio"] > 1
    )
    left, right = made.figure.axes
    assert next(line for line in left.lines if line.get_label() == "own hdi").get_xdata()[0] == pytest.approx(
        own["ratio"]
    )
    assert len(next(line for line in right.lines if line.get_label() == "near hdi").get_xdata()) == 4
    assert made.facts["seen_trend"] == 7 and made.facts["near_seen_trend"] == 0
    assert "7 of 7" in left.get_title(loc="left")


def test_detectable_change_follows_a_state_that_stands_still() -> None:
    rows = outcome_rows()
    still = (rows["entity"] == "KAZ") & (rows["indicator"] == "hdi")
    rows.loc[still, "value"] = [1 + wave(int(year)) for year in rows.loc[still, "period"]]
    assert measuring_outcomes.detectable_change(rows).facts["seen_trend"] == 6


def test_real_changes_agree_with_a_line_fitted_by_numpy() -> None:
    made = measuring_outcomes.detectable_change(tables.load("indicators"))
    facts = made.facts
    series = measuring_outcomes.distances(tables.load("indicators"), "vdem-libdem", "KAZ")
    slope = np.polyfit(series.index, series.to_numpy(), 1)[0]
    assert facts["liberal_trend"] == pytest.approx(slope * (series.index[-1] - series.index[0]), rel=1e-4)
    assert facts["liberal_steps"] == pytest.approx(series.iloc[-1] - series.iloc[0], rel=1e-4)
    assert facts["near"] == 28 and facts["dots"] == 35
