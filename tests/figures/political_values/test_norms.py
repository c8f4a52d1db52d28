"""Norms by date: a mark for each state that took one up, and the place of Kazakhstan."""

from __future__ import annotations

import pytest

from frames import changed, real
from helpers.figures.political_values import norms
from helpers.measures.norms import order
from helpers.tables import dates
from helpers.tables.computed import get
from helpers.theses.findings import record

TABLES = ("norm_adoptions", "norm_places", "norm_batches", "norm_order")


def test_dots_of_kazakhstan_lie_in_the_order_of_its_dates() -> None:
    made = norms.norms(*real(*TABLES))
    home = made.rows[made.rows["entity"] == "KAZ"]
    assert home["moment"].is_monotonic_increasing or (home["moment"].diff().dropna() > -0.51).all()
    colour = norms.MARKS["KAZ"][1]
    drawn = next(line for line in made.figure.axes[0].lines if line.get_color() == colour)
    assert list(drawn.get_xdata()) == pytest.approx(list(home["moment"]))
    assert list(drawn.get_ydata()) == list(home["place"])


def test_counts_follow_from_places_and_batches() -> None:
    adoptions, places, batches, pairs = real(*TABLES)
    facts = norms.norms(adoptions, places, batches, pairs).facts
    own = places[~places["house"].isin(order.EUROPEAN)]
    assert facts["first_of_five"] == int((own["place"] == 1).sum()) < int((places["place"] == 1).sum())
    assert facts["batched"] == int(batches["norms"].sum())
    assert facts["dated"] == round(100 * batches["norms"].sum() / batches["share"].sum()) < facts["norms"]
    moved = changed(places, 5, "place", norm="water")
    other = norms.norms(adoptions, moved, batches, pairs).facts
    assert other["first_of_five"] == int(facts["first_of_five"]) - 1
    assert other["last_of_five"] == int(facts["last_of_five"]) + 1


def test_norms_of_european_bodies_are_counted_apart() -> None:
    adoptions, places, batches, pairs = real(*TABLES)
    facts = norms.norms(adoptions, places, batches, pairs).facts
    theirs = places[places["house"].isin(order.EUROPEAN) & places["place"].notna()]
    assert facts["european_told"] == len(theirs)
    assert facts["european_alone"] == int((theirs["without"] == 4).sum()) < len(theirs)
    moved = changed(places, 3, "without", norm="coe-greco")
    other = norms.norms(adoptions, moved, batches, pairs).facts
    assert other["european_alone"] == int(facts["european_alone"]) - 1
    assert {key: other[key] for key in ("told", "first_of_five")} == {
        key: facts[key] for key in ("told", "first_of_five")
    }


def test_norms_of_the_commission_for_europe_are_counted_apart() -> None:
    adoptions, places, batches, pairs = real(*TABLES)
    facts = norms.norms(adoptions, places, batches, pairs).facts
    own = places[(places["house"] == "UNECE") & places["place"].notna()]
    other = places.assign(house=places["house"].replace("UNECE", "Council of Europe"))
    assert facts["unece"] == len(own) > 0
    assert norms.norms(adoptions, other, batches, pairs).facts["unece"] == 0
    assert facts["unece_first"] == int((own["place"] == 1).sum())
    assert facts["unece_late"] == int((own["place"] >= 4).sum())
    # The prose has it that they are one day's deposit.
    assert {dates.readable(day) for day in own["date"]} == {facts["largest_day"]}


def test_the_other_filing_is_counted_as_its_findings_are() -> None:
    facts = norms.norms(*real(*TABLES)).facts
    late, european = record.places(get, {"earlier": "3"}).counts, record.first(get, {"state": "KAZ"}).counts
    assert late["commission"] == european["commission"] == facts["unece"]
    assert late["rest_count"] == late["count"] - facts["unece_late"]
    assert european["with_count"] == european["count"] + facts["unece_first"]


def test_a_field_lies_behind_the_norms_of_each_day_with_several() -> None:
    made = norms.norms(*real(*TABLES))
    home = made.rows[made.rows["entity"] == "KAZ"].set_index("place")
    days = list(norms.together(home.reset_index()))
    assert len(days) == made.facts["days"]
    assert sum(bottom - top + 1 for _, top, bottom in days) == made.facts["batched"]
    for figure in (made.figure, made.narrow):
        fields = [
            (bar.get_y() + norms.EDGE, bar.get_y() + bar.get_height() - norms.EDGE)
            for bar in figure.axes[0].patches
        ]
        assert [tuple(map(round, field)) for field in fields] == [(top, bottom) for _, top, bottom in days]
        for day, top, bottom in days:
            assert set(home.loc[top:bottom, "date"]) == {day}


def test_where_not_all_neighbours_were_read_the_dot_of_kazakhstan_is_a_ring() -> None:
    made = norms.norms(*real(*TABLES))
    rings = next(line for line in made.figure.axes[0].lines if line.get_markerfacecolor() == "white")
    single = {norm for norm, mine in made.rows.groupby("norm") if len(mine) == 1}
    ringed = set(made.rows[made.rows["place"].isin(list(rings.get_ydata()))]["norm"])
    assert single - ringed == {"cped", "coe-culture-018"}, "read for all five, taken up by Kazakhstan alone"
    assert {"coe-laundering-141", "coe-tax-127", "paris", "wto"} <= ringed
