"""The ledger as HTML, which reads without JavaScript and filters with it."""

from __future__ import annotations

from collections.abc import Collection

from helpers.claims import AXES, Entry
from helpers.publishing import citing
from helpers.publishing.markup import render


def entry(shown: Entry, base_url: str) -> str:
    """One claim as an article element: its line, and a fold-out that says why it has its verdicts."""
    cited = citing.text(citing.claim(shown.claim, shown.statement, base_url))
    return render("claim.html", entry=shown, cited=cited, formats=citing.FORMATS)


def claim_filter(entries: Collection[Entry]) -> str:
    """The form above the ledger, with every value that a claim can have in what it filters by."""
    choices = {
        name: sorted({getattr(one, name) for one in entries}) for name in ("article", "dimension", "kind")
    } | {axis: list(verdicts) for axis, verdicts in AXES.items()}
    return render("claim_filter.html", total=len(entries), choices=choices)
