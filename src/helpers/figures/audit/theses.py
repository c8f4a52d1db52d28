"""Exhibit of chapter 10: what the corrections change in the central theses."""

from __future__ import annotations

import pandas as pd

from helpers.claims.verdicts import CORRECTED, OUTSIDE, PARTLY, STANDING
from helpers.exhibits import Cell, Fact, Tabled, exhibit, link, tally
from helpers.figures.audit.evidence import sentence, stating, word

#: What corrections do to a thesis, from the least to the most.
EFFECTS = (
    "no correction", "details only", "questioned", "touched", "questioned claims only", "corrected claims only", "no record",
)  # fmt: skip

#: Claims that state a thesis: all, those that fail, those that no record can reach, those that it decided.
STATED = ("stated", "stated_failed", "stated_outside", "stated_decided")


def effect(stands: int, details: int, contradicted: int, incoherent: int) -> str:
    """What the corrections do to a thesis of whose claims so many stand, differ in a detail, are contradicted,
    or fail a check within the article alone.

    Every correction is set aside, the small ones too, and one asks what the record still supports. *Touched*
    has a claim that is contradicted and others that stand; *questioned*, one that fails a check, which is a
    question to the text and no correction; of *no record* the record says neither yes nor no.
    """
    if not stands:
        if details or contradicted:
            return "corrected claims only"
        return "questioned claims only" if incoherent else "no record"
    if contradicted:
        return "touched"
    if incoherent:
        return "questioned"
    return "details only" if details else "no correction"


def effects(theses: pd.DataFrame, claim_theses: pd.DataFrame, ledger: pd.DataFrame) -> pd.DataFrame:
    """Theses with their claims by what the record says, and the effect of the corrections.

    The columns `supported` to `open` divide `claims`: a claim that is contradicted, or incoherent without support on
    record, is so before it counts as anything else; an incoherent claim that the record supports stands.
    """
    edges = claim_theses.merge(ledger[["claim", "record", "coherence"]], on="claim", validate="many_to_one")
    record, states = edges["record"], edges["role"] == "states"
    stands, contradicted = record.isin(STANDING), record == "contradicted"
    incoherent = (edges["coherence"] == "incoherent") & ~stands & ~contradicted
    coherent = record.where(~incoherent, "")
    parts = {
        "supported": stands, "details": coherent == "detail differs", "contradicted": contradicted, "incoherent": incoherent,
        "sources_differ": coherent == "sources differ", "not_found": coherent == "not settled",
    }  # fmt: skip
    decided = record.isin([*STANDING, *PARTLY, *CORRECTED])
    groups = (True, contradicted | incoherent, record.isin(OUTSIDE), decided)
    chosen = {name: states & of for name, of in zip(STATED, groups, strict=True)}
    divided = {"claims": True, **parts, "open": ~pd.DataFrame(parts).any(axis="columns"), **chosen}
    counts = edges[["thesis"]].assign(**divided).groupby("thesis").sum()
    stated = stating(claim_theses)
    rows = theses[["thesis", "short", "articles"]]
    rows = rows.assign(stated_in=[stated.get(thesis, "") for thesis in rows["thesis"]])
    rows = rows.merge(counts.reindex(rows["thesis"], fill_value=0), on="thesis")
    # The first four counts, in their order.
    return rows.assign(effect=[*map(effect, *(rows[name] for name in list(parts)[:4]))])


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
    facts["stated_failed"] = facts["stated_failed"] or "none"
    header = [
        "Thesis", "Claims", "Supported", "Detail", "Contradicted", "Incoherent", "Not found", "Open", "Effect of corrections",
    ]  # fmt: skip
    widths = [6, 2, 3, 2, 3, 3, 2, 2, 4]
    return Tabled(header, body, rows, facts, ["article-a", "article-b"], "lrrrrrrrl", widths)
