"""The ledger as HTML, which reads without JavaScript and filters with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from helpers.claims import AXES, Entry
from helpers.claims.entries import Witness
from helpers.publishing import citing
from helpers.publishing.markup import render

#: The page on which theses and checks stand.
LISTED = "chapters/appendix/theses.html"


@dataclass(frozen=True)
class Use:
    """A place of the book that uses a claim.

    Attributes
    ----------
    address : str
        From the site's root.
    label, title : str
        Its number (`§ 5.2`, `Table 3.1`), and what it is called.
    """

    address: str
    label: str
    title: str


def instead(shown: Entry) -> list[Witness]:
    """What to cite in the place of a claim that the record corrects: the witnesses that decide so."""
    return list(shown.deciding) if shown.record.verdict.group == "corrects" else []


def entry(shown: Entry, base_url: str, uses: Sequence[Use] = ()) -> str:
    """One claim as an article element: its line, and a fold-out that says why it has its verdicts and where
    the book uses it.
    """
    item = citing.claim(shown.claim, shown.statement, base_url)
    return render(
        "claim.html",
        entry=shown,
        uses=uses,
        instead=instead(shown),
        listed=LISTED,
        cited={style: citing.text(item, style) for style in citing.STYLES},
        formats=citing.FORMATS,
    )


def claim_filter(entries: Collection[Entry]) -> str:
    """The form above the ledger, with every value that a claim can have in what it filters by, and how many
    claims have it.
    """
    counts = {
        name: Counter(getattr(one, name) for one in entries) for name in ("article", "dimension", "kind")
    }
    choices = {name: dict(sorted(found.items())) for name, found in counts.items()}
    for axis, verdicts in AXES.items():
        found = Counter(one.rulings[axis].verdict.name for one in entries)
        choices[axis] = {name: found[name] for name in verdicts}
    return render("claim_filter.html", total=len(entries), choices=choices)
