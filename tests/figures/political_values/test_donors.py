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


def test_donor_lines_are_the_payments_and_means_those_of_the_periods(indicators: pd.DataFrame) -> None:
    made = donors.aid_donors(indicators)
    aid = indicators[indicators["indicator"] == "aid-net-bilateral"]
    lines = [tuple(line.get_ydata()) for axes in made.figure.axes for line in axes.lines]
    for donor in donors.DONORS:
        mine = aid[(aid["counterpart"] == donor) & (aid["period"].astype(int) >= donors.PERIODS[0][0])]
        assert tuple(mine["value"]) in lines
        for first, last in donors.PERIODS:
            inside = mine[mine["period"].astype(int).between(first, last)]["value"]
            assert made.facts[f"{donor.lower()}_{first}"] == pytest.approx(inside.mean())
            if donor == donors.EU:
                assert any(
                    line == pytest.approx((inside.mean(), inside.mean())) for line in lines if len(line) == 2
                )


def test_a_donor_that_paid_more_leads(indicators: pd.DataFrame) -> None:
    own = (indicators["indicator"] == "aid-net-bilateral") & (indicators["counterpart"] == "EUI")
    made = donors.aid_donors(indicators.assign(value=indicators["value"].mask(own, 500.0)))
    assert (made.facts["eu_first"], made.facts["us_first"], made.facts["jp_first"]) == (5, 0, 0)


def test_institutions_and_two_members_stand_beside_the_united_states(indicators: pd.DataFrame) -> None:
    facts = donors.aid_donors(indicators).facts
    for first, _ in donors.PERIODS:
        paid = facts[f"eui_{first}"] + facts[f"deu_{first}"] + facts[f"fra_{first}"]
        assert facts[f"together_{first}"] == pytest.approx(paid)
        assert (paid > facts[f"usa_{first}"]) == (first >= facts["ahead_from"])
    american = (indicators["indicator"] == "aid-net-bilateral") & (indicators["counterpart"] == "USA")

    def ahead(paid: float) -> object:
        other = indicators.assign(value=indicators["value"].mask(american, paid))
        return donors.aid_donors(other).facts["ahead_from"]

    assert (ahead(500.0), ahead(0.0)) == (0, donors.PERIODS[0][0])


def test_titles_say_how_often_each_came_first(indicators: pd.DataFrame) -> None:
    made = donors.aid_donors(indicators)
    first, then = (axes.get_title(loc="left") for axes in made.figure.axes)
    assert first.endswith(f"first in {made.facts['us_first']}, Japan in {made.facts['jp_first']}")
    assert f"first in {made.facts['eu_first'] or 'none'};" in then
