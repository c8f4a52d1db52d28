"""Counts of statements, norms and documents behind findings."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.measures.intervals import COVERAGE, by_chance_alone
from helpers.measures.norms.order import EUROPEAN, draws
from helpers.tables.computed import get
from helpers.theses.findings import words
from helpers.theses.findings.facts import Facts
from helpers.theses.findings.kinds import KINDS
from helpers.theses.findings.predicates import no_order
from helpers.theses.findings.record import batches, chain, first, places, right


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


def test_norms_of_european_bodies_are_counted_apart_from_those_of_the_united_nations() -> None:
    named = get("norm_places")
    named = named[named["house"].isin(EUROPEAN)].set_index("norm")["place"]
    counts = first(get, {"state": "KAZ"}).counts
    # Partner for democracy has no place: Kazakhstan never took it up.
    assert counts["all"] == len(named) + 1
    assert counts["count"] == (named == 1).sum() and named["coe-venice-commission"] == 2
    assert places(get, {"earlier": "3"}).counts["all"] == len(get("norm_places")) - len(named)


def test_where_kazakhstan_did_not_come_first_kyrgyzstan_did() -> None:
    mine, theirs = (first(get, {"state": state}).counts for state in ("KAZ", "KGZ"))
    assert mine["rest"] == theirs["count"] == mine["all"] - mine["count"]
    assert mine["alone"] == 3 and theirs["alone"] == 1
    assert all(first(get, {"state": state}).counts["count"] == 0 for state in ("TJK", "TKM", "UZB"))


def test_theses_and_values_are_told_from_what_a_record_could_settle() -> None:
    counts = chain(get, {}).counts
    ledger = get("ledger")
    minds = ledger[ledger["link"] == "attitude"]
    assert counts["minds"] == len(minds)
    assert counts["minds_open_to"] == (minds["matter"] == "record").sum() < counts["minds"]
    assert counts["means_borne"] <= counts["means_open_to"] < counts["means"]


def test_an_order_that_chance_gives_often_is_called_none_and_says_how_often() -> None:
    facts = places(get, {"earlier": "3"})
    counts = facts.counts
    p = by_chance_alone(round(counts["count"]), round(counts["all"]), counts["share_by_chance"])
    assert counts["draws"] == round(1 / p) < 100 and counts["chance"] == 0.4 * counts["all"]
    assert no_order(facts, 0) == (p > 1 - COVERAGE)
    kind = KINDS["hangs on the filing"]
    assert all(f"{{{name}:" in kind.detail for name in ("count", "expected", "draws"))
    assert (counts["expected"], counts["rest_expected"]) == (round(0.4 * 28), round(0.4 * 23))


def test_without_the_commission_for_europe_the_same_count_is_made_of_the_rest() -> None:
    counts = places(get, {"earlier": "3"}).counts

    def only_the_rest(name: str) -> pd.DataFrame:
        frame = get(name)
        return frame[frame["house"] != "UNECE"]

    rest = places(only_the_rest, {"earlier": "3"}).counts
    names = ("count", "all", "first", "chance", "draws")
    assert {name: counts[f"rest_{name}"] for name in names} == {name: rest[name] for name in names}
    assert counts["commission"] == counts["all"] - rest["all"] > 0 == rest["commission"]
    kind = KINDS["hangs on the filing"]
    assert all(f"{{rest_{name}:n}}" in kind.detail for name in ("all", "count", "expected", "draws"))
    assert kind.sentence.startswith("leaving out {commission:n} conventions of the Economic Commission")


def test_norms_that_others_alone_took_up_are_left_out_and_counted() -> None:
    pairs = get("norm_order")
    theirs = pairs[(pairs["order"] == "without") & pairs["neighbour"].isin(["KGZ", "TJK", "TKM", "UZB"])]
    theirs = theirs[~theirs["house"].isin(EUROPEAN)]
    assert places(get, {"earlier": "3"}).counts["left"] == theirs["norm"].nunique() > 0


def test_a_lead_and_a_lateness_are_held_against_the_same_lot() -> None:
    counts = first(get, {"state": "KAZ"}).counts
    assert counts["share_by_chance"] == 1 / 5
    for filed in ("", "with_"):
        count, whole = (round(counts[f"{filed}{name}"]) for name in ("count", "all"))
        p = by_chance_alone(count, whole, 1 / 5)
        assert counts[f"{filed}draws"] == pytest.approx(1 / p, rel=0.01)
    kinds = KINDS["first beyond chance"], KINDS["hangs on the filing"]
    assert all("{draws:n}" in kind.detail for kind in kinds)
    found = get("findings").set_index("finding").loc[["european-norms-first", "norms-no-order"], "beside"]
    assert "count one by one" in found["european-norms-first"] and "by itself" in found["norms-no-order"]
    assert "less rare than the draws say" in found["european-norms-first"]
    assert "began with what Kazakhstan took up" in found["european-norms-first"]


def test_first_so_often_that_a_lot_gives_it_too_is_no_lead() -> None:
    def of(count: float, whole: float, with_count: float = 7, with_all: float = 11) -> Facts:
        counts = {"count": count, "all": whole, "with_count": with_count, "with_all": with_all}
        return Facts(counts=counts | {"share_by_chance": 1 / 5})

    lead = KINDS["first beyond chance"].predicate
    assert lead(of(4, 6), 0)
    # Half of them, two of three, and by the other filing half of them.
    assert not lead(of(3, 6), 0) and not lead(of(2, 3), 0) and not lead(of(4, 6, 5, 10), 0)


def test_a_state_is_dated_by_what_bound_it_and_not_by_a_law_before_or_after() -> None:
    steps = get("norm_steps").query("entity == 'KAZ'").set_index(["norm", "step"])["date"]
    dated = get("norm_adoptions").query("entity == 'KAZ'").set_index("norm")
    for norm, law_first in (("coe-culture-018", False), ("coe-qualifications-165", True)):
        assert (steps[norm, "law"] < steps[norm, "bound"]) is law_first
        assert (dated.at[norm, "step"], dated.at[norm, "date"]) == ("bound", steps[norm, "bound"])
    # Only parties of the cultural convention may join the Bologna area, of whose date the month was read.
    assert dated.at["coe-culture-018", "date"][:7] <= dated.at["ehea", "date"]


def test_a_late_order_and_an_early_one_are_both_uneven() -> None:
    detail = get("findings").set_index("finding").at["norms-no-order", "beside"]
    assert detail.count("uneven an order, late or early") == 2
    assert by_chance_alone(23, 23, 0.5) == by_chance_alone(0, 23, 0.5)


def test_draws_from_a_hundred_on_are_rounded() -> None:
    assert draws(7, 11, 1 / 5) == 510 and draws(4, 6, 1 / 5) == 59 and draws(0, 0, 1 / 5) == 1


def test_the_fall_in_democracy_is_told_between_the_ends_that_its_caveat_names() -> None:
    series = get("indicators").query("indicator == 'vdem-libdem' and entity == 'KAZ'")
    ends = series.set_index("period")["value"].astype(float)
    row = get("findings_coded").set_index("finding").loc["democracy-fell-to-2018"]
    assert (ends.idxmax(), ends.idxmin()) == (row["start"], row["end"])
    assert "its highest and its lowest" in row["caveat"]


def test_parts_in_a_narrowing_have_one_sign_in_both_findings() -> None:
    found = get("findings").set_index("finding")["beside"]
    row = get("union_distances").query(
        "series == 'vdem-libdem' and first == '2013' and last == '2023' and line == 'EU'"
    )
    low, high = -row["mine_high"].item(), -row["mine_low"].item()
    assert (
        f"own part in it, {words.interval(low, high, 'points of the index')}"
        in found["democracy-gap-narrowed"]
    )
    assert f"The parts are {-row['mine'].item():.2f} and" in found["democracy-sides-open"]


def test_a_share_of_students_names_each_host_that_is_left_out() -> None:
    found = get("findings").set_index("finding").loc["students-by-the-whole"]
    assert "among those not in Russia" in found["sentence"] and "China" not in found["sentence"]
    for named in (
        "today's members in the OECD",
        "countries that report",
        "which China does not",
        "United Kingdom",
    ):
        assert named in found["beside"]


def test_no_finding_calls_the_states_of_central_asia_neighbours() -> None:
    """Russia and China are neighbours too, and Tajikistan is none."""
    found = get("findings")
    assert not found["sentence"].str.contains("neighbour").any()
    assert not found["beside"].str.contains("neighbour").any()
