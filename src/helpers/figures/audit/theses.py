"""Exhibit of chapter 10: what the corrections change in the central theses."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.claims.verdicts import CORRECTED, OUTSIDE, PARTLY, STANDING
from helpers.exhibits import Cell, Tabled, exhibit, link
from helpers.exhibits.facts import Fact
from helpers.figures.audit.evidence import sentence, word
from helpers.measures.intervals import COVERAGE, wilson

#: What corrections do to a thesis, from the least to the most.
EFFECTS = ("no correction", "details only", "touched", "corrected claims only", "no record")

#: Claims that state a thesis: all, those that fail, those that no record can reach, those that it decided.
STATED = ("stated", "stated_failed", "stated_outside", "stated_decided")


def effect(stands: int, details: int, failed: int) -> str:
    """What the corrections among a thesis's claims do to it.

    Parameters
    ----------
    stands : int
        Claims for the thesis that the record supports.
    details : int
        Claims in which a detail differs.
    failed : int
        Claims that are contradicted, or incoherent without being supported by the record.

    Notes
    -----
    Every correction is set aside, the small ones too, and one asks what the record still supports. *Corrected claims only* is a thesis
    whose claims on record are all corrected; *touched* is one with a claim that fails and others that stand; *no record* is one
    for which the record says neither yes nor no.
    """
    if not stands:
        return "corrected claims only" if details or failed else "no record"
    if failed:
        return "touched"
    return "details only" if details else "no correction"


def effects(theses: pd.DataFrame, claim_theses: pd.DataFrame, ledger: pd.DataFrame) -> pd.DataFrame:
    """Theses with their claims by what the record says, and the effect of the corrections.

    The columns `supported` to `open` divide `claims`: a claim counts as failed where it is contradicted, or incoherent without
    support on record, before it counts as anything else; an incoherent claim that the record supports stands.
    """
    edges = claim_theses.merge(ledger[["claim", "record", "coherence"]], on="claim", validate="many_to_one")
    rows: list[dict[str, Any]] = []
    for thesis in theses.to_dict("records"):
        mine = edges[edges["thesis"] == thesis["thesis"]]
        stands = mine["record"].isin(STANDING)
        contradicted = mine["record"] == "contradicted"
        incoherent = (mine["coherence"] == "incoherent") & ~stands & ~contradicted
        details = (mine["record"] == "detail differs") & ~incoherent
        differ = (mine["record"] == "sources differ") & ~incoherent
        searched = (mine["record"] == "not settled") & ~incoherent
        counts = {
            "claims": len(mine),
            "supported": int(stands.sum()),
            "details": int(details.sum()),
            "contradicted": int(contradicted.sum()),
            "incoherent": int(incoherent.sum()),
            "sources_differ": int(differ.sum()),
            "not_found": int(searched.sum()),
        }
        counts["open"] = len(mine) - sum(number for name, number in counts.items() if name != "claims")
        statements = mine.loc[mine["role"] == "states", "claim"]
        failed = counts["contradicted"] + counts["incoherent"]
        rows.append(
            {
                "thesis": thesis["thesis"],
                "short": thesis["short"],
                "articles": thesis["articles"],
                "stated_in": min(statements, default=""),
            }
            | counts
            | {
                "stated": len(statements),
                "stated_failed": int((mine["role"].eq("states") & (contradicted | incoherent)).sum()),
                "stated_outside": int((mine["role"].eq("states") & mine["record"].isin(OUTSIDE)).sum()),
                "stated_decided": int(
                    (mine["role"].eq("states") & mine["record"].isin([*STANDING, *PARTLY, *CORRECTED])).sum()
                ),
                "effect": effect(counts["supported"], counts["details"], failed),
            }
        )
    return pd.DataFrame(rows)


@exhibit("tbl-thesis-effects", tables=("theses", "claim_theses", "ledger"))
def thesis_effects(theses: pd.DataFrame, claim_theses: pd.DataFrame, ledger: pd.DataFrame) -> Tabled:
    """One row a thesis: its claims by what the record says, and the effect of the corrections."""
    rows = effects(theses, claim_theses, ledger)
    body: list[list[str | Cell]] = []
    for row in rows.to_dict("records"):
        name = f"{row['thesis']} {row['short']}"
        numbers = [
            row[key]
            for key in ("claims", "supported", "details", "contradicted", "incoherent", "not_found", "open")
        ]
        numbers[-1] += row["sources_differ"]
        body.append(
            [
                link(name, claim=row["stated_in"]) if row["stated_in"] else name,
                *(str(number) for number in numbers),
                sentence(row["effect"]),
            ]
        )
    facts: dict[str, Fact] = {"n": len(rows)}
    for name in EFFECTS:
        facts[word(name)] = int((rows["effect"] == name).sum())
    facts |= {name: int(rows[name].sum()) for name in STATED}
    if facts["stated_decided"]:
        facts["stated_failed_high"] = wilson(
            int(facts["stated_failed"]), int(facts["stated_decided"]), COVERAGE
        ).high

    header = [
        "Thesis",
        "Claims",
        "Supported",
        "Detail",
        "Contradicted",
        "Incoherent",
        "Not found",
        "Open",
        "Effect of corrections",
    ]
    return Tabled(
        header,
        body,
        rows,
        facts,
        ["article-a", "article-b"],
        "l" + "r" * 7 + "l",
        [6, 2, 3, 2, 3, 3, 2, 2, 4],
    )
