"""The theses judged: rows of evidence with their bearing, parts and theses with their judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from helpers.claims import precedence
from helpers.claims.grades import strength
from helpers.claims.judging import Row, grouped, records
from helpers.tables.computed import Table, computed
from helpers.theses.differences import ENOUGH
from helpers.theses.rule import (
    AGAINST,
    FOR,
    RULE,
    Item,
    Need,
    Rule,
    Weighed,
    bearing,
    judged,
    standing,
    thesis_judgement,
)
from helpers.theses.scale import DECIDED, UNDECIDED

MEDIUM_AMOUNT, HIGH_AMOUNT = 3, 6
#: Origins that bear no witness.
NO_WITNESS = frozenset({"article-a", "article-b"})
#: The tables that the rule reads, whatever it is asked for.
READS = ("thesis_tests", "thesis_evidence", "testimony", "sources", "ledger", "finding_outcomes")

Parts = Mapping[tuple[str, int], list[Item]]


def needed(test: Row) -> Need:
    """What a row of `thesis_tests` asks for."""
    needs = "comparison" if test["causal"] or test["ranks"] else str(test["needs"])
    fields, parts = (tuple(filter(None, test[name].split("; "))) for name in ("fields", "presupposes"))
    return Need(needs, fields, str(test["label"]), tuple(map(int, parts)))


def items_of(table: Table) -> Parts:
    """Rows of evidence by thesis and part, with what they lean on.

    A row has the series of its finding for a witness, or its source, or else the sources on its claim that do
    not contradict it. What others share, or may share as far as was measured, is context where the part says
    that somebody stands apart from them.
    """
    origins = dict(zip(table("sources")["source"], table("sources")["origin"], strict=True))
    grades = dict(zip(table("sources")["source"], table("sources")["grade"], strict=True))
    verdicts = dict(zip(table("ledger")["claim"], table("ledger")["record"], strict=True))
    evidence = grouped(table("testimony"), "claim")
    findings = {row["finding"]: row for row in records(table("finding_outcomes"))}
    apart = {(row["thesis"], int(row["part"])) for row in records(table("thesis_tests")) if row["apart"]}
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
        told, place = findings.get(row["finding"]), (row["thesis"], int(row["part"]))
        if told:
            witnesses = set(filter(None, told["series"].split(";")))
        item = Item(
            row["item"],
            row["bearing"],
            row["kind"],
            frozenset(witnesses) - NO_WITNESS,
            "" if row["source"] or row["finding"] else verdicts[row["claim"]],
            (told["outcome"] or "a count") if told else "",
            bool(told and told["decides"]),
            bool(told and told["agenda"]),
            bool(row["shared"]) and place in apart,
            row["field"],
            bool(told) or not row["source"] or strength([(grades[row["source"]], "")]) > 0,
            bool(told and told["one_source"]),
            place in apart and told is not None and told["lead"] not in ("", ENOUGH),
        )
        found.setdefault(place, []).append(item)
    return found


def of(found: Parts, test: Row) -> list[Item]:
    """The rows on one part."""
    return found.get((test["thesis"], int(test["part"])), [])


def together(found: Parts, tests: Sequence[Row], rule: Rule = RULE) -> list[tuple[str, Weighed]]:
    """The judgements on all parts of one thesis, and what counts for each; `found` has the rows."""
    needs = [needed(test) for test in tests]
    alone = [judged(of(found, test), need, rule) for test, need in zip(tests, needs, strict=True)]
    stand = standing([name for name, _ in alone], needs)
    return [
        (name, weighed if name in DECIDED else Weighed())
        for name, (_, weighed) in zip(stand, alone, strict=True)
    ]


def amount(origins: int) -> str:
    """How much evidence: none, low, medium or high."""
    if not origins:
        return "none"
    return "low" if origins < MEDIUM_AMOUNT else "medium" if origins < HIGH_AMOUNT else "high"


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
        The columns of `thesis_evidence`, then `bears` (for, against or open after the rule), `half` (whether
        it counts half), `why`, `witnesses` (origins, joined by semicolons) and `counts` (whether the row
        decides its part). A row with a finding says what the finding says, and then its own reason, if any.
    """
    found = items_of(table)
    by_key = {item.key: item for mine in found.values() for item in mine}
    counted: set[str] = set()
    for tests in grouped(table("thesis_tests"), "thesis").values():
        for _, weighed in together(found, tests):
            counted |= {item.key for item in (*weighed.pro, *weighed.contra)}
    outcomes = table("finding_outcomes")
    sentences = dict(zip(outcomes["finding"], outcomes["sentence"], strict=True))
    rows: list[dict[str, Any]] = []
    for row in records(table("thesis_evidence")):
        item = by_key[row["item"]]
        bears, why = bearing(item)
        half = bears in (FOR, AGAINST) and item.half
        rows.append(
            row
            | {"bears": bears, "half": half, "why": why, "witnesses": ";".join(sorted(item.origins))}
            | {"counts": item.key in counted}
            | {"what": " ".join(filter(None, (sentences.get(row["finding"]), row["what"])))}
        )
    return pd.DataFrame(rows)


@computed("thesis_parts", *READS)
def parts(table: Table) -> pd.DataFrame:
    """Every part of a thesis with its judgement: the columns of `thesis_tests`, then `judgement`, `pro`,
    `contra`, `noted`, `witnesses`.
    """
    found = items_of(table)
    rows: list[dict[str, Any]] = []
    for tests in grouped(table("thesis_tests"), "thesis").values():
        for test, (judgement, weighed) in zip(tests, together(found, tests), strict=True):
            pro, contra = len(weighed.pro), len(weighed.contra)
            noted = len(of(found, test)) - pro - contra
            rows.append(
                test
                | {"judgement": judgement, "pro": pro, "contra": contra, "noted": noted}
                | {"witnesses": ";".join(sorted(weighed.origins))}
            )
    return pd.DataFrame(rows)


@computed("thesis_judgements", "theses", "thesis_parts")
def judgements(table: Table) -> pd.DataFrame:
    """Every thesis with its judgement.

    Returns
    -------
    DataFrame
        One row a thesis, in order: the columns of `theses`, then `judgement`, `amount`, `pro`, `contra`,
        `noted` (rows that do not count), `witnesses` (number of origins), `parts` (number), `decided_by`
        (kinds of what its decided parts need, joined by semicolons; empty where no part is decided) and
        `undecided` (what its other parts need, likewise).
    """
    by_thesis = grouped(table("thesis_parts"), "thesis")
    rows: list[dict[str, Any]] = []
    for thesis in records(table("theses")):
        mine = by_thesis[thesis["thesis"]]
        witnesses = {origin for row in mine for origin in row["witnesses"].split(";") if origin}
        sums = {name: sum(row[name] for row in mine) for name in ("pro", "contra", "noted")}
        by = {
            name: ";".join(dict.fromkeys(row["needs"] for row in mine if row["judgement"] in states))
            for name, states in (("decided_by", DECIDED), ("undecided", UNDECIDED))
        }
        rows.append(
            thesis
            | {"judgement": thesis_judgement([row["judgement"] for row in mine])}
            | {"amount": amount(len(witnesses))}
            | sums
            | {"witnesses": len(witnesses), "parts": len(mine)}
            | by
        )
    return pd.DataFrame(rows)
