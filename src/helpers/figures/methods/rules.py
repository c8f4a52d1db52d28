"""Chapter 03: how verdicts come about, axis by axis."""

from __future__ import annotations

import pandas as pd

from helpers.claims.verdicts import AGREEING, AXES, CORRECTED, OPEN, by_rank
from helpers.exhibits import NOTHING, Cell, Fact, Tabled, exhibit, link


@exhibit("tbl-verdict-rules", tables=("ledger",))
def verdict_rules(ledger: pd.DataFrame) -> Tabled:
    """Every verdict of the three axes with its rule, the number of claims, and the first claim that has it."""
    body: list[list[str | Cell]] = []
    rows = []
    for one in (verdict for axis in AXES for verdict in by_rank(axis)):
        claims = ledger.loc[ledger[one.axis] == one.name, "claim"]
        first = str(claims.min()) if len(claims) else ""
        example = link(first, claim=first) if first else NOTHING
        body.append([one.axis, one.name, one.rule, str(len(claims)), example])
        rows.append({"axis": one.axis, "verdict": one.name, "claims": len(claims), "example": first})
    record = ledger["record"].value_counts()
    facts: dict[str, Fact] = {"claims": len(ledger)}
    names = dict(zip(("supported", "same"), AGREEING, strict=True))
    names |= {name.split()[0]: name for name in CORRECTED}
    names |= {f"record_{name.replace(' ', '_')}": name for name in OPEN}
    facts |= {key: int(record.get(name, 0)) for key, name in names.items()}
    header = ["Axis", "Verdict", "Given when", "Claims", "Example"]
    frame = pd.DataFrame(rows)
    return Tabled(header, body, frame, facts, ["article-a", "article-b"], "lllrl", [2, 3, 8, 1, 1])
