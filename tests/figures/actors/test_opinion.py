"""Destinations of students, on the real tables."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import real
from helpers.exhibits import style
from helpers.figures.actors import opinion


def test_destinations_real() -> None:
    indicators, entities = real("indicators", "entities")
    drawn = opinion.students_destinations(indicators, entities)
    facts = drawn.facts
    abroad = indicators[
        (indicators["indicator"] == "students-abroad") & (indicators["period"] == str(facts["year"]))
    ].set_index("counterpart")["value"]
    for name, code in (("russia", "RUS"), ("us", "USA"), ("kgz", "KGZ"), ("tur", "TUR")):
        assert facts[name] == abroad[code], code
    assert facts["ratio"] == pytest.approx(abroad["RUS"] / abroad["USA"])
    assert (
        facts["ahead"]
        == " and ".join(
            name for name, code in (("Kyrgyzstan", "KGZ"), ("Türkiye", "TUR")) if abroad[code] > abroad["USA"]
        )
        != ""
    )
    assert not ((drawn.rows["counterpart"] == "CHN") & (drawn.rows["status"] == "partial")).any()
    assert drawn.rows["period"].max() == "2019"


def test_destinations_gaps_and_weak_years() -> None:
    left, right = opinion.students_destinations(*real("indicators", "entities")).figure.axes
    assert left.get_yscale() == right.get_yscale() == "log"
    russia = next(line for line in left.lines if line.get_color() == style.ACTOR["Russia"])
    values = dict(zip(russia.get_xdata(), russia.get_ydata(), strict=True))
    assert all(pd.isna(values[year]) for year in (2008, 2010, 2013))
    hollow = {
        float(x)
        for axes in (left, right)
        for line in axes.lines
        if line.get_markerfacecolor() == "white"
        for x in line.get_xdata()
    }
    assert hollow == {2008, 2010, 2014, 2018}  # a weak year, and China by another count
    china = next(line for line in left.lines if line.get_marker() == "D")
    assert china.get_markeredgecolor() == style.ACTOR["China"]


def test_destinations_follow_the_series() -> None:
    indicators, entities = real("indicators", "entities")
    changed = indicators.copy()
    where = (changed["indicator"] == "students-abroad") & (changed["period"] == "2018")
    changed.loc[where & (changed["counterpart"] == "TUR"), "value"] = 1000.0
    changed.loc[where & (changed["counterpart"] == "RUS"), "value"] = 17645.0
    drawn = opinion.students_destinations(changed, entities)
    assert (drawn.facts["ahead"], drawn.facts["ratio"]) == ("Kyrgyzstan", 10)
    right = drawn.figure.axes[1]
    assert "Kyrgyzstan\n" in right.get_title(loc="left")
    assert any(1000.0 in line.get_ydata() for line in right.lines)


def test_no_source_gives_a_series() -> None:
    found, sources = real("opinion", "sources")
    closed = set(sources.loc[~sources["series_allowed"], "source"])
    assert found[found["source"].isin(closed)].groupby("source").size().max() <= 8
