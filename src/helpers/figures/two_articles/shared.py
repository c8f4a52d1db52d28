"""Chapter 09: the points on which the two articles differ, and what the record says on each."""

from __future__ import annotations

import pandas as pd

from helpers.claims.verdicts import OPEN, OUTSIDE, STANDING
from helpers.exhibits import Cell, Fact, Tabled, exhibit, link, tally
from helpers.figures.audit.evidence import joined


def stated_twice(pairs: pd.DataFrame) -> dict[str, Fact]:
    """Points on which both articles speak: how many agree, how many by value, and whose sources are known."""
    alike, by_value = pairs["outcome"] == "agree", pairs["basis"] == "values"
    return {
        "pairs": len(pairs), "agree": int(alike.sum()), "agree_values": int((alike & by_value).sum()),
        "differ_values": int((~alike & by_value).sum()),
    } | tally(pairs["witness"], ("apart", "shared"))  # fmt: skip


@exhibit("tbl-differences", tables=("concordance_outcomes", "ledger", "testimony", "sources"))
def differences(
    pairs: pd.DataFrame, ledger: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame
) -> Tabled:
    """One row a point on which the articles differ."""
    record, claims = joined(evidence, sources), ledger.set_index("claim")
    rows = pairs[pairs["outcome"] == "differ"].reset_index(drop=True)
    rows = rows.assign(**{f"record_{side}": rows[f"claim_{side}"].map(claims["record"]) for side in "ab"})
    body, used = list[list[str | Cell]](), ["article-a", "article-b"]
    for row in rows.to_dict("records"):
        by_value = row["basis"] == "values" and row["value_a"] and row["value_b"]
        stated, said = list[Cell](), list[str]()
        for side in "ab":
            claim, verdict = row[f"claim_{side}"], row[f"record_{side}"]
            text = row[f"value_{side}"] if by_value else claims.at[claim, "statement"]
            stated.append(link(text, claim=claim))
            said.append(record.said(claim, verdict))
            used += [one["source"] for one in record.decisive(claim, verdict)[:1]]
        body.append([row["fact"], *stated, *said])
    a, b = (rows[f"record_{side}"].isin(STANDING) for side in "ab")
    outside = rows[["record_a", "record_b"]].isin(OUTSIDE).all(axis=1)
    kinds = {
        "one_side": a ^ b,
        "for_a": a & ~b,
        "for_b": b & ~a,
        "both": a & b,
        "outside": outside,
        "inside": ~outside,
    }
    kinds["undecided"] = ~a & ~b & ~outside
    # Where the other article's statement is only not settled, the record is for one and not against the other.
    silent = set(OPEN) - set(OUTSIDE)
    kinds["other_open"] = (a & rows["record_b"].isin(silent)) | (b & rows["record_a"].isin(silent))
    facts = stated_twice(pairs) | {"n": len(rows)} | {name: int(of.sum()) for name, of in kinds.items()}
    columns = ["pair", "fact", "claim_a", "claim_b", "basis", "value_a", "value_b", "record_a", "record_b"]
    header = ["Fact", "Article A states", "Article B states", "Record on A's claim", "Record on B's claim"]
    return Tabled(header, body, rows[columns], facts, used, widths=[3, 4, 4, 4, 4])
