"""Corrections, divided sources and the key of references, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd

from figures.audit.frames import OUTCOMES
from helpers import exhibits, tables
from helpers.figures.audit import corrections as audit
from helpers.tables import computed

LEDGER = pd.DataFrame(
    [
        ("a-001", "First.", "supported"),
        ("a-002", "Second.", "contradicted"),
        ("a-003", "Third.", "detail differs"),
        ("b-001", "Fourth.", "sources differ"),
        ("b-002", "Fifth.", "not settled"),
    ],
    columns=["claim", "statement", "record"],
)


EVIDENCE = pd.DataFrame(
    [
        ("e-1", "a-002", "contradicts", True, "at publication", "It was 1997.", "the year alone", "s-1"),
        ("e-2", "a-002", "contradicts", True, "at publication", "It was 1997 too.", "", "s-2"),
        ("e-3", "a-003", "differs", True, "at publication", "In May.", "", "s-2"),
        ("e-4", "a-003", "supports", True, "at publication", "In that year.", "", "s-1"),
        ("e-7", "a-003", "context", True, "at publication", "Another May.", "", "s-1"),
        ("e-5", "b-001", "supports", True, "at publication", "Yes.", "", "s-1"),
        ("e-6", "b-001", "contradicts", True, "at publication", "No.", "", "s-2"),
    ],
    columns=["evidence", "claim", "bears", "independent", "moment", "finding", "note", "source"],
).assign(grade="official record", origin="one", difference="another year")


SOURCES = pd.DataFrame(
    [("s-1", "Registry", "https://example.org/r"), ("s-2", "Office", "")],
    columns=["source", "publisher", "address"],
)


PARTS = pd.DataFrame(
    [
        ("c-001", "b-002", True),
        ("c-001", "a-001", True),
        ("c-002", "a-002", True),
        ("c-003", "b-002", True),
        ("c-004", "a-003", True),
    ],
    columns=["check", "claim", "target"],
)


OWN = pd.DataFrame(
    [("o-001", "a-001", "0.1.0", "We said no.", "It is yes.", "another year", "s-2")],
    columns=["error", "claim", "edition", "said", "right", "difference", "source"],
)


def test_claims_come_before_checks() -> None:
    rows = audit.corrected(LEDGER, OUTCOMES, PARTS)
    assert list(zip(rows["claim"], rows["verdict"], strict=True)) == [
        ("a-002", "contradicted"),
        ("a-003", "detail differs"),
        ("a-001", "incoherent"),
        ("b-002", "not delivered"),
        ("a-003", "incoherent"),
    ]
    assert rows["said"].iloc[2] == "stated as 1 and as 2; the record supports a-001"


def test_cells_of_the_corrections() -> None:
    made = audit.corrections(LEDGER, EVIDENCE, SOURCES, OUTCOMES, PARTS, OWN)
    # A row of our own errors is known by its verdict.
    assert [str(row[2]).startswith(audit.OWN) for row in made.body] == [False] * 5 + [True]
    assert list(made.rows["whose"]) == ["an article"] * 5 + ["our first edition"]
    second, third, *_, own = made.body
    assert own[:4] == [
        {"text": "a-001", "claim": "a-001"},
        "Our version 0.1.0: We said no.",
        "our own error: another year",
        "It is yes.",
    ]
    assert second[0] == {"text": "a-002", "claim": "a-002"}
    assert second[1:3] == ["Second.", "contradicted: another year"]
    assert second[3] == "It was 1997. (the year alone) It was 1997 too."
    assert second[4] == {"text": "Registry and 1 more", "href": "https://example.org/r"}
    shown = "In May. For it: In that year. Beside it: Another May."
    assert third[3] == shown, "what speaks for the article, or beside it, is shown"
    assert made.rows["source_of"].tolist() == ["record", "record", "check", "check", "check", "edition"]
    assert set(made.sources) == {"article-a", "article-b", "s-1", "s-2"}
    assert made.facts["own"] == 1
    facts = made.facts
    assert (facts["contradicted"], facts["detail_differs"], facts["undelivered"], facts["checks"]) == (
        1,
        1,
        1,
        3,
    )


def test_own_errors_stand_in_a_group_of_their_own_below_the_checks() -> None:
    rows = pd.DataFrame(
        [
            ("edition", audit.OWN, "another day", "A"),
            ("check", "incoherent", "", "B"),
            ("record", "detail differs", "misprint", "C"),
            ("record", "detail differs", "another day", "D"),
            ("record", "contradicted", "order or rank", "E"),
            ("edition", audit.OWN, "misprint", "F"),
        ],
        columns=["source_of", "verdict", "kind", "stated"],
    )
    ordered = audit.by_kind(rows)
    assert "".join(ordered["stated"]) == "EDCBAF"
    assert list(ordered["whose"]) == ["an article"] * 4 + ["our first edition"] * 2
    assert list(ordered.columns) == [*rows.columns, "whose"]


def test_a_corrected_claim_enters_and_leaves_the_list() -> None:
    changed = LEDGER.assign(
        record=["supported", "supported", "detail differs", "sources differ", "not settled"]
    )
    made = audit.corrections(changed, EVIDENCE, SOURCES, OUTCOMES, PARTS, OWN)
    assert made.facts["contradicted"] == 0
    assert "contradicted" not in set(made.rows["verdict"])
    held = OUTCOMES.assign(holds=True)
    assert audit.corrected(LEDGER, pd.concat([held.iloc[:0], OUTCOMES.iloc[[3]]]), PARTS)[
        "check"
    ].tolist() == ["", "", "c-004"]


def test_no_correction_is_left_out() -> None:
    made = exhibits.make("tbl-corrections", computed.get).card
    ledger, outcomes = computed.get("ledger"), computed.get("check_outcomes")
    expected = set(ledger.loc[ledger["record"].isin(["contradicted", "detail differs"]), "claim"])
    shown = [dict(zip(made["columns"], row, strict=True)) for row in made["rows"]]
    assert {row["claim"] for row in shown if row["source_of"] == "record"} == expected
    assert {row["check"] for row in shown if row["check"]} == set(
        outcomes.loc[~outcomes["holds"].astype(bool), "check"]
    )
    assert sum(row["source_of"] == "edition" for row in shown) == len(tables.load("own_errors"))
    record = [row for row in shown if row["source_of"] == "record"]
    assert record == sorted(record, key=lambda row: (row["verdict"], row["kind"], row["stated"]))
    assert all(row["said"] for row in shown)
    evidence = computed.get("testimony")
    evidence = evidence[evidence["moment"] == "at publication"]
    for row in record:
        for finding in evidence.loc[evidence["claim"] == row["claim"], "finding"]:
            assert finding in row["said"], f"{row['claim']}: a row of evidence is hidden"


def test_divided_sources_of_the_small_table() -> None:
    made = audit.sources_differ(LEDGER, EVIDENCE, SOURCES)
    assert [row[0]["claim"] for row in made.body] == ["a-003", "b-001"]  # type: ignore[index]
    assert made.body[1][3] == {"text": "Registry (official record): Yes.", "href": "https://example.org/r"}
    assert made.body[1][4] == {"text": "Office (official record): No."}
    assert (made.facts["n"], made.facts["sources_differ"], made.facts["corrected"]) == (2, 1, 1)
    assert made.facts["one_page"] == 0
    one = audit.sources_differ(LEDGER, EVIDENCE.assign(source="s-1"), SOURCES)
    assert one.facts["one_page"] == 2, "one page speaks for a part and against another"
    fewer = audit.sources_differ(LEDGER, EVIDENCE[EVIDENCE["evidence"] != "e-4"], SOURCES)
    assert (fewer.facts["n"], fewer.facts["corrected"]) == (1, 0)
