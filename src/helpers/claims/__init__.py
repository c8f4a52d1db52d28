"""Rules that turn claims, checks and evidence into verdicts, and the precedence between them."""

from helpers.claims.entries import Entry, entries
from helpers.claims.judging import check_outcomes, concordance, faults, ledger, outcomes, variants
from helpers.claims.values import Value
from helpers.claims.verdicts import CITATION, COHERENCE, RECORD, Verdict

__all__ = [
    "CITATION",
    "COHERENCE",
    "RECORD",
    "Entry",
    "Value",
    "Verdict",
    "check_outcomes",
    "concordance",
    "entries",
    "faults",
    "ledger",
    "outcomes",
    "variants",
]
