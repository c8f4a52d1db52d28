"""Small tables made by hand that several tests of this chapter draw from."""

from __future__ import annotations

import pandas as pd

PARTS = pd.DataFrame(
    [
        ("t-01", 1, "record", False, False, "borne out"),
        ("t-01", 2, "outcome", False, False, "mixed"),
        ("t-01", 3, "opinion", False, False, "not examined"),
        ("t-02", 1, "decision", False, True, "open"),
        ("t-02", 2, "outcome", True, False, "not examined"),
    ],
    columns=["thesis", "part", "needs", "causal", "ranks", "judgement"],
).assign(states="It is so.", reason="No data.", test="Data.", pro=[1, 2, 0, 0, 0], contra=[0, 1, 0, 0, 0])


JUDGED = pd.DataFrame(
    [
        ("t-01", "one", "It was so.", "mixed", "high", 3, 1, 2, 7),
        ("t-02", "two", "It is so.", "open", "none", 0, 0, 2, 0),
    ],
    columns=["thesis", "short", "statement", "judgement", "amount", "pro", "contra", "noted", "witnesses"],
)


PART_LABELS = pd.DataFrame(
    [
        ("t-01", 1, "trade", "borne out", 60.0, "open", 40.0, "open", "unsteady between borne out and open"),
        ("t-01", 2, "nearness", "mixed", 95.0, "open", 5.0, "", "mixed"),
        ("t-01", 3, "liking", "not examined", 100.0, "", 0.0, "", "not examined"),
        ("t-02", 1, "rank", "open", 100.0, "", 0.0, "", "open"),
        ("t-02", 2, "cause", "not examined", 100.0, "", 0.0, "", "not examined"),
    ],
    columns=["thesis", "part", "name", "judgement", "stays", "other", "other_share", "unsteady", "said"],
)


LABELS = pd.DataFrame(
    [
        ("t-01", "Nearness: mixed. Liking: not examined", 1, 90.5, True),
        ("t-02", "Rank: open", 0, 100.0, False),
    ],
    columns=["thesis", "label", "unsteady", "stays", "drawn"],
)


WORKS = pd.DataFrame(
    [("t-01", 1, 5, 6, 2), ("t-02", 0, 0, 0, 0)], columns=["thesis", "for", "qualifies", "against", "open"]
)


FOR = {"bearing": "for", "bears": "for", "counts": True}


AGAINST = {"bearing": "against", "bears": "against", "counts": True}


ITEM = {
    "kind": "outcome",
    "exhibit": "",
    "claim": "",
    "finding": "",
    "source": "s-1",
    "field": "",
    "half": False,
    "shared": False,
    "why": "as coded",
    "witnesses": "o",
}


ITEMS = pd.DataFrame(
    [
        ITEM | {"item": "te-001", "thesis": "t-01", "part": 2, "label": "law", "exhibit": "fig-law"} | FOR,
        ITEM | {"item": "te-002", "thesis": "t-01", "part": 2, "label": "more", "claim": "a-002"} | FOR,
        ITEM | {"item": "te-003", "thesis": "t-01", "part": 2, "label": "votes"} | AGAINST
        | {"claim": "a-001", "half": True},
        ITEM | {"item": "te-004", "thesis": "t-02", "part": 1, "bearing": "for", "bears": "open", "counts": False, "label": "gone", "claim": "a-003", "why": "context: shared"},
        ITEM | {"item": "te-005", "thesis": "t-02", "part": 1, "bearing": "for", "bears": "for", "counts": False, "label": "again", "claim": "a-003"},
        ITEM | {"item": "te-006", "thesis": "t-03", "part": 1, "label": "votes"} | AGAINST
        | {"exhibit": "fig-votes", "finding": "x-fell"},
    ]
).assign(what="It shows.")  # fmt: skip


STATES = pd.DataFrame(
    [("a-009", "t-01", "states"), ("a-004", "t-01", "states"), ("a-001", "t-02", "supports")],
    columns=["claim", "thesis", "role"],
)
