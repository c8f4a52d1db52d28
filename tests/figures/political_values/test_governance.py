"""Two measures of governance side by side, on the real series and on copies of them that are changed."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import changed
from helpers.figures.political_values import governance as measures


# --- two measures ----------------------------------------------------------------------------------------------------
def test_both_measures_are_drawn_and_missing_years_stay_open(indicators: pd.DataFrame) -> None:
    made = measures.two_measures(indicators)
    for axes, name in zip(
        made.figure.axes,
        ("vdem-rule", "vdem-corr", "wgi-rule-of-law", "wgi-control-of-corruption"),
        strict=True,
    ):
        real = indicators[(indicators["indicator"] == name) & (indicators["entity"] == "KAZ")].set_index(
            "period"
        )["value"]
        line = axes.lines[0]
        drawn = {str(int(year)): value for year, value in line.get_xydata() if value == value}
        assert drawn == pytest.approx(
            {year: value for year, value in real.items() if "1996" <= str(year) <= "2023"}
        )
        assert len(line.get_xdata()) == 28, "years without a value are gaps, not joined"
    low, high = made.figure.axes[1].get_ylim()
    assert low > high, "less corruption stands above"
    assert len(made.figure.axes[2].collections) == 1
    assert not made.figure.axes[0].collections


def test_share_of_the_rise_follows_the_values(indicators: pd.DataFrame) -> None:
    raised = changed(indicators, 0.257, indicator="vdem-rule", entity="KAZ", period="2021")
    made = measures.two_measures(raised)
    assert made.facts["vdem_law"] == pytest.approx(100)
    assert 0.257 in made.figure.axes[0].lines[0].get_ydata()
    real = measures.two_measures(indicators).facts
    assert float(real["vdem_law"]) < 50 < float(real["wgi_law"])


def test_corruption_is_turned_before_directions_are_compared(indicators: pd.DataFrame) -> None:
    rows = measures.measured(indicators)
    turned = rows[rows["indicator"] == "vdem-corr"]
    assert list(turned["better"]) == pytest.approx(list(1 - turned["value"]))
    kept = rows[rows["indicator"] != "vdem-corr"]
    assert list(kept["better"]) == list(kept["value"])
