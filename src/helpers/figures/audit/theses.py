"""Exhibit of chapter 10: what the corrections change in the central theses."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.claims.verdicts import CORRECTED, OUTSIDE, PARTLY, STANDING
from helpers.exhibits import Cell, Fact, Tabled, exhibit, link, tally
from helpers.figures.audit.evidence import sentence, word

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
        coherent, states = mine["record"].where(~incoherent, ""), mine["role"] == "states"
        parts = {
            "supported": stands, "details": coherent == "detail differs", "contradicted": contradicted, "incoherent": incoherent,
            "sources_differ": coherent == "sources differ", "not_found": coherent == "not settled",
        }  # fmt: skip
        counts = {"claims": len(mine)} | {name: int(part.sum()) for name, part in parts.items()}
        counts["open"] = 2 * len(mine) - sum(counts.values())
        outside = mine["record"].isin(OUTSIDE)
        settled = mine["record"].isin([*STANDING, *PARTLY, *CORRECTED])
        chosen = (states, *(states & of for of in (contradicted | incoherent, outside, settled)))
        failed = counts["contradicted"] + counts["incoherent"]
        rows.append(
            {name: thesis[name] for name in ("thesis", "short", "articles")}
            | {"stated_in": min(mine.loc[states, "claim"], default="")}
            | counts
            | {name: int(of.sum()) for name, of in zip(STATED, chosen, strict=True)}
            | {"effect": effect(counts["supported"], counts["details"], failed)}
        )
    return pd.DataFrame(rows)


@exhibit("tbl-thesis-effects", tables=("theses", "claim_theses", "ledger"))
def thesis_effects(theses: pd.DataFrame, claim_theses: pd.DataFrame, ledger: pd.DataFrame) -> Tabled:
    """One row a thesis: its claims by what the record says, and the effect of the corrections."""
    rows = effects(theses, claim_theses, ledger)
    body: list[list[str | Cell]] = []
    keys = ("claims", "supported", "details", "contradicted", "incoherent", "not_found")
    for row in rows.to_dict("records"):
        numbers = [*(row[key] for key in keys), row["open"] + row["sources_differ"]]
        name = link(f"{row['thesis']} {row['short']}", claim=row["stated_in"])
        body.append([name, *map(str, numbers), sentence(row["effect"])])
    facts: dict[str, Fact] = {"n": len(rows)} | tally(rows["effect"], {word(name): name for name in EFFECTS})
    facts |= {name: int(rows[name].sum()) for name in STATED}
    header = [
        "Thesis", "Claims", "Supported", "Detail", "Contradicted", "Incoherent", "Not found", "Open", "Effect of corrections",
    ]  # fmt: skip
    widths = [6, 2, 3, 2, 3, 3, 2, 2, 4]
    return Tabled(header, body, rows, facts, ["article-a", "article-b"], "lrrrrrrrl", widths)
