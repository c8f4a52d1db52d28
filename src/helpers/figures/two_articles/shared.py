"""Chapter 09: the facts on which the two articles differ, and what the record says on each."""

from __future__ import annotations

import pandas as pd

from helpers.claims.verdicts import OPEN, STANDING
from helpers.exhibits import Cell, Fact, Tabled, exhibit, link, tally
from helpers.figures.audit.evidence import joined


def stated_twice(pairs: pd.DataFrame) -> dict[str, Fact]:
    """How many facts both articles state, on how many they agree and how many of these were compared by value, and
    for how many their sources are known.
    """
    alike, by_value = pairs["outcome"] == "agree", pairs["basis"] == "values"
    return {
        "pairs": len(pairs), "agree": int(alike.sum()), "agree_values": int((alike & by_value).sum()),
        "differ_values": int((~alike & by_value).sum()),
    } | tally(pairs["witness"], ("apart", "shared"))  # fmt: skip


def with_verdicts(pairs: pd.DataFrame, ledger: pd.DataFrame) -> pd.DataFrame:
    """Pairs with the record verdict on either claim."""
    record = ledger.set_index("claim")["record"]
    return pairs.assign(record_a=pairs["claim_a"].map(record), record_b=pairs["claim_b"].map(record))


@exhibit("tbl-differences", tables=("concordance_outcomes", "ledger", "testimony", "sources"))
def differences(
    pairs: pd.DataFrame, ledger: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame
) -> Tabled:
    """One row a fact on which the articles differ."""
    record = joined(evidence, sources)
    rows = with_verdicts(pairs[pairs["outcome"] == "differ"], ledger).reset_index(drop=True)
    claims = ledger.set_index("claim")
    body: list[list[str | Cell]] = []
    used: list[str] = ["article-a", "article-b"]
    for row in rows.to_dict("records"):
        by_value = row["basis"] == "values" and row["value_a"] and row["value_b"]
        line: list[str | Cell] = [row["fact"]]
        for side in "ab":
            claim = row[f"claim_{side}"]
            said = row[f"value_{side}"] if by_value else claims.at[claim, "statement"]
            line.append(link(said, claim=claim))
        body.append([*line, *(record.said(row[f"claim_{side}"], row[f"record_{side}"]) for side in "ab")])
        for side in "ab":
            decisive = record.decisive(row[f"claim_{side}"], row[f"record_{side}"])
            used += [one["source"] for one in decisive[:1]]
    a, b = rows["record_a"].isin(STANDING), rows["record_b"].isin(STANDING)
    open_both = rows["record_a"].isin(OPEN) & rows["record_b"].isin(OPEN)
    kinds = {"one_side": a ^ b, "both": a & b, "neither": ~a & ~b, "open": open_both}
    facts: dict[str, Fact] = {"n": len(rows), **{name: int(of.sum()) for name, of in kinds.items()}}
    facts |= stated_twice(pairs)
    columns = ["pair", "fact", "claim_a", "claim_b", "basis", "value_a", "value_b", "record_a", "record_b"]
    header = ["Fact", "Article A states", "Article B states", "Record on A's claim", "Record on B's claim"]
    return Tabled(header, body, rows[columns], facts, used, widths=[3, 4, 4, 4, 4])
