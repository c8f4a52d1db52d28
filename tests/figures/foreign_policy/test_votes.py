"""Positions in the UN, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from artists import line_of
from figures.foreign_policy.frames import position_rows
from frames import changed, real
from helpers.exhibits import style
from helpers.figures.foreign_policy import votes
from helpers.measures.states import NEIGHBOURS


def means() -> pd.DataFrame:
    """The members of each year stand at 1.5, and at 9 on another set of votes."""
    rows = [
        (series, year, "EU", value, 15)
        for series, value in ((votes.SERIES, 1.5), ("un-ideal-point-final", 9.0))
        for year in range(1993, 2024)
    ]
    return pd.DataFrame(rows, columns=["series", "year", "line", "value", "members"])


def test_ideal_points_draw_values_and_bands() -> None:
    made = votes.ideal_points(position_rows(), means())
    for figure in (made.figure, made.narrow):
        (axes,) = figure.axes
        kazakhstan, union = (line_of(axes, code) for code in ("KAZ", "EU27"))
        assert kazakhstan.get_ydata()[1] == pytest.approx(1.0) and union.get_ydata()[-1] == 2.5
        assert kazakhstan.get_xdata()[-1] == 2023 and axes.get_xlim()[0] == 1991
        assert to_hex(union.get_color()).lower() == style.ACTOR["EU"].lower()
        bands = {band.get_label(): band.get_paths()[0].vertices[:, 1] for band in axes.collections}
        assert set(bands) == {"band KAZ", "band RUS", "band CHN", "band USA"}
        assert (min(bands["band RUS"]), max(bands["band RUS"])) == pytest.approx((-0.2, 0.2))
        said = axes.get_title(loc="left").replace("\n", " ")
        assert said == (
            "By all UN votes Kazakhstan stands farther from the EU in 2023 than in 1993: its ideal point falls "
            "from 1.00 to \N{MINUS SIGN}2.00"
        )
    assert (made.facts["first"], made.facts["last"]) == (1993, 2023)
    assert len(made.rows) == (len(votes.COLOURS) + 4) * 32 - 2 + 31
    broken = line_of(made.figure.axes[0], "EU")
    assert set(broken.get_ydata()) == {1.5} and broken.get_linestyle() == "--"
    assert broken.get_xdata()[0] == 1993, "the Union begins there"


def test_ideal_points_follow_a_changed_value() -> None:
    rows = changed(position_rows(), -9.0, indicator="un-ideal-point-all", entity="KAZ", period="2000")
    made = votes.ideal_points(rows, means())
    assert line_of(made.figure.axes[0], "KAZ").get_ydata()[8] == -9.0
    assert made.facts["closer"] == votes.ideal_points(position_rows(), means()).facts["closer"]
    assert (made.facts["lowest"], made.facts["low"], made.facts["back"]) == (2000, -9.0, 7.0)
    said = made.figure.axes[0].get_title(loc="left").replace("\n", " ")
    assert said.endswith("to \N{MINUS SIGN}2.00, after \N{MINUS SIGN}9.00 in 2000")


def test_ideal_points_of_the_real_table(indicators: pd.DataFrame) -> None:
    made = votes.ideal_points(*real("indicators", "union_means"))
    own = indicators[
        (indicators["indicator"] == "un-ideal-point-all") & (indicators["period"] == "2023")
    ].set_index("entity")["value"]
    assert made.facts["kaz_last"] == pytest.approx(own["KAZ"])
    assert set(made.rows["indicator"]) == {"un-ideal-point-all"}
    bands = made.rows[made.rows["entity"] == "KAZ"].set_index("period")
    assert bands.at["2023", "high"] < bands.at["1993", "low"], "Kazakhstan's first and last band do not meet"
    assert not [
        band for axes in made.figure.axes for band in axes.collections if "EU27" in str(band.get_label())
    ]


def test_neighbours_are_one_line_and_their_distance_is_counted() -> None:
    made = votes.ideal_points(position_rows(), means())
    assert set(line_of(made.figure.axes[0], "neighbours").get_ydata()) == {0.5}
    # From 1.0 to 4.3 in the mean of three years for Kazakhstan; neighbours stand still, the Union moves by a half.
    assert made.facts["near_share"] == pytest.approx(100 * 0.5 / 3.3)
    assert (made.facts["closer"], made.facts["years"], made.facts["four"]) == (5, 31, 4)
    # Bands of 0.2 and, for the mean of four, of 0.1: from 0.2236 on the two stand apart, in 1993 to 1995.
    assert made.facts["closer_surely"] == 3
    moved = changed(position_rows(), 2.0, indicator="un-ideal-point-all", entity="KAZ", period="2010")
    moved = changed(moved, 1.8, "low", indicator="un-ideal-point-all", entity="KAZ", period="2010")
    moved = changed(moved, 2.2, "high", indicator="un-ideal-point-all", entity="KAZ", period="2010")
    facts = votes.ideal_points(moved, means()).facts
    assert (facts["closer"], facts["closer_surely"]) == (6, 4)


def test_the_way_back_from_the_lowest_year_has_the_errors_of_both_years() -> None:
    rows = position_rows()
    for column, value in {"value": -1.5, "low": -1.9, "high": -1.1}.items():
        rows = changed(rows, value, column, indicator="un-ideal-point-all", entity="KAZ", period="2023")
    facts = votes.ideal_points(rows, means()).facts
    # Half of a band is 0.2 in the one year and 0.4 in the other.
    reach = (0.2**2 + 0.4**2) ** 0.5
    assert facts["lowest"] == 2022
    assert (facts["back_low"], facts["back_high"]) == pytest.approx((0.4 - reach, 0.4 + reach))


def test_neighbours_of_the_real_table() -> None:
    tables = real("indicators", "union_means")
    facts = votes.ideal_points(*tables).facts
    values = votes.points(votes.rows_of(*tables)).loc[votes.FULL_MEMBERSHIP :]
    others = values[list(NEIGHBOURS)].sub(values["EU27"], axis=0).abs().mean(axis=1)
    own = (values["KAZ"] - values["EU27"]).abs().dropna()
    assert facts["closer"] == int((own < others[own.index]).sum()) and facts["years"] == len(own)
    ends = [sum(part) / 3 for part in (others[own.index].tolist()[-3:], others[own.index].tolist()[:3])]
    mine = [sum(part) / 3 for part in (own.tolist()[-3:], own.tolist()[:3])]
    share = 100 * (ends[0] - ends[1]) / (mine[0] - mine[1])
    assert facts["near_share"] == pytest.approx(share), "three years at each end"
    assert (facts["near_from"], facts["near_to"]) == ("1993\N{EN DASH}95", "2021\N{EN DASH}23")
    assert list(own.index[[0, 2, -3, -1]]) == [1993, 1995, 2021, 2023]
