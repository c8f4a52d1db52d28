"""Positions in the UN and who moved, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from artists import line_of
from figures.foreign_policy.frames import position_rows
from frames import changed
from helpers import exhibits, measures, tables
from helpers.exhibits import style
from helpers.figures.foreign_policy import votes as foreign_policy_votes


def test_apart_keeps_order_and_gap() -> None:
    places = foreign_policy_votes.apart([1.0, 1.05, 3.0, 0.0], 0.4)
    assert places[2] == 3.0 and places[3] < places[0] < places[1]
    assert places[1] - places[0] == pytest.approx(0.4, abs=1e-6)
    assert foreign_policy_votes.apart([2.0, 1.0], 0.5) == [2.0, 1.0]


def test_ideal_points_draw_values_and_bands() -> None:
    made = foreign_policy_votes.ideal_points(position_rows())
    top, bottom = made.figure.axes
    assert (
        line_of(top, "KAZ").get_ydata()[1] == pytest.approx(1.0)
        and line_of(top, "EU27").get_ydata()[-1] == 2.5
    )
    assert to_hex(line_of(top, "EU27").get_color()).lower() == style.ACTOR["EU"].lower()
    labels = {band.get_label() for band in top.collections}
    assert labels == {"band KAZ", "band RUS", "band CHN", "band USA"}
    shape = (
        next(band for band in top.collections if band.get_label() == "band RUS").get_paths()[0].vertices[:, 1]
    )
    assert (shape.min(), shape.max()) == (pytest.approx(-0.2), pytest.approx(0.2))
    assert top.get_xlim()[0] == 1991 and line_of(bottom, "KAZ").get_xdata()[-1] == 2024
    facts = made.facts
    assert (facts["dist_first"], facts["dist_last"], facts["peak"]) == (
        pytest.approx(1.0),
        pytest.approx(4.5),
        2023,
    )
    assert facts["below_zero"] == 2003 and (facts["last"], facts["final_last"], facts["end"]) == (
        2023,
        2024,
        2024,
    )
    assert len(made.rows) == len(foreign_policy_votes.COLOURS) * (32 + 33)


def test_ideal_points_follow_a_changed_value() -> None:
    rows = changed(position_rows(), -9.0, indicator="un-ideal-point-all", entity="KAZ", period="2000")
    made = foreign_policy_votes.ideal_points(rows)
    assert made.facts["peak"] == 2000 and made.facts["dist_peak"] == pytest.approx(11)
    assert line_of(made.figure.axes[0], "KAZ").get_ydata()[8] == -9.0
    assert made.facts["final_peak"] != 2000


def test_ideal_points_of_the_real_table(indicators: pd.DataFrame) -> None:
    made = foreign_policy_votes.ideal_points(indicators)
    own = indicators[
        (indicators["indicator"] == "un-ideal-point-all") & (indicators["period"] == "2023")
    ].set_index("entity")["value"]
    assert made.facts["dist_last"] == pytest.approx(abs(own["KAZ"] - own["EU27"]))
    bands = made.rows[(made.rows["indicator"] == "un-ideal-point-all") & (made.rows["entity"] == "KAZ")]
    bands = bands.set_index("period")
    assert bands.at["2023", "high"] < bands.at["1993", "low"], "Kazakhstan's first and last band do not meet"
    assert not [
        band for axes in made.figure.axes for band in axes.collections if "EU27" in str(band.get_label())
    ]


def test_movers_divide_a_change_that_is_known() -> None:
    found = foreign_policy_votes.moved(foreign_policy_votes.points(position_rows(), "all"), 1993, 2023, 3)
    assert (found.mine, found.theirs) == (pytest.approx(2.8), pytest.approx(0.5))
    assert foreign_policy_votes.periods() == [(1993, 2002), (2000, 2009), (2007, 2016), (2014, 2023)]


def test_movers_draw_three_columns_a_period() -> None:
    made = foreign_policy_votes.movers(position_rows())
    top = made.figure.axes[0]
    heights = [round(bar.get_height(), 6) for bar in top.patches]
    rows = made.rows[made.rows["votes"] == "all"]
    faces = [to_hex(bar.get_facecolor()).lower() for bar in top.patches]
    assert faces == [
        colour.lower()
        for colour in (style.ACTOR["Kazakhstan"], style.ACTOR["EU"], "#ffffff")
        for _ in range(4)
    ]
    assert heights == [
        round(value, 6) for part in ("kazakhstan", "eu_mean", "change") for value in rows[part]
    ]
    assert (rows["kazakhstan"] + rows["eu_mean"]).tolist() == pytest.approx(rows["change"].tolist())
    assert rows["kazakhstan"].tolist() == pytest.approx([0.7] * 4) and rows[
        "eu_mean"
    ].tolist() == pytest.approx([0, 0, 0, 0.5])
    assert made.facts["widening"] == 1 and (made.facts["holds"], made.facts["runs"]) == (6, 6)
    assert "+2.80" in top.get_title(loc="left")


def test_movers_follow_the_other_side() -> None:
    rows = position_rows()
    still = rows["entity"] == "KAZ"
    rows.loc[still, "value"] = 1.0
    made = foreign_policy_votes.movers(rows)
    assert (
        made.facts["mine"] == pytest.approx(0)
        and made.facts["theirs"] == pytest.approx(0.5)
        and made.facts["holds"] == 0
    )


def test_movers_of_the_real_table(indicators: pd.DataFrame) -> None:
    made = foreign_policy_votes.movers(indicators)
    values = foreign_policy_votes.points(indicators, "final")
    expected = measures.who_moved(
        (values.loc[1993:1995, "KAZ"].mean(), values.loc[2021:2023, "KAZ"].mean()),
        (values.loc[1993:1995, "EU27"].mean(), values.loc[2021:2023, "EU27"].mean()),
    )
    assert made.facts["final_mine"] == pytest.approx(expected.mine) and made.facts[
        "final_theirs"
    ] == pytest.approx(expected.theirs)
    for votes, group in made.rows.groupby("votes"):
        whole = made.facts["change" if votes == "all" else "final_change"]
        assert group["change"].sum() == pytest.approx(whole)


def test_the_caption_of_the_movers_states_what_the_small_table_says() -> None:
    """Kazakhstan moved 2.8 away and the EU mean 0.5, which is 3.3 together, from 1993 to 2023."""
    made = {"indicators": position_rows().assign(source="article-a"), "sources": tables.load("sources")}
    caption = exhibits.make("fig-un-movers", made.__getitem__).card["caption"]
    assert {"1993", "2023", "3.30", "2.80"} <= set(caption.replace(",", " ").split())
