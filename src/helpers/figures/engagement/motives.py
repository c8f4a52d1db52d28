"""Chapter 04, first part: what is said to draw each side to the other."""

from __future__ import annotations

from datetime import date

import pandas as pd

from helpers.exhibits import NOTHING, Cell, Fact, Tabled, exhibit, link, ordered
from helpers.tables import dates

MOMENTS = (("first years", "A"), ("later", "A"), ("today", "A"), ("today", "B"))
ADDRESSEES = {name: name[0].upper() + name[1:] for name in ("EU", "single states", "body outside the EU")}
ADDRESSEES |= {"own measure": "Its own measure"}


def wording(template: str, value: str) -> str:
    """Words of a table of structure with the claim's own value, or the length of its list, put in."""
    return template.format(value=value, count=len(value.split(";")))


@exhibit("tbl-motives", tables=("claims", "motives", "motive_claims"))
def motives_stated(claims: pd.DataFrame, motives: pd.DataFrame, motive_claims: pd.DataFrame) -> Tabled:
    """Motives by moment and article, as coded."""
    told = claims[["claim", "article", "statement"]]
    rows = motive_claims.merge(motives, on="motive").merge(told, on="claim")
    rows = ordered(rows, "place", "rank", "claim", rank=("leading", "named"))
    # The strongest claim of each cell stands first.
    cells: dict[tuple[str, str, str], Cell] = {}
    for row in rows.to_dict("records"):
        said = row["rank"] + (", region" if row["scope"] == "Central Asia" else "")
        cells.setdefault((row["motive"], row["moment"], row["article"]), link(said, claim=row["claim"]))
    every = motives.sort_values("place")
    body: list[list[str | Cell]] = [
        [label, *(cells.get((motive, *when), NOTHING) for when in MOMENTS)]
        for motive, label in zip(every["motive"], every["label"], strict=True)
    ]

    def leading(moment: str, article: str) -> set[str]:
        chosen = rows[(rows["moment"] == moment) & (rows["article"] == article) & (rows["rank"] == "leading")]
        return set(chosen["motive"])

    shared = leading("today", "A") & leading("today", "B")
    names = every.loc[every["motive"].isin(shared), "label"]
    facts: dict[str, Fact] = {
        "motives": len(motives), "shared": len(shared), "beside": len(leading("today", "B") - shared),
        "shared_names": "; ".join(name[0].lower() + name[1:] for name in names),
    }  # fmt: skip
    shown = rows[["motive", "moment", "article", "rank", "scope", "claim", "statement", "reason"]]
    header = ["Motive", "First years, A", "Later, A", "Today, A", "Today, B"]
    return Tabled(header, body, shown, facts, ["article-a", "article-b"], "lllll", [34, 17, 16, 16, 17])


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
    for row in told.itertuples():
        value = str(row.value)
        text = dates.readable(value) if row.role == "date" else wording(str(row.wording), value)
        cells[str(row.demand), str(row.role)] = link(text, claim=str(row.claim))
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
