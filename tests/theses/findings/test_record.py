"""Counts of statements, norms and documents behind findings."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy.special import ndtri

from helpers.measures.intervals import COVERAGE
from helpers.measures.norms.order import EUROPEAN
from helpers.measures.norms.standing import FIVE
from helpers.tables.computed import get
from helpers.theses.findings import words
from helpers.theses.findings.facts import Facts
from helpers.theses.findings.kinds import KINDS
from helpers.theses.findings.record import batches, chain, first, late, right


def test_every_statement_to_which_the_record_speaks_is_accounted_for() -> None:
    counts = right(get, {}).counts
    said = ("count", "partly", "details", "divided", "contradicted")
    assert sum(counts[name] for name in said) == counts["all"]
    verdicts = get("ledger")["record"].value_counts()
    assert counts["same"] == verdicts["supported, same origin"] == counts["count"] - verdicts["supported"]
    assert counts["independent"] == verdicts["supported"] < counts["count"]


def test_what_the_articles_own_source_backs_is_not_called_support_by_an_independent_one() -> None:
    found = get("findings").set_index("finding").loc["record-mostly-right"]
    verdicts = get("ledger")["record"].value_counts()
    own, whole = verdicts["supported, same origin"], right(get, {}).counts["all"]
    told = f"An independent source supports the articles in {verdicts['supported']} of the {whole:.0f} statements"
    assert found["sentence"].startswith(told)
    contradicted = words.number(verdicts["contradicted"])
    told = f"The article's own source supports {own} more, and {contradicted} are contradicted. In the rest a part"
    assert found["beside"].startswith(told)
    # Were they all of one origin, the sentence would not stand.
    counts = right(get, {}).counts
    kind = KINDS["by an independent source"]
    assert kind.predicate(Facts(counts=counts), 0)
    all_own = counts | {"independent": 0.0, "same": counts["count"]}
    assert not kind.predicate(Facts(counts=all_own), 0)


def test_batches_of_the_neighbours_are_counted_beside_those_of_kazakhstan() -> None:
    counts = batches(get, {}).counts
    adoptions = get("norm_adoptions").query("entity in ['KGZ', 'TJK', 'TKM', 'UZB'] and date.str.len() == 10")
    days = adoptions.groupby("entity")["date"].value_counts()
    assert counts["around_all"] == len(adoptions)
    assert counts["around"] == days[days > 1].sum()


def test_norms_of_european_bodies_are_counted_apart_from_those_of_the_world() -> None:
    named = get("norm_adoptions").query(f"entity in {FIVE}")
    theirs = set(named[named["house"].isin(EUROPEAN)]["norm"])
    counts = first(get, {}).counts
    assert counts["all"] + counts["unread"] == len(theirs)


def test_of_the_norms_open_to_all_kyrgyzstan_was_first_with_those_that_kazakhstan_was_not() -> None:
    found = get("norm_standing").query("group == 'europe' and first")
    winners = found.set_index("norm")["entity"]
    mine = winners[winners == "KAZ"].index
    assert set(winners.drop(mine)) == {"KGZ"} and not found[found["entity"] == "KGZ"]["closed"].any()
    counts = first(get, {}).counts
    assert (counts["count"], counts["all"]) == (len(mine), len(winners))
    assert counts["open_other"] == (winners == "KGZ").sum() == counts["all"] - counts["count"]
    assert counts["open_all"] == counts["open_count"] + counts["open_other"]


def test_whom_nobody_followed_was_alone_and_not_first() -> None:
    others = get("norm_adoptions").query(f"entity in {FIVE} and entity != 'KAZ'")["norm"]
    mine = get("norm_standing").query("group == 'europe' and entity == 'KAZ' and first")
    alone = mine[~mine["norm"].isin(others)]
    assert set(alone["norm"]) == {"ehea", "coe-culture-018", "coe-greco"}
    counts = first(get, {}).counts
    assert (counts["alone"], counts["ahead"]) == (len(alone), len(mine) - len(alone))
    assert counts["shut"] == alone["closed"].sum() == 2

    def joined_later(name: str) -> pd.DataFrame:
        frame = get(name)
        if name != "norm_standing":
            return frame
        later = frame["norm"].eq("coe-greco") & frame["entity"].eq("UZB")
        return frame.assign(date=frame["date"].mask(later, "2024"))

    followed = first(joined_later, {}).counts
    assert (followed["alone"], followed["ahead"]) == (counts["alone"] - 1, counts["ahead"] + 1)


def test_theses_and_values_are_told_from_what_a_record_could_settle() -> None:
    counts = chain(get, {}).counts
    ledger = get("ledger")
    minds = ledger[ledger["link"] == "attitude"]
    assert counts["minds"] == len(minds)
    assert counts["minds_open_to"] == (minds["matter"] == "record").sum() < counts["minds"]
    assert counts["means_borne"] <= counts["means_open_to"] < counts["means"]


def test_days_and_norms_are_counted_with_the_commission_for_europe_and_without() -> None:
    counts = late(get, {}).counts

    def only_the_world(name: str) -> pd.DataFrame:
        frame = get(name)
        return frame[frame["group"] == "world"] if name == "norm_standing" else frame

    alone = late(only_the_world, {}).counts
    for name in ("count", "own", "expected", "p", "draws", "place", "place_p"):
        assert counts[name] == alone[name] == alone[f"with_{name}"]
        assert counts[f"norm_{name}"] == alone[f"norm_with_{name}"]
    assert counts["commission"] == 5 and alone["commission"] == 0
    # Its conventions came on one day.
    assert counts["with_own"] == counts["own"] + 1 and counts["norm_with_own"] == counts["norm_own"] + 5


def test_ways_of_counting_that_disagree_say_of_no_order() -> None:
    counts = late(get, {}).counts
    cases = ("", "with_", "norm_", "norm_with_")
    for way, p in (("late", "p"), ("place", "place_p")):
        sure = sum(counts[f"{name}{p}"] < 1 - COVERAGE for name in cases)
        assert counts[f"{way}_ways"] == sure
    kind = KINDS["open, ways disagree"]
    assert kind.predicate(Facts(counts=counts), 0)
    # Were the average of its places so uneven too, it came late; were neither, nothing would disagree.
    agreed = counts | {"place_p": 0.01, "place_ways": 4.0}
    assert not kind.predicate(Facts(counts=agreed), 0)
    assert not kind.predicate(Facts(counts=counts | {"p": 0.5, "late_ways": 0.0}), 0)
    # Nor would so uneven a count of being early.
    assert not kind.predicate(Facts(counts=counts | {"count": 1.0}), 0)


def test_where_ways_of_counting_disagree_no_thesis_is_decided() -> None:
    outcomes = get("finding_outcomes").set_index("finding")
    assert outcomes.at["norms-late", "holds"] and not outcomes.at["norms-late", "decides"]
    assert outcomes.at["norm-batches", "decides"]


def test_counting_only_what_kazakhstan_took_up_changes_neither_count() -> None:
    def its_own(name: str) -> pd.DataFrame:
        frame = get(name)
        if name != "norm_standing":
            return frame
        mine = frame[(frame["entity"] == "KAZ") & (frame["date"] != "")]["norm"]
        return frame[frame["norm"].isin(mine)]

    world, theirs = late(its_own, {}), first(its_own, {})
    assert KINDS["open, ways disagree"].predicate(world, 0)
    assert world.counts["p"] == pytest.approx(late(get, {}).counts["p"])
    assert (theirs.counts["count"], theirs.counts["all"]) == (4, 5)


def test_a_state_is_dated_by_what_bound_it_and_not_by_a_law_before_or_after() -> None:
    steps = get("norm_steps").query("entity == 'KAZ'").set_index(["norm", "step"])["date"]
    dated = get("norm_adoptions").query("entity == 'KAZ'").set_index("norm")
    for norm, law_first in (("coe-culture-018", False), ("coe-qualifications-165", True)):
        assert (steps[norm, "law"] < steps[norm, "bound"]) is law_first
        assert (dated.at[norm, "step"], dated.at[norm, "date"]) == ("bound", steps[norm, "bound"])
    # Only parties of the cultural convention may join the Bologna area, of whose date the month was read.
    assert dated.at["coe-culture-018", "date"][:7] <= dated.at["ehea", "date"]


def test_democracy_is_told_between_the_ends_that_its_caveat_names_and_allows_for_their_choice() -> None:
    series = get("indicators").query("indicator == 'vdem-libdem' and entity == 'KAZ'")
    ends = series.set_index("period")["value"].astype(float)
    row = get("findings_coded").set_index("finding").loc["democracy-to-2018-open"]
    assert (ends.idxmax(), ends.idxmin()) == (row["start"], row["end"])
    assert "its highest and its lowest, and the interval allows for" in row["caveat"]
    found = get("findings").set_index("finding").loc["democracy-to-2018-open"]
    own = get("own_changes_of_states").query("series == 'vdem-libdem' and state == 'KAZ'")
    (alone,) = own.query("first == '1993' and last == '2018'").to_dict("records")
    # Two years fixed beforehand would have shown a fall.
    assert found["low"] < alone["low"] < alone["high"] < 0 < found["high"] and found["outcome"] == "open"
    assert words.interval(alone["low"], alone["high"], "points of the index") in found["beside"]
    pairs = len(ends) * (len(ends) - 1) / 2
    wider = ndtri(1 - 0.1 / 2 / pairs) / ndtri(0.95)
    assert (found["high"] - found["low"]) == pytest.approx(wider * (alone["high"] - alone["low"]))


def test_parts_in_a_narrowing_have_one_sign_in_both_findings() -> None:
    found = get("findings").set_index("finding")["beside"]
    row = get("union_distances").query(
        "series == 'vdem-libdem' and first == '2013' and last == '2023' and line == 'EU'"
    )
    low, high = -row["mine_high"].item(), -row["mine_low"].item()
    told = f"own part lies {words.interval(low, high, 'points of the index')}, so that it may be none"
    assert low < 0 < high and told in found["democracy-gap-narrowed"]
    assert f"Kazakhstan's part is {-row['mine'].item():.2f} and" in found["democracy-sides-open"]


def test_a_share_of_students_names_each_host_that_is_left_out() -> None:
    found = get("findings").set_index("finding").loc["students-by-the-whole"]
    assert "whether its share of those not in Russia rose cannot be said" in found["sentence"]
    assert "China" not in found["sentence"]
    for named in (
        "today's members in the OECD",
        "countries that do not report, such as China",
        "United Kingdom",
    ):
        assert named in found["beside"]


def test_no_finding_calls_the_states_of_central_asia_neighbours() -> None:
    """Russia and China are neighbours too, and Tajikistan is none."""
    found = get("findings")
    assert not found["sentence"].str.contains("neighbour").any()
    assert not found["beside"].str.contains("neighbour").any()
