"""Words about money and donors, on the real tables and on copies of them that are changed."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import changed
from helpers import tables
from helpers.figures.political_values import donors
from helpers.tables import dates


# --- payments --------------------------------------------------------------------------------------------------------
def test_payments_are_the_bars_and_words_stand_in_their_years(
    claims: pd.DataFrame, indicators: pd.DataFrame
) -> None:
    words = tables.load("aid_words")
    made = donors.money_words(claims, words, indicators)
    strip, axes = made.figure.axes
    aid = indicators[
        (indicators["indicator"] == "aid-net-bilateral") & (indicators["counterpart"] == "EUI")
    ].set_index("period")["value"]
    assert {
        str(round(bar.get_x() + bar.get_width() / 2)): bar.get_height() for bar in axes.patches
    } == aid.to_dict()
    marks = sorted(float(line.get_xdata()[0]) for line in strip.lines if line.get_marker() in ("D", "o"))
    stated = claims.set_index("claim")["value"]
    assert marks == sorted(float(dates.year(stated[claim])) for claim in words["claim"])
    assert made.facts["peak"] == aid.max()
    assert made.facts["late_words"] == sum(mark >= 2018 for mark in marks)
    assert made.facts["graduation"] == 2014


def test_a_changed_payment_or_date_moves_the_picture(claims: pd.DataFrame, indicators: pd.DataFrame) -> None:
    other = changed(indicators, 21.0, indicator="aid-net-bilateral", counterpart="EUI", period="2022")
    later = changed(claims, "2018", claim="a-125")
    made = donors.money_words(later, tables.load("aid_words"), other)
    assert (made.facts["peak_year"], made.facts["peak"], made.facts["late_words"]) == (2022, 21.0, 5)
    assert 21.0 in [bar.get_height() for bar in made.figure.axes[1].patches]


def test_labels_of_one_kind_do_not_meet() -> None:
    words = pd.DataFrame(
        {"kind": ["treaty"] * 3, "label": ["first words", "second", "third"], "year": [2000, 2001, 2022]}
    )
    assert donors.placed(words, 2023) == [(0, "right"), (1, "right"), (0, "left")]


def test_donor_bars_are_means_of_the_periods(indicators: pd.DataFrame) -> None:
    made = donors.aid_donors(indicators)
    aid = indicators[indicators["indicator"] == "aid-net-bilateral"]
    for axes, (first, last) in zip(made.figure.axes, donors.PERIODS, strict=True):
        for bar, donor in zip(axes.patches, donors.DONORS, strict=True):
            mine = aid[
                (aid["counterpart"] == donor) & aid["period"].astype(str).between(str(first), str(last))
            ]["value"]
            assert bar.get_width() == pytest.approx(mine.mean())
            assert made.facts[f"{donor.lower()}_{first}"] == pytest.approx(mine.mean())
    spread = made.figure.axes[0].lines[0]
    assert list(spread.get_xdata()) == [1.07, 16.34]


def test_a_donor_that_paid_more_leads(indicators: pd.DataFrame) -> None:
    own = (indicators["indicator"] == "aid-net-bilateral") & (indicators["counterpart"] == "EUI")
    made = donors.aid_donors(indicators.assign(value=indicators["value"].mask(own, 500.0)))
    assert (made.facts["eu_first"], made.facts["us_first"], made.facts["jp_first"]) == (5, 0, 0)
