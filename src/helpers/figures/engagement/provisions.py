"""Chapter 04: what the two agreements provide, side by side, as far as their texts were read."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import Cell, Fact, Tabled, exhibit, link

#: The two agreements, by the name that a reader meets.
SIDES = {"pca": "PCA", "epca": "EPCA"}
UNREAD = "not reached"


@exhibit("tbl-treaty-provisions", tables=("treaty_provisions", "sources"))
def treaty_provisions(treaty_provisions: pd.DataFrame, sources: pd.DataFrame) -> Tabled:
    """A subject a row, an agreement a column; a cell leads to the page that was read."""
    pages = sources.set_index("source")["address"]
    rows = treaty_provisions.sort_values(["place", "agreement"], ignore_index=True)
    body: list[list[str | Cell]] = []
    for _, group in rows.groupby("place"):
        at = {row["agreement"]: row for row in group.to_dict("records")}
        line: list[str | Cell] = [str(group["subject"].iloc[0])]
        for side in SIDES:
            row = at.get(side)
            if row is None:
                line.append(UNREAD)
                continue
            said = f"{row['provides']} ({row['read_at']}, {row['read']})"
            line.append(link(said, href=str(pages[row["source"]])))
        body.append(line)
    facts: dict[str, Fact] = {
        "subjects": int(rows["place"].nunique()),
        "both": int((rows.groupby("place")["agreement"].nunique() == len(SIDES)).sum()),
    }
    header = ["Subject", *(f"{name}, as read" for name in SIDES.values())]
    return Tabled(header, body, rows, facts, sorted(set(rows["source"])), "lll", [3, 5, 7])
