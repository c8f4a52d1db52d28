"""What would test a thesis and what bears on it, on small tables made by hand."""

from __future__ import annotations

import pandas as pd

from figures.conclusion.frames import ITEMS, JUDGED, PART_LABELS, PARTS, STATES
from helpers.figures.conclusion import evidence
from helpers.tables.computed import get


def test_what_would_test() -> None:
    made = evidence.what_would_test(PARTS, PART_LABELS, JUDGED, STATES)
    assert [line[2] for line in made.body] == ["not examined", "not examined", "open"]
    assert made.body[0] == [
        {"text": "t-01 one", "claim": "a-004"},
        "It is so.",
        "not examined",
        "No data.",
        "Data.",
    ]
    assert made.facts == {
        "n": 3,
        "parts": 5,
        "open": 1,
        "not_examined": 2,
        "not_decidable": 0,
        "causal": 1,
        "opinion": 1,
    }
    every = PARTS.assign(judgement="borne out")
    assert evidence.what_would_test(every, PART_LABELS, JUDGED, STATES).rows.empty
    # An answer that another reader or rule would often change is not called by itself.
    said = PART_LABELS["said"].replace("open", "unsteady between open and borne out")
    told = evidence.what_would_test(PARTS, PART_LABELS.assign(said=said), JUDGED, STATES)
    assert told.body[2][2] == "unsteady between open and borne out"


def test_thesis_evidence() -> None:
    made = evidence.thesis_evidence(ITEMS, pd.DataFrame({"source": ["s-1"]}))
    assert [line[1] for line in made.body] == [
        "for",
        "for",
        "against, half",
        "context",
        "for, not counted",
        "against",
    ]
    assert made.body[0] == [
        "t-01, 2",
        "for",
        "It shows.",
        "conduct; as coded",
        {"text": "fig-law", "exhibit": "fig-law"},
    ]
    assert made.body[2][4] == {"text": "a-001", "claim": "a-001"}
    # A row that leans on a finding has its label, as the sentence stands where the row leads; if it leads nowhere, here.
    assert made.body[5][2] == "Votes"
    nowhere = evidence.thesis_evidence(ITEMS.assign(exhibit=""), pd.DataFrame({"source": ["s-1"]}))
    assert nowhere.body[5][2] == "It shows."
    assert made.facts == {
        "n": 6, "counted": 4, "pro": 2, "contra": 2, "half": 1, "context": 1, "withdrawn": 0, "findings": 1,
        "findings_said": "votes",
    }  # fmt: skip
    assert made.rows["bears"].tolist().count("open") == 1
    assert made.sources == ["s-1"]


def test_the_real_table_prints_no_finding_that_stands_where_its_row_leads() -> None:
    items = get("thesis_items")
    made = evidence.thesis_evidence(items[items["exhibit"] != ""], get("sources"))
    said = get("finding_outcomes")["sentence"]
    assert not {line[2] for line in made.body} & set(said)
