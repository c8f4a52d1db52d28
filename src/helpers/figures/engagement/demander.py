"""Chapter 04: the steps of Kazakhstan towards Europe, and to whom they are addressed."""

from __future__ import annotations

from datetime import date

import pandas as pd

from helpers.exhibits import NOTHING, Cell, Fact, Tabled, exhibit, link
from helpers.tables import dates

ADDRESSEES = {name: name[0].upper() + name[1:] for name in ("EU", "single states", "body outside the EU")}
ADDRESSEES |= {"own measure": "Its own measure"}


@exhibit("tbl-demander", tables=("claims", "demands", "demand_claims"))
def kazakhstan_as_demander(
    claims: pd.DataFrame, demands: pd.DataFrame, demand_claims: pd.DataFrame
) -> Tabled:
    """Steps of Kazakhstan, when stated, to whom, and what each article says of them."""
    told = demand_claims.merge(claims[["claim", "article", "value", "statement"]], on="claim")
    when = told[told["role"] == "date"].set_index("demand")["value"]
    order = demands.assign(date=demands["demand"].map(when))
    first_day = [dates.span(text).first if isinstance(text, str) else date.max for text in order["date"]]
    order = order.assign(day=first_day).sort_values(["day", "place"], ignore_index=True)
    cells: dict[tuple[str, str], Cell] = {}
    for row in told.to_dict("records"):
        value = row["value"]
        # What is said has the claim's own value in it, or the length of its list.
        worded = row["wording"].format(value=value, count=len(value.split(";")))
        text = dates.readable(value) if row["role"] == "date" else worded
        cells[row["demand"], row["role"]] = link(text, claim=row["claim"])
    body: list[list[str | Cell]] = []
    roles = ("date", "content", "other article")
    for step in order.itertuples():
        dated, *said = (cells.get((str(step.demand), role), NOTHING) for role in roles)
        body.append([str(step.label), dated, ADDRESSEES[str(step.addressee)], *said])
    europe = order[order["addressee"] == "EU"]
    # A step that no article dates rests on a name or a title alone.
    undated = int(europe["date"].isna().sum())
    facts: dict[str, Fact] = {"steps": len(order), "eu": len(europe), "undated": undated}
    shown = order[["demand", "label", "date", "addressee", "reason"]].fillna({"date": ""})
    shown = shown.merge(told[["demand", "role", "claim", "statement"]], on="demand", how="left")
    header = ["Step", "When", "Addressed to", "Article A", "Article B"]
    return Tabled(header, body, shown, facts, ["article-a", "article-b"], "lllll", [24, 8, 18, 30, 20])
