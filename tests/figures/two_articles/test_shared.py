"""Pairs of claims that agree or differ, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd

from figures.two_articles.frames import CLAIMS, PAIRS
from helpers.figures.two_articles import shared as two

EVIDENCE = pd.DataFrame(
    [
        ("e-1", "a-003", "contradicts", False, "at publication", "A relay counts twelve.", "", "s-relay"),
        (
            "e-2",
            "a-003",
            "contradicts",
            True,
            "at publication",
            "The register counts twelve.",
            "",
            "s-register",
        ),
        ("e-3", "b-003", "supports", True, "at publication", "The register has twelve.", "", "s-register"),
        ("e-4", "b-003", "contradicts", True, "later", "Later there were more.", "", "s-relay"),
    ],
    columns=["evidence", "claim", "bears", "independent", "moment", "finding", "note", "source"],
).assign(grade="official record", origin="register")


SOURCES = pd.DataFrame(
    [("s-register", "Registry", "https://example.org/r"), ("s-relay", "Relay", "")],
    columns=["source", "publisher", "address"],
)


def test_a_changed_outcome_changes_what_both_state() -> None:
    found = two.stated_twice(PAIRS)
    assert found == {
        "pairs": 3, "agree": 1, "agree_values": 1, "differ_values": 1, "apart": 1, "shared": 1,
    }  # fmt: skip
    turned = two.stated_twice(PAIRS.assign(outcome="differ"))
    assert (turned["agree"], turned["agree_values"], turned["differ_values"]) == (0, 0, 2)


def test_what_both_state_is_every_pair(real: dict[str, pd.DataFrame]) -> None:
    pairs = real["concordance_outcomes"]
    made = two.differences(pairs, real["ledger"], real["testimony"], real["sources"])
    assert made.facts["pairs"] == len(pairs) == int(made.facts["agree"]) + int(made.facts["n"])


def test_differences_give_both_statements_and_both_verdicts() -> None:
    made = two.differences(PAIRS, CLAIMS, EVIDENCE, SOURCES)
    aim, number = made.body
    assert [cell if isinstance(cell, str) else (cell["text"], cell["claim"]) for cell in aim] == [
        "aim",
        ("A says energy.", "a-002"),
        ("B says values.", "b-002"),
        "Outside the record.",
        "Outside the record.",
    ]
    assert [cell if isinstance(cell, str) else (cell["text"], cell["claim"]) for cell in number] == [
        "number",
        ("10", "a-003"),
        ("12", "b-003"),
        "Contradicted. The register counts twelve.",
        "Supported. The register has twelve.",
    ]
    facts = made.facts
    counted = ("n", "outside", "inside", "one_side", "for_a", "for_b", "both", "undecided")
    assert [facts[name] for name in counted] == [2, 1, 1, 1, 0, 1, 0, 0]
    assert list(made.sources) == ["article-a", "article-b", "s-register", "s-register"]


def test_a_changed_verdict_moves_the_pair() -> None:
    changed = CLAIMS.assign(
        record=["supported", "supported", "supported", "x", "x", "not settled", "supported"]
    )
    facts = two.differences(PAIRS, changed, EVIDENCE, SOURCES).facts
    assert (facts["one_side"], facts["both"], facts["undecided"]) == (1, 1, 0)
    assert (facts["for_a"], facts["for_b"]) == (1, 0)
    assert facts["other_open"] == 1, "the other statement of this pair is not settled"
    beyond = changed.assign(record=changed["record"].replace("not settled", "outside the record"))
    assert two.differences(PAIRS, beyond, EVIDENCE, SOURCES).facts["other_open"] == 0
    refuted = changed.assign(record=changed["record"].replace("not settled", "contradicted"))
    assert two.differences(PAIRS, refuted, EVIDENCE, SOURCES).facts["other_open"] == 0


def test_a_pair_is_outside_any_record_where_both_its_statements_are() -> None:
    half = CLAIMS.assign(record=CLAIMS["record"].mask(CLAIMS["claim"] == "b-002", "not settled"))
    facts = two.differences(PAIRS, half, EVIDENCE, SOURCES).facts
    assert (facts["outside"], facts["inside"], facts["undecided"]) == (0, 2, 1)


def test_sides_of_the_differences_add_up(real: dict[str, pd.DataFrame]) -> None:
    made = two.differences(
        *(real[name] for name in ("concordance_outcomes", "ledger", "testimony", "sources"))
    )
    facts = made.facts
    assert (
        facts["one_side"] + facts["both"] + facts["undecided"] + facts["outside"]
        == facts["n"]
        == len(made.body)
    )
    assert set(made.sources) <= set(real["sources"]["source"])


def test_every_differing_pair_stands_in_the_table(real: dict[str, pd.DataFrame]) -> None:
    pairs = real["concordance_outcomes"]
    differ = two.differences(
        *(real[name] for name in ("concordance_outcomes", "ledger", "testimony", "sources"))
    )
    assert sorted(differ.rows["pair"]) == sorted(pairs.loc[pairs["outcome"] == "differ", "pair"])
