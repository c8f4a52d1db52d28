"""What is wrong with the ledger's rows, beyond what the schema can say, in one sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from helpers.claims import rules, values
from helpers.claims.grades import GRADES
from helpers.claims.judging import Row, grouped, inputs_of, records, value_of
from helpers.claims.rules import RuleError
from helpers.claims.testimony import parts_of
from helpers.claims.values import QUALIFIERS, Value
from helpers.tables import Fault, dates
from helpers.tables.checking import sense
from helpers.tables.computed import Table

#: The kind of difference whose weight is computed, and the share of the stated number beyond which it touches
#: the point: the margin of Hardwicke et al. (2018) between a number computed again and another one.
ANOTHER_NUMBER, MARGIN = "another number", 0.1


@sense
def checks(table: Table) -> Iterator[Fault]:
    """What is wrong with checks and their variants, beyond what the schema can say."""
    claims = {row["claim"]: row for row in records(table("claims"))}
    parts = grouped(table("check_claims"), "check")
    listed = table("checks")
    unusable: set[str] = set()
    for number, check in zip(listed.index, records(listed), strict=True):
        name = check["check"]
        if not pd.isna(check["tolerance"]) and not check["tolerance_unit"]:
            yield Fault("checks", number, "tolerance_unit", "", "a unit, as the check has a tolerance")
        if (check["datatype"] == "none") != (check["constant"] == ""):
            yield Fault(
                "checks",
                number,
                "constant",
                check["constant"],
                f"{'no constant' if check['datatype'] == 'none' else 'a constant'}, as the datatype is "
                f"{check['datatype']}",
            )
        if not any(part["target"] for part in parts.get(name, [])):
            yield Fault(
                "checks", number, "check", name, "a claim in check_claims that the outcome counts for"
            )
            unusable.add(name)
            continue
        try:
            rules.apply(check["rule"], inputs_of(check, parts[name], claims))
        except RuleError as error:
            yield Fault(
                "checks",
                number,
                "rule",
                check["rule"],
                f"inputs that the rule can use ({error}), from check_claims and claims",
            )
            unusable.add(name)
    named = {row["check"]: row for row in records(listed)}
    choices = table("check_variants")
    for number, choice in zip(choices.index, records(choices), strict=True):
        name = choice["check"]
        try:
            if name not in unusable:
                rules.apply(
                    named[name]["rule"],
                    inputs_of(named[name], parts[name], claims, {choice["parameter"]: choice["value"]}),
                )
        except RuleError as error:
            yield Fault(
                "check_variants",
                number,
                "value",
                choice["value"],
                f"a value that the check {name} can use ({error})",
            )


def rows_of(table: Table) -> Iterator[tuple[str, int, Row]]:
    """Rows that bear on a claim, with their table and line: those of `evidence`, and those of `evidence_also`
    with what the row says that they lend.
    """
    evidence, also = table("evidence"), table("evidence_also")
    lent = {row["evidence"]: row for row in records(evidence)}
    for number, row in zip(evidence.index, records(evidence), strict=True):
        yield "evidence", int(number), row
    for number, row in zip(also.index, records(also), strict=True):
        yield "evidence_also", int(number), lent[row["evidence"]] | row


@sense
def evidence(table: Table) -> Iterator[Fault]:
    """Rows of evidence whose relation, part, reading, scope, kind, grade, value or day do not go together."""
    claims = {row["claim"]: row for row in records(table("claims"))}
    grades = dict(zip(table("sources")["source"], table("sources")["grade"], strict=True))
    parts = {claim: {int(row["part"]) for row in rows} for claim, rows in _by_claim(table, "claim_parts")}
    readings = {claim: len(rows) for claim, rows in _by_claim(table, "claim_readings")}
    cut_off = dict(zip(table("articles")["article"], table("articles")["cut_off"], strict=True))
    kinds = {row["difference"]: row for row in records(table("differences"))}
    for name, number, row in rows_of(table):
        claim = claims[row["claim"]]
        wrong = [
            *_form(row, parts.get(row["claim"], set()), readings.get(row["claim"], 0)),
            *_weight(row, claim, grades[row["source"]]),
            *_values(row, claim, cut_off[claim["article"]]),
            *_point(row, claim, kinds.get(row["difference"])),
        ]
        for column, expected in wrong:
            found = row[column]
            yield Fault(name, number, column, "" if pd.isna(found) else str(found), expected)


Wrong = Iterator[tuple[str, str]]


def _form(row: Row, parts: set[int], readings: int) -> Wrong:
    """Whether part, reading, kind and point stand where the relation needs them, and nowhere else."""
    of = parts_of(row["part"])
    if row["relation"] == "supports in part" and not of:
        yield "part", "the part that is supported, a number of claim_parts"
    if of and row["relation"] == "supports" and of != parts:
        yield "relation", "supports in part, as the row names a part"
    if not of <= parts:
        yield "part", f"parts that {row['claim']} has in claim_parts ({_listed(parts) or 'none'})"
    if row["relation"] == "supports in part" and of == parts and parts:
        yield "relation", "supports, as the row names every part"
    if row["relation"] == "differs" and parts and not of:
        yield "part", f"the part that differs, as {row['claim']} has parts"
    if not pd.isna(row["reading"]) and int(row["reading"]) > readings:
        yield "reading", f"a reading that {row['claim']} has in claim_readings ({readings or 'none'})"
    for column, what in (("difference", "a kind of difference"), ("touches_point", "yes or no")):
        if row["relation"] == "differs" and not row[column]:
            yield column, f"{what}, as the row differs"
        if row["relation"] != "differs" and row[column]:
            yield column, "nothing, as the row does not differ"


def _weight(row: Row, claim: Row, grade: str) -> Wrong:
    """Whether the row may decide anything."""
    if row["relation"] == "context":
        return
    if row["scope"] != "same":
        yield "relation", f"context, as the source speaks of {_a(row['scope'])}"
    if not GRADES[grade].origins:
        yield "relation", f"context, as the source is {grade} and carries nothing on either side"
    if claim["matter"] != "record":
        yield "relation", f"context, as no record settles {row['claim']} ({claim['matter']})"


def _values(row: Row, claim: Row, cut_off: str) -> Wrong:
    """Whether the relation is that which the values give, and the day one that can count."""
    if row["relation"] == "context":
        return
    stated, found = value_of(claim), Value(row["datatype"], row["value"], row["unit"])
    whole = not row["part"] and pd.isna(row["reading"])
    if whole and values.comparable(stated, found):
        computed, margin = values.relation(stated, found)
        if computed != row["relation"]:
            yield "relation", f"{computed}, as the values give ({margin})"
    last = dates.span(cut_off).last
    # What a claim says of days to come, such as a goal, a source can say too.
    ahead = stated.datatype in ("date", "period") and _after(stated.span.last, last)
    dated = found.datatype == "date" and not ahead and _after(found.span.first, last)
    if dated and row["moment"] == "at publication":
        yield "moment", f"later, as the day found lies after the article's cut-off ({cut_off})"


def _point(row: Row, claim: Row, kind: Row | None) -> Wrong:
    """Whether the point of the sentence is touched where the kind of difference leaves no choice."""
    if row["relation"] != "differs" or kind is None or not row["touches_point"]:
        return
    if kind["touched"] == kind["beside"] and row["touches_point"] == "yes":
        yield "touches_point", f"no, as {kind['difference']} is a kind that never touches it"
    stated, found = value_of(claim), Value(row["datatype"], row["value"], row["unit"])
    numbers = stated.datatype == found.datatype == "number" and values.comparable(stated, found)
    if kind["difference"] == ANOTHER_NUMBER and numbers and stated.number:
        share = abs(found.number - stated.number) / abs(stated.number)
        should = "yes" if share > MARGIN else "no"
        if row["touches_point"] != should:
            yield "touches_point", f"{should}, as the numbers lie {share:.0%} apart (a tenth is the border)"


@sense
def parts(table: Table) -> Iterator[Fault]:
    """Claims with one part or one reading alone, or with parts of which none is the core."""
    for claim, rows in _by_claim(table, "claim_parts"):
        number = rows[0]["row"]
        if len(rows) < 2:
            yield Fault("claim_parts", number, "claim", claim, "two parts at least, or none")
        elif not any(row["core"] for row in rows):
            yield Fault("claim_parts", number, "core", "false", f"true for one part of {claim} at least")
    for _, rows in _by_claim(table, "claim_readings"):
        said = sorted(int(row["reading"]) for row in rows)
        if said != list(range(1, len(said) + 1)) or len(said) < 2:
            expected = "readings numbered from 1, two at least"
            yield Fault("claim_readings", rows[0]["row"], "reading", _listed(said), expected)


@sense
def qualifiers(table: Table) -> Iterator[Fault]:
    """Qualifiers without a rule, and values without a qualifier."""
    claims = table("claims")
    for number, row in zip(claims.index, records(claims), strict=True):
        if row["qualifier"] not in QUALIFIERS:
            expected = "a word that has a rule (" + ", ".join(filter(None, QUALIFIERS)) + ")"
            yield Fault("claims", int(number), "qualifier", row["qualifier"], expected)
        elif (row["datatype"] == "none") != (row["qualifier"] == ""):
            expected = "none, as there is no value" if row["qualifier"] else "one, as there is a value"
            yield Fault("claims", int(number), "qualifier", row["qualifier"], expected)


@sense
def unsought(table: Table) -> Iterator[Fault]:
    """Claims that a record could settle and that nobody looked for, unless a row says why; and such rows that
    no longer hold.
    """
    claims, listed = table("claims"), table("unsought")
    sought = set(table("searches")["claim"]) | {row["claim"] for _, _, row in rows_of(table)}
    excused = set(listed["claim"])
    matters = dict(zip(claims["claim"], claims["matter"], strict=True))
    for number, name in zip(claims.index, claims["claim"], strict=True):
        if matters[name] == "record" and name not in sought | excused:
            expected = (
                "a claim with evidence, or with a search in vain, as a record can settle it: "
                f"run `book new evidence {name}`, or give its ground in unsought"
            )
            yield Fault("claims", int(number), "claim", name, expected)
    for number, name in zip(listed.index, listed["claim"], strict=True):
        if name in sought or matters[name] != "record":
            why = (
                "has evidence or a search" if name in sought else f"is no matter of record ({matters[name]})"
            )
            yield Fault("unsought", int(number), "claim", name, f"no row, as the claim {why}")


def _by_claim(table: Table, name: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Rows of a table by claim, each with its line."""
    frame = table(name)
    lines = [row | {"row": int(number)} for number, row in zip(frame.index, records(frame), strict=True)]
    found: dict[str, list[Row]] = {}
    for row in lines:
        found.setdefault(row["claim"], []).append(row)
    yield from found.items()


def _after(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one > other


def _listed(numbers: Any) -> str:
    return ", ".join(map(str, sorted(numbers)))


def _a(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
