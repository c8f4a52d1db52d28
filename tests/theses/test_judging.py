"""The theses judged, on small tables and on the real ones."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from helpers import exhibits, tables
from helpers.exhibits import fingerprint
from helpers.tables import computed
from helpers.theses import judging, scale
from helpers.theses.rule import ON_RECORD, Need

SIGNS = {"<": operator.lt, ">": operator.gt}
CLAIM = {
    "article": "A", "section": "s", "paragraph": 1, "locus": "text", "dimension": "culture", "kind": "event", "subject": "x", "statement": "x.",
    "datatype": "none", "value": "", "unit": "", "qualifier": "", "matter": "record", "sender": "EU", "link": "activity",
}  # fmt: skip


def whole(read: Callable[[str], pd.DataFrame]) -> Callable[[str], pd.DataFrame]:
    """Tables read or computed from a small thesis."""
    makers = computed.makers()

    def get(name: str) -> pd.DataFrame:
        if name == "finding_outcomes":
            return read(name)
        return makers[name].make(get) if name in makers else read(name)

    return get


@pytest.mark.parametrize(
    ("grade", "counts"),
    [("official record", True), ("scholarly", True), ("data", True), ("press", False), ("relay", False)],
)
def test_a_source_that_carries_no_verdict_alone_carries_no_row(grade: str, counts: bool) -> None:
    read = small("supports")
    sources = read("sources")
    graded = sources.assign(grade=sources["grade"].mask(sources["source"] == "s-2", grade))
    rows = judging.items(whole(lambda name: graded if name == "sources" else read(name)))
    (bears,) = rows.loc[rows["source"] == "s-2", "bears"]
    assert bears == ("for" if counts else "open")


def test_a_waiver_given_to_states_outside_europe_too_is_no_sign_of_seeking_europe() -> None:
    rows = computed.get("thesis_items").set_index("item")
    row = rows.loc["te-009"]
    assert row["shared"] and row["bears"] == "open" and row["why"].startswith("context: those compared")


def test_no_row_of_the_book_counts_by_press_alone() -> None:
    rows = computed.get("thesis_items").merge(computed.get("sources")[["source", "grade"]], on="source")
    weak = rows[rows["grade"].isin(["press", "relay", "anonymous"]) & (rows["finding"] == "")]
    assert len(weak) and set(weak["bears"]) == {"open"}


def small(relation: str, bears: str = "for") -> Callable[[str], pd.DataFrame]:
    """One thesis in two parts: a record that leans on a claim, and conduct that leans on two series."""
    evidence = {
        "evidence": "e-0001",
        "claim": "a-001",
        "relation": relation,
        "part": "",
        "reading": pd.NA,
        "scope": "same",
        "difference": "not the case" if relation == "differs" else "",
        "touches_point": "yes" if relation == "differs" else "",
        "independent": True,
        "moment": "at publication",
        "source": "s-1",
    }
    empty = {"finding": "f", "datatype": "none", "value": "", "unit": "", "read_on": "", "note": ""}
    blank = {"what": "w", "label": "l", "exhibit": "", "rests_on": "", "finding": "", "field": ""}
    blank |= {"shared": False}
    test = {"states": "x", "causal": False, "ranks": False, "apart": False, "fields": "", "label": "examined"}
    test |= {"reason": "r", "test": "t", "presupposes": ""}
    made = {
        "claims": pd.DataFrame([CLAIM | {"claim": "a-001"}]),
        "evidence_also": pd.DataFrame(columns=["also", "evidence", "claim"]),
        "recoding": pd.DataFrame(columns=["item", "reader", "coded"]),
        "claim_parts": pd.DataFrame(columns=["claim", "part", "states", "core"]),
        "claim_readings": pd.DataFrame(columns=["claim", "reading", "states"]),
        "settling": pd.DataFrame(columns=["claim", "document"]),
        "differences": pd.DataFrame(
            [("not the case", "contradicted", "detail differs")], columns=["difference", "touched", "beside"]
        ),
        "evidence": pd.DataFrame([evidence | empty]),
        "searches": pd.DataFrame(columns=["claim"]),
        "sources": pd.DataFrame(
            [("s-1", "one"), ("s-2", "two"), ("s-3", "three"), ("s-4", "article-a")],
            columns=["source", "origin"],
        ).assign(grade="official record"),
        "claim_references": pd.DataFrame(columns=["claim"]),
        "checks": pd.DataFrame(columns=["check"]),
        "check_claims": pd.DataFrame(columns=["check", "claim", "role", "target"]),
        "finding_outcomes": pd.DataFrame(
            columns=["finding", "holds", "outcome", "decides", "agenda", "lead", "series", "sentence"]
        ),
        "theses": pd.DataFrame(
            [{"thesis": "t-01", "articles": "A", "dimension": "culture", "statement": "x", "short": "x"}]
        ),
        "thesis_tests": pd.DataFrame(
            [
                test | {"thesis": "t-01", "part": 1, "needs": "record"},
                test | {"thesis": "t-01", "part": 2, "needs": "outcome"},
            ]
        ),
        "thesis_evidence": pd.DataFrame(
            [
                (1, "for", "record", "a-001", ""),
                (1, "against", "record", "", "s-4"),
                (2, bears, "outcome", "", "s-2"),
                (2, bears, "outcome", "a-001", "s-3"),
            ],
            columns=["part", "bearing", "kind", "claim", "source"],
        ).assign(thesis="t-01", item=["te-001", "te-002", "te-003", "te-004"], **blank),
    }
    return made.__getitem__


def judged(relation: str, bears: str = "for") -> dict[str, object]:
    found: dict[str, object] = judging.judgements(whole(small(relation, bears))).iloc[0].to_dict()
    return found


def test_a_judgement_follows_its_claims() -> None:
    assert judged("supports")["judgement"] == "borne out"
    assert judged("differs")["judgement"] == "a part borne out, the rest undecided"
    assert {name: judged("supports")[name] for name in ("pro", "contra", "noted", "witnesses", "amount")} == {
        "pro": 3, "contra": 0, "noted": 1, "witnesses": 3, "amount": "medium",
    }  # fmt: skip


def test_a_judgement_follows_its_outcomes() -> None:
    # The claim is contradicted, so that the part that leans on it alone opens.
    found = judged("differs", "against")
    assert found["judgement"] == "a part not borne out, the rest undecided"
    assert (found["decided_by"], found["undecided"]) == ("outcome", "record")
    assert list(judging.parts(whole(small("differs", "against")))["judgement"]) == ["open", "not borne out"]
    assert judged("supports", "against")["judgement"] == "mixed"
    assert judged("supports", "against")["contra"] == 2


def test_what_was_recorded_after_an_article_appeared_bears_it_no_witness() -> None:
    read = small("supports")
    later = read("evidence").assign(moment="later")
    rows = judging.items(whole(lambda name: later if name == "evidence" else read(name))).set_index("item")
    assert rows.loc["te-001", "witnesses"] == ""
    assert judging.items(whole(read)).set_index("item").loc["te-001", "witnesses"] == "one"


def test_articles_are_no_witnesses() -> None:
    found = judging.items(whole(small("supports"))).set_index("item")
    assert found.at["te-002", "witnesses"] == ""
    assert not found.at["te-002", "counts"]


def test_what_a_part_needs() -> None:
    test = {"needs": "outcome", "causal": False, "ranks": False, "fields": "", "label": "examined"}
    test |= {"presupposes": ""}
    assert judging.needed(test) == Need("outcome")
    assert judging.needed(test | {"causal": True}) == Need("comparison")
    assert judging.needed(test | {"ranks": True, "label": "not examined"}).needs == "comparison"
    assert judging.needed(test | {"fields": "law; trade"}).fields == ("law", "trade")
    assert judging.needed(test | {"presupposes": "1; 2"}).presupposes == (1, 2)


def test_a_part_that_presupposes_another_opens_with_it() -> None:
    """The second part is decided by its own rows, and stays so only where it takes nothing open for granted."""
    read = small("differs", "against")
    tests = read("thesis_tests")
    for presupposes, expected in (("", "not borne out"), ("1", "open")):
        changed = tests.assign(presupposes=["", presupposes])
        get = whole(lambda name, changed=changed: changed if name == "thesis_tests" else read(name))
        assert list(judging.parts(get)["judgement"]) == ["open", expected]
        assert judging.items(get)["counts"].any() == (expected != "open")


@pytest.mark.parametrize(
    ("lead", "apart", "bears"),
    [
        ("", True, "for"),
        ("moved, enough to matter", True, "for"),
        ("moved, size open", True, "open"),
        ("as good as unchanged", True, "open"),
        ("open", True, "open"),
        ("open", False, "for"),
    ],
)
def test_a_change_counts_where_a_part_sets_somebody_apart_only_if_it_goes_beyond_theirs(
    lead: str, apart: bool, bears: str
) -> None:
    read = small("supports")
    rows, tests = read("thesis_evidence"), read("thesis_tests")
    told = {"finding": "f-1", "holds": True, "outcome": "moved, enough to matter", "decides": True}
    told |= {"agenda": False, "one_source": False, "lead": lead, "series": "s", "sentence": "It rose."}
    changed = {
        "thesis_evidence": rows.assign(finding=["", "", "f-1", ""]),
        "thesis_tests": tests.assign(apart=apart),
        "finding_outcomes": pd.DataFrame([told]),
    }
    found = judging.items(whole(lambda name: changed.get(name, read(name)))).set_index("item")
    assert found.at["te-003", "bears"] == bears
    assert found.at["te-003", "why"].startswith("context") == (bears == "open")


def test_levels_of_amount() -> None:
    found = [judging.amount(n) for n in (0, 1, 2, 3, 5, 6)]
    assert found == ["none", "low", "low", "medium", "medium", "high"]


# The real tables


def test_one_finding_says_the_same_under_every_thesis_and_the_agenda_settles_nothing(
    items: pd.DataFrame,
) -> None:
    outcomes = computed.get("finding_outcomes").set_index("finding")
    mine = items[items["finding"].map(outcomes["agenda"]).fillna(False).astype(bool)]
    assert {"agreement-fell", "rights-agreement-fell"} <= set(mine["finding"])
    assert set(mine["bears"]) == {"open"} and not mine["counts"].any()
    assert not outcomes.loc[outcomes["agenda"], "decides"].any()


@pytest.fixture(scope="module")
def items() -> pd.DataFrame:
    return computed.get("thesis_items")


def test_every_thesis_is_judged_by_evidence_that_can_decide() -> None:
    judgements, parts = computed.get("thesis_judgements"), computed.get("thesis_parts")
    assert list(judgements["thesis"]) == list(tables.load("theses")["thesis"])
    assert set(parts["thesis"]) == set(judgements["thesis"])
    for row in judgements.to_dict("records"):
        assert (row["judgement"] in scale.UNDECIDED) == (row["decided_by"] == "")
        assert (row["amount"] == "none") == (row["pro"] + row["contra"] == 0)


@pytest.mark.parametrize("apart", [True, False])
def test_what_others_share_counts_where_no_part_says_that_somebody_stands_apart(apart: bool) -> None:
    read = small("supports")
    rows, tests = (read(name) for name in ("thesis_evidence", "thesis_tests"))
    changed = {
        "thesis_evidence": rows.assign(shared=rows["part"] == 2),
        "thesis_tests": tests.assign(apart=apart),
    }
    found = judging.items(whole(lambda name: changed.get(name, read(name)))).set_index("item")
    assert set(found.loc[["te-003", "te-004"], "bears"]) == ({"open"} if apart else {"for"})
    assert found.at["te-001", "bears"] == "for"


def test_what_is_shared_or_a_decision_bears_out_no_conduct(items: pd.DataFrame) -> None:
    """What neighbours did as well counts for no part that sets somebody apart, and a decision for none on conduct."""
    parts = computed.get("thesis_parts").set_index(["thesis", "part"])
    apart = items.merge(parts["apart"].reset_index(), on=["thesis", "part"])["apart"]
    assert set(items.loc[items["shared"] & apart, "bears"]) == {"open"}
    assert items.loc[items["shared"] & ~apart, "counts"].any()
    needs = computed.get("thesis_parts").set_index(["thesis", "part"])["needs"]
    decisions = items[(items["kind"] == "decision") & items["counts"]]
    assert {needs[row["thesis"], row["part"]] for row in decisions.to_dict("records")} <= {
        "decision",
        "record",
    }


@pytest.mark.parametrize("thesis", ["t-15", "t-16", "t-18"])
def test_ideal_points_stand_where_a_reader_looks_for_them(items: pd.DataFrame, thesis: str) -> None:
    mine = items[items["thesis"] == thesis].set_index("finding")
    assert set(mine.loc[["ideal-points-apart", "ideal-points-since-enlargement"], "bears"]) == {"open"}


def test_what_no_row_decides_is_a_part_of_its_own(items: pd.DataFrame) -> None:
    """Links apart from energy, and causes apart from what they are said to bring: none is judged with the rest."""
    parts = computed.get("thesis_parts").set_index(["thesis", "name"])
    assert parts.at[("t-01", "links weigh heavily"), "judgement"] == "open"
    cause = parts.loc[("t-10", "a main cause of friction")]
    assert cause["causal"] and cause["judgement"] == "not examined"
    assert items[(items["thesis"] == "t-10") & (items["part"] == cause["part"])].empty
    soft = parts.loc["t-14"]
    assert list(soft["causal"]) == [False] * 3 + [True] * 3
    assert set(soft.loc[soft["causal"], "judgement"]) == {"not examined"}
    judgements = computed.get("thesis_judgements").set_index("thesis")["judgement"]
    assert set(judgements[["t-01", "t-10"]]) == {"a part borne out, the rest undecided"}


def test_means_that_follow_an_open_aim_are_open(items: pd.DataFrame) -> None:
    parts = computed.get("thesis_parts").set_index(["thesis", "part"])
    assert parts.at[("t-03", 2), "presupposes"] == "1"
    assert set(parts.loc["t-03", "judgement"]) == {"open"}
    mine = items[(items["thesis"] == "t-03") & (items["part"] == 2)]
    assert (mine["bears"] == "for").sum() == 2 and not mine["counts"].any()


def test_the_rule_of_law_sets_kazakhstan_apart_only_if_it_rose_by_more_than_the_neighbours(
    items: pd.DataFrame,
) -> None:
    """What the row says of nearness counts a half; of going further than the neighbours it says nothing."""
    outcomes = computed.get("finding_outcomes").set_index("finding")
    assert outcomes.at["law-by-source", "lead"] == "open"
    leaning = items[items["finding"] == "law-by-source"].set_index("thesis")
    assert leaning.at["t-15", "bearing"] == "for" and leaning.at["t-15", "bears"] == "open"
    assert leaning.at["t-18", "bears"] == "for" and leaning.at["t-18", "half"]
    said = computed.get("part_labels").set_index(["thesis", "part"])["said"]
    assert said["t-15", 1] == "open"
    # As the chapter says, of none of the five fields.
    (test,) = computed.get("thesis_tests").query("thesis == 't-15' and part == 1").to_dict("records")
    assert test["fields"] == "votes; democracy; law; rights; education"
    mine = items[(items["thesis"] == "t-15") & (items["part"] == 1) & (items["kind"] == "outcome")]
    assert set(mine["bears"]) == {"open"}


def test_a_general_claim_is_not_borne_out_by_two_fields() -> None:
    parts = computed.get("thesis_parts").set_index(["thesis", "part"])["judgement"]
    assert parts["t-24", 1] == "open"


def test_parts_about_influence_are_borne_out_by_outcomes_only(items: pd.DataFrame) -> None:
    parts = computed.get("thesis_parts")
    for row in parts[~parts["needs"].isin(ON_RECORD)].to_dict("records"):
        mine = items[(items["thesis"] == row["thesis"]) & (items["part"] == row["part"]) & items["counts"]]
        assert set(mine["kind"]) <= {row["needs"]}
        assert not (row["causal"] or row["ranks"]) or mine.empty
        assert row["judgement"] != "borne out" or not row["causal"]


def test_the_elite_channel_was_not_examined() -> None:
    judgements = computed.get("thesis_judgements").set_index("thesis")
    assert judgements.at["t-08", "judgement"] == "not examined"


def test_rows_have_something_to_lean_on_and_stay_short(items: pd.DataFrame) -> None:
    assert ((items["claim"] != "") | (items["source"] != "") | (items["finding"] != "")).all()
    assert (items[["exhibit", "claim", "finding"]] != "").any(axis=1).all()
    typed = items[items["finding"] == ""]
    assert (typed["what"].str.split().str.len() <= 25).all()
    assert (items["what"] != "").all()
    assert (items["label"].str.split().str.len() <= 5).all()
    assert not typed["what"].str.contains(r"[\"“”]").any()
    assert not items.duplicated(["thesis", "part", "label"]).any()


def test_rows_lead_to_exhibits_that_exist(items: pd.DataFrame) -> None:
    assert set(items["exhibit"]) - {""} <= set(exhibits.registry())


@functools.cache
def facts_of(identifier: str) -> dict[str, Any]:
    """The facts that the card of an exhibit has; nothing is drawn for them."""
    entry = exhibits.registry()[identifier]
    made = entry.maker(*map(computed.get, entry.tables))
    return {name: fingerprint.rounded(value) for name, value in entry.texts.kept(made.facts).items()}


def test_bearings_rest_on_what_the_exhibits_compute(items: pd.DataFrame) -> None:
    mine = items[items["rests_on"] != ""]
    assert len(mine) >= 8
    for row in mine.to_dict("records"):
        facts = facts_of(row["exhibit"])
        left, sign, right = row["rests_on"].split()
        assert SIGNS[sign](facts[left], facts[right] if right in facts else float(right)), row["item"]


def test_what_a_figure_decides_rests_on_a_comparison_of_its_facts(items: pd.DataFrame) -> None:
    # A table of documents is read, and not compared.
    drawn = items[items["exhibit"].str.startswith("fig-") & (items["claim"] == "") & (items["finding"] == "")]
    decided = drawn[drawn["bearing"] != "open"]
    assert len(decided) > 5
    assert list(decided.loc[decided["rests_on"] == "", "item"]) == []


def test_outcome_rows_with_a_series_can_be_recomputed(items: pd.DataFrame) -> None:
    measured = items[
        items["counts"]
        & (items["kind"] == "outcome")
        & items["source"].isin(set(tables.load("indicators")["source"]))
    ]
    leaning = measured[["rests_on", "finding"]] != ""
    assert leaning.any(axis="columns").all()


def test_a_goal_that_lies_far_ahead_is_not_judged_by_emissions(items: pd.DataFrame) -> None:
    row = items.set_index("item").loc["te-110"]
    sentence = computed.get("finding_outcomes").set_index("finding").at["emissions-rose", "sentence"]
    assert row["what"].startswith(f"{sentence} ") and row["what"] != sentence
    assert row["bears"] == "open" and not row["counts"]


def test_a_first_place_is_decided_by_comparisons_alone_and_not_by_the_press(items: pd.DataFrame) -> None:
    row = items.set_index("item").loc["te-109"]
    assert (row["kind"], row["bearing"], row["bears"]) == ("comparison", "against", "open")
    parts = computed.get("thesis_parts").set_index(["thesis", "part"])
    assert parts.at[("t-17", 3), "ranks"] and parts.at[("t-17", 3), "judgement"] == "open"


def test_money_that_grew_later_bears_nothing_out_of_the_early_years() -> None:
    parts = computed.get("thesis_parts").set_index(["thesis", "part"])["judgement"]
    assert (parts["t-12", 1], parts["t-12", 2]) == ("borne out", "open")


def test_a_row_with_a_finding_leads_to_the_exhibit_of_the_finding(items: pd.DataFrame) -> None:
    shown = tables.load("findings_coded").set_index("finding")["exhibit"]
    leaning = items[items["finding"] != ""]
    assert len(leaning)
    assert leaning["exhibit"].tolist() == shown[leaning["finding"]].tolist()
