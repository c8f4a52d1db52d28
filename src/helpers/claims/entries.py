"""One entry a claim, with everything that a reader needs to see why it has its verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from helpers.claims import verdicts
from helpers.claims.judging import Row, Table, grouped, records, runs, value_of
from helpers.claims.precedence import AGAINST, BESIDE, FOR, Ruling
from helpers.claims.testimony import parts_of
from helpers.tables import dates

#: How the witnesses bear that decide a verdict of each group.
DECIDING: Mapping[str, tuple[str, ...]] = {
    "agrees": (FOR,),
    "agreed": (FOR,),
    "in part": (FOR,),
    "corrects": (BESIDE, AGAINST),
    "divided": (FOR, BESIDE, AGAINST),
}


@dataclass(frozen=True)
class Witness:
    """One row of evidence as a reader sees it: how it bears, what it says, its source, what that can
    carry, and the claim whose evidence it is where that is another.
    """

    relation: str
    finding: str
    source: str
    address: str
    read_on: str
    independent: bool
    later: bool
    note: str
    grade: str = "official record"
    lent_by: str = ""
    bears: str = FOR

    @property
    def remarks(self) -> list[str]:
        """What it can carry and what limits it: its grade, the claim whose evidence it is, that it is later
        than the article, or of the same origin as the article's own source.
        """
        return [
            self.grade,
            *([f"evidence on {self.lent_by}"] if self.lent_by else []),
            *["later than the article"] * self.later,
            *["same origin as the article's source"] * (not self.independent),
        ]


@dataclass(frozen=True)
class Check:
    """One check that counts for the claim."""

    check: str
    question: str
    holds: bool
    reason: str
    holding: int
    runs: int
    overturned_by: str


@dataclass(frozen=True)
class Entry:
    """A claim of the ledger with all that its line and its fold-out show."""

    claim: str
    article: str
    place: str
    dimension: str
    kind: str
    subject: str
    statement: str
    value: str
    link: str
    record: Ruling
    coherence: Ruling
    citation: Ruling
    witnesses: tuple[Witness, ...] = ()
    checks: tuple[Check, ...] = ()
    searches: tuple[str, ...] = ()
    theses: tuple[tuple[str, str, str], ...] = field(default=())

    @property
    def rulings(self) -> Mapping[str, Ruling]:
        """The three rulings by axis."""
        return {axis: getattr(self, axis) for axis in verdicts.AXES}

    @property
    def deciding(self) -> tuple[Witness, ...]:
        """The witnesses that decide the verdict on the record: for it where the claim stands, against
        it where the record corrects the claim, both where they are divided, none where nothing is settled.
        What bears as the verdict says comes first.
        """
        verdict = self.record.verdict
        sides = DECIDING.get(verdict.group, ())
        found = [one for one in self.witnesses if one.bears in sides and not one.later]
        return tuple(sorted(found, key=lambda one: one.bears != verdict.decided_by))

    @property
    def shown(self) -> tuple[Ruling, ...]:
        """The rulings that the ledger's line shows: the one on the record, and those of the other axes whose
        verdict is flagged.
        """
        return tuple(
            ruling for axis, ruling in self.rulings.items() if axis == "record" or ruling.verdict.flagged
        )


def place_of(claim: Mapping[str, Any], headings: Mapping[str, str]) -> str:
    """Where a claim stands, in words."""
    where = f"Article {claim['article']}, {headings[claim['section']]}"
    if claim["paragraph"]:
        where += f", paragraph {claim['paragraph']}"
    return where + (" (note)" if claim["locus"] == "note" and claim["paragraph"] else "")


def _relation(row: Row, parts: Mapping[int, str]) -> str:
    """How a row of evidence bears on the claim, in words."""
    if row["relation"] == "context":
        return "context" if row["scope"] == "same" else f"context, {row['scope']}"
    of = " and ".join(parts[number].rstrip(".") for number in sorted(parts_of(row["part"])))
    if row["relation"] != "differs":
        return f"{row['relation']}: {of}" if of else row["relation"]
    where = "in the point of the sentence" if row["touches_point"] == "yes" else "beside the point"
    if row["spared"]:
        where += " by our reading and beside it by a blind reader's"
    return f"differs{f' ({of})' if of else ''}: {row['difference']}, {where}"


def _witness(row: Row, sources: Mapping[str, Row], parts: Mapping[int, str], home: str) -> Witness:
    source = sources[row["source"]]
    published = f" ({dates.readable(source['published'])})" if source["published"] else ""
    named = f"{source['publisher']}: {source['title']}{published}"
    return Witness(
        _relation(row, parts),
        row["finding"],
        named,
        source["address"],
        dates.readable(row["read_on"]),
        bool(row["independent"]),
        row["moment"] == "later",
        row["note"],
        row["grade"],
        home if row["also"] else "",
        row["bears"],
    )


def _checks(table: Table) -> dict[str, list[Check]]:
    questions = {row["check"]: row["question"] for row in records(table("checks"))}
    every = runs(table)
    found: dict[str, list[Check]] = {}
    for part in records(table("check_claims")):
        if not part["target"]:
            continue
        (_, published), *others = every[part["check"]]
        overturned = [label for label, outcome in others if outcome.holds != published.holds]
        same = 1 + len(others) - len(overturned)
        test = Check(
            part["check"],
            questions[part["check"]],
            published.holds,
            published.reason,
            same,
            1 + len(others),
            "; ".join(overturned),
        )
        if test not in found.setdefault(part["claim"], []):
            found[part["claim"]].append(test)
    return found


def entries(table: Table) -> list[Entry]:
    """Every claim with its verdicts, evidence, tests, searches and theses, in the order of the articles."""
    headings = dict(zip(table("sections")["section"], table("sections")["heading"], strict=True))
    sources = {row["source"]: row for row in records(table("sources"))}
    evidence = grouped(table("testimony"), "claim")
    home = dict(zip(table("evidence")["evidence"], table("evidence")["claim"], strict=True))
    parts = {
        claim: {int(row["part"]): row["states"] for row in rows}
        for claim, rows in grouped(table("claim_parts"), "claim").items()
    }
    searches = grouped(table("searches"), "claim")
    shorts = dict(zip(table("theses")["thesis"], table("theses")["short"], strict=True))
    theses = grouped(table("claim_theses"), "claim")
    checks = _checks(table)
    found = []
    for row in records(table("ledger")):
        name = row["claim"]
        stated = value_of(row)
        found.append(
            Entry(
                claim=name,
                article=row["article"],
                place=place_of(row, headings),
                dimension=row["dimension"],
                kind=row["kind"],
                subject=row["subject"],
                statement=row["statement"],
                value=""
                if stated.datatype == "none"
                else f"{row['qualifier']} {stated.readable}".removeprefix("exactly ").strip(),
                link=row["link"],
                record=Ruling(verdicts.RECORD[row["record"]], row["record_reason"], row["record_change"]),
                coherence=Ruling(verdicts.COHERENCE[row["coherence"]], row["coherence_reason"]),
                citation=Ruling(verdicts.CITATION[row["citation"]], row["citation_reason"]),
                witnesses=tuple(
                    _witness(one, sources, parts.get(name, {}), home[one["evidence"]])
                    for one in evidence.get(name, [])
                ),
                checks=tuple(checks.get(name, [])),
                searches=tuple(f"{one['place']} for {one['terms']}" for one in searches.get(name, [])),
                theses=tuple(
                    (one["thesis"], shorts[one["thesis"]], one["role"]) for one in theses.get(name, [])
                ),
            )
        )
    return found
