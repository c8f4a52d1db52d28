"""Chapter 05, first part: the 2014 survey, institutes found."""

from __future__ import annotations

import pandas as pd

from helpers.claims.values import Value
from helpers.exhibits import NOTHING, Cell, Fact, Tabled, exhibit, link
from helpers.tables import dates

NOT_STATED = "not stated"


def stated(claims: pd.DataFrame, claim: str) -> Value:
    """The value that a claim states.

    Raises
    ------
    KeyError
        Where there is no such claim.
    """
    row = claims[claims["claim"] == claim]
    if row.empty:
        raise KeyError(claim)
    one = row.iloc[0]
    return Value(one["datatype"], one["value"], one["unit"], one["qualifier"])


@exhibit("tbl-survey-2014", tables=("claims", "survey_points", "claim_references", "references", "searches"))
def survey(
    claims: pd.DataFrame,
    survey_points: pd.DataFrame,
    claim_references: pd.DataFrame,
    references: pd.DataFrame,
    searches: pd.DataFrame,
) -> Tabled:
    """One survey, point by point."""
    rows = survey_points.sort_values("place").merge(claims[["claim", "value"]], on="claim", how="left")
    rows = rows.fillna({"value": ""})
    cited = claim_references.set_index("claim")
    entries = references.set_index("reference")
    body: list[list[str | Cell]] = []
    for row in rows.to_dict("records"):
        said: str | Cell = NOT_STATED
        if row["stated"]:
            told = {"value": stated(claims, row["claim"]).readable}
            if "{printed}" in row["stated"]:
                printed, fitting = (
                    entries.loc[cited.at[row["claim"], name]] for name in ("reference", "fitting")
                )
                told |= {
                    "printed": printed["number"],
                    "fitting": fitting["number"],
                    "address": fitting["address"],
                }
            said = link(row["stated"].format(**told), claim=row["claim"])
        body.append([row["label"], said, row["needed"]])
    by_point = rows.set_index("point")
    points = by_point.loc[["institute", "question", "low", "high"], "claim"]
    facts: dict[str, Fact] = {
        "points": len(rows), "stated": int((rows["stated"] != "").sum()),
        "low": float(by_point.loc["low", "value"]), "high": float(by_point.loc["high", "value"]),
        "values": len(stated(claims, by_point.loc["values", "claim"]).members),
        "found": "not found" if points.isin(searches["claim"]).all() else "not made for every claim",
        # One search served several claims.
        "searches": searches.loc[searches["claim"].isin(points), "terms"].nunique(),
    }  # fmt: skip
    kept = rows[["point", "claim", "value", "needed"]]
    header = ["Point", "What article B states", "What a reader would need"]
    return Tabled(header, body, kept, facts, ["article-b"], "lll", [3, 5, 6])


@exhibit("tbl-institutes", tables=("institutes", "institute_claims", "claims", "sources"))
def institutes_found(
    institutes: pd.DataFrame, institute_claims: pd.DataFrame, claims: pd.DataFrame, sources: pd.DataFrame
) -> Tabled:
    """What the search found, with the claims that name the same institute."""
    european = institutes[institutes["actor"].isin(["EU", "EU member state"])]
    rows = european.merge(institute_claims[["item", "claim"]], on="item", how="left").fillna({"claim": ""})
    rows = rows.merge(sources[["source", "publisher", "address", "read_on"]], on="source", how="left")
    rows = rows.sort_values(["actor", "sender", "item"]).reset_index(drop=True)
    body: list[list[str | Cell]] = []
    for row in rows.to_dict("records"):
        name = row["institution"] + (f" ({row['count']})" if row["count"] > 1 else "")
        begun = dates.readable(row["start"]) if row["start"] else NOTHING
        named: str | Cell = link(row["claim"], claim=row["claim"]) if row["claim"] else NOTHING
        source = link(row["publisher"], href=row["address"])
        body.append([row["sender"], name, row["city"] or NOTHING, begun, named, source])
    alliance = rows[rows["institution"] == "Alliance Française"]
    cities = stated(claims, alliance["claim"].max()).members
    missing = [city for city in cities if city not in set(alliance["city"])]
    facts: dict[str, Fact] = {
        "rows": len(rows), "named": int((rows["claim"] != "").sum()), "stated": len(cities),
        "found": len(cities) - len(missing), "missing": " and ".join(missing),
        "until": dates.latest(rows["read_on"]),
    }  # fmt: skip
    header = ["Sender", "Institution", "City", "Since", "Named in", "Source"]
    kept = ["item", "sender", "institution", "kind", "city", "start", "count", "claim", "source", "note"]
    keys = sorted({*rows["source"], "article-a", "article-b"})
    return Tabled(header, body, rows[kept], facts, keys, "llllll", [3, 5, 2, 3, 2, 5])
