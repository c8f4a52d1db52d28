"""Chapter 08: the four actors as article B states them."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import NOTHING, Cell, Fact, Tabled, exhibit, link, tally

NAMES = {"EU": "EU", "US": "United States", "Russia": "Russia", "China": "China"}
ASPECTS = {"content": "What it offers", "channel": "Channel", "audience": "Audience", "aim": "Aim"}


def members(value: str) -> list[str]:
    """The members of a claim's list."""
    return [part.strip() for part in value.split(";")]


@exhibit("tbl-actors", tables=("ledger", "actor_cells"))
def actors_stated(ledger: pd.DataFrame, actor_cells: pd.DataFrame) -> Tabled:
    """An actor and an aspect a row, stated or not."""
    verdicts = ledger.set_index("claim")
    rows = actor_cells.sort_values("place").reset_index(drop=True)
    body, said = [], []
    for row in rows.to_dict("records"):
        text, record, basis = "", "", row["basis"]
        shown: list[str | Cell] = [NOTHING] * 3
        if row["claim"]:
            value, record = verdicts.loc[row["claim"], ["value", "record"]]
            text = row["phrase"].format(*members(value))
            if row["basis_claim"]:
                basis = link(f"{basis}, for example {row['basis_claim']}", claim=row["basis_claim"])
            shown = [link(text, claim=row["claim"]), basis, record]
        body.append([NAMES[row["actor"]], ASPECTS[row["aspect"]], *shown])
        said.append((text, record))
    rows[["shown", "record"]] = said
    stated = rows[rows["claim"] != ""]
    facts: dict[str, Fact] = {"cells": len(rows), "stated": len(stated)}
    facts |= tally(stated["actor"], {actor.lower(): actor for actor in NAMES})
    header = ["Actor", "Aspect", "Article B states", "Ground in the article", "Record"]
    kept = rows[["actor", "aspect", "claim", "shown", "basis", "basis_claim", "record", "reason"]]
    return Tabled(header, body, kept, facts, ["article-b"], "lllll", [3, 3, 6, 5, 3])
