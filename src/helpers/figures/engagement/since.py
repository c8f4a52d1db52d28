"""Chapter 04: what the EU and Kazakhstan did with each other since 2008 that neither article tells."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import Cell, Fact, Tabled, exhibit, link, tally
from helpers.tables import dates

#: Year from which a step is one of the years after the period of article A.
AFTER = 2022
SENDERS = {"joint": "both", "EU": "EU", "Kazakhstan": "Kazakhstan"}


@exhibit("tbl-union-steps", tables=("union_steps", "sources"))
def union_steps(union_steps: pd.DataFrame, sources: pd.DataFrame) -> Tabled:
    """A step a row, by date."""
    pages = sources.set_index("source")["address"]
    rows = union_steps.assign(begins=[dates.span(text).first for text in union_steps["date"]])
    rows = rows.sort_values(["begins", "step"], ignore_index=True)
    body: list[list[str | Cell]] = []
    for row in rows.to_dict("records"):
        what = row["what"][0].upper() + row["what"][1:] + (f" ({row['note']})" if row["note"] else "")
        day = link(dates.readable(row["date"]), href=pages[row["source"]])
        body.append([day, row["kind"], SENDERS[row["sender"]], what])
    year = rows["begins"].map(lambda day: day.year)
    late = rows[year >= AFTER]
    facts: dict[str, Fact] = {"n": len(rows), "late": len(late), "after": AFTER}
    facts |= {"first": int(year.min()), "last": int(year.max())} | tally(late["sender"], ("joint",))
    facts |= tally(late["kind"], {"meetings": "meeting", "sanctions": "sanctions"})
    kept = rows[["step", "date", "kind", "sender", "what", "source", "read_on", "note"]]
    header = ["When", "Kind", "Who", "What, as read"]
    return Tabled(header, body, kept, facts, sorted(set(rows["source"])), "llll", [3, 2, 2, 9])
