"""Findings: every headline of the book as a test, and the sentence that it writes."""

from helpers.theses.findings import checks, goods, people, record, scores, votes
from helpers.theses.findings.computing import findings

__all__ = ["checks", "findings", "goods", "people", "record", "scores", "votes"]
