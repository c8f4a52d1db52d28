"""Chapter 03: the smallest difference that matters for each measure."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import Cell, Fact, Tabled, exhibit, tally
from helpers.theses.differences import ENOUGH


@exhibit("tbl-smallest-differences", tables=("smallest_differences", "findings"))
def smallest_differences(differences: pd.DataFrame, findings: pd.DataFrame) -> Tabled:
    """A row a measure: its smallest difference with unit and reason, and how many measured findings use it."""
    measured = findings[findings["type"] == "measured"]
    # What hangs on its source matters according to one source, and not according to another.
    enough = measured.loc[measured["outcome"] == ENOUGH, "kind"].str.startswith("hangs on")
    rows = differences[["measure", "label", "delta", "unit", "reason"]]
    rows = rows.assign(findings=list(tally(measured["measure"], rows["measure"]).values()))
    rows = rows.sort_values("findings", ascending=False, kind="stable", ignore_index=True)
    body: list[list[str | Cell]] = [
        [row["label"], f"{row['delta']:g} {row['unit']}", row["reason"], str(row["findings"])]
        for row in rows.to_dict("records")
    ]
    facts: dict[str, Fact] = {
        "n": len(rows), "used": int((rows["findings"] > 0).sum()), "all_findings": len(findings),
        "measured": len(measured), "enough": int((~enough).sum()), "enough_hangs": int(enough.sum()),
    }  # fmt: skip
    deltas = rows.set_index("measure")["delta"]
    facts |= {str(name).replace("-", "_"): float(delta) for name, delta in deltas.items()}
    header = ["Measure", "Smallest difference", "Reason", "Findings"]
    return Tabled(header, body, rows, facts, ["article-a", "article-b"], "lllr", [4, 3, 10, 1])
