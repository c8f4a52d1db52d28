"""Liberal democracy and who moved, on small series made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import changed
from helpers.figures.political_values import democracy

#: Bands of one standard error, as the source's are.
COVERAGE = pd.DataFrame({"series": [f"{democracy.LIBERAL};{democracy.ELECTORAL}"], "coverage": [68.27]})


# --- democracy -------------------------------------------------------------------------------------------------------
def small_indicators(kaz: tuple[float, ...], eu: tuple[float, ...]) -> pd.DataFrame:
    rows = []
    for indicator in (democracy.LIBERAL, democracy.ELECTORAL):
        for year, mine, theirs in zip((1993, 2003, 2013, 2023), kaz, eu, strict=True):
            rows.append((indicator, "KAZ", str(year), mine, mine - 0.01, mine + 0.01, None))
            rows.append((indicator, "EU27", str(year), theirs, None, None, 27))
    found = pd.DataFrame(rows, columns=["indicator", "entity", "period", "value", "low", "high", "n"])
    return found.assign(status="measured", note="", source="vdem-v15")


def test_parts_of_the_two_sides_make_up_the_change() -> None:
    made = democracy.democracy_movers(small_indicators((0.3, 0.2, 0.2, 0.2), (0.7, 0.7, 0.8, 0.7)), COVERAGE)
    rows = made.rows[made.rows["indicator"] == democracy.LIBERAL].reset_index(drop=True)
    assert list(rows["change"]) == pytest.approx([0.1, 0.1, -0.1, 0.1])
    assert list(rows["kazakhstan"]) == pytest.approx([0.1, 0, 0, 0.1])
    assert list(rows["eu_mean"]) == pytest.approx([0, 0.1, -0.1, 0])
    # Two errors of 0.01 make one of 0.0141; its 90 % reach 1.645 of them.
    assert list(rows["own_low"]) == pytest.approx([-0.1233, -0.0233, -0.0233, -0.1233], abs=1e-3)
    assert list(rows["own_high"]) == pytest.approx([-0.0767, 0.0233, 0.0233, -0.0767], abs=1e-3)
    assert made.facts["eu_share"] == pytest.approx(100)
    widths = [bar.get_width() for bar in made.figure.axes[0].patches]
    assert widths == pytest.approx([0.1, 0, 0, 0.1, 0, -0.1, 0.1, 0])


def test_bars_that_point_one_way_are_stacked_and_others_start_at_zero() -> None:
    made = democracy.democracy_movers(small_indicators((0.3, 0.2, 0.25, 0.2), (0.7, 0.8, 0.9, 0.9)), COVERAGE)
    bars = made.figure.axes[0].patches
    assert bars[1].get_x() == pytest.approx(0.1)
    assert bars[3].get_x() == 0
    diamonds = [line.get_xdata()[0] for line in made.figure.axes[0].lines if line.get_marker() == "D"]
    assert diamonds == pytest.approx([0.2, 0.05, 0.05, 0.3])


def test_real_movers_add_up(indicators: pd.DataFrame) -> None:
    rows = democracy.movers(indicators, COVERAGE)
    assert list(rows["kazakhstan"] + rows["eu_mean"]) == pytest.approx(list(rows["change"]))
    assert list(rows["gap_last"] - rows["gap_first"]) == pytest.approx(list(rows["change"]))
    members = indicators[
        (indicators["indicator"] == democracy.LIBERAL)
        & (indicators["entity"] == "EU27")
        & (indicators["period"] >= "1993")
    ]
    assert set(members["n"]) == {27}, "the first step begins when all members have a value"


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
    assert made.figure.axes[1].get_title(loc="left").endswith("since then no rise is established")
    assert (made.facts["fall_small"], made.facts["fall_large"]) == pytest.approx((0.016, 0.116), abs=1e-3)
    raised = indicators
    # The bands still overlap at 90 %; the interval of the difference leaves out none.
    for column, value in {"low": 0.138, "high": 0.178, "value": 0.158}.items():
        raised = changed(raised, value, column, indicator=democracy.LIBERAL, entity="KAZ", period="2024")
    made = democracy.liberal_democracy(raised, claims, COVERAGE)
    assert (made.facts["kaz_last"], made.facts["later_rises"]) == (0.158, 1)
    assert (
        made.figure.axes[1]
        .get_title(loc="left")
        .endswith(f"since then a rise stands in 1 of {made.facts['later_years']} years")
    )
    assert 0.158 in made.figure.axes[1].lines[-2].get_ydata()


def test_labels_keep_apart() -> None:
    assert democracy.spread({"a": 0.1, "b": 0.11, "c": 0.5}, 0.05) == pytest.approx(
        {"a": 0.1, "b": 0.15, "c": 0.5}
    )
