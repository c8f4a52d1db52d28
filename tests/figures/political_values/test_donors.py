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
    years = aid.set_axis(aid.index.astype(int)).sort_index()
    assert made.facts["early"] == pytest.approx(years.loc[:2017].mean())
    assert made.facts["late"] == pytest.approx(years.loc[2018:].mean())
    assert (made.facts["early_last"], made.facts["late_first"]) == (2017, 2018)
    # At current prices no title and no caption may hang on the year with the highest bar.
    title = " ".join(strip.get_title("left").split())
    assert "alone fell from 11.4 to 2.3 million dollars a year" in title
    # Dates are counted and not things: a treaty is signed and takes effect, and there is one office.
    assert title.startswith(f"{made.facts['late_words']} of {made.facts['words']} dates lie in 2018 or later")
    kinds = words.groupby("kind")["word"].agg(list)
    assert {word.split("-")[0] for word in kinds["treaty"]} == {"pca", "epca"} and len(kinds["treaty"]) == 4
    assert len(kinds["office"]) == 1
    texts = [title, *(text.get_text() for text in axes.texts)]
    assert not any(str(years.idxmax()) in text or f"{years.max():.1f}" in text for text in texts)
    assert made.facts["late_words"] == sum(mark >= 2018 for mark in marks)
    assert made.facts["graduation"] == 2014


def test_a_changed_payment_or_date_moves_the_picture(claims: pd.DataFrame, indicators: pd.DataFrame) -> None:
    other = changed(indicators, 21.0, indicator="aid-net-bilateral", counterpart="EUI", period="2022")
    later = changed(claims, "2018", claim="a-125")
    made = donors.money_words(later, tables.load("aid_words"), other)
    assert made.facts["late_words"] == 5
    assert made.facts["late"] > donors.money_words(claims, tables.load("aid_words"), indicators).facts["late"]
    assert 21.0 in [bar.get_height() for bar in made.figure.axes[1].patches]


def test_labels_of_one_kind_do_not_meet() -> None:
    words = pd.DataFrame(
        {"kind": ["treaty"] * 3, "label": ["first words", "second", "third"], "year": [2000, 2001, 2022]}
    )
    assert donors.placed(words, 2023) == [(0, "right"), (1, "right"), (0, "left")]


def test_only_what_the_institutions_of_the_union_paid_is_drawn(indicators: pd.DataFrame) -> None:
    own = indicators.query("indicator == 'aid-net-bilateral' and entity == 'KAZ' and counterpart == 'EUI'")
    paid = donors.payments(indicators)
    assert paid["year"].is_monotonic_increasing and len(paid) == own["value"].notna().sum()
    assert paid["value"].sum() == pytest.approx(own["value"].sum())
