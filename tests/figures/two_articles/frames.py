"""Small tables made by hand that several tests of this chapter draw from."""

from __future__ import annotations

import pandas as pd

CLAIMS = pd.DataFrame(
    [
        ("a-001", "A", "culture", "text", "A says 1999.", "supported"),
        ("a-002", "A", "culture", "text", "A says energy.", "outside the record"),
        ("a-003", "A", "engagement", "text", "A says ten.", "contradicted"),
        ("a-004", "A", "methods", "text", "A alone.", "not settled"),
        ("b-001", "B", "culture", "text", "B says 1999.", "supported, same origin"),
        ("b-002", "B", "actors", "text", "B says values.", "outside the record"),
        ("b-003", "B", "engagement", "note", "B says twelve.", "supported"),
    ],
    columns=["claim", "article", "dimension", "locus", "statement", "record"],
)


PAIRS = pd.DataFrame(
    [
        ("p-001", "year", "a-001", "b-001", "values", "1999", "1999", "agree"),
        ("p-002", "aim", "a-002", "b-002", "judgement", "", "", "differ"),
        ("p-003", "number", "a-003", "b-003", "values", "10", "12", "differ"),
    ],
    columns=["pair", "fact", "claim_a", "claim_b", "basis", "value_a", "value_b", "outcome"],
).assign(witness=["apart", "shared", "unknown"])
