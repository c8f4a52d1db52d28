"""Counts of statements, norms and documents behind findings."""

from __future__ import annotations

from helpers.tables.computed import get
from helpers.theses.findings.record import right


def test_every_statement_to_which_the_record_speaks_is_accounted_for() -> None:
    counts = right(get, {}).counts
    said = ("count", "partly", "details", "divided", "contradicted")
    assert sum(counts[name] for name in said) == counts["all"]
    verdicts = get("ledger")["record"].value_counts()
    assert counts["same"] == verdicts["supported, same origin"] == counts["count"] - verdicts["supported"]
