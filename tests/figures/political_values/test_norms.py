"""Norms by date: a mark for each state that took one up, and the place of Kazakhstan."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import changed, real
from helpers.exhibits import Drawn
from helpers.figures.political_values import norms
from helpers.measures.norms.order import EUROPEAN
from helpers.tables import dates
from helpers.tables.computed import get
from helpers.theses.findings import record

TABLES = ("norms", "norm_adoptions", "norm_standing", "norm_batches", "norm_order", "norm_steps")
FIVE = ("KAZ", "KGZ", "TJK", "TKM", "UZB")


def _home(made: Drawn) -> pd.DataFrame:
    return made.rows[(made.rows["entity"] == "KAZ") & (made.rows["step"] != norms.NONE)]


def test_dots_of_kazakhstan_stand_in_blocks_in_the_order_of_its_dates() -> None:
    made = norms.norms(*real(*TABLES))
    home = _home(made)
    for _, own in home.groupby(["block", "neighbours"]):
        assert own["moment"].is_monotonic_increasing or (own["moment"].diff().dropna() > -0.51).all()
    assert list(home["block"].unique()) == list(norms.BLOCKS)
    assert all(house in EUROPEAN for house in home[home["block"] == "europe"]["house"])
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
            shown = heading if figure is made.figure else heading.removeprefix("Of the ")
            assert last[last < first[name]].max() < headings[shown] < first[name] or name == "world"
        # A body of the United Nations is called one in a line, so that nobody takes it for the European Commission.
        assert any(text.endswith("UN Economic Commission for Europe") for text in headings)


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
    assert set(none[none["entity"] == "KAZ"]["norm"]) == {
        "coe-partner-democracy", "coe-sentenced-112", "crpd-op", "icmw", "landmines", "rome-statute",
    }  # fmt: skip


def test_counts_follow_from_standing_and_batches() -> None:
    tables = dict(zip(TABLES, real(*TABLES), strict=True))
    facts = norms.norms(*tables.values()).facts
    assert facts["batched"] == int(tables["norm_batches"]["norms"].sum())
    counted = sum(int(facts[name]) for name in ("world", "unece", "europe"))
    assert facts["norms"] == counted + facts["apart"] and facts["own"] < counted == facts["compared"]
    # The rows of the chapter's table of groups add up to its last.
    assert facts["norms"] == sum(int(facts[f"{name}_shown"]) for name in ("world", "commission", "europe"))
    assert facts["own"] == sum(int(facts[f"{name}_own"]) for name in ("world", "unece", "europe"))
    late = changed(changed(tables["norm_standing"], True, "late", norm="cat-op", entity="KAZ"), False, "first", norm="cat-op", entity="KAZ")  # fmt: skip
    other = norms.norms(*(tables | {"norm_standing": late}).values()).facts
    assert other["world_ahead"] == int(facts["world_ahead"]) - 1
    assert other["world_late"] == int(facts["world_late"]) + 1
    assert {name: other[name] for name in facts if "world" not in name} == {
        name: facts[name] for name in facts if "world" not in name
    }


def test_what_was_drawn_and_compared_is_reconciled() -> None:
    tables = dict(zip(TABLES, real(*TABLES), strict=True))
    made = norms.norms(*tables.values())
    own = tables["norm_adoptions"].query("entity == 'KAZ'")
    own = own[own["norm"].isin(made.rows["norm"])]
    rings = _home(made)["neighbours"].eq(norms.READ[False]).sum()
    assert made.facts["own"] + rings == len(own) and rings < made.facts["apart"]
    # Two norms of other senders, read for Kazakhstan alone, are drawn nowhere.
    left = set(tables["norm_adoptions"].query("entity == 'KAZ'")["norm"]) - set(made.rows["norm"])
    assert left == {"csto-status", "oecd-investment"}


def test_norms_of_european_bodies_that_it_was_invited_to_are_no_norms_taken_up() -> None:
    tables = dict(zip(TABLES, real(*TABLES), strict=True))
    facts = norms.norms(*tables.values()).facts
    named = tables["norms"][tables["norms"]["house"].isin(EUROPEAN)]
    assert facts["europe_known"] == len(named)
    mine = tables["norm_adoptions"].query("entity == 'KAZ'")["norm"]
    assert facts["europe_taken"] == named["norm"].isin(mine).sum()
    steps = tables["norm_steps"]
    invited = named["norm"].isin(steps[steps["step"] == "invited"]["norm"]) & ~named["norm"].isin(mine)
    assert facts["europe_invited"] == invited.sum() > 0
    # A step of Kazakhstan that came after takes its norm out of the invitations.
    joined = tables["norm_adoptions"].assign(
        norm=lambda frame: frame["norm"].replace("coe-greco", "coe-istanbul")
    )
    other = norms.norms(*(tables | {"norm_adoptions": joined}).values()).facts
    assert other["europe_invited"] == int(facts["europe_invited"]) - 1
    assert (facts["invited_from"], facts["invited_to"]) == (2020, 2023)
    # It was the first of these invitations.
    assert other["invited_from"] == 2022


def test_what_the_chapter_says_of_single_rules_on_rights_is_in_the_rows() -> None:
    standing = get("norm_standing").set_index(["norm", "entity"])
    for norm in ("iccpr", "icescr", "iccpr-op1"):
        days = standing.loc[norm]["date"]
        assert (days != "").all() and days.idxmax() == "KAZ", "last of all five"
    for norm in ("cedaw-op", "cat-op"):
        assert standing.at[(norm, "KAZ"), "first"] and (standing.loc[norm]["date"] != "").sum() > 1


def test_a_norm_that_one_or_two_took_up_makes_nobody_late() -> None:
    standing = get("norm_standing").query("group == 'world'")
    few = [norm for norm, mine in standing.groupby("norm") if (mine["date"] != "").sum() <= 2]
    assert few and not standing[standing["norm"].isin(few)]["late"].any()
    others = standing[~standing["norm"].isin(few)].groupby("norm")["late"].sum()
    assert set(others) == {2}, "two of the five, so that chance gives two fifths of these"


def test_each_block_is_counted_as_the_findings_count_it() -> None:
    facts = norms.norms(*real(*TABLES)).facts
    late, european = record.late(get, {}).counts, record.first(get, {}).counts
    assert late["commission"] == facts["unece"]
    assert (late["norm_count"], late["norm_all"]) == (facts["world_late"], facts["world"])
    assert (european["count"], european["all"]) == (facts["europe_ahead"], facts["europe"])
    assert (european["alone"], european["ahead"]) == (facts["europe_alone"], facts["europe_led"])
    assert european["shut"] == facts["europe_closed"]
    opened = [facts[f"europe_open{end}"] for end in ("", "_ahead", "_rival")]
    assert opened == [european[f"open_{name}"] for name in ("all", "count", "other")]


def test_the_headline_says_late_only_by_the_tests_that_find_it() -> None:
    tables = dict(zip(TABLES, real(*TABLES), strict=True))
    standing = tables["norm_standing"]

    def said(late: bool | None, before: float | None) -> tuple[str, str, str]:
        turned, world = standing.copy(), standing["group"].eq("world")
        mine = world & standing["entity"].eq("KAZ")
        if late is not None:
            # Late as often as any other of the five, or always where one was.
            turned.loc[world, "late"] = late
            turned.loc[world & ~mine, "late"] = False
        if before is not None:
            turned.loc[world, "before"] = 2.0
            turned.loc[mine, "before"] = before
            turned.loc[world & standing["entity"].eq("KGZ"), "before"] = 4.0 - before
        made = norms.norms(*(tables | {"norm_standing": turned}).values())
        return tuple(str(made.facts[f"world_{name}"]) for name in ("tests", "other", "place"))  # type: ignore[return-value]

    found = record.late(get, {}).counts
    assert (found["p"] < 0.1, found["place_p"] < 0.1) == (True, False)
    assert said(None, None) == said(True, 2.0) == ("One test finds", ", another not", "not surely late")
    assert said(None, 4.0) == ("Both tests find", "", "late")
    assert said(False, 2.0) == said(False, 0.0) == ("No test finds", "", "not surely late")
    assert said(False, 4.0) == ("One test finds", ", another not", "late")


def test_the_headline_holds_what_the_front_page_says() -> None:
    made = norms.norms(*real(*TABLES))
    facts = made.facts
    for figure in (made.figure, made.narrow):
        title = " ".join(figure.axes[0].get_title("left").split())
        assert len(title.split()) <= 30
        assert f"({facts['world_late']} of {facts['world_own']}), another not" in title
        ends = f"ahead with {facts['europe_open_ahead']}, Kyrgyzstan with {facts['europe_open_rival']}"
        assert title.endswith(ends)


def test_rewarded_states_came_first_mostly_before_any_reward_and_soviet_dates_are_told() -> None:
    order, adoptions = real("norm_order", "norm_adoptions")
    facts = norms.norms(*real(*TABLES)).facts
    theirs = order[(order["order"] == "after") & order["neighbour"].isin(["KGZ", "UZB"])]["theirs"]
    years = theirs.str[:4].astype(int)
    assert (facts["rewarded"], facts["rewarded_early"]) == (len(years), (years < 2005).sum())
    # Nor did one of the later ones come after a reward.
    assert facts["rewards_begin"] == 2005 and years.max() < 2016
    earlier = order[(order["order"] == "after") & (order["neighbour"] == "RUS")]
    days = adoptions[adoptions["entity"] == "RUS"].set_index("norm")["date"].reindex(earlier["norm"])
    assert facts["soviet"] == (days.str[:4].astype(int) < 1992).sum() < facts["after_russia"]


def test_norms_of_the_commission_for_europe_came_on_one_day() -> None:
    tables = dict(zip(TABLES, real(*TABLES), strict=True))
    own = tables["norm_standing"].query("group == 'commission' and entity == 'KAZ'")
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
