"""Destinations of students and what surveys ask: real tables and small ones made by hand."""

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
            name for name, code in (("Kyrgyzstan", "KGZ"), ("Turkey", "TUR")) if abroad[code] > abroad["USA"]
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


def small_opinion() -> tuple[pd.DataFrame, pd.DataFrame]:
    columns = [
        "item",
        "period",
        "survey",
        "question",
        "about",
        "asked",
        "bound",
        "value",
        "unit",
        "n",
        "source",
        "note",
    ]
    rows = [
        ("op-01", "2015", "S", "likes", "EU", "Kazakhstan", "", 40.0, "percent", 500, "one", ""),
        ("op-02", "2015", "S", "likes", "US", "Kazakhstan", "", 30.0, "percent", 500, "one", ""),
        ("op-03", "2015", "S", "likes", "Russia", "Kazakhstan", "", 60.0, "percent", 500, "one", ""),
        ("op-04", "2015", "S", "likes", "China", "Kazakhstan", "lower", 10.0, "percent", 500, "one", ""),
        ("op-05", "2015", "S", "likes", "China", "Kazakhstan", "upper", 20.0, "percent", 500, "one", ""),
        (
            "op-06",
            "2012",
            "T",
            "trusts",
            "Belarus",
            "average of four Central Asian states",
            "",
            5.5,
            "percent",
            None,
            "one",
            "",
        ),
    ]
    sources = pd.DataFrame([("one", "https://example.org", "o")], columns=["source", "address", "origin"])
    return pd.DataFrame(rows, columns=columns).astype({"n": "Int64"}), sources


def test_opinion_small() -> None:
    made = opinion.opinion_found(*small_opinion())
    assert made.body[0][3:] == ["average of four Central Asian states", "–", "–", "–", "–", "Belarus 5.5%"]
    assert made.body[1][3:] == ["Kazakhstan, n = 500", "40%", "30%", "60%", "10–20%", "–"]
    assert made.body[1][1] == {"text": "S", "href": "https://example.org"}
    facts = made.facts
    assert (
        facts["values"],
        facts["rows"],
        facts["complete"],
        facts["sampled"],
        facts["china"],
        facts["elsewhere"],
    ) == (5, 2, 1, 1, 1, 1)
    assert (facts["eu_value"], facts["eu_first"], facts["eu_last"]) == (40, 2015, 2015)


def test_opinion_real() -> None:
    found, sources = real("opinion", "sources")
    made = opinion.opinion_found(found, sources)
    facts = made.facts
    assert facts["values"] == (found["bound"] != "upper").sum()  # the two ends of a range are one value
    assert facts["rows"] == len(made.body)
    changed = found.copy()
    changed.loc[changed["item"] == "op-01", "value"] = 55.0
    again = opinion.opinion_found(changed, sources)
    assert again.facts["eu_value"] == 55
    assert "55%" in [line[4] for line in again.body]


def test_no_source_gives_a_series() -> None:
    found, sources = real("opinion", "sources")
    closed = set(sources.loc[~sources["series_allowed"], "source"])
    assert found[found["source"].isin(closed)].groupby("source").size().max() <= 8


def test_needs_real_and_changed() -> None:
    needs, items, found = real("opinion_needs", "opinion_need_items", "opinion")
    made = opinion.opinion_lacking(needs, items, found)
    facts = made.facts
    assert facts["n"] == len(made.body) == len(needs)
    assert facts["part"] == sum(line[2] == "in part" for line in made.body)
    assert facts["no"] == sum(line[2] == "no" for line in made.body)
    assert all((line[3] == "–") == (line[2] == "no") for line in made.body)
    fewer = opinion.opinion_lacking(
        needs.assign(found=needs["found"].where(needs["need"] != "age", "yes")),
        items,
        found[found["item"] != "op-13"],
    )
    assert (fewer.facts["yes"], fewer.facts["no"], fewer.facts["yes_was"]) == (1, int(facts["no"]) - 1, "was")
    assert fewer.body[5][3] == "–"
