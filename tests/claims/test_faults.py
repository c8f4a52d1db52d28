"""What is wrong with rows of evidence, parts, readings and qualifiers: a small ledger broken in one place each."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from claims.test_judging import claim, made, of, witness
from helpers import tables
from helpers.claims import faults

PARTS = [
    {"claim": "a-001", "part": 1, "states": "One.", "core": True},
    {"claim": "a-001", "part": 2, "states": "Two.", "core": False},
]
READINGS = [{"claim": "a-001", "reading": number, "states": "So."} for number in (1, 2)]
COUNT = {"datatype": "number", "unit": "visits"}
NUMBER = {"difference": "another number"}
SHARE = {"datatype": "number", "unit": "percent"}


def told(check: Any, **changed: Any) -> list[tuple[str, str, str]]:
    """Table, column and what was expected, for each fault of a small ledger of one claim."""
    frames = made(claims=[changed.pop("claim", claim("a-001", "4"))], **changed)
    return [(fault.table, str(fault.column), fault.expected) for fault in check(of(frames))]


@pytest.mark.parametrize(
    ("row", "more", "column", "expected"),
    [
        (witness("a-001", "supports in part"), {"claim_parts": PARTS}, "part", "the part that is supported"),
        (witness("a-001", "supports in part", part="3"), {"claim_parts": PARTS}, "part", "parts that a-001 has in claim_parts (1, 2)"),
        (witness("a-001", "supports in part", part="1"), {}, "part", "(none)"),
        (witness("a-001", "supports in part", part="1;2"), {"claim_parts": PARTS}, "relation", "supports, as the row names every part"),
        (witness("a-001", "supports", part="1"), {"claim_parts": PARTS}, "relation", "supports in part"),
        (witness("a-001", "differs"), {"claim_parts": PARTS}, "part", "the part that differs"),
        (witness("a-001", "supports", reading=3), {"claim_readings": READINGS}, "reading", "(2)"),
        (witness("a-001", "differs", difference=""), {}, "difference", "a kind of difference"),
        (witness("a-001", "differs", touches_point=""), {}, "touches_point", "yes or no"),
        (witness("a-001", "supports", difference="misprint"), {}, "difference", "nothing, as the row does not differ"),
        (witness("a-001", "context", touches_point="yes"), {}, "touches_point", "nothing, as the row does not differ"),
        (witness("a-001", "supports", scope="other year"), {}, "relation", "context, as the source speaks of an other year"),
        (witness("a-001", "differs", scope="other measure"), {}, "relation", "context, as the source speaks of an other measure"),
        (witness("a-001", "supports", "s4"), {}, "relation", "context, as the source is anonymous"),
        (witness("a-001", "differs", "s4"), {}, "relation", "context, as the source is anonymous"),
        (witness("a-001", "supports"), {"claim": claim("a-001", "4", matter="article itself")}, "relation", "(article itself)"),
        (witness("a-001", "supports", value="5", **COUNT), {}, "relation", "differs, as the values give"),
        (witness("a-001", "differs", value="4", **COUNT), {}, "relation", "supports, as the values give"),
        (witness("a-001", "contradicts", difference="misprint"), {}, "touches_point", "no, as misprint is a kind"),
        (witness("a-001", "differs", value="5", **COUNT, **NUMBER), {}, "touches_point", "yes, as the numbers lie 25% apart"),
        (witness("a-001", "contradicts", value="28", **SHARE, **NUMBER), {"claim": claim("a-001", "30", "percent")}, "touches_point", "no, as the numbers lie 7% apart"),
        (witness("a-001", "supports", datatype="date", value="2023-05"), {}, "moment", "later, as the day found lies after"),
    ],
)  # fmt: skip
def test_a_row_of_evidence_is_refused(
    row: dict[str, Any], more: dict[str, Any], column: str, expected: str
) -> None:
    sources = [
        {"source": "s1", "origin": "m", "grade": "official record"},
        {"source": "s4", "origin": "x", "grade": "anonymous"},
    ]
    (found,) = told(faults.evidence, evidence=[row], sources=sources, **more)
    assert found[:2] == ("evidence", column)
    assert expected in found[2]


@pytest.mark.parametrize(
    "row",
    [
        witness("a-001", "supports"),
        witness("a-001", "supports", value="4", **COUNT),
        witness("a-001", "differs", value="5", **COUNT),
        witness("a-001", "contradicts", value="5", **COUNT, **NUMBER),
        witness("a-001", "differs", difference="misprint"),
        witness("a-001", "context", value="9", scope="other year", **COUNT),
        witness("a-001", "supports in part", part="1", value="9", **COUNT),
        witness("a-001", "supports", datatype="date", value="2023-05", moment="later"),
    ],
)
def test_a_sound_row_is_let_pass(row: dict[str, Any]) -> None:
    parts = PARTS if row["part"] else []
    assert told(faults.evidence, evidence=[row], claim_parts=parts) == []


def test_a_row_that_lends_itself_is_checked_at_the_further_claim() -> None:
    lent = {"also": "ea-0001", "evidence": "e-a-001-supports-s1", "claim": "a-001", "relation": "supports"}
    lent |= {
        "part": "",
        "reading": pd.NA,
        "scope": "other scope",
        "difference": "",
        "touches_point": "",
        "note": "",
    }
    (found,) = told(
        faults.evidence, evidence=[witness("a-001", "supports")], evidence_also=[lent | {"independent": True}]
    )
    assert found == ("evidence_also", "relation", "context, as the source speaks of an other scope")


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"claim_parts": PARTS[:1]}, ("claim_parts", "claim")),
        ({"claim_parts": [row | {"core": False} for row in PARTS]}, ("claim_parts", "core")),
        ({"claim_readings": READINGS[:1]}, ("claim_readings", "reading")),
        ({"claim_readings": READINGS[1:] * 2}, ("claim_readings", "reading")),
    ],
)
def test_parts_and_readings_come_in_twos_and_more(changed: dict[str, Any], place: tuple[str, str]) -> None:
    (found,) = told(faults.parts, **changed)
    assert found[:2] == place
    assert told(faults.parts, claim_parts=PARTS, claim_readings=READINGS) == []


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (claim("a-001", "4", qualifier="roughly"), "a word that has a rule"),
        (claim("a-001", "4", qualifier=""), "one, as there is a value"),
        (claim("a-001", "", "", datatype="none", qualifier="about"), "none, as there is no value"),
    ],
)
def test_a_qualifier_has_a_rule_and_a_value(one: dict[str, Any], expected: str) -> None:
    ((_, column, said),) = told(faults.qualifiers, claim=one)
    assert column == "qualifier"
    assert expected in said


def unsought(listed: list[str], searched: list[str], **changed: str) -> list[str]:
    """What is said of one claim without evidence."""
    frames = made(
        claims=[claim("a-001", "4", **changed)],
        evidence=[],
        searches=[{"search": "s", "claim": name} for name in searched],
        unsought=[{"claim": name} for name in listed],
    )
    return [str(fault) for fault in faults.unsought(of(frames))]


def test_a_claim_that_a_record_can_settle_has_evidence_a_search_or_a_ground() -> None:
    (line,) = unsought([], [])
    assert line.startswith("table claims, row 2, column claim: found 'a-001', expected a claim with evidence")
    assert "`book new evidence a-001`" in line
    assert (
        unsought(["a-001"], []) == unsought([], ["a-001"]) == unsought([], [], matter="article itself") == []
    )


@pytest.mark.parametrize(
    ("searched", "matter", "why"),
    [
        (["a-001"], "record", "has evidence or a search"),
        ([], "article itself", "is no matter of record (article itself)"),
    ],
)
def test_a_ground_for_no_search_is_refused_where_none_is_needed(
    searched: list[str], matter: str, why: str
) -> None:
    (line,) = unsought(["a-001"], searched, matter=matter)
    assert line == f"table unsought, row 2, column claim: found 'a-001', expected no row, as the claim {why}."


@pytest.mark.parametrize("check", [faults.evidence, faults.parts, faults.qualifiers, faults.unsought])
def test_the_real_ledger_has_no_such_fault(check: Any) -> None:
    assert [str(fault) for fault in check(tables.load)] == []
