"""What verdicts do to theses, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest

from figures.audit.frames import LEDGER
from helpers.figures.audit import theses
from helpers.tables import computed

THESES = pd.DataFrame(
    [("t-01", "first", "A"), ("t-02", "second", "B")], columns=["thesis", "short", "articles"]
)


@pytest.mark.parametrize(
    ("stands", "details", "contradicted", "incoherent", "expected"),
    [
        (3, 0, 0, 0, "no correction"),
        (3, 2, 0, 0, "details only"),
        (3, 2, 0, 1, "questioned"),
        (3, 2, 1, 1, "touched"),
        (0, 1, 0, 1, "corrected claims only"),
        (0, 0, 1, 0, "corrected claims only"),
        (0, 0, 0, 1, "questioned claims only"),
        (0, 0, 0, 0, "no record"),
    ],
)
def test_the_rule_of_effects(
    stands: int, details: int, contradicted: int, incoherent: int, expected: str
) -> None:
    assert theses.effect(stands, details, contradicted, incoherent) == expected
    assert expected in theses.EFFECTS


def edges(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["claim", "thesis", "role"])


def test_effects_of_the_small_table() -> None:
    ties = edges(
        ("a-001", "t-01", "states"),
        ("a-002", "t-01", "supports"),
        ("a-004", "t-02", "states"),
        ("b-001", "t-02", "supports"),
    )
    rows = theses.effects(THESES, ties, LEDGER).set_index("thesis")
    assert rows.loc["t-01", ["claims", "supported", "contradicted", "incoherent", "effect"]].tolist() == [
        2,
        1,
        1,
        0,
        "touched",
    ]
    assert rows.loc["t-02", ["claims", "incoherent", "not_found", "stated_failed", "effect"]].tolist() == [
        2,
        1,
        1,
        1,
        "questioned claims only",
    ]


def test_an_incoherent_claim_that_the_record_supports_stands() -> None:
    rows = theses.effects(THESES.iloc[:1], edges(("b-002", "t-01", "supports")), LEDGER)
    assert rows.loc[0, ["supported", "incoherent", "effect"]].tolist() == [1, 0, "no correction"]


def test_a_corrected_claim_touches_its_thesis() -> None:
    ties = edges(("a-001", "t-01", "states"), ("a-003", "t-01", "supports"), ("a-001", "t-02", "states"))
    made = theses.thesis_effects(THESES, ties, LEDGER)
    assert [row[-1] for row in made.body] == ["Details only", "No correction"]
    changed = LEDGER.assign(record=["contradicted", *LEDGER["record"][1:]])
    other = theses.thesis_effects(THESES, ties, changed)
    assert [row[-1] for row in other.body] == ["Corrected claims only", "Corrected claims only"]
    assert (made.facts["stated_failed"], other.facts["stated_failed"]) == ("none", 2)
    assert [made.facts[name] for name in theses.STATED] == [2, "none", 0, 2]
    assert [other.facts[name] for name in theses.STATED] == [2, 2, 0, 2]
    assert (
        made.facts["details_only"],
        made.facts["no_correction"],
        other.facts["corrected_claims_only"],
    ) == (1, 1, 2)


def test_the_theses_that_the_chapter_names() -> None:
    """Contradicted statements stand under one thesis; elsewhere it is a check alone that fails."""
    rows = theses.effects(*map(computed.get, ("theses", "claim_theses", "ledger"))).set_index("effect")
    assert rows.loc[["touched"], "thesis"].tolist() == ["t-06"]
    assert rows.loc[["questioned claims only"], "thesis"].tolist() == ["t-24"]
    assert not rows.loc[["questioned", "questioned claims only"], "contradicted"].any()


def test_a_statement_that_no_record_reaches_is_told_from_one_that_could_fail() -> None:
    ties = edges(*((claim, "t-01", "states") for claim in ("a-001", "a-002", "a-003", "a-004")))
    reached = LEDGER.assign(
        record=LEDGER["claim"]
        .map(
            {
                "a-001": "outside the record",
                "a-002": "not settled",
                "a-003": "supported in part",
                "a-004": "contradicted",
            }
        )
        .fillna("supported"),
        coherence="not tested",
    )
    facts = theses.thesis_effects(THESES, ties, reached).facts
    assert [facts[name] for name in theses.STATED] == [4, 1, 1, 2]


def test_columns_of_a_thesis_divide_its_claims(ledger: pd.DataFrame) -> None:
    made = theses.thesis_effects(computed.get("theses"), computed.get("claim_theses"), ledger)
    for row in made.body:
        total, *parts = (int(str(cell)) for cell in row[1:-1])
        assert total == sum(parts)
    assert (
        sum(int(made.facts[theses.word(name)]) for name in theses.EFFECTS)
        == made.facts["n"]
        == len(made.body)
    )
