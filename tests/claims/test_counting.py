"""Distinct facts on a small ledger made by hand, and on the real one."""

from __future__ import annotations

import pandas as pd

from helpers.claims import counting
from helpers.tables import computed

LEDGER = pd.DataFrame(
    [
        ("a-001", "f-one", "supported", False),
        ("a-002", "f-one", "not settled", False),
        ("a-003", "", "contradicted", False),
        ("a-004", "", "supported", True),
        ("a-005", "", "outside the record", False),
        ("b-001", "", "supported in part", False),
        ("b-002", "", "supported", False),
    ],
    columns=["claim", "fact", "record", "trivial"],
)
PAIRS = pd.DataFrame(
    [("a-002", "b-001", "agree", "unknown"), ("a-003", "b-002", "agree", "apart"), ("a-003", "b-001", "differ", "shared")],
    columns=["claim_a", "claim_b", "outcome", "witness"],
)  # fmt: skip


def test_claims_that_state_one_fact_count_once() -> None:
    found = counting.facts_of(LEDGER, PAIRS)
    assert found["a-001"] == found["a-002"] == found["b-001"] == "a-001"
    assert found["a-003"] != found["b-002"]


def test_trivial_facts_and_those_outside_the_record_are_left_out() -> None:
    found = counting.distinct({"ledger": LEDGER, "concordance_outcomes": PAIRS}.__getitem__).set_index("fact")
    assert list(found.index) == ["a-001", "a-003", "b-002"]
    assert list(found["claims"]) == [3, 1, 1]
    assert found.loc["a-001", ["standing", "partly", "corrected"]].tolist() == [True, True, False]
    assert found["corrected"].tolist() == [False, True, False]


def test_there_are_fewer_facts_than_claims() -> None:
    facts, ledger = computed.get("distinct_facts"), computed.get("ledger")
    assert 0 < len(facts) < len(ledger)
    assert facts["claims"].sum() <= len(ledger)
