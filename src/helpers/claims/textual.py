"""Which verdict a claim has on the two axes that the article itself settles: coherence and citation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from helpers.claims.precedence import Ruling
from helpers.claims.verdicts import CITATION, COHERENCE


def coherence(outcomes: Iterable[tuple[str, bool, str]]) -> Ruling:
    """The verdict on coherence, from the checks that count for the claim.

    Parameters
    ----------
    outcomes : iterable of (str, bool, str)
        Key of the check, whether it holds, and its reason.
    """
    counting = list(outcomes)
    failed = [(name, reason) for name, holds, reason in counting if not holds]
    if failed:
        return Ruling(COHERENCE["incoherent"], "; ".join(f"{name}: {reason}" for name, reason in failed))
    if counting:
        return Ruling(COHERENCE["coherent"], "; ".join(f"{name}: {reason}" for name, _, reason in counting))
    return Ruling(COHERENCE["not tested"], "the text allows no test of it")


def citation(cited: Iterable[Mapping[str, str]], locus: str) -> Ruling:
    """The verdict on the citation.

    Parameters
    ----------
    cited : iterable of mapping
        Rows of `claim_references`: `reference` as printed, `fitting` entry, `basis`.
    locus : str
        A claim that stands in a note or in the list needs no reference of its own.
    """
    rows = list(cited)
    if not rows:
        if locus == "note":
            return Ruling(CITATION["not tested"], "it stands in the note or reference itself")
        return Ruling(CITATION["none given"], "the article gives no reference for it")
    wrong = [row for row in rows if row["fitting"] != row["reference"]]
    if any(not row["fitting"] for row in wrong):
        row = next(row for row in wrong if not row["fitting"])
        return Ruling(CITATION["does not fit"], f"{_entry(row['reference'])} is given, {row['basis']}")
    if wrong:
        row = wrong[0]
        return Ruling(
            CITATION["misnumbered"],
            f"{_entry(row['reference'])} is given, and {_entry(row['fitting'])} of the same list fits",
        )
    if all(row["basis"].startswith("cannot be told") for row in rows):
        return Ruling(
            CITATION["not tested"],
            f"whether {_entry(rows[0]['reference'])} states it cannot be told from the entry",
        )
    fitting = next(row for row in rows if not row["basis"].startswith("cannot be told"))
    return Ruling(CITATION["fits"], f"{_entry(fitting['reference'])} is on the subject")


def _entry(reference: str) -> str:
    letter, number = reference[2], int(reference[3:])
    return f"{'note' if letter == 'n' else 'reference'} {number}"
