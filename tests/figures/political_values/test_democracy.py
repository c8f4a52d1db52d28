"""Liberal democracy, on small series made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import changed
from helpers.figures.political_values import democracy

#: Bands of one standard error, as the source's are.
COVERAGE = pd.DataFrame({"series": [f"{democracy.LIBERAL};vdem-polyarchy"], "coverage": [68.27]})


def test_levels_and_bands_are_drawn_at_ninety_percent(indicators: pd.DataFrame, claims: pd.DataFrame) -> None:
    made = democracy.liberal_democracy(indicators, claims, COVERAGE)
    whole, near = made.figure.axes
    real = indicators[indicators["indicator"] == democracy.LIBERAL]
    for axes, names in ((whole, ["DEU", "FRA", "EU27", "KAZ"]), (near, [*democracy.NEIGHBOURS, "KAZ"])):
        drawn = {line.get_label(): line for line in axes.lines if line.get_label() in democracy.NAMES}
        assert list(drawn) == names
        for name, line in drawn.items():
            assert list(line.get_ydata()) == list(real[real["entity"] == name].sort_values("period")["value"])
    assert len(whole.collections) == 3, "the EU mean has no band"
    assert len(near.collections) == 1
    band = near.collections[0].get_paths()[0].vertices[:, 1]
    kaz = real[real["entity"] == "KAZ"]
    wide = 1.645
    lowest = (kaz["value"] - wide * (kaz["value"] - kaz["low"])).min()
    highest = (kaz["value"] + wide * (kaz["high"] - kaz["value"])).max()
    assert (band.min(), band.max()) == pytest.approx((lowest, highest), abs=1e-3)


def test_a_rise_whose_interval_leaves_out_none_changes_the_words(
    indicators: pd.DataFrame, claims: pd.DataFrame
) -> None:
    made = democracy.liberal_democracy(indicators, claims, COVERAGE)
    assert made.facts["later_rises"] == 0
    assert (
        made.figure.axes[1]
        .get_title(loc="left")
        .replace("\n", " ")
        .endswith("for Kazakhstan no change established from 1993 to 2018, nor a rise since")
    )
    ends = made.facts["change_low"], made.facts["change_high"]
    # The extremes were chosen among all pairs of years: for two years alone it would be -0.116 to -0.016.
    assert ends == pytest.approx((-0.180, 0.048), abs=1e-3)
    raised = indicators
    # A rise from the lowest year, which was chosen as well.
    for column, value in {"low": 0.228, "high": 0.248, "value": 0.238}.items():
        raised = changed(raised, value, column, indicator=democracy.LIBERAL, entity="KAZ", period="2024")
    made = democracy.liberal_democracy(raised, claims, COVERAGE)
    assert (made.facts["kaz_last"], made.facts["later_rises"]) == (0.238, 1)
    assert (
        made.figure.axes[1]
        .get_title(loc="left")
        .replace("\n", " ")
        .endswith(f"a rise in 1 of {made.facts['later_years']} years since")
    )
    assert 0.238 in made.figure.axes[1].lines[-2].get_ydata()


def test_a_neighbour_stands_lower_where_its_value_does_beyond_the_errors_of_both(
    indicators: pd.DataFrame, claims: pd.DataFrame
) -> None:
    assert democracy.liberal_democracy(indicators, claims, COVERAGE).facts["below_kaz"] == 3
    # Uzbekistan a little under Kazakhstan's value, with as wide a band as before.
    own, near = (
        indicators[(indicators["indicator"] == democracy.LIBERAL) & (indicators["entity"] == state)]
        .set_index("period")
        .loc["2024"]
        for state in ("KAZ", "UZB")
    )
    closer, shift = indicators, float(own["value"] - 0.01 - near["value"])
    for column in ("value", "low", "high"):
        closer = changed(
            closer, near[column] + shift, column, indicator=democracy.LIBERAL, entity="UZB", period="2024"
        )
    assert democracy.liberal_democracy(closer, claims, COVERAGE).facts["below_kaz"] == 2


def test_labels_keep_apart() -> None:
    assert democracy.spread({"a": 0.1, "b": 0.11, "c": 0.5}, 0.05) == pytest.approx(
        {"a": 0.1, "b": 0.15, "c": 0.5}
    )


def test_the_headline_says_of_what_kazakhstan_stands_below_the_union_and_turns(
    indicators: pd.DataFrame, claims: pd.DataFrame
) -> None:
    def said(frame: pd.DataFrame) -> str:
        whole = democracy.liberal_democracy(frame, claims, COVERAGE).figure.axes[0]
        return " ".join(whole.get_title(loc="left").split())

    assert said(indicators).startswith(
        "In liberal democracy Kazakhstan stands below the EU mean: 0.13 and 0.70"
    )
    higher = changed(indicators, 0.9, indicator=democracy.LIBERAL, entity="KAZ", period="2024")
    assert "stands above the EU mean: 0.90" in said(higher)
