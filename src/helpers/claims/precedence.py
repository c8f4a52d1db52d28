"""Which verdict of the register a claim has on each axis, computed from coded evidence by
written precedence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helpers.claims.verdicts import CITATION, COHERENCE, RECORD, Verdict

#: Kinds of statement that no public record can settle; their theses are judged by themselves.
NOT_CHECKABLE = frozenset({"thesis", "definition", "method", "appraisal", "causal"})


@dataclass(frozen=True)
class Evidence:
    """One row of evidence, as far as a verdict needs it."""

    relation: str
    moment: str
    origin: str
    independent: bool
    margin: str = ""


@dataclass(frozen=True)
class Ruling:
    """The verdict that a claim has on one axis, with its reason in one sentence, and what would change it."""

    verdict: Verdict
    reason: str
    change: str = ""

    @property
    def sentence(self) -> str:
        """The reason with a capital first letter and one full stop; nothing where there is none."""
        return self.reason[:1].upper() + self.reason[1:].rstrip(".") + "." if self.reason else ""


def record(kind: str, evidence: Iterable[Evidence], searched: int) -> Ruling:
    """The verdict on the record.

    Precedence: two origins that contradict each other are a result of their own; then a contradiction
    outweighs a difference in detail, which outweighs support. What changed after publication never counts
    against the article.

    Parameters
    ----------
    kind : str
        Kind of the claim.
    evidence : iterable of Evidence
        Its evidence.
    searched : int
        How many searches for evidence were made in vain.
    """
    every = [one for one in evidence if one.relation != "context"]
    now = [one for one in every if one.moment == "at publication"]
    later = [one for one in every if one.moment != "at publication"]
    by = {
        name: [one for one in now if one.relation == name]
        for name in ("supports", "differs in detail", "refutes")
    }
    by["supports"] += [one for one in now if one.relation == "supports in part"]
    origins = {name: {one.origin for one in rows} for name, rows in by.items()}
    if by["refutes"] and by["supports"] and origins["supports"] == origins["refutes"]:
        return Ruling(
            RECORD["sources differ"],
            "pages of one origin contradict each other",
            "An official record that explains the difference.",
        )
    if by["refutes"] and by["supports"]:
        return Ruling(
            RECORD["sources differ"],
            f"{_sources(origins['supports'], 'support')} it and "
            f"{_sources(origins['refutes'], 'contradict')} it",
            "An official record that explains the difference.",
        )
    if by["refutes"]:
        return Ruling(
            RECORD["contradicted"],
            _because(f"{_sources(origins['refutes'], 'contradict')} it", by["refutes"]),
            "A source of the time that states the same as the article.",
        )
    if by["differs in detail"]:
        return Ruling(
            RECORD["detail differs"],
            _because(
                f"{_sources(origins['differs in detail'], 'differ')} in a detail", by["differs in detail"]
            ),
            "A source of the time that states the same as the article.",
        )
    if by["supports"]:
        if any(not one.relation.startswith("supports") for one in later):
            return Ruling(
                RECORD["superseded"],
                "it agreed with the record when the article appeared, and the record has changed since",
                "Nothing: the article was right when it appeared.",
            )
        independent = {one.origin for one in by["supports"] if one.independent}
        if independent:
            return Ruling(
                RECORD["supported"],
                _because(f"{_sources(independent, 'support')} it", by["supports"]),
                "An independent source that contradicts it.",
            )
        return Ruling(
            RECORD["supported, same origin"],
            _because(
                "the record agrees, but goes back to the source that the article itself relays",
                by["supports"],
            ),
            "A source of another origin.",
        )
    if searched:
        return Ruling(
            RECORD["not found"],
            f"no public record that settles it was found in {_count(searched, 'search', 'searches')}",
            "A public record that states it.",
        )
    if kind in NOT_CHECKABLE:
        return Ruling(
            RECORD["not checkable"],
            f"a statement of this kind ({kind}) is not settled by a single record",
            "",
        )
    return Ruling(RECORD["not sought"], "no evidence was sought for it yet", "Any public record.")


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


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _sources(origins: Iterable[str], verb: str) -> str:
    number = len(set(origins))
    return f"one source {verb}s" if number == 1 else f"{number} independent sources {verb}"


def _because(text: str, deciding: Iterable[Evidence]) -> str:
    margin = next((one.margin for one in deciding if one.margin), "")
    return f"{text}: {margin}" if margin else text
