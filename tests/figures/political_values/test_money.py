"""Aid by period, on the real tables and on copies of them that are changed."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from frames import changed
from helpers import tables
from helpers.exhibits import NARROW, style
from helpers.figures.political_values import money
from helpers.tables import dates


# --- stated and public amounts ---------------------------------------------------------------------------------------
def test_amounts_are_joined_and_spread_over_their_years(
    claims: pd.DataFrame, indicators: pd.DataFrame
) -> None:
    amounts = tables.load("aid_amounts")
    rows = money.aid_amounts_joined(claims, tables.load("evidence"), indicators, amounts).set_index("amount")
    assert len(rows) == len(amounts)
    known = claims.set_index("claim")["value"].astype(str)
    assert rows.at["ca-budget-1991", "per_year"] == pytest.approx(float(known["a-355"]) / 12)
    assert rows.at["ca-doubled", "per_year"] == float(known["a-324"])
    assert rows.at["ca-doubled", "period"] == known["a-322"]
    assert pd.isna(rows.at["ca-doubled", "total"])
    assert rows.at["envelope-2014", "sign"] == "≥"
    assert list(dict.fromkeys(rows["group"])) == list(money.GROUPS)


def test_bars_span_the_periods_and_dots_stand_at_the_yearly_amount(
    claims: pd.DataFrame, indicators: pd.DataFrame
) -> None:
    made = money.aid_periods(claims, tables.load("evidence"), indicators, tables.load("aid_amounts"))
    left, right = made.figure.axes
    bars = {round(bar.get_y() + bar.get_height() / 2): bar for bar in left.patches if bar.get_height() == 0.5}
    dots = {line.get_ydata()[0]: line for line in right.lines}
    places, _, _ = money.lines(made.rows)
    for (_, row), place in zip(made.rows.iterrows(), places, strict=True):
        bar, dot = bars[place], dots[place]
        assert bar.get_x() + bar.get_width() == pytest.approx(dates.last_year(row["period"]) + 1)
        if pd.notna(row["years"]):
            assert bar.get_width() == pytest.approx(row["years"])
        assert dot.get_xdata()[0] == pytest.approx(row["per_year"])
        assert (dot.get_markerfacecolor() == "white") == pd.notna(row["total"])
        assert (
            to_hex(bar.get_facecolor())
            == (style.ARTICLE["A"] if row["origin"] == "stated" else style.MUTED).lower()
        )


def test_a_changed_amount_moves_dot_and_fact(claims: pd.DataFrame, indicators: pd.DataFrame) -> None:
    other = changed(claims, "1200", claim="a-355")
    made = money.aid_periods(other, tables.load("evidence"), indicators, tables.load("aid_amounts"))
    assert made.facts["budget_year"] == pytest.approx(100)
    assert made.facts["ratio"] == pytest.approx(4)
    assert 100 in [line.get_xdata()[0] for line in made.figure.axes[1].lines]
    assert "~1,200 allotted" in [text.get_text() for text in made.figure.axes[0].texts]


def test_an_amount_without_its_indicator_row_stops_the_build(
    claims: pd.DataFrame, indicators: pd.DataFrame
) -> None:
    missing = indicators[indicators["source"] != "eucam-wp8"]
    with pytest.raises(ValueError, match="envelope-2007-paper: 0 rows"):
        money.aid_amounts_joined(claims, tables.load("evidence"), missing, tables.load("aid_amounts"))


def test_on_a_telephone_one_panel_tells_the_whole_and_the_mean(
    claims: pd.DataFrame, indicators: pd.DataFrame
) -> None:
    with NARROW.use():
        made = money.aid_periods(claims, tables.load("evidence"), indicators, tables.load("aid_amounts"))
    (axes,) = made.figure.axes
    said = [text.get_text() for text in axes.texts]
    for row in made.rows.itertuples():
        own = [text for text in said if text.endswith(f"{money._yearly(pd.Series(row._asdict()))} a year")]
        assert own, row.amount
        assert any(("\n" in text) == pd.notna(row.total) for text in own), row.amount
