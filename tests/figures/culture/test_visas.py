"""Schengen visas: counts over hosts for each thousand people, on the real tables and changed ones."""

from __future__ import annotations

import pytest

from frames import changed, real
from helpers.figures.culture import visas
from helpers.tables import dates

TABLES = ("schengen_visas", "indicators", "visa_steps")


def test_heads_and_shares_follow_from_the_counts() -> None:
    counts, indicators, steps = real(*TABLES)
    facts = visas.schengen_visas(counts, indicators, steps).facts
    last = counts[counts["year"] == facts["last"]]
    people = indicators[
        (indicators["indicator"] == "population")
        & (indicators["entity"] == "KAZ")
        & (indicators["period"].map(dates.year) == facts["last"])
    ]["value"].item()
    issued, refused = int(last["issued"].sum()), int(last["refused"].sum())
    assert facts["heads_last"] == pytest.approx(1000 * issued / people)
    assert facts["refused_last"] == pytest.approx(100 * refused / (issued + refused))


def test_lines_are_the_rows_in_both_forms() -> None:
    made = visas.schengen_visas(*real(*TABLES))
    for figure in (made.figure, made.narrow):
        lines = {tuple(line.get_ydata()) for line in figure.axes[0].lines}
        assert tuple(made.rows["issued_per_1000"].astype(float)) in lines


def test_a_host_that_gives_more_moves_the_last_year_alone() -> None:
    counts, indicators, steps = real(*TABLES)
    more = changed(counts.assign(note="x"), 200_000, "issued", year=2024, host="DEU")
    facts, before = (visas.schengen_visas(one, indicators, steps).facts for one in (more, counts))
    assert facts["heads_last"] > facts["heads_peak"] == before["heads_peak"] > before["heads_last"]  # type: ignore[operator]


def test_more_hosts_give_visas_in_the_last_year() -> None:
    counts, indicators, steps = real(*TABLES)
    facts = visas.schengen_visas(counts, indicators, steps).facts
    assert facts["hosts_last"] > facts["hosts_first"]


def test_steps_stand_at_their_days() -> None:
    made = visas.schengen_visas(*real(*TABLES))
    assert [round(float(made.facts[f"step_{place}"]), 1) for place in (1, 2, 3)] == [2014.5, 2015.5, 2017.0]
    assert [made.facts[f"waived_{place}"] for place in (1, 2, 3)] == [2014, 2015, 2017]


def test_titles_say_the_first_year_beside_the_peak_and_all_countries_beside_kazakhstan() -> None:
    made = visas.schengen_visas(*real(*TABLES))
    heads, refused = (axes.get_title(loc="left").replace("\n", " ") for axes in made.figure.axes)
    by_year = made.rows.set_index("year")
    for name in ("first", "peak", "last"):
        year = made.facts[name]
        assert f"{by_year['issued_per_1000'][year]:.1f} in {year}" in heads
    assert (
        heads.startswith("Schengen visas for 1,000 people in Kazakhstan rose from ")
        and " and fell to " in heads
    )
    begin, end = made.facts["world_from"], made.facts["world_to"]
    here, world = by_year["refused_share"], by_year["refused_worldwide"]
    assert refused.startswith(
        f"Refused in Kazakhstan: {here[begin]:.0f}% in {begin}, {here[end]:.0f}% in {end}"
    )
    assert refused.endswith(f"{world[begin]:.0f}% and {world[end]:.0f}%")


def test_what_was_refused_before_borders_closed_stands_apart() -> None:
    made = visas.schengen_visas(*real(*TABLES))
    by_year = made.rows.set_index("year")["refused_share"]
    assert made.facts["closing"] == visas.CLOSED[0] - 1
    assert made.facts["refused_closing"] == by_year[visas.CLOSED[0] - 1] > float(made.facts["here_first"])


def test_all_countries_are_counted_with_russia_and_without() -> None:
    made = visas.schengen_visas(*real(*TABLES))
    row = made.rows.set_index("year").loc[made.facts["world_to"]]
    # Totals of the publisher's workbook of 2024, and those of consulates in Russia.
    issued, refused, there_issued, there_refused = 9_793_634, 1_706_003, 541_839, 44_885
    assert row["refused_worldwide"] == pytest.approx(100 * refused / (issued + refused))
    apart = (refused - there_refused) / (issued - there_issued + refused - there_refused)
    assert row["refused_without_russia"] == pytest.approx(100 * apart)
    begun = made.rows.set_index("year").loc[made.facts["world_from"], "refused_without_russia"]
    assert made.facts["apart_points"] == pytest.approx(100 * apart - begun)
    assert made.facts["world_points"] == pytest.approx(
        float(made.facts["world_last"]) - float(made.facts["world_first"])
    )


def test_each_year_of_all_countries_has_a_mark() -> None:
    made = visas.schengen_visas(*real(*TABLES))
    world = made.rows["refused_worldwide"].astype(float)
    for figure in (made.figure, made.narrow):
        marks = [line for line in figure.axes[1].lines if line.get_marker() == "D"]
        assert len(marks) == 1 and list(marks[0].get_ydata()[world.notna()]) == list(world.dropna())
