"""How many verdicts would come out the same if another blind reader had coded the evidence.

The fresh sample tells how a blind reader codes rows of each published relation. The relations of all rows are
redrawn by that, many times, and the precedence is run over each draw: the rules are kept, the reading varies.
Rare relations were drawn oftener, so that agreement over all rows weighs each relation by its share of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from helpers.claims import precedence
from helpers.claims.judging import Row, grouped, records, stated_of
from helpers.claims.precedence import Evidence, Part, Stated
from helpers.claims.recoding import BESIDE, FRESH, POINT, PUBLISHED, RELATIONS, by_reader, coded, given
from helpers.claims.testimony import BLIND, bears, evidence_of
from helpers.claims.verdicts import OPEN, RECORD
from helpers.measures.intervals import ENDS
from helpers.tables.computed import Table, computed

#: The tables that say what a claim states.
STATED = ("claims", "claim_parts", "claim_readings", "searches", "settling")
#: Relations as a blind reader codes them.
SUPPORTS, PART, CONTEXT = "supports", "supports in part", "context"
CODES = (SUPPORTS, PART, BESIDE, POINT, CONTEXT)
RUNS, SEED = 1000, 20261127
#: Added to the counts of a relation, as Jeffreys does for a share: half a row that keeps its code and half
#: that does not.
PRIOR = 0.5
#: How rows of one claim are redrawn: each by itself, or all of one relation together.
EACH, TOGETHER = "each row by itself", "rows of one relation together"
#: Verdicts by number, of which a million are drawn.
PLACES = {name: place for place, name in enumerate(RECORD)}


def confusion(codings: pd.DataFrame) -> pd.DataFrame:
    """How often the reader of the fresh sample gave each code (columns) to rows of each published one."""
    wide = by_reader(codings, RELATIONS, FRESH)
    counts = pd.crosstab(wide[PUBLISHED], wide["first"])
    return counts.reindex(index=list(CODES), columns=list(CODES), fill_value=0)


def weighted(counts: pd.DataFrame, rows: Mapping[str, int]) -> tuple[float, float, float]:
    """Agreement over all rows in percent, each relation weighed by its rows, with its interval at 90%.

    Parameters
    ----------
    counts : DataFrame
        As `confusion` gives it.
    rows : mapping
        Rows of each published relation from which the sample was drawn.
    """
    weights = np.array([rows[code] for code in CODES], float)
    weights /= weights.sum()
    drawn = _chances(counts, np.random.default_rng(SEED), RUNS)
    agreed = (np.diagonal(drawn, axis1=1, axis2=2) * weights).sum(axis=1)
    same = np.diagonal(counts.to_numpy()) / counts.sum(axis=1).to_numpy()
    low, high = np.percentile(100 * agreed, ENDS)
    return 100 * float((same * weights).sum()), float(low), float(high)


def _chances(counts: pd.DataFrame, rng: np.random.Generator, runs: int) -> np.ndarray:
    """Chances of each code for each published one, drawn as often as the sample leaves them open."""
    others = len(CODES) - 1
    added = np.where(np.eye(len(CODES)), PRIOR, PRIOR / others)
    return np.stack([rng.dirichlet(row, runs) for row in counts.to_numpy() + added], axis=1)


def recoded(row: Row, code: str, differences: Mapping[str, Mapping[str, str]]) -> Evidence:
    """A row of `testimony` as it would count if it had been coded so."""
    one = evidence_of(row)
    if code == coded(row):
        return one
    if code == CONTEXT:
        return replace(one, bears=precedence.CONTEXT)
    if code in (SUPPORTS, PART):
        whole = code == SUPPORTS
        return replace(one, bears=precedence.FOR, parts=frozenset() if whole else one.parts or frozenset({1}))
    turned = row | {"relation": "differs", "touches_point": "yes" if code == POINT else "no"}
    bearing = bears(turned, differences)
    if not row["difference"]:
        bearing = precedence.AGAINST if code == POINT else precedence.BESIDE
    return replace(one, bears=bearing)


def divided(stated: Stated, codes: Sequence[str]) -> Stated:
    """The claim, with a second part where a reader finds that a source bears out only some of it."""
    if stated.parts or PART not in codes:
        return stated
    return replace(stated, parts=(Part(1, "what is borne out", True), Part(2, "the rest", False)))


@dataclass(frozen=True)
class _Judged:
    """One claim with what speaks of it, and its verdict under any coding of these rows."""

    stated: Stated
    rows: tuple[Row, ...]
    differences: Mapping[str, Mapping[str, str]]

    @cached_property
    def mine(self) -> tuple[int, ...]:
        """How each row is coded, by place in `CODES`."""
        return tuple(CODES.index(coded(row)) for row in self.rows)

    @cached_property
    def _evidence(self) -> list[list[Evidence]]:
        """Each row as it would count under each code."""
        return [[recoded(row, code, self.differences) for code in CODES] for row in self.rows]

    @cached_property
    def _known(self) -> dict[tuple[int, ...], str]:
        return {}

    def verdict(self, codes: tuple[int, ...]) -> str:
        """The verdict where each row is coded so, by place in `CODES`."""
        if codes not in self._known:
            every = [under[code] for under, code in zip(self._evidence, codes, strict=True)]
            new = [CODES[code] for code, own in zip(codes, self.mine, strict=True) if code != own]
            self._known[codes] = precedence.record(divided(self.stated, new), every).verdict.name
        return self._known[codes]


def _draws(
    judged: _Judged, fixed: frozenset[str], chances: np.ndarray, throws: np.ndarray, way: str
) -> np.ndarray:
    """The verdict of a claim in each draw, by place."""
    mine = judged.mine
    drawn = np.empty(throws.shape, int)
    for at, (row, place) in enumerate(zip(judged.rows, mine, strict=True)):
        throw = throws[:, mine.index(place) if way == TOGETHER else at]
        limits = chances[:, place, :-1]
        drawn[:, at] = place if row["evidence"] in fixed else (throw[:, None] > limits).sum(axis=1)
    # Few codings are drawn, and many times: one number stands for each.
    numbers = drawn @ (len(CODES) ** np.arange(len(mine)))
    _, first, which = np.unique(numbers, return_index=True, return_inverse=True)
    return np.array([PLACES[judged.verdict(tuple(line))] for line in drawn[first].tolist()])[which]


@computed(
    "verdicts_redrawn", "recoding", "evidence", "sources", "testimony", "differences", "ledger", *STATED
)
def redrawn(table: Table) -> pd.DataFrame:
    """Every verdict on the record under relations redrawn as a blind reader codes them.

    Returns
    -------
    DataFrame
        `way` (how rows are redrawn), `verdict` (empty for all to which the record speaks), `claims` (with it
        as published), `same` (mean number of these that keep it), `same_low`, `same_high`, `redrawn` (mean
        number of claims that have it in a draw), `redrawn_low`, `redrawn_high`. Ends at 90%, over the draws
        and over what the sample leaves open.
    """
    counts = confusion(table("recoding"))
    differences = {row["difference"]: row for row in records(table("differences"))}
    fixed, stated, evidence = given(table), stated_of(table), grouped(table("testimony"), "claim")
    ledger = [row for row in records(table("ledger")) if row["matter"] == "record"]
    published = np.array([PLACES[row["record"]] for row in ledger])
    silent = [PLACES[name] for name in OPEN]
    every = [
        _Judged(stated[row["claim"]], tuple(evidence.get(row["claim"], [])), differences) for row in ledger
    ]
    rows = []
    for way in (EACH, TOGETHER):
        rng = np.random.default_rng(SEED)
        chances = _chances(counts, rng, RUNS).cumsum(axis=2)
        found = np.array(
            [_draws(judged, fixed, chances, rng.random((RUNS, len(judged.rows))), way) for judged in every]
        ).T
        spoken = ~np.isin(published, silent)
        rows.append(_line(way, "", found == published, spoken, ~np.isin(found, silent)))
        rows += [
            _line(way, name, found == published, published == place, found == place)
            for name, place in PLACES.items()
            if place in published
        ]
    return pd.DataFrame(rows)


def _line(way: str, verdict: str, same: np.ndarray, mine: np.ndarray, have: np.ndarray) -> dict[str, Any]:
    row: dict[str, Any] = {"way": way, "verdict": verdict, "claims": int(mine.sum())}
    for name, counts in (("same", same[:, mine].sum(axis=1)), ("redrawn", have.sum(axis=1))):
        low, high = np.percentile(counts, ENDS)
        row |= {name: float(counts.mean()), f"{name}_low": float(low), f"{name}_high": float(high)}
    return row


@computed(
    "contradicted_as_read", "recoding", "evidence", "sources", "testimony", "differences", "ledger", *STATED
)
def as_read(table: Table) -> pd.DataFrame:
    """What each contradicted claim would be if its evidence stood as its own blind readers coded it.

    The draws take every row as unread; of these claims readers have seen the rows themselves.

    Returns
    -------
    DataFrame
        `claim`, `rows` of evidence, `read` (how many of them blind), and `verdicts`: those that come out when
        each row has the code of one of its blind readers, or ours where it has none, joined by semicolons.
    """
    codings = table("recoding")
    blind = codings[codings["reader"].isin(BLIND) & (codings["what"] == RELATIONS)]
    said = blind.groupby("item")["coded"].agg(list).to_dict()
    differences = {row["difference"]: row for row in records(table("differences"))}
    stated, evidence = stated_of(table), grouped(table("testimony"), "claim")
    found = []
    for claim in table("ledger").query("record == 'contradicted'")["claim"]:
        rows = evidence[claim]
        judged = _Judged(stated[claim], tuple(rows), differences)
        answers = [[] if row["also"] else said.get(row["evidence"], []) for row in rows]
        ways = itertools.product(
            *(
                [CODES.index(code) for code in mine or [coded(row)]]
                for mine, row in zip(answers, rows, strict=True)
            )
        )
        verdicts = sorted({judged.verdict(codes) for codes in ways})
        line = {"claim": claim, "rows": len(rows), "read": sum(map(bool, answers))}
        found.append(line | {"verdicts": "; ".join(verdicts)})
    return pd.DataFrame(found, columns=["claim", "rows", "read", "verdicts"])


@computed("relations_agreement", "recoding", "evidence", "sources", "claims")
def relations_agreement(table: Table) -> pd.DataFrame:
    """Agreement with the reader of the fresh sample over all rows: `share`, `low`, `high` in percent.

    Rows that a reading does not decide are no part of it, as they were none of the draw.
    """
    fixed = given(table)
    codes = [coded(row) for row in records(table("evidence")) if row["evidence"] not in fixed]
    share, low, high = weighted(confusion(table("recoding")), {code: codes.count(code) for code in CODES})
    return pd.DataFrame([{"share": share, "low": low, "high": high}])
