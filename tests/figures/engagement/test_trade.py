"""Shares of the EU in trade, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest

from artists import marks
from figures.engagement.frames import claims_of
from frames import changed
from helpers import exhibits, tables
from helpers.exhibits.style import ARTICLE, MUTED
from helpers.figures.engagement import trade as engagement_trade


def trade_frames() -> tuple[pd.DataFrame, pd.DataFrame]:
    claims = claims_of(("a-155", "39", ""), ("a-156", "30", ""))
    columns = ["indicator", "entity", "counterpart", "period", "value", "status", "source", "note"]
    rows = [
        ("merchandise-exports", "KAZ", "WLD", "2021", 60_000.0, "published", "wdi-kaz-2026", ""),
        ("merchandise-imports", "KAZ", "WLD", "2021", 40_000.0, "published", "wdi-kaz-2026", ""),
        ("merchandise-exports", "KAZ", "WLD", "2022", 80_000.0, "published", "wdi-kaz-2026", ""),
        ("merchandise-imports", "KAZ", "WLD", "2022", 50_000.0, "published", "wdi-kaz-2026", ""),
        ("exports-reported", "KAZ", "EU", "2022", 32.0, "published", "x", ""),
        ("imports-reported", "KAZ", "EU", "2022", 8.0, "published", "x", ""),
        ("turnover-reported", "KAZ", "EU", "2022", 40.0, "published", "x", ""),
        ("turnover-reported", "KAZ", "EU", "2021", 29.0, "derived", "x", ""),
        ("turnover-reported", "KAZ", "EU", "2022-01/2022-06", 9.0, "partial", "x", ""),
        ("turnover-reported", "KAZ", "RUS", "2022", 26.0, "published", "x", ""),
        ("export-share-wits", "KAZ", "EU27", "2015", 34.0, "partial", "y", ""),
    ]
    return claims, pd.DataFrame(rows, columns=columns)


def test_shares_are_amounts_over_totals_of_whole_years() -> None:
    rows = engagement_trade.eu_shares(trade_frames()[1])
    found = {(row.flow, row.year, row.kind): row.share for row in rows.itertuples()}
    assert found == {
        ("exports", 2015, "lower bound"): 34.0,
        ("exports", 2022, "amount over total"): pytest.approx(40.0),
        ("imports", 2022, "amount over total"): pytest.approx(16.0),
        ("turnover", 2021, "amount uncertain"): pytest.approx(29.0),
        ("turnover", 2022, "amount over total"): pytest.approx(100 * 40 / 130),
    }


def test_trade_dots_stand_where_the_shares_are() -> None:
    made = engagement_trade.trade_shares(*trade_frames())
    exports, imports, both = map(marks, made.figure.axes)
    assert exports == [
        (2015, 34, "^", MUTED),
        (2022, pytest.approx(40), "o", MUTED),
        (2020.6, 39, "D", ARTICLE["A"]),
    ]
    assert imports == [(2022, pytest.approx(16), "o", MUTED)]
    assert (2021, pytest.approx(29), "o", "white") in both and (2020.6, 30, "D", ARTICLE["A"]) in both
    assert made.facts["best"] == 2022 and made.facts["low"] == made.facts["high"] == pytest.approx(29)
    assert all(
        len(line.get_xdata()) == 1 or line.get_linestyle() != "-"
        for axes in made.figure.axes
        for line in axes.lines
    )


def test_a_changed_share_or_total_is_seen() -> None:
    claims, indicators = trade_frames()
    made = engagement_trade.trade_shares(changed(claims, "20", claim="a-156"), indicators)
    assert (2020.6, 20, "D", ARTICLE["A"]) in marks(made.figure.axes[2])
    assert made.facts["turnover"] == 20 and made.facts["best"] == 2021
    halved = changed(indicators, 40_000.0, indicator="merchandise-exports", period="2022")
    assert engagement_trade.trade_shares(claims, halved).facts["exports_2022"] == pytest.approx(80)


def test_real_trade() -> None:
    claims, indicators = tables.load("claims"), tables.load("indicators")
    made = engagement_trade.trade_shares(claims, indicators)
    assert made.facts["best"] == 2022 and made.facts["low"] < made.facts["turnover"] < made.facts["high"]
    assert sum(len(marks(axes)) for axes in made.figure.axes) == len(made.rows)
    low, high = made.figure.axes[0].get_ylim()
    assert made.rows["share"].between(low, high).all()
    closed = made.rows[made.rows["source"].isin(["wits-kaz-2015", "penppml-trade"])]
    assert closed.groupby("source").size().max() <= 8


def test_the_caption_states_what_the_small_tables_say() -> None:
    """Article A's 30 percent of 2021 fit 40 of 130 in 2022 better than the 29 of 100 that growth gives for 2021."""
    claims, indicators = trade_frames()
    made = {
        "claims": claims,
        "indicators": indicators.assign(source="article-a"),
        "sources": tables.load("sources"),
    }
    caption = exhibits.make("fig-trade-shares", made.__getitem__).card["caption"]
    assert [word.strip(",;.%") for word in caption.split() if word[0].isdigit()] == [
        "2021",
        "29.0",
        "29.0",
        "30.0",
        "2022",
    ]
