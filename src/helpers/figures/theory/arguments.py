"""Chapter 02: the arguments of theory that the articles state, and how much of what they read is the same."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import NOTHING, Cell, Fact, Tabled, exhibit, link


def reading(literature: pd.DataFrame, references: pd.DataFrame) -> dict[str, Fact]:
    """How many works of scholarship the articles cite, and how many both cite."""
    cited = literature.merge(references[["reference", "article"]], on="reference")
    articles = cited.groupby("label")["article"].nunique()
    return {"works": len(articles), "shared": int((articles > 1).sum())}


@exhibit("tbl-arguments", tables=("arguments", "claims", "literature", "references"))
def arguments_stated(
    arguments: pd.DataFrame, claims: pd.DataFrame, literature: pd.DataFrame, references: pd.DataFrame
) -> Tabled:
    """Arguments of theory with their owner and their application to Kazakhstan, those applied first, by name."""
    told = claims.set_index("claim")
    idle_last = arguments.assign(idle=arguments["taken_up"] == "", name=arguments["label"].str.casefold())
    rows = idle_last.sort_values(["idle", "name"], ignore_index=True)
    named = (
        {told.at[claim, "article"] for claim in pair if claim} for pair in rows[["claim", "also"]].to_numpy()
    )
    rows["article"] = [" and ".join(sorted(articles)) for articles in named]
    body: list[list[str | Cell]] = []
    for row in rows.itertuples():
        applied: str | Cell = NOTHING
        if row.taken_up:
            applied = link(str(told.at[row.taken_up, "statement"]), claim=str(row.taken_up))
        name = link(str(row.label), claim=str(row.claim))
        body.append([name, str(row.article), str(row.attributed_to), applied])
    taken = rows["taken_up"] != ""
    facts: dict[str, Fact] = {"arguments": len(rows), "taken": int(taken.sum()), "idle": int((~taken).sum())}
    facts |= reading(literature, references)
    columns = ["argument", "label", "article", "attributed_to", "claim", "also", "taken_up", "reason"]
    shown = rows[columns].assign(statement=[told.at[claim, "statement"] for claim in rows["claim"]])
    header = ["Argument", "Article", "Ascribed to", "Applied to Kazakhstan"]
    return Tabled(header, body, shown, facts, ["article-a", "article-b"], "llll", [31, 8, 21, 40])
