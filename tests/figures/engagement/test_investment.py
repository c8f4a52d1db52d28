"""Investment by concept, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest

from artists import marks
from figures.engagement.frames import claims_of
from frames import changed
from helpers import tables
from helpers.exhibits.style import ARTICLE, MUTED
from helpers.figures.engagement import investment as engagement_investment


def investment_frames() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    claims = claims_of(
        ("a-158", "60000", ""), ("a-159", "20", ""), ("a-162", "5000", ""), ("a-166", "500", "")
    )
    coded = pd.DataFrame(
        [
            ("a-158", "EU", "stock", ""),
            ("a-162", "NLD", "not stated", ""),
            ("a-166", "DEU", "not stated", ""),
        ],
        columns=["claim", "entity", "concept", "reason"],
    )
    columns = ["indicator", "entity", "counterpart", "period", "value", "status", "source", "note"]
    rows = [
        ("fdi-stock", "KAZ", "NLD", "2021-06", 58.0, "approximate", "x", "mid-year; a floor"),
        ("fdi-stock", "KAZ", "WLD", "2021-06", 150.0, "published", "x", ""),
        ("fdi-gross-inflow", "KAZ", "EU", "2021", 10.0, "derived", "x", ""),
        ("fdi-gross-inflow", "KAZ", "EU", "2022", 12.0, "published", "x", ""),
        ("fdi-gross-inflow", "KAZ", "NLD", "2021", 7.0, "published", "x", ""),
        ("fdi-gross-inflow", "KAZ", "DEU", "2022", 0.6, "published", "x", ""),
        ("fdi-gross-inflow-cumulative", "KAZ", "EU", "2005/2024-09", 200.0, "published", "x", ""),
        ("fdi-invested-since-1992", "KAZ", "EU", "1992/2022", 76.0, "approximate", "x", ""),
        ("fdi-gross-inflow-part-year", "KAZ", "EU", "2022-01/2022-09", 8.0, "approximate", "x", "a floor"),
        ("fdi-gross-inflow", "KAZ", "USA", "2022", 5.0, "published", "x", ""),
    ]
    return claims, coded, pd.DataFrame(rows, columns=columns)


def test_every_figure_keeps_its_concept() -> None:
    rows = engagement_investment.investment_figures(*investment_frames())
    european = rows[rows["entity"] == "EU"]
    assert list(zip(european["concept"], european["value"], european["origin"], strict=True)) == [
        ("stock", pytest.approx(50.0), "derived"),
        ("stock", 60.0, "stated"),
        ("not stated", 76.0, "public"),
        ("sum", 200.0, "public"),
        ("inflow", 10.0, "public"),
        ("inflow", 12.0, "public"),
        ("part", 8.0, "public"),
    ]
    assert "USA" not in set(rows["entity"]) and "WLD" not in set(rows["entity"])


def test_investment_dots_and_words() -> None:
    made = engagement_investment.investment(*investment_frames())
    european, dutch, others = made.figure.axes
    assert (60.0, 0, "s", ARTICLE["A"]) in marks(european) and (
        pytest.approx(50.0),
        0,
        "s",
        "white",
    ) in marks(european)
    assert (10.0, 3, "o", "white") in marks(european) and (12.0, 3, "o", MUTED) in marks(european)
    assert marks(dutch) == [(58.0, 0, "s", MUTED), (5.0, 1, "X", ARTICLE["A"]), (7.0, 2, "o", MUTED)]
    assert marks(others) == [(0.5, 0, "X", ARTICLE["A"]), (0.6, 0, "o", MUTED)]
    words = [text.get_text() for axes in made.figure.axes for text in axes.texts]
    assert (
        "≥58.0 (mid-2021)" in words
        and "A: 0.50" in words
        and "200.0 (2005-Sep 2024)" in words
        and "≥8.0 (Jan-Sep 2022)" in words
    )
    sides = {text.get_text(): text.get_ha() for text in european.texts}
    assert sides["200.0 (2005-Sep 2024)"] == "right" and sides["≥8.0 (Jan-Sep 2022)"] == "left"
    assert all(len(line.get_xdata()) == 1 for axes in made.figure.axes for line in axes.lines)
    assert made.facts["five"] == pytest.approx(5.5) and made.facts["inflow_next"] == 12.0


def test_a_changed_amount_is_seen() -> None:
    claims, coded, indicators = investment_frames()
    made = engagement_investment.investment(
        changed(changed(claims, "6000", claim="a-162"), "50", claim="a-159"), coded, indicators
    )
    assert (6.0, 1, "X", ARTICLE["A"]) in marks(made.figure.axes[1])
    assert made.rows.set_index("origin").at["derived", "value"] == pytest.approx(40)
    assert made.facts["nl"] == 6.0 and made.facts["five"] == pytest.approx(6.5)


def test_real_investment() -> None:
    made = engagement_investment.investment(*map(tables.load, ("claims", "investment_claims", "indicators")))
    assert sum(len(marks(axes)) for axes in made.figure.axes) == len(made.rows)
    low, high = made.figure.axes[2].get_xlim()
    assert made.rows["value"].between(low, high).all()
    assert made.facts["sum_last"] > made.facts["stock"]
