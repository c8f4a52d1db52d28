"""Table of chapter 03: how far blind readings agree with the published coding and with each other."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import Cell, Tabled, exhibit
from helpers.exhibits.facts import Fact

HEADER = (
    "Coded",
    "Published as",
    "Rows",
    "First reader agrees",
    "Second reader agrees",
    "Readers with each other",
)
NAMES = {"relation": "relation of evidence", "thesis": "row on a thesis"}
PAIRS = (("published", "first"), ("published", "second"), ("first", "second"))


def said(row: pd.Series) -> str:
    """A share with its interval, in percent."""
    return f"{row['share']:.0f}% [{row['low']:.0f}, {row['high']:.0f}]"


@exhibit("tbl-recoding", tables=("recoding_agreement",))
def recoding(recoding_agreement: pd.DataFrame) -> Tabled:
    """Agreement before anything was reconciled: for all rows, and for each published code."""
    at = recoding_agreement.set_index(["what", "first", "second", "category"])
    body: list[list[str | Cell]] = []
    facts: dict[str, Fact] = {}
    for what, name in NAMES.items():
        codes = [code for kind, one, other, code in at.index if (kind, one, other) == (what, *PAIRS[0])]
        for code in codes:
            first, second = (at.loc[(what, *pair, code)] for pair in PAIRS[:2])
            each = said(at.loc[(what, *PAIRS[2], "")]) if not code else "\N{EN DASH}"
            body.append([name, code or "all", str(int(first["items"])), said(first), said(second), each])
        for pair, key in zip(PAIRS, ("first", "second", "readers"), strict=True):
            whole = at.loc[(what, *pair, "")]
            facts[f"{what}_{key}"] = float(whole["share"])
        facts[f"{what}_rows"] = int(at.loc[(what, *PAIRS[0], "")]["items"])
    return Tabled(
        list(HEADER),
        body,
        recoding_agreement,
        facts,
        ["article-a", "article-b"],
        "llrlll",
        [3, 4, 1, 3, 3, 3],
    )
