"""Small tables made by hand that several tests of this chapter draw from."""

from __future__ import annotations

import pandas as pd

OUTCOMES = pd.DataFrame(
    [
        ("c-001", "same", "Same?", False, "stated as 1 and as 2", 1, 1, "", "b-002;a-001"),
        ("c-002", "order", "First?", True, "1 can come before 2", 1, 2, "another year", "a-002"),
        ("c-003", "delivered", "Is it?", False, "no claim delivers what is announced", 1, 1, "", "b-002"),
        ("c-004", "order", "Then?", False, "3 does not come before 2", 3, 3, "", "a-003"),
    ],
    columns=["check", "rule", "question", "holds", "reason", "holding", "runs", "overturned_by", "claims"],
)


COLUMNS = ["claim", "dimension", "kind", "locus", "record", "coherence", "citation"]


LEDGER = pd.DataFrame(
    [
        ("a-001", "culture", "date", "text", "supported", "coherent", "fits"),
        ("a-002", "culture", "date", "note", "contradicted", "incoherent", "not tested"),
        ("a-003", "engagement", "amount", "text", "detail differs", "not tested", "fits"),
        ("a-004", "methods", "method", "text", "outside the record", "incoherent", "none given"),
        ("b-001", "culture", "count", "text", "not settled", "not tested", "misnumbered"),
        ("b-002", "culture", "date", "text", "supported, same origin", "incoherent", "misnumbered"),
    ],
    columns=COLUMNS,
)


EVIDENCE = pd.DataFrame(
    [
        ("e-1", "a-001", "supports", True, "at publication", "x", "", "s-1"),
        ("e-2", "a-001", "supports", True, "at publication", "x", "", "s-2"),
        ("e-3", "a-001", "supports", True, "at publication", "x", "", "s-3"),
        ("e-4", "a-002", "contradicts", True, "at publication", "x", "", "s-1"),
        ("e-5", "a-002", "contradicts", True, "at publication", "x", "", "s-2"),
    ],
    columns=["evidence", "claim", "bears", "independent", "moment", "finding", "note", "source"],
).assign(grade="official record", origin=["one", "one", "two", "one", "one"])


SOURCES = pd.DataFrame(
    [("s-1", "P", ""), ("s-2", "Q", ""), ("s-3", "R", "")],
    columns=["source", "publisher", "address"],
)
