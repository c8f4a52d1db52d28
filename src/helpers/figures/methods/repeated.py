"""Chapter 03: how many verdicts would come out the same if another blind reader had coded the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.claims.repeating import EACH, TOGETHER
from helpers.exhibits import Cell, Fact, Tabled, exhibit, turn

#: The first row: every claim to which the record speaks.
ALL = "all to which a record speaks"
INSIDE = "inside"
#: What is measured of a verdict, with the ends of each interval.
MEASURED = [f"{name}{end}" for name in ("same", "redrawn") for end in ("", "_low", "_high")]


def _range(row: dict[str, float], name: str) -> str:
    return f"{row[name]:.0f} [{row[f'{name}_low']:.0f}, {row[f'{name}_high']:.0f}]"


def place(row: Mapping[str, Any]) -> str:
    """Where the published number lies beside the interval that coding again gives, both as they are printed."""
    low, high = round(row["redrawn_low"]), round(row["redrawn_high"])
    off = min(row["claims"] - low, 0) + max(row["claims"] - high, 0)
    return turn(off, "above", "below", INSIDE)


def places(redrawn: pd.DataFrame) -> dict[str, Fact]:
    """For each verdict where its published number lies, and which numbers lie outside."""
    facts: dict[str, Fact] = {}
    outside: list[str] = []
    for row in redrawn[redrawn["verdict"] != ""].to_dict("records"):
        key = row["verdict"].replace(",", "").replace(" ", "_")
        facts |= {f"{key}_place": place(row), f"{key}_number": int(row["claims"])}
        if place(row) != INSIDE:
            low, high = round(row["redrawn_low"]), round(row["redrawn_high"])
            facts |= {f"{key}_from": low, f"{key}_to": high}
            outside.append(f"{row['verdict']}, {row['claims']} published and {low} to {high} coded again")
    return facts | {"outside": "; ".join(outside) or "none"}


def as_read(contradicted: pd.DataFrame) -> dict[str, Fact]:
    """How many contradicted claims stay so, and become what else, when their rows stand as blind readers coded them."""
    stay = contradicted["verdicts"] == "contradicted"
    others = sorted(set(contradicted.loc[~stay, "verdicts"]))
    return {
        "as_read_same": int(stay.sum()),
        "as_read_word": ", ".join(others) or "none",
    }


@exhibit("tbl-verdicts-repeated", tables=("verdicts_redrawn", "relations_agreement", "contradicted_as_read"))
def verdicts_repeated(redrawn: pd.DataFrame, weighted: pd.DataFrame, contradicted: pd.DataFrame) -> Tabled:
    """One row a verdict: claims that have it, how many keep it, and how many have it when relations are redrawn."""
    body: list[list[str | Cell]] = [
        [row["verdict"] or ALL, str(row["claims"]), _range(row, "same"), _range(row, "redrawn")]
        for row in redrawn[redrawn["way"] == EACH].to_dict("records")
    ]
    facts: dict[str, Fact] = places(redrawn[redrawn["way"] == EACH]) | as_read(contradicted)
    for row in redrawn[redrawn["verdict"].isin(["", "contradicted"])].to_dict("records"):
        key = ("together_" if row["way"] == TOGETHER else "") + (row["verdict"] or "spoken")
        facts[f"{key}_claims"] = int(row["claims"])
        facts |= {f"{key}_{name}": round(row[name]) for name in MEASURED}
    (overall,) = weighted.to_dict("records")
    facts |= {f"weighted_{name}": float(overall[name]) for name in ("share", "low", "high")}
    header = [
        "Verdict", "Statements as published", "Of these keep their verdict",
        "Statements that have it when coded again",
    ]  # fmt: skip
    return Tabled(header, body, redrawn, facts, ["article-a", "article-b"], "lrrr", [4, 3, 4, 5])
