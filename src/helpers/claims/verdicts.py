"""Verdicts on three axes, computed from coded evidence by written precedence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

RECORD = (
    "supported",
    "supported, same origin",
    "detail differs",
    "contradicted",
    "sources differ",
    "superseded",
    "not found",
    "not sought",
    "not checkable",
)
COHERENCE = ("coherent", "incoherent", "not tested")
CITATION = ("fits", "misnumbered", "does not fit", "none given", "not tested")

#: Kinds of statement that no public record can settle; their theses are judged by themselves.
NOT_CHECKABLE = frozenset({"thesis", "definition", "method", "appraisal", "causal"})


@dataclass(frozen=True)
class Finding:
    """One row of evidence, as far as a verdict needs it."""

    relation: str
    moment: str
    origin: str
    independent: bool
    margin: str = ""


@dataclass(frozen=True)
class Verdict:
    """A verdict on one axis with its reason in one sentence, and what would change it."""

    verdict: str
    reason: str
    change: str = ""


def record(kind: str, findings: Iterable[Finding], searched: int) -> Verdict:
    """The verdict on the record.

    Precedence: two origins that contradict each other are a result of their own; then a contradiction outweighs a
    difference in detail, which outweighs support. What changed after publication never counts against the article.

    Parameters
    ----------
    kind : str
        Kind of the claim.
    findings : iterable of Finding
        Its evidence.
    searched : int
        How many searches for evidence were made in vain.
    """
    every = list(findings)
    now = [one for one in every if one.moment == "at publication"]
    later = [one for one in every if one.moment != "at publication"]
    by = {
        name: [one for one in now if one.relation == name]
        for name in ("supports", "differs in detail", "refutes")
    }
    origins = {name: {one.origin for one in found} for name, found in by.items()}
    if by["refutes"] and by["supports"] and origins["supports"] == origins["refutes"]:
        return Verdict(
            "sources differ",
            "pages of one origin contradict each other",
            "An official record that explains the difference.",
        )
    if by["refutes"] and by["supports"]:
        return Verdict(
            "sources differ",
            f"{_said(origins['supports'], 'support')} it and {_said(origins['refutes'], 'contradict')} it",
            "An official record that explains the difference.",
        )
    if by["refutes"]:
        return Verdict(
            "contradicted",
            _because(f"{_said(origins['refutes'], 'contradict')} it", by["refutes"]),
            "A source of the time that states the same as the article.",
        )
    if by["differs in detail"]:
        return Verdict(
            "detail differs",
            _because(f"{_said(origins['differs in detail'], 'differ')} in a detail", by["differs in detail"]),
            "A source of the time that states the same as the article.",
        )
    if by["supports"]:
        if any(one.relation != "supports" for one in later):
            return Verdict(
                "superseded",
                "it agreed with the record when the article appeared, and the record has changed since",
                "Nothing: the article was right when it appeared.",
            )
        independent = {one.origin for one in by["supports"] if one.independent}
        if independent:
            return Verdict(
                "supported",
                _because(f"{_said(independent, 'support')} it", by["supports"]),
                "An independent source that contradicts it.",
            )
        return Verdict(
            "supported, same origin",
            _because(
                "the record agrees, but goes back to the source that the article itself relays",
                by["supports"],
            ),
            "A source of another origin.",
        )
    if searched:
        return Verdict(
            "not found",
            f"no public record that settles it was found in {_count(searched, 'search', 'searches')}",
            "A public record that states it.",
        )
    if kind in NOT_CHECKABLE:
        return Verdict(
            "not checkable", f"a statement of this kind ({kind}) is not settled by a single record", ""
        )
    return Verdict("not sought", "no evidence was sought for it yet", "Any public record.")


def coherence(outcomes: Iterable[tuple[str, bool, str]]) -> Verdict:
    """The verdict on coherence, from the checks that count for the claim.

    Parameters
    ----------
    outcomes : iterable of (str, bool, str)
        Key of the check, whether it holds, and its reason.
    """
    found = list(outcomes)
    failed = [(name, reason) for name, holds, reason in found if not holds]
    if failed:
        return Verdict("incoherent", "; ".join(f"{name}: {reason}" for name, reason in failed))
    if found:
        return Verdict("coherent", "; ".join(f"{name}: {reason}" for name, _, reason in found))
    return Verdict("not tested", "the text allows no test of it")


def citation(cited: Iterable[Mapping[str, str]], locus: str) -> Verdict:
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
            return Verdict("not tested", "it stands in the note or reference itself")
        return Verdict("none given", "the article gives no reference for it")
    wrong = [row for row in rows if row["fitting"] != row["reference"]]
    if any(not row["fitting"] for row in wrong):
        row = next(row for row in wrong if not row["fitting"])
        return Verdict("does not fit", f"{_entry(row['reference'])} is given, {row['basis']}")
    if wrong:
        row = wrong[0]
        return Verdict(
            "misnumbered",
            f"{_entry(row['reference'])} is given, and {_entry(row['fitting'])} of the same list fits",
        )
    if all(row["basis"].startswith("cannot be told") for row in rows):
        return Verdict(
            "not tested", f"whether {_entry(rows[0]['reference'])} states it cannot be told from the entry"
        )
    fitting = next(row for row in rows if not row["basis"].startswith("cannot be told"))
    return Verdict("fits", f"{_entry(fitting['reference'])} is on the subject")


def _entry(reference: str) -> str:
    letter, number = reference[2], int(reference[3:])
    return f"{'note' if letter == 'n' else 'reference'} {number}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _said(origins: Iterable[str], verb: str) -> str:
    number = len(set(origins))
    return f"one source {verb}s" if number == 1 else f"{number} independent sources {verb}"


def _because(text: str, found: Iterable[Finding]) -> str:
    margin = next((one.margin for one in found if one.margin), "")
    return f"{text}: {margin}" if margin else text
