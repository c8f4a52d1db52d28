"""Judgements on the central theses, computed from evidence by a written rule; none is typed.

A thesis has one or more *parts*, and every part says which kind of evidence it needs: what was done or laid
down (*record*), how somebody then acted (*outcome*), or what people think (*opinion*). The rule has five
steps.

1. **What a row of evidence says.** Its bearing, for or against, is coded with its words. A row that leans on
   a claim counts only where the record supports the claim or differs in a detail; one that leans on a
   contradicted or unsettled claim becomes *open*, since a support that falls away is no evidence against. A
   row that leans on a finding says what the finding says, and counts where the finding decides: an interval
   beyond the smallest difference that matters, or a complete count. One that leans on a conclusion with
   variants becomes open where it holds in fewer than `robust` of its runs. A series that depends on the
   agenda is context under every thesis: votes on other texts say nothing of an answer that changed. An open
   row counts for nothing.
2. **What can decide.** A part that needs outcomes is decided by outcomes alone, one that needs opinions by
   opinions alone; only a part about the record is decided by records, activities and outcomes. A part that
   says that one thing brought about another is decided by comparisons alone, with a case in which the first
   was absent: what moved as it should shows that it moved, and what did not move shows as little. So
   activity never decides a part on influence, sentiment or conduct.
3. **What counts.** A row counts where it brings a witness (the series behind a finding, or the origin of a
   source) that no earlier row of the same bearing brought; one series is one witness for all theses. The two
   articles are no witnesses to their own theses. Rows of a part that stays undecided count for nothing.
4. **The part.** It is *borne out* where the share of counted rows for it is at least `borne_out`, *not borne
   out* where it is at most one less that, else *partly*. It is *open* where nothing counts, or where a part
   on outcomes or opinions has fewer than `witnesses` witnesses in all, so that one series is no verdict. A
   part that was argued to be *not examined* here, or *not decidable* by public data of any kind, is called
   so; the versions of the rule also judge such parts by their rows.
5. **The thesis.** It is *borne out* where all its parts are, *not borne out* where none of its parts is and
   all are decided, *partly* where some part is decided otherwise. Where none is decided it is *open* if a
   part is, else *not examined* if a part is, else *not decidable*.

For and against are treated alike: with every bearing turned round, *borne out* and *not borne out* change
places.

Amount is the number of witnesses behind the counted rows (low below `MEDIUM_AMOUNT`, high from
`HIGH_AMOUNT`); agreement is the share of the counted rows on the more frequent side (low below
`MEDIUM_AGREEMENT`, high from `HIGH_AGREEMENT`). Both are *none* where nothing counts. They take the place of
one word for confidence. The thresholds of the rule are choices: every judgement is computed again under each
combination in `RULES`, and it is said in how many of them it stays the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from helpers.claims import precedence
from helpers.claims.judging import Row, grouped, records
from helpers.claims.verdicts import PARTLY, STANDING
from helpers.tables.computed import Table, computed
from helpers.theses.scale import DECIDED, EXAMINED, UNDECIDED

MEDIUM_AMOUNT, HIGH_AMOUNT = 3, 6
MEDIUM_AGREEMENT, HIGH_AGREEMENT = 0.65, 0.80
#: Origins that bear no witness.
NO_WITNESS = frozenset({"article-a", "article-b"})
#: Kinds of evidence that decide a part, by what the part needs.
DECIDES = {
    "record": frozenset({"record", "activity", "outcome"}),
    "outcome": frozenset({"outcome"}),
    "opinion": frozenset({"opinion"}),
    "cause": frozenset({"comparison"}),
}
#: Verdicts on the record with which a claim carries what leans on it.
CARRIES = frozenset(STANDING)
#: Verdicts with which a claim carries it where the rule lets it: a part stands, or a particular is off.
MILD = frozenset({*PARTLY, "detail differs"})


@dataclass(frozen=True)
class Rule:
    """The choices in the rule.

    Attributes
    ----------
    borne_out : float
        Share of counted rows for a part from which it is borne out; at one less this share it is not.
    robust : float
        Share of its runs in which a conclusion with variants must hold in order to count.
    witnesses : int
        Witnesses without which a part on outcomes or opinions stays open.
    details : bool
        Whether a claim that differs from the record in a detail, or of which a part is supported, still
        carries what leans on it.
    labels : bool
        Whether a part that was argued to be not examined or not decidable is called so, whatever its rows.
    """

    borne_out: float = 3 / 4
    robust: float = 2 / 3
    witnesses: int = 2
    details: bool = True
    labels: bool = True


RULE = Rule()
#: The tables that the rule reads, whatever it is asked for.
READS = (
    "thesis_tests",
    "thesis_evidence",
    "testimony",
    "sources",
    "ledger",
    "variant_summary",
    "finding_outcomes",
)
#: Every combination of reasonable choices, fixed before the judgements were computed under them; the
#: published one is among them.
RULES = tuple(
    Rule(*each)
    for each in itertools.product(
        (2 / 3, 3 / 4, 4 / 5), (1 / 2, 2 / 3, 3 / 4), (1, 2, 3), (True, False), (True, False)
    )
)


@dataclass(frozen=True)
class Item:
    """A row of evidence, as far as the rule needs it: as coded, with what it leans on."""

    key: str
    typed: str
    kind: str
    origins: frozenset[str] = field(default_factory=frozenset)
    verdict: str = ""
    runs: int = 0
    holding: int = 0
    finding: str = ""
    decides: bool = False
    agenda: bool = False


@dataclass(frozen=True)
class Weighed:
    """What counts for and against a part: keys of the rows, and the witnesses behind them."""

    pro: tuple[str, ...] = ()
    contra: tuple[str, ...] = ()
    origins: frozenset[str] = field(default_factory=frozenset)


def bearing(item: Item, rule: Rule = RULE) -> tuple[str, str]:
    """How a row bears on its part (for, against or open) after the claim and the conclusion that it leans on,
    and why.
    """
    if item.agenda:
        return "open", "depends on what is put to the vote; settles nothing"
    if item.typed == "open":
        return "open", "noted; settles nothing"
    if item.verdict == "contradicted":
        return "open", "the claim is contradicted and falls away"
    if item.verdict and item.verdict not in CARRIES and not (rule.details and item.verdict in MILD):
        return "open", f"the claim is {item.verdict}" if item.verdict.startswith("not") else item.verdict
    if item.finding and not item.decides:
        return "open", f"the finding is {item.finding}"
    if item.runs and item.holding / item.runs < rule.robust:
        return "open", f"holds in {item.holding} of {item.runs} variants only"
    reasons = (
        [
            "a detail of the claim differs"
            if item.verdict == "detail differs"
            else f"the claim is {item.verdict}"
        ]
        if item.verdict
        else []
    )
    reasons += [f"the finding is {item.finding}"] if item.finding else []
    reasons += [f"holds in {item.holding} of {item.runs} variants"] if item.runs else []
    return item.typed, "; ".join(reasons) or "as coded"


def weigh(items: Iterable[Item], needs: str, rule: Rule = RULE) -> Weighed:
    """The rows that count for and against a part: of a kind that decides it, each with a witness new to its
    side.
    """
    seen: dict[str, set[str]] = {"for": set(), "against": set()}
    keys: dict[str, list[str]] = {"for": [], "against": []}
    for item in items:
        side = bearing(item, rule)[0]
        if side in seen and item.kind in DECIDES[needs] and item.origins - seen[side]:
            seen[side] |= item.origins
            keys[side].append(item.key)
    return Weighed(tuple(keys["for"]), tuple(keys["against"]), frozenset(seen["for"] | seen["against"]))


def part_judgement(weighed: Weighed, needs: str, *, label: str = EXAMINED, rule: Rule = RULE) -> str:
    """The judgement on one part; `needs` is record, outcome, opinion or cause."""
    if rule.labels and label != EXAMINED:
        return label
    counted = len(weighed.pro) + len(weighed.contra)
    if not counted or (needs != "record" and len(weighed.origins) < rule.witnesses):
        return "open"
    # Shares of the two sides rather than one share and its complement: thirds would not add up to one in
    # floating point.
    if len(weighed.contra) / counted >= rule.borne_out:
        return "not borne out"
    return "borne out" if len(weighed.pro) / counted >= rule.borne_out else "partly"


def thesis_judgement(parts: Sequence[str]) -> str:
    """The judgement on a thesis from those on its parts."""
    if not any(part in DECIDED for part in parts):
        return next(name for name in UNDECIDED if name in parts)
    return parts[0] if len(set(parts)) == 1 else "partly"


def amount(origins: int) -> str:
    """How much evidence: none, low, medium or high."""
    return (
        "none"
        if not origins
        else "low"
        if origins < MEDIUM_AMOUNT
        else "medium"
        if origins < HIGH_AMOUNT
        else "high"
    )


def agreement(pro: int, contra: int) -> str:
    """How far the counted rows agree: none, low, medium or high."""
    if not pro + contra:
        return "none"
    share = max(pro, contra) / (pro + contra)
    return "low" if share < MEDIUM_AGREEMENT else "medium" if share < HIGH_AGREEMENT else "high"


def _judged(mine: Iterable[Item], test: Row, rule: Rule = RULE) -> tuple[str, Weighed]:
    """The judgement on a part and what counts for it; nothing counts where nothing is decided."""
    needs = "cause" if test["causal"] else test["needs"]
    weighed = weigh(mine, needs, rule)
    judged = part_judgement(weighed, needs, label=test["label"], rule=rule)
    return judged, weighed if judged in DECIDED else Weighed()


Parts = Mapping[tuple[str, int], list[Item]]


def _items(table: Table) -> Parts:
    """Rows of evidence by thesis and part, with what they lean on.

    A row has the series of its finding for a witness, or its source, or else the sources on its claim that do
    not contradict it.
    """
    origins = dict(zip(table("sources")["source"], table("sources")["origin"], strict=True))
    verdicts = dict(zip(table("ledger")["claim"], table("ledger")["record"], strict=True))
    evidence = grouped(table("testimony"), "claim")
    grid = {
        row["conclusion"]: (int(row["runs"]), int(row["holding"]))
        for row in records(table("variant_summary"))
    }
    findings = {row["finding"]: row for row in records(table("finding_outcomes"))}
    found: dict[tuple[str, int], list[Item]] = {}
    for row in records(table("thesis_evidence")):
        on_claim = [
            one
            for one in evidence.get(row["claim"], [])
            if one["bears"] in (precedence.FOR, precedence.BESIDE) and one["moment"] == "at publication"
        ]
        witnesses = (
            {origins[row["source"]]} if row["source"] else {origins[one["source"]] for one in on_claim}
        )
        leans = "" if row["source"] or row["finding"] else verdicts[row["claim"]]
        runs, holding = grid.get(row["conclusion"], (0, 0))
        told = findings.get(row["finding"])
        if told:
            witnesses = set(filter(None, told["series"].split(";")))
        item = Item(
            row["item"],
            row["bearing"],
            row["kind"],
            frozenset(witnesses) - NO_WITNESS,
            leans,
            runs,
            holding,
            (told["outcome"] or "a count") if told else "",
            bool(told and told["decides"]),
            bool(told and told["agenda"]),
        )
        found.setdefault((row["thesis"], int(row["part"])), []).append(item)
    return found


def _of(found: Parts, test: Row) -> list[Item]:
    return found.get((test["thesis"], int(test["part"])), [])


@computed("thesis_items", *READS)
def items(table: Table) -> pd.DataFrame:
    """Every row of evidence with its bearing after the rule.

    Parameters
    ----------
    table : callable
        Gives a table by name, read or computed.

    Returns
    -------
    DataFrame
        The columns of `thesis_evidence`, then `bears` (for, against or open after the rule), `why`,
        `witnesses` (origins, joined by semicolons), `runs`, `holding` and `counts` (whether the row decides
        its part), and `theses` (in how many theses a witness of the row decides something). A row with a
        finding says what the finding says.
    """
    found = _items(table)
    by_key = {item.key: item for mine in found.values() for item in mine}
    counted: set[str] = set()
    decided: dict[str, set[str]] = {}
    for test in records(table("thesis_tests")):
        _, weighed = _judged(_of(found, test), test)
        counted |= {*weighed.pro, *weighed.contra}
        for origin in weighed.origins:
            decided.setdefault(origin, set()).add(test["thesis"])
    sentences = dict(
        zip(table("finding_outcomes")["finding"], table("finding_outcomes")["sentence"], strict=True)
    )
    rows: list[dict[str, Any]] = []
    for row in records(table("thesis_evidence")):
        item = by_key[row["item"]]
        bears, why = bearing(item)
        rows.append(
            row
            | {
                "bears": bears,
                "why": why,
                "witnesses": ";".join(sorted(item.origins)),
                "runs": item.runs,
                "holding": item.holding,
            }
            | {"counts": item.key in counted}
            | {"what": row["what"] or sentences.get(row["finding"], "")}
            | {"theses": len(set().union(*(decided.get(origin, set()) for origin in item.origins)))}
        )
    return pd.DataFrame(rows)


@computed("thesis_parts", *READS)
def parts(table: Table) -> pd.DataFrame:
    """Every part of a thesis with its judgement: the columns of `thesis_tests`, then `judgement`, `pro`,
    `contra`, `noted`, `witnesses`.
    """
    found = _items(table)
    rows: list[dict[str, Any]] = []
    for test in records(table("thesis_tests")):
        mine = _of(found, test)
        judged, weighed = _judged(mine, test)
        noted = len(mine) - len(weighed.pro) - len(weighed.contra)
        counts = {
            "pro": len(weighed.pro),
            "contra": len(weighed.contra),
            "noted": noted,
            "witnesses": ";".join(sorted(weighed.origins)),
        }
        rows.append(test | {"judgement": judged} | counts)
    return pd.DataFrame(rows)


@computed("thesis_judgements", "theses", "thesis_parts", *READS)
def judgements(table: Table) -> pd.DataFrame:
    """Every thesis with its judgement.

    Returns
    -------
    DataFrame
        One row a thesis, in order: the columns of `theses`, then `judgement`, `amount`, `agreement`, `pro`,
        `contra`, `noted` (rows that do not count), `witnesses` (number of origins), `parts` (number),
        `decided_by` (kinds of what its decided parts need, joined by semicolons; empty where no part is
        decided), and `holding` of `runs`: in how many of the `RULES` the judgement is the same.
    """
    by_thesis = grouped(table("thesis_parts"), "thesis")
    tests = grouped(table("thesis_tests"), "thesis")
    found = _items(table)
    rows: list[dict[str, Any]] = []
    for thesis in records(table("theses")):
        mine = by_thesis[thesis["thesis"]]
        pro, contra, noted = (sum(row[side] for row in mine) for side in ("pro", "contra", "noted"))
        witnesses = {origin for row in mine for origin in row["witnesses"].split(";") if origin}
        decided = [row["needs"] for row in mine if row["judgement"] in DECIDED]
        published = thesis_judgement([row["judgement"] for row in mine])
        other = [
            thesis_judgement([_judged(_of(found, test), test, rule)[0] for test in tests[thesis["thesis"]]])
            for rule in RULES
        ]
        rows.append(
            thesis
            | {"judgement": published, "amount": amount(len(witnesses)), "agreement": agreement(pro, contra)}
            | {"pro": pro, "contra": contra, "noted": noted, "witnesses": len(witnesses), "parts": len(mine)}
            | {
                "decided_by": ";".join(dict.fromkeys(decided)),
                "holding": other.count(published),
                "runs": len(RULES),
            }
        )
    return pd.DataFrame(rows)
