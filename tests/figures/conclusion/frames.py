"""Small tables made by hand that several tests of this chapter draw from."""

from __future__ import annotations

import pandas as pd

PARTS = pd.DataFrame(
    [
        ("t-01", 1, "record", False, "borne out"),
        ("t-01", 2, "outcome", False, "partly"),
        ("t-01", 3, "opinion", False, "not examined"),
        ("t-02", 1, "record", False, "open"),
        ("t-02", 2, "outcome", True, "not examined"),
    ],
    columns=["thesis", "part", "needs", "causal", "judgement"],
).assign(states="It is so.", reason="No data.", test="Data.")


JUDGED = pd.DataFrame(
    [
        ("t-01", "one", "partly", "high", "medium", 3, 1, 2, 7, 50, 54),
        ("t-02", "two", "not examined", "none", "none", 0, 0, 2, 0, 54, 54),
    ],
    columns=[
        "thesis",
        "short",
        "judgement",
        "amount",
        "agreement",
        "pro",
        "contra",
        "noted",
        "witnesses",
        "holding",
        "runs",
    ],
)


FOR = {"bearing": "for", "bears": "for", "counts": True}


AGAINST = {"bearing": "against", "bears": "against", "counts": True}


ITEM = {
    "kind": "outcome",
    "exhibit": "",
    "claim": "",
    "finding": "",
    "conclusion": "",
    "source": "s-1",
    "runs": 0,
    "holding": 0,
    "why": "as coded",
    "witnesses": "o",
}


ITEMS = pd.DataFrame(
    [
        ITEM | {"item": "te-001", "thesis": "t-01", "part": 2, "label": "law", "exhibit": "fig-law"} | FOR,
        ITEM | {"item": "te-002", "thesis": "t-01", "part": 2, "label": "more", "claim": "a-002"} | FOR,
        ITEM | {"item": "te-003", "thesis": "t-01", "part": 2, "label": "votes"} | AGAINST
        | {"claim": "a-001", "conclusion": "c", "runs": 4, "holding": 3},
        ITEM | {"item": "te-004", "thesis": "t-02", "part": 1, "bearing": "for", "bears": "open", "counts": False, "label": "gone", "claim": "a-003"},
        ITEM | {"item": "te-005", "thesis": "t-02", "part": 1, "bearing": "for", "bears": "for", "counts": False, "label": "again", "claim": "a-003"},
        ITEM | {"item": "te-006", "thesis": "t-03", "part": 1, "label": "votes"} | AGAINST
        | {"claim": "a-003"},
    ]
).assign(what="It shows.")  # fmt: skip


STATES = pd.DataFrame(
    [("a-009", "t-01", "states"), ("a-004", "t-01", "states"), ("a-001", "t-02", "supports")],
    columns=["claim", "thesis", "role"],
)
