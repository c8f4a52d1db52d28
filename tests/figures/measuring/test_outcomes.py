"""Distances as lines with a band, on small series made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest

from figures.measuring.frames import indicators_of
from helpers import exhibits, tables
from helpers.figures.measuring import outcomes
from helpers.figures.measuring import resemblance as measuring_resemblance
from helpers.tables import computed

STATES = ("KAZ", *outcomes.NEIGHBOURS)
COVERAGE = pd.DataFrame(
    {"series": ["un-ideal-point-all", "vdem-libdem;vdem-polyarchy"], "coverage": [90.0, 68.27]}
)


def wave(year: int) -> float:
    """A small deviation that is no line, so that a least change exists."""
    return 0.01 * ((year * 7) % 5 - 2)


def outcome_rows() -> pd.DataFrame:
    """Kazakhstan goes away from the EU mean (2) by 0.05 a year, its neighbours stay at 1."""
    rows = []
    for indicator in outcomes.OUTCOMES:
        for year in range(1993, 2025):
            rows += [(indicator, "EU27", "", str(year), 2.0, None, None)]
            for state in STATES:
                value = (
                    1 - 0.05 * (year - 1993) + wave(year) if state == "KAZ" else 1.0 + wave(year + len(state))
                )
                rows += [(indicator, state, "", str(year), value, value - 0.2, value + 0.3)]
    return indicators_of(rows)


def test_the_plan_names_the_series_that_are_drawn() -> None:
    """The table of the plan labels its series by hand, so only this tells when it names another one."""
    plan = tables.load("indicator_plan")
    named = set(plan.loc[plan["side"] == "outcome", "indicator"])
    card = {line.indicator for line in measuring_resemblance.LINES}
    assert {outcomes.UN, outcomes.LIBERAL} <= named
    assert {name for name in named if name.startswith(("un-", "vdem-", "wgi-", "hdi"))} <= set(
        outcomes.OUTCOMES
    ) | card


def test_lines_are_distances_and_the_title_says_both_ends() -> None:
    made = outcomes.outcome_profile(outcome_rows(), COVERAGE)
    votes, democracy = made.figure.axes
    (own,) = (line for line in votes.lines if line.get_label() == "Kazakhstan")
    assert own.get_ydata()[0] == pytest.approx(1 - wave(1993))
    assert len([line for line in democracy.lines if line.get_label() in outcomes.CALLED.values()]) == 4
    first = sum(1 + 0.05 * (year - 1993) - wave(year) for year in range(1993, 1996)) / 3
    assert made.facts["un_first"] == pytest.approx(first)
    assert made.facts["un_way"] == "grew"
    assert f"{first:.2f} at first" in votes.get_title(loc="left")
    assert len(made.narrow.axes) == 2


def test_the_band_is_that_of_kazakhstan_alone_at_ninety_percent() -> None:
    made = outcomes.outcome_profile(outcome_rows(), COVERAGE)
    value = 1 - wave(1993)
    for axes, factor in zip(made.figure.axes, (1.0, 1.6449), strict=True):
        shape = axes.collections[0].get_paths()[0].vertices
        at = shape[shape[:, 0] == 1993][:, 1]
        assert (at.min(), at.max()) == pytest.approx((value - 0.3 * factor, value + 0.2 * factor), abs=1e-3)


def test_real_outcomes_are_means_of_the_distances() -> None:
    facts = exhibits.stated("fig-outcome-profile", computed.get)
    data = tables.load("indicators").query("indicator == 'un-ideal-point-all'")
    table = data.assign(year=data["period"].astype(int)).pivot(index="year", columns="entity", values="value")
    gap = (table["KAZ"] - table["EU27"]).abs()
    assert facts["un_last"] == pytest.approx(gap.loc[2021:2023].mean(), rel=1e-5)
    near = table[list(outcomes.NEIGHBOURS)].sub(table["EU27"], axis=0).abs().mean(axis=1)
    assert facts["un_near_first"] == pytest.approx(near.loc[1993:1995].mean(), rel=1e-5)
