"""Entries of the ledger as a reader sees them: small tables worked by hand, every field of every part."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from helpers import claims
from helpers.claims.entries import Check, Witness, place_of
from helpers.claims.verdicts import CITATION, COHERENCE, RECORD
from helpers.tables import computed

HEADINGS = {"a-eng": "Engagement", "b-cul": "Culture"}


def claim(name: str, section: str, value: str = "", **rest: Any) -> dict[str, Any]:
    base = {
        "claim": name,
        "article": name[0].upper(),
        "section": section,
        "paragraph": "2",
        "locus": "text",
        "dimension": "engagement",
    }
    base |= {
        "kind": "count",
        "subject": f"subject of {name}",
        "statement": f"{name} states.",
        "link": "activity",
    }
    return (
        base
        | {
            "datatype": "number" if value else "none",
            "value": value,
            "unit": "visits" if value else "",
            "qualifier": "",
            "matter": "record",
        }
        | rest
    )


def witness(name: str, source: str, **rest: Any) -> dict[str, Any]:
    base = {
        "evidence": f"e-{name}-{source}",
        "claim": name,
        "relation": "supports",
        "part": "",
        "reading": pd.NA,
        "scope": "same",
        "difference": "",
        "touches_point": "",
        "independent": True,
        "moment": "at publication",
        "finding": f"{source} says so.",
    }
    return (
        base
        | {"datatype": "none", "value": "", "unit": "", "source": source, "read_on": "2026-11-21", "note": ""}
        | rest
    )


def source(name: str, published: str = "") -> dict[str, str]:
    return {
        "source": name,
        "origin": name,
        "grade": "official record",
        "publisher": f"House {name}",
        "title": "Page",
        "published": published,
        "address": f"https://{name}.example",
    }


TABLES: dict[str, list[dict[str, Any]]] = {
    "claims": [
        claim("a-001", "a-eng", "4", qualifier="about"),
        claim("a-002", "a-eng", "5", qualifier="exactly"),
        claim("a-003", "a-eng", "9", locus="note"),
        claim("b-001", "b-cul", paragraph="", locus="note", dimension="culture", kind="feature", link="none"),
    ],
    "sections": [{"section": key, "heading": heading} for key, heading in HEADINGS.items()],
    "checks": [
        {
            "check": "c-001",
            "rule": "sum",
            "question": "Do the parts add up?",
            "datatype": "none",
            "constant": "",
            "unit": "",
            "tolerance": float("nan"),
        },
        {
            "check": "c-002",
            "rule": "differs",
            "question": "Do they differ?",
            "datatype": "none",
            "constant": "",
            "unit": "",
            "tolerance": float("nan"),
        },
    ],
    "check_claims": [
        {"check": "c-001", "claim": "a-001", "role": "part", "target": False},
        {"check": "c-001", "claim": "a-002", "role": "part", "target": False},
        {"check": "c-001", "claim": "a-003", "role": "whole", "target": True},
        {"check": "c-001", "claim": "a-003", "role": "beside", "target": True},
        {"check": "c-002", "claim": "a-001", "role": "value", "target": True},
        {"check": "c-002", "claim": "a-002", "role": "value", "target": True},
    ],
    "check_variants": [
        {
            "variant": "v-001",
            "check": "c-001",
            "label": "a larger whole",
            "parameter": "whole",
            "value": "10",
        },
        {
            "variant": "v-002",
            "check": "c-001",
            "label": "the same whole",
            "parameter": "whole",
            "value": "9.0",
        },
        {
            "variant": "v-003",
            "check": "c-001",
            "label": "a smaller whole",
            "parameter": "whole",
            "value": "8",
        },
    ],
    "evidence": [
        witness("a-001", "s1", note="read twice"),
        witness(
            "a-001",
            "s2",
            relation="differs",
            difference="another number",
            touches_point="yes",
            independent=False,
            moment="later",
        ),
    ],
    "sources": [source("s1", "2020-03"), source("s2")],
    "searches": [{"search": "s-1", "claim": "b-001", "place": "the library", "terms": "culture"}],
    "theses": [{"thesis": "t-01", "short": "visits matter"}],
    "claim_theses": [{"claim": "a-002", "thesis": "t-01", "role": "states"}],
    "claim_references": [],
    "differences": [{"difference": "another number", "touched": "contradicted", "beside": "detail differs"}],
    "recoding": [{"item": "e-b-001-s9", "reader": "first", "coded": "context"}],
    "evidence_also": [
        {
            "also": "ea-0001",
            "evidence": "e-a-001-s1",
            "claim": "a-003",
            "relation": "supports in part",
            "part": "2",
            "reading": pd.NA,
            "scope": "same",
            "difference": "",
            "touches_point": "",
            "independent": True,
            "note": "of both",
        }
    ],
    "claim_parts": [
        {"claim": "a-003", "part": 1, "states": "First.", "core": True},
        {"claim": "a-003", "part": 2, "states": "Second.", "core": True},
    ],
    "claim_readings": [],
    "settling": [],
}


@pytest.fixture(scope="module")
def entries() -> dict[str, claims.Entry]:
    for row in TABLES["checks"]:
        row["tolerance_unit"] = ""
    frames = {
        name: pd.DataFrame(
            rows, columns=None if rows else ["claim", "reference", "fitting", "basis", "document"]
        )
        for name, rows in TABLES.items()
    }
    return {entry.claim: entry for entry in claims.entries(computed.over(frames.__getitem__))}


def test_entries_stand_in_the_order_of_the_claims(entries: dict[str, claims.Entry]) -> None:
    assert list(entries) == ["a-001", "a-002", "a-003", "b-001"]


@pytest.mark.parametrize(
    ("locus", "paragraph", "said"),
    [
        ("text", "2", "Article A, Engagement, paragraph 2"),
        ("note", "2", "Article A, Engagement, paragraph 2 (note)"),
        ("note", "", "Article A, Engagement"),
        ("text", "", "Article A, Engagement"),
        ("abstract", "1", "Article A, Engagement, paragraph 1"),
    ],
)
def test_a_place_in_words(locus: str, paragraph: str, said: str) -> None:
    assert (
        place_of({"article": "A", "section": "a-eng", "paragraph": paragraph, "locus": locus}, HEADINGS)
        == said
    )


def test_a_claim_is_told_with_all_that_the_table_has(entries: dict[str, claims.Entry]) -> None:
    one = entries["b-001"]
    assert (one.article, one.place, one.dimension, one.kind, one.link) == (
        "B",
        "Article B, Culture",
        "culture",
        "feature",
        "none",
    )
    assert (one.subject, one.statement, one.value) == ("subject of b-001", "b-001 states.", "")
    assert one.searches == ("the library for culture",)
    assert (one.witnesses, one.checks, one.theses) == ((), (), ())


def test_a_value_has_its_qualifier_unless_it_is_exact(entries: dict[str, claims.Entry]) -> None:
    assert [entries[name].value for name in ("a-001", "a-002", "a-003")] == [
        "about 4 visits",
        "5 visits",
        "9 visits",
    ]


def test_witnesses_are_named_with_their_date(entries: dict[str, claims.Entry]) -> None:
    assert entries["a-001"].witnesses == (
        Witness(
            "supports",
            "s1 says so.",
            "House s1: Page (March 2020)",
            "https://s1.example",
            "21 November 2026",
            True,
            False,
            "read twice",
        ),
        Witness(
            "differs: another number, in the point of the sentence",
            "s2 says so.",
            "House s2: Page",
            "https://s2.example",
            "21 November 2026",
            False,
            True,
            "",
            bears="contradicts",
        ),
    )
    (lent,) = entries["a-003"].witnesses
    assert (lent.relation, lent.lent_by, lent.note) == (
        "supports in part: Second",
        "a-001",
        "read twice; of both",
    )
    assert lent.remarks == ["official record", "evidence on a-001"]
    assert entries["a-003"].record.verdict.name == "supported in part"
    assert entries["a-003"].deciding == (lent,)
    assert [one.bears for one in entries["a-001"].deciding] == ["supports"]


def test_a_check_counts_once_for_its_target_with_its_variants(entries: dict[str, claims.Entry]) -> None:
    reason = "the 2 parts add up to 9 visits, and 9 visits is stated"
    expected = Check("c-001", "Do the parts add up?", True, reason, 2, 4, "a larger whole; a smaller whole")
    assert entries["a-003"].checks == (expected,)
    one, other = entries["a-001"].checks[0], entries["a-002"].checks[0]
    assert one == other
    assert (one.check, one.holds, one.holding, one.runs, one.overturned_by) == ("c-002", True, 1, 1, "")


def test_verdicts_come_with_their_reasons(entries: dict[str, claims.Entry]) -> None:
    assert entries["a-001"].record == claims.Ruling(
        RECORD["superseded"],
        entries["a-001"].record.reason,
        "Nothing: the article was right when it appeared.",
    )
    assert entries["a-003"].coherence == claims.Ruling(
        COHERENCE["coherent"], "c-001: the 2 parts add up to 9 visits, and 9 visits is stated"
    )
    assert entries["a-001"].citation == claims.Ruling(
        CITATION["none given"], "the article gives no reference for it"
    )


def test_a_thesis_stands_at_the_claim_that_states_it(entries: dict[str, claims.Entry]) -> None:
    assert entries["a-002"].theses == (("t-01", "visits matter", "states"),)
