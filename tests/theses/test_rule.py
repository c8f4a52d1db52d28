"""The rule that judges the central theses, on small cases and on the real tables."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import exhibits, tables
from helpers.exhibits import fingerprint
from helpers.tables import computed
from helpers.theses import rule, scale
from helpers.theses.rule import Item, Rule, Weighed

SIGNS = {"<": operator.lt, ">": operator.gt}


def rows(*items: tuple[str, str, str]) -> list[Item]:
    """Items from (bearing, kind, origins)."""
    return [
        Item(f"te-{n}", bears, kind, frozenset(origins.split()))
        for n, (bears, kind, origins) in enumerate(items)
    ]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Item("k", "for", "record"), ("for", "as coded")),
        (Item("k", "open", "record", verdict="supported"), ("open", "noted; settles nothing")),
        (Item("k", "for", "record", verdict="supported"), ("for", "the claim is supported")),
        (
            Item("k", "against", "record", verdict="supported, same origin"),
            ("against", "the claim is supported, same origin"),
        ),
        (Item("k", "for", "record", verdict="detail differs"), ("for", "a detail of the claim differs")),
        (
            Item("k", "for", "record", verdict="contradicted"),
            ("open", "the claim is contradicted and falls away"),
        ),
        (Item("k", "for", "record", verdict="not settled"), ("open", "the claim is not settled")),
        (Item("k", "for", "record", verdict="sources differ"), ("open", "sources differ")),
        (Item("k", "for", "outcome", runs=12, holding=8), ("for", "holds in 8 of 12 variants")),
        (Item("k", "for", "outcome", runs=12, holding=7), ("open", "holds in 7 of 12 variants only")),
    ],
)
def test_what_a_row_says(item: Item, expected: tuple[str, str]) -> None:
    assert rule.bearing(item) == expected


def test_a_detail_carries_only_where_the_rule_lets_it() -> None:
    item = Item("k", "for", "record", verdict="detail differs")
    assert rule.bearing(item, Rule(details=False)) == ("open", "detail differs")


def test_activity_and_record_never_decide_a_part_on_conduct_or_opinion() -> None:
    mine = rows(*(("for", kind, f"o{n}") for n, kind in enumerate(["activity", "record"] * 10)))
    for needs in ("outcome", "opinion"):
        weighed = rule.weigh(mine, needs)
        assert weighed == Weighed()
        assert rule.part_judgement(weighed, needs) == "open"
    assert rule.part_judgement(rule.weigh(mine, "record"), "record") == "borne out"
    assert rule.weigh(rows(("for", "outcome", "a b")), "opinion") == Weighed()


def test_a_witness_counts_once_on_each_side() -> None:
    mine = rows(
        ("for", "outcome", "a"),
        ("for", "outcome", "a"),
        ("for", "outcome", "a b"),
        ("against", "outcome", "a"),
        ("for", "outcome", ""),
    )
    weighed = rule.weigh(mine, "outcome")
    assert weighed == Weighed(("te-0", "te-2"), ("te-3",), frozenset({"a", "b"}))


@pytest.mark.parametrize(
    ("pro", "contra", "expected"),
    [
        (3, 0, "borne out"),
        (3, 1, "borne out"),
        (2, 1, "partly"),
        (1, 1, "partly"),
        (1, 2, "partly"),
        (1, 3, "not borne out"),
        (0, 2, "not borne out"),
    ],
)
def test_shares_decide_a_part(pro: int, contra: int, expected: str) -> None:
    weighed = Weighed(("p",) * pro, ("c",) * contra, frozenset(str(n) for n in range(pro + contra)))
    assert rule.part_judgement(weighed, "outcome") == expected
    for label in ("not examined", "not decidable"):
        assert rule.part_judgement(weighed, "outcome", label=label) == label
        assert rule.part_judgement(weighed, "outcome", label=label, rule=Rule(labels=False)) == expected


@given(
    st.lists(st.sampled_from(["for", "against", "open"]), max_size=9), st.sampled_from(sorted(rule.DECIDES))
)
def test_turned_round_borne_out_and_not_borne_out_change_places(bearings: list[str], needs: str) -> None:
    """On synthetic evidence neither judgement is easier to reach, for a part or for a thesis."""
    (kind, *_) = sorted(rule.DECIDES[needs])
    turn = {"for": "against", "against": "for", "open": "open"}
    mirror = {"borne out": "not borne out", "not borne out": "borne out"}
    judged = []
    for sense in (bearings, [turn[one] for one in bearings]):
        mine = rows(*((one, kind, f"o{n}") for n, one in enumerate(sense)))
        judged.append(rule.part_judgement(rule.weigh(mine, needs), needs))
    assert judged[1] == mirror.get(judged[0], judged[0])
    for other in scale.OF_PARTS:
        one, two = (
            rule.thesis_judgement([part, side])
            for part, side in ((judged[0], other), (judged[1], mirror.get(other, other)))
        )
        assert two == mirror.get(one, one)


def test_both_judgements_are_reached_on_synthetic_evidence() -> None:
    for needs, kinds in rule.DECIDES.items():
        for kind in kinds:
            for bears, expected in (("for", "borne out"), ("against", "not borne out")):
                mine = rows((bears, kind, "a"), (bears, kind, "b"))
                assert rule.part_judgement(rule.weigh(mine, needs), needs) == expected


def test_outcomes_alone_never_decide_a_cause() -> None:
    for bears in ("for", "against"):
        mine = rows(*((bears, "outcome", f"o{n}") for n in range(9)))
        assert rule.part_judgement(rule.weigh(mine, "cause"), "cause") == "open"


def test_a_finding_that_does_not_decide_opens_its_row() -> None:
    open_ = Item("k", "for", "outcome", finding="moved, size open")
    assert rule.bearing(open_) == ("open", "the finding is moved, size open")
    assert rule.bearing(replace(open_, decides=True)) == ("for", "the finding is moved, size open")


def test_what_depends_on_the_agenda_is_context_whatever_it_is_coded_and_found() -> None:
    for typed in ("for", "against", "open"):
        item = Item("k", typed, "outcome", frozenset({"a"}), finding="moved, enough to matter", decides=True)
        assert rule.bearing(item)[0] == typed
        assert rule.bearing(replace(item, agenda=True))[0] == "open"


def test_one_series_is_no_verdict_on_conduct() -> None:
    one = Weighed(("p",), (), frozenset({"a"}))
    assert rule.part_judgement(one, "outcome") == "open"
    assert rule.part_judgement(one, "outcome", rule=Rule(witnesses=1)) == "borne out"
    assert rule.part_judgement(one, "record") == "borne out"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["borne out", "borne out"], "borne out"),
        (["borne out", "open"], "partly"),
        (["borne out", "not examined"], "partly"),
        (["borne out", "not borne out"], "partly"),
        (["partly"], "partly"),
        (["not borne out", "not examined"], "partly"),
        (["not borne out", "not borne out"], "not borne out"),
        (["not borne out", "partly"], "partly"),
        (["open", "not examined"], "open"),
        (["not decidable", "not examined"], "not examined"),
        (["not decidable"], "not decidable"),
    ],
)
def test_parts_make_the_thesis(parts: list[str], expected: str) -> None:
    assert rule.thesis_judgement(parts) == expected


def test_levels() -> None:
    assert [rule.amount(n) for n in (0, 1, 2, 3, 5, 6)] == ["none", "low", "low", "medium", "medium", "high"]
    assert [rule.agreement(*each) for each in ((0, 0), (1, 1), (2, 1), (1, 3), (4, 1), (0, 2))] == [
        "none",
        "low",
        "medium",
        "medium",
        "high",
        "high",
    ]


def test_the_published_rule_is_one_of_all() -> None:
    assert rule.RULE in rule.RULES
    assert len(set(rule.RULES)) == len(rule.RULES) == 108


# On tables of one's own


CLAIM = {
    "article": "A", "section": "s", "paragraph": 1, "locus": "text", "dimension": "culture", "kind": "event", "subject": "x", "statement": "x.",
    "datatype": "none", "value": "", "unit": "", "qualifier": "", "matter": "record", "sender": "EU", "link": "activity",
}  # fmt: skip


def whole(read: Callable[[str], pd.DataFrame], grid: pd.DataFrame) -> Callable[[str], pd.DataFrame]:
    """Tables read or computed from a small thesis, with the runs of its conclusion as given."""
    makers = computed.makers()

    def get(name: str) -> pd.DataFrame:
        if name == "variant_summary":
            return grid
        if name == "finding_outcomes":
            return read(name)
        return makers[name].make(get) if name in makers else read(name)

    return get


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
    blank = {"what": "w", "label": "l", "exhibit": "", "rests_on": "", "finding": ""}
    test = {"states": "x", "causal": False, "label": "examined", "reason": "r", "test": "t"}
    made = {
        "claims": pd.DataFrame([CLAIM | {"claim": "a-001"}]),
        "evidence_also": pd.DataFrame(columns=["also", "evidence", "claim"]),
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
            columns=["finding", "holds", "outcome", "decides", "agenda", "series", "sentence"]
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
                (1, "for", "record", "a-001", "", ""),
                (1, "against", "record", "", "", "s-4"),
                (2, bears, "outcome", "", "grid", "s-2"),
                (2, bears, "outcome", "a-001", "", "s-3"),
            ],
            columns=["part", "bearing", "kind", "claim", "conclusion", "source"],
        ).assign(thesis="t-01", item=["te-001", "te-002", "te-003", "te-004"], **blank),
    }
    return made.__getitem__


GRID = pd.DataFrame([("grid", 4, 3)], columns=["conclusion", "runs", "holding"])


def judged(relation: str, bears: str = "for", grid: pd.DataFrame = GRID) -> dict[str, object]:
    found: dict[str, object] = rule.judgements(whole(small(relation, bears), grid)).iloc[0].to_dict()
    return found


def test_a_judgement_follows_its_claims() -> None:
    assert judged("supports")["judgement"] == "borne out"
    assert judged("differs")["judgement"] == "partly"
    assert {name: judged("supports")[name] for name in ("pro", "contra", "noted", "witnesses", "amount", "agreement")} == {
        "pro": 3, "contra": 0, "noted": 1, "witnesses": 3, "amount": "medium", "agreement": "high",
    }  # fmt: skip


def test_a_judgement_follows_its_outcomes() -> None:
    # The claim is contradicted, so that the part that leans on it alone opens.
    assert judged("differs", "against")["judgement"] == "partly"
    assert list(rule.parts(whole(small("differs", "against"), GRID))["judgement"]) == [
        "open",
        "not borne out",
    ]
    assert judged("supports", "against")["judgement"] == "partly"
    assert judged("supports", "against")["contra"] == 2


def test_a_judgement_follows_its_variants() -> None:
    weak = GRID.assign(holding=1)
    assert judged("supports", grid=weak)["judgement"] == "partly"
    assert list(rule.parts(whole(small("supports"), weak))["judgement"]) == ["borne out", "open"]
    assert list(rule.items(whole(small("supports"), weak))["counts"]) == [True, False, False, False]


def test_articles_are_no_witnesses() -> None:
    found = rule.items(whole(small("supports"), GRID)).set_index("item")
    assert found.at["te-002", "witnesses"] == ""
    assert not found.at["te-002", "counts"]


def test_rules_that_change_a_judgement_are_counted() -> None:
    found = judged("supports")
    # Conduct rests on two witnesses: it opens where three are asked for; at no share of variants up to three quarters does the grid fall.
    assert (found["holding"], found["runs"]) == (72, 108)


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
        assert (row["amount"] == "none") == (row["pro"] + row["contra"] == 0) == (row["agreement"] == "none")
        assert 1 <= row["holding"] <= row["runs"]


def test_parts_about_influence_are_borne_out_by_outcomes_only(items: pd.DataFrame) -> None:
    parts = computed.get("thesis_parts")
    for row in parts[(parts["needs"] != "record")].to_dict("records"):
        mine = items[(items["thesis"] == row["thesis"]) & (items["part"] == row["part"]) & items["counts"]]
        assert set(mine["kind"]) <= {row["needs"]}
        assert row["judgement"] != "borne out" or not row["causal"]


def test_the_elite_channel_was_not_examined() -> None:
    judgements = computed.get("thesis_judgements").set_index("thesis")
    assert judgements.at["t-08", "judgement"] == "not examined"


def test_rows_have_something_to_lean_on_and_stay_short(items: pd.DataFrame) -> None:
    assert ((items["claim"] != "") | (items["source"] != "") | (items["finding"] != "")).all()
    assert ((items["exhibit"] != "") | (items["claim"] != "")).all()
    typed = items[items["finding"] == ""]
    assert (typed["what"].str.split().str.len() <= 25).all()
    assert (items["what"] != "").all()
    assert (items["label"].str.split().str.len() <= 5).all()
    assert not typed["what"].str.contains(r"[\"“”]").any()
    assert not items.duplicated(["thesis", "part", "label"]).any()


def test_rows_lead_to_exhibits_that_exist(items: pd.DataFrame) -> None:
    assert set(items["exhibit"]) - {""} <= set(exhibits.registry())


def test_a_conclusion_is_used_where_its_own_direction_is_meant(items: pd.DataFrame) -> None:
    known = computed.get("variant_summary").set_index("conclusion")
    for name in sorted(set(items["conclusion"]) - {""}):
        assert known.at[name, "stands"]


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


def test_outcome_rows_with_a_series_can_be_recomputed(items: pd.DataFrame) -> None:
    measured = items[
        items["counts"]
        & (items["kind"] == "outcome")
        & items["source"].isin(set(tables.load("indicators")["source"]))
    ]
    leaning = measured[["rests_on", "conclusion", "finding"]] != ""
    assert leaning.any(axis="columns").all()


def test_a_row_with_a_finding_leads_to_the_exhibit_of_the_finding(items: pd.DataFrame) -> None:
    shown = tables.load("findings_coded").set_index("finding")["exhibit"]
    leaning = items[items["finding"] != ""]
    assert len(leaning)
    assert leaning["exhibit"].tolist() == shown[leaning["finding"]].tolist()


def test_no_count_of_runs_is_evidence(items: pd.DataFrame) -> None:
    """How often a conclusion holds among the listed choices decides nothing, so that no row leans on it."""
    assert set(items["conclusion"]) == {""}
