"""Counts of distinct facts: claims that state one fact count once, and trivial ones not at all."""

from __future__ import annotations

import pandas as pd

from helpers.claims.verdicts import CORRECTED, OUTSIDE, PARTLY, STANDING
from helpers.tables.computed import Table, computed


def facts_of(claims: pd.DataFrame, pairs: pd.DataFrame) -> pd.Series:
    """The fact that each claim states, by claim: the first claim that states it.

    Claims share a fact where they have one key in `fact`, or are a pair on which both articles agree without
    a source of its own for each (`witness` is not apart).

    Parameters
    ----------
    claims : DataFrame
        `claim` and `fact`.
    pairs : DataFrame
        `claim_a`, `claim_b`, `outcome`, `witness`, as in `concordance_outcomes`.
    """
    head = {name: name for name in claims["claim"]}

    def root(name: str) -> str:
        while head[name] != name:
            name = head[name]
        return name

    together = [list(rows) for _, rows in claims[claims["fact"] != ""].groupby("fact")["claim"]]
    same = pairs[(pairs["outcome"] == "agree") & (pairs["witness"] != "apart")]
    together += [list(pair) for pair in same[["claim_a", "claim_b"]].itertuples(index=False)]
    for first, *others in together:
        for other in others:
            one, two = sorted((root(first), root(other)))
            head[two] = one
    return pd.Series({name: root(name) for name in head}, name="fact")


@computed("distinct_facts", "ledger", "concordance_outcomes")
def distinct(table: Table) -> pd.DataFrame:
    """Every distinct fact that is not trivial and that a record could settle.

    Returns
    -------
    DataFrame
        `fact` (first claim that states it), `claims` (how many do), and whether `standing`, `partly` or
        `corrected`: the record supports, supports in part, or corrects one of them at least.
    """
    ledger = table("ledger")
    ledger = ledger.assign(of=ledger["claim"].map(facts_of(ledger, table("concordance_outcomes"))))
    kept = ledger[~ledger["record"].isin(OUTSIDE) & ~ledger["trivial"].astype(bool)]
    rows = [
        {"fact": fact, "claims": len(mine)}
        | {
            name: bool(mine["record"].isin(group).any())
            for name, group in (("standing", STANDING), ("partly", PARTLY), ("corrected", CORRECTED))
        }
        for fact, mine in kept.groupby("of", sort=True)
    ]
    return pd.DataFrame(rows, columns=["fact", "claims", "standing", "partly", "corrected"])
