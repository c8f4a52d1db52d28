"""Rules that turn claims, checks and evidence into verdicts, and the precedence between them."""

from helpers.audit.entries import Entry, entries
from helpers.audit.ledger import check_outcomes, concordance, faults, ledger, outcomes, variants
from helpers.audit.values import Value
from helpers.audit.verdicts import CITATION, COHERENCE, RECORD, Verdict

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
