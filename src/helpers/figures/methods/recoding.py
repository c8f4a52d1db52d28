"""Table of chapter 03: how far blind readings agree with the published coding and with each other.

The sample whose differences were used to mend rows and the fresh one drawn after that are told apart, and no
share is taken over both.
"""

from __future__ import annotations

import pandas as pd

from helpers.claims.recoding import FRESH, MENDING, PUBLISHED
from helpers.exhibits import Cell, Tabled, exhibit
from helpers.exhibits.facts import Fact

HEADER = (
    "Sample",
    "Coded",
    "Published as",
    "Rows",
    "First reader agrees",
    "Second reader agrees",
    "Readers with each other",
)
NAMES = {"relation": "relation of evidence", "thesis": "row on a thesis"}
SAMPLES = {MENDING: "used to mend", FRESH: "fresh"}
PAIRS = ((PUBLISHED, "first"), (PUBLISHED, "second"), ("first", "second"))
#: The code on which readers part most.
POINT = "differs, in the point"
NONE = "\N{EN DASH}"


def said(row: pd.Series) -> str:
    """A share with its interval, in percent."""
    return f"{row['share']:.0f}% [{row['low']:.0f}, {row['high']:.0f}]"


@exhibit("tbl-recoding", tables=("recoding_agreement",))
def recoding(recoding_agreement: pd.DataFrame) -> Tabled:
    """Agreement before anything was reconciled: in each sample for all rows, and for each published code."""
    at = recoding_agreement.set_index(["sample", "what", "first", "second", "category"]).sort_index()
    body: list[list[str | Cell]] = []
    facts: dict[str, Fact] = {}
    for sample, shown in SAMPLES.items():
        for what, name in NAMES.items():
            rows = {
                pair: at.loc[(sample, what, *pair)] for pair in PAIRS if (sample, what, *pair) in at.index
            }
            if PAIRS[0] not in rows:
                continue
            for code, first in rows[PAIRS[0]].iterrows():
                agreed = [
                    said(rows[pair].loc[code])
                    if pair in rows and (pair[0] == PUBLISHED or not code)
                    else NONE
                    for pair in PAIRS
                ]
                body.append([shown, name, str(code) or "all", str(int(first["items"])), *agreed])
            prefix = f"{sample}_{what}"
            for pair, key in zip(PAIRS, ("first", "second", "readers"), strict=True):
                if pair in rows:
                    facts[f"{prefix}_{key}"] = float(rows[pair].loc["", "share"])
            facts[f"{prefix}_rows"] = int(rows[PAIRS[0]].loc["", "items"])
            if sample == FRESH and POINT in rows[PAIRS[0]].index:
                facts["fresh_point_rows"] = int(rows[PAIRS[0]].loc[POINT, "items"])
                facts["fresh_point_same"] = int(rows[PAIRS[0]].loc[POINT, "same"])
    return Tabled(
        list(HEADER),
        body,
        recoding_agreement,
        facts,
        ["article-a", "article-b"],
        "lllrlll",
        [2, 3, 4, 1, 3, 3, 3],
    )
