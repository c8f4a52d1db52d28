"""Who speaks in what the articles cite: entries by whose account they are, and interviews."""

from __future__ import annotations

import pandas as pd

from helpers.measures.shares import share

#: Those whose relation the articles describe.
PARTIES = ("EU", "member state", "joint", "Kazakhstan")


def called(
    claims: pd.DataFrame,
    references: pd.DataFrame,
    claim_references: pd.DataFrame,
    reference_voices: pd.DataFrame,
) -> pd.DataFrame:
    """Every entry that an article calls, once an article, with whose account it is.

    The entry is the one that fits what is stated, or the printed one where none fits; a repeated reference
    counts as the entry that it repeats.
    """
    repeated = dict(zip(references["reference"], references["resolves_to"], strict=True))
    voices = dict(zip(reference_voices["reference"], reference_voices["voice"], strict=True))
    rows = claim_references.merge(claims[["claim", "article"]], on="claim")
    entry = rows["fitting"].where(rows["fitting"] != "", rows["reference"])
    rows["entry"] = [repeated[name] or name for name in entry]
    rows["voice"] = [voices[name] for name in rows["entry"]]
    return (
        rows[["article", "entry", "voice"]]
        .drop_duplicates()
        .sort_values(["article", "entry"], ignore_index=True)
    )


def of_parties(entries: pd.DataFrame) -> dict[str, float]:
    """By article the share of the entries, in percent, that are by the parties to the relation."""
    by = entries["voice"].isin(PARTIES).groupby(entries["article"])
    return {str(article): share(int(mine.sum()), len(mine)) for article, mine in by}


def interviewed(references: pd.DataFrame, claim_references: pd.DataFrame) -> tuple[int, int]:
    """How many interviews are cited, of which one may have several notes, and at how many claims."""
    notes = references.loc[references["kind"] == "interview", ["reference", "title"]]
    rows = claim_references.merge(notes, on="reference")
    return int(rows["title"].nunique()), int(rows["claim"].nunique())
