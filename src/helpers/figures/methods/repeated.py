"""Chapter 03: how many verdicts would come out the same if another blind reader had coded the evidence."""

from __future__ import annotations

import pandas as pd

from helpers.claims.repeating import EACH, TOGETHER
from helpers.exhibits import Cell, Tabled, exhibit
from helpers.exhibits.facts import Fact

#: The first row: every claim to which the record speaks.
ALL = "a record speaks to it"


def _range(row: dict[str, float], name: str) -> str:
    return f"{row[name]:.0f} [{row[f'{name}_low']:.0f}, {row[f'{name}_high']:.0f}]"


@exhibit("tbl-verdicts-repeated", tables=("verdicts_redrawn", "relations_agreement"))
def verdicts_repeated(redrawn: pd.DataFrame, weighted: pd.DataFrame) -> Tabled:
    """One row a verdict: claims that have it, how many keep it, and how many have it when relations are redrawn."""
    body: list[list[str | Cell]] = [
        [row["verdict"] or ALL, str(row["claims"]), _range(row, "same"), _range(row, "redrawn")]
        for row in redrawn[redrawn["way"] == EACH].to_dict("records")
    ]
    facts: dict[str, Fact] = {}
    for way, mark in ((EACH, ""), (TOGETHER, "together_")):
        for row in redrawn[redrawn["way"] == way].to_dict("records"):
            if row["verdict"] not in ("", "contradicted"):
                continue
            key = mark + (row["verdict"] or "spoken")
            facts[f"{key}_claims"] = int(row["claims"])
            for name in ("same", "redrawn"):
                facts[f"{key}_{name}"] = round(row[name])
                facts[f"{key}_{name}_low"] = round(row[f"{name}_low"])
                facts[f"{key}_{name}_high"] = round(row[f"{name}_high"])
    (overall,) = weighted.to_dict("records")
    facts |= {f"weighted_{name}": float(overall[name]) for name in ("share", "low", "high")}
    header = [
        "Verdict",
        "Statements as published",
        "Of these keep it",
        "Statements that have it when coded again",
    ]
    return Tabled(header, body, redrawn, facts, ["article-a", "article-b"], "lrrr", [4, 3, 4, 5])
