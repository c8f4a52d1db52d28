"""Norms by date: a mark for each state that took one up, and the place of Kazakhstan."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import changed, real
from helpers.exhibits import Drawn
from helpers.figures.political_values import norms
from helpers.tables import dates
from helpers.tables.computed import get
from helpers.theses.findings import record

TABLES = ("norms", "norm_adoptions", "norm_places", "norm_batches", "norm_order")
FIVE = ("KAZ", "KGZ", "TJK", "TKM", "UZB")


def _home(made: Drawn) -> pd.DataFrame:
    return made.rows[(made.rows["entity"] == "KAZ") & (made.rows["step"] != norms.NONE)]


def test_dots_of_kazakhstan_stand_in_blocks_in_the_order_of_its_dates() -> None:
    made = norms.norms(*real(*TABLES))
    home = _home(made)
    for _, own in home.groupby(["block", "neighbours"]):
        assert own["moment"].is_monotonic_increasing or (own["moment"].diff().dropna() > -0.51).all()
    assert list(home["block"].unique()) == list(norms.BLOCKS)
    assert all(house in norms.EUROPEAN for house in home[home["block"] == "europe"]["house"])
    colour, down = norms.MARKS["KAZ"][1], norms.heights(made.rows)
    drawn = next(line for line in made.figure.axes[0].lines if line.get_color() == colour)
    assert list(drawn.get_xdata()) == pytest.approx(list(home["moment"]))
    assert list(drawn.get_ydata()) == pytest.approx([down[place] for place in home["place"]])


def test_each_block_has_its_heading_above_its_rows() -> None:
    made = norms.norms(*real(*TABLES))
    down = norms.heights(made.rows)
    first = made.rows.groupby("block")["place"].min().map(down)
    last = made.rows.groupby("block")["place"].max().map(down)
    for figure in (made.figure, made.narrow):
        headings = {text.get_text(): text.get_position()[1] for text in figure.axes[0].texts}
        for name, heading in norms.BLOCKS.items():
            at = (
                headings[heading]
                if figure is made.figure
                else headings[heading.removeprefix("Of the Economic ")]
            )
            assert last[last < first[name]].max() < at < first[name] or name == "world"


def test_whoever_was_read_in_the_region_has_a_dot_or_a_cross() -> None:
    tables = dict(zip(TABLES, real(*TABLES), strict=True))
    made = norms.norms(*tables.values())
    read = tables["norms"].set_index("norm")["states"].str.split()
    for norm, mine in made.rows[made.rows["entity"].isin(FIVE)].groupby("norm"):
        assert set(mine["entity"]) == set(read[norm]) & set(FIVE) and mine["entity"].is_unique
        assert set(mine["neighbours"]) == {norms.READ[set(FIVE) <= set(read[norm])]}
    none = made.rows[made.rows["step"] == norms.NONE]
    crosses = [line for line in made.figure.axes[0].lines if line.get_marker() == "x"]
    assert len(crosses) == len(none) == none["date"].eq("").sum()
    assert min(float(line.get_xdata()[0]) for line in crosses) > norms.LAST
    assert set(none[none["entity"] == "KAZ"]["norm"]) == {"coe-partner-democracy", "coe-sentenced-112"}


def test_counts_follow_from_places_and_batches() -> None:
    tables = dict(zip(TABLES, real(*TABLES), strict=True))
    facts = norms.norms(*tables.values()).facts
    assert facts["batched"] == int(tables["norm_batches"]["norms"].sum())
    assert (
        facts["norms"]
        == facts["world"]
        + facts["unece"]
        + len(tables["norm_places"].query("house in @norms.EUROPEAN"))
        + facts["apart"]
    )
    first = changed(changed(tables["norm_places"], 4, "earlier", norm="cat-op"), 5, "place", norm="cat-op")
    other = norms.norms(*(tables | {"norm_places": first}).values()).facts
    for name in ("world", "rights"):
        assert other[f"{name}_first"] == int(facts[f"{name}_first"]) - 1
        assert other[f"{name}_late"] == int(facts[f"{name}_late"]) + 1
    # A change to a norm that is no treaty on rights leaves their count.
    weapons = changed(tables["norm_places"], 0, "earlier", norm="chemical-weapons")
    assert (
        norms.norms(*(tables | {"norm_places": weapons}).values()).facts["rights_late"]
        == facts["rights_late"]
    )


def test_norms_of_european_bodies_are_counted_apart() -> None:
    tables = dict(zip(TABLES, real(*TABLES), strict=True))
    facts = norms.norms(*tables.values()).facts
    moved = changed(tables["norm_places"], 3, "without", norm="coe-greco")
    other = norms.norms(*(tables | {"norm_places": moved}).values()).facts
    assert other["europe_alone"] == int(facts["europe_alone"]) - 1
    assert {key: other[key] for key in ("world", "world_first")} == {
        key: facts[key] for key in ("world", "world_first")
    }


def test_each_block_is_counted_as_the_findings_count_it() -> None:
    facts = norms.norms(*real(*TABLES)).facts
    late, european = record.places(get, {"earlier": "3"}).counts, record.first(get, {"state": "KAZ"}).counts
    assert late["commission"] == european["commission"] == facts["unece"]
    assert (late["rest_count"], late["rest_all"]) == (facts["world_late"], facts["world"])
    assert (european["count"], european["all"]) == (facts["europe_first"], facts["europe"])
    assert european["with_count"] == european["count"] + facts["unece_first"]


def test_rewarded_states_came_first_before_any_reward_and_soviet_dates_are_told() -> None:
    order, adoptions = real("norm_order", "norm_adoptions")
    facts = norms.norms(*real(*TABLES)).facts
    theirs = order[(order["order"] == "after") & order["neighbour"].isin(["KGZ", "UZB"])]["theirs"]
    years = theirs.str[:4].astype(int)
    assert (facts["rewarded_first"], facts["rewarded_last"]) == (years.min(), years.max())
    assert years.max() < 2016
    earlier = order[(order["order"] == "after") & (order["neighbour"] == "RUS")]
    days = adoptions[adoptions["entity"] == "RUS"].set_index("norm")["date"].reindex(earlier["norm"])
    assert facts["soviet"] == (days.str[:4].astype(int) < 1992).sum() < facts["after_russia"]


def test_norms_of_the_commission_for_europe_came_on_one_day() -> None:
    tables = dict(zip(TABLES, real(*TABLES), strict=True))
    own = tables["norm_places"].query("house == 'UNECE'")
    assert {dates.readable(day) for day in own["date"]} == {
        norms.norms(*tables.values()).facts["largest_day"]
    }


def test_a_field_lies_behind_the_norms_of_each_day_with_several() -> None:
    made = norms.norms(*real(*TABLES))
    home, down = _home(made).set_index("place"), norms.heights(made.rows)
    days = list(norms.together(home.reset_index()))
    assert len(days) == made.facts["days"]
    assert sum(bottom - top + 1 for _, top, bottom in days) == made.facts["batched"]
    for figure in (made.figure, made.narrow):
        fields = [
            (bar.get_y() + norms.EDGE, bar.get_y() + bar.get_height() - norms.EDGE)
            for bar in figure.axes[0].patches
        ]
        for field, (day, top, bottom) in zip(fields, days, strict=True):
            assert field == pytest.approx((down[top], down[bottom]))
            assert set(home.loc[top:bottom, "date"]) == {day}


def test_where_not_all_neighbours_were_read_the_dot_of_kazakhstan_is_a_ring() -> None:
    made = norms.norms(*real(*TABLES))
    rings = next(line for line in made.figure.axes[0].lines if line.get_markerfacecolor() == "white")
    down = norms.heights(made.rows)
    partly = _home(made).query("neighbours == 'not all read'")
    assert list(rings.get_ydata()) == pytest.approx([down[place] for place in partly["place"]])
    assert set(partly["norm"]) == {"coe-laundering-141", "coe-tax-127", "paris", "tpnw", "wto"}
