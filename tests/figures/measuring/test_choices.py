"""The curve of all choices and the table of conclusions, on small tables made by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers import exhibits, tables
from helpers.figures.measuring import choices as measuring_variants
from helpers.tables import computed


def parts() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return (
        computed.get("variant_runs").copy(),
        computed.get("variant_summary").copy(),
        tables.load("variant_choices").copy(),
    )


def test_a_curve_is_sorted_and_keeps_every_variant() -> None:
    runs, _, _ = parts()
    mine = measuring_variants.curve(runs, "law-gap")
    assert mine["effect"].is_monotonic_increasing and mine["place"].tolist() == list(
        range((runs["conclusion"] == "law-gap").sum())
    )


def test_the_curve_draws_effects_and_the_dashboard_the_choices() -> None:
    runs, summary, choices = parts()
    made = measuring_variants.specification_curve(runs, summary, choices)
    above, below = made.figure.axes[2:4]
    mine = measuring_variants.curve(runs, "democracy-gap")
    dots = {line.get_label(): line for line in above.lines}
    assert dots["holds"].get_ydata().tolist() == pytest.approx(mine.loc[mine["holds"], "effect"].tolist())
    assert to_hex(dots["does not hold"].get_color()).lower() == measuring_variants.FAILS.lower()
    own = mine[mine["published"]].iloc[0]
    assert dots["published"].get_xydata().tolist() == [[own["place"], pytest.approx(own["effect"])]]
    strokes = {line.get_label(): line for line in below.lines}
    assert (
        strokes["first 1993-97"].get_xdata().tolist()
        == mine.loc[mine["first"] == "1993-97", "place"].tolist()
    )
    assert "EU mean *" in [text.get_text() for text in below.get_yticklabels()]
    assert len(made.rows) == sum((runs["conclusion"] == name).sum() for name in measuring_variants.CURVES)


def test_the_curve_follows_a_changed_effect() -> None:
    runs, summary, choices = parts()
    chosen = runs.index[(runs["conclusion"] == "un-distance") & (runs["variant"] == 1)]
    runs.loc[chosen, ["effect", "holds"]] = [-0.5, False]
    made = measuring_variants.specification_curve(runs, summary, choices)
    dots = {line.get_label(): line for line in made.figure.axes[0].lines}
    assert dots["does not hold"].get_xydata().tolist() == [[0, -0.5]]


def test_choices_of_the_curve_are_counted() -> None:
    runs, summary, choices = parts()
    facts = measuring_variants.specification_curve(runs, summary, choices).facts
    gap = runs[(runs["conclusion"] == "democracy-gap") & (runs["first"] == "1993")]
    assert (facts["gap_from_1993_holding"], facts["gap_from_1993_runs"]) == (gap["holds"].sum(), len(gap))
    law = runs[(runs["conclusion"] == "law-gap") & (runs["series"] == "wgi")]["effect"]
    assert facts["law_wgi_most"] == pytest.approx(-law.min()) and facts["law_wgi_least"] == pytest.approx(
        -law.max()
    )


def test_the_table_states_every_conclusion() -> None:
    made = measuring_variants.variants_table(computed.get("variant_summary"))
    conclusions = tables.load("conclusions").sort_values("place")
    assert [line[0]["text"] for line in made.body] == conclusions["statement"].tolist()  # type: ignore[index]
    assert [line[0]["exhibit"] for line in made.body] == conclusions["exhibit"].tolist()  # type: ignore[index]
    assert set(conclusions["exhibit"]) <= set(exhibits.registry())
    assert made.facts["all"] + made.facts["some"] == made.facts["n"] == len(conclusions)
    overturned = [line[6] != "–" for line in made.body]
    assert overturned == [line[1].split(" of ")[0] != line[1].split(" of ")[1] for line in made.body]  # type: ignore[union-attr]


def test_the_table_follows_a_changed_summary() -> None:
    summary = computed.get("variant_summary").copy()
    chosen = summary["conclusion"] == "exports"
    summary.loc[chosen, ["holding", "minimum", "overturned_by"]] = [1, -3.25, "from 2008"]
    made = measuring_variants.variants_table(summary)
    line = made.body[int(summary.index[chosen][0])]
    assert line[1] == "1 of 4" and line[2] == "−3.2" and line[6] == "from 2008"
    assert made.facts["weakest"] == summary.loc[chosen, "short"].iloc[0]


def test_sources_cover_the_series_that_the_grid_names() -> None:
    data = tables.load("indicators")
    named = set(tables.load("variant_choices")["value"]) & set(data["indicator"])
    named |= {
        "aid-net-bilateral",
        "students-abroad",
        "students-abroad-total",
        "students-abroad-oecd-eu",
    }
    read = {*data.loc[data["indicator"].isin(named), "source"], *tables.load("issue_codes")["source"]}
    assert read <= set(measuring_variants.SOURCES)
    assert isinstance(computed.get("variant_summary"), pd.DataFrame)
