"""Rules that turn claims, checks and evidence into verdicts, and the precedence between them."""

from helpers.claims.entries import Check, Entry, Witness, entries
from helpers.claims.judging import check_outcomes, concordance, ledger, outcomes, runs
from helpers.claims.precedence import Ruling
from helpers.claims.values import Value
from helpers.claims.verdicts import AXES, CITATION, COHERENCE, RECORD, Verdict

__all__ = [
    "AXES",
    "CITATION",
    "COHERENCE",
    "RECORD",
    "Check",
    "Entry",
    "Ruling",
    "Value",
    "Verdict",
    "Witness",
    "check_outcomes",
    "concordance",
    "entries",
    "ledger",
    "outcomes",
    "runs",
]
