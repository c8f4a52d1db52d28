"""How far the judgements hang on one coder: every direction drawn anew as blind readers would have coded it.

Two blind readers coded the direction of every row again (`recoding`). Their answers, beside the direction
that was published then, say how often a row that is published as *for* is read as *for*, *against* or *open*.
With these shares every row is given a direction at random, the rule runs again, and what is counted is how
often each part, and each thesis with all its parts, keeps its judgement. Which rows were chosen, and how
theses are divided, is not varied.
"""

from __future__ import annotations

import dataclasses
import zlib
from collections import Counter
from collections.abc import Mapping

import numpy as np
import pandas as pd

from helpers.claims.judging import grouped, records
from helpers.claims.recoding import PUBLISHED, THESES, WHOLE, by_reader
from helpers.tables.computed import Table, computed
from helpers.theses.judging import READS, items_of, needed, of
from helpers.theses.rule import AGAINST, FOR, judged, standing
from helpers.theses.scale import DECIDED, OPEN

DIRECTIONS = (FOR, AGAINST, OPEN)
#: The readers who coded blind; the third knew the others' answers.
BLIND = ("first", "second")
DRAWS, SEED = 10_000, 20261127


def confusion(recoding: pd.DataFrame) -> Mapping[str, tuple[float, ...]]:
    """For each published direction, how often blind readers said *for*, *against* and *open*, as shares."""
    wide = by_reader(recoding, THESES, WHOLE)
    found = {}
    for direction in DIRECTIONS:
        said = wide.loc[wide[PUBLISHED] == direction, list(BLIND)].to_numpy().ravel()
        counts = np.array([(said == one).sum() for one in DIRECTIONS], dtype=float)
        found[direction] = tuple(counts / counts.sum())
    return found


@computed("thesis_draws", "theses", "recoding", *READS)
def drawn(table: Table) -> pd.DataFrame:
    """What all draws give.

    Returns
    -------
    DataFrame
        One row a thesis and combination of judgements on its parts that some draw gives: `thesis`, `parts`
        (these judgements, in the order of the parts, joined by semicolons), `times` (in how many draws).
    """
    shares = confusion(table("recoding"))
    found, tests = items_of(table), grouped(table("thesis_tests"), "thesis")
    sides_of = {
        item.key: _stream(item.key).choice(len(DIRECTIONS), DRAWS, p=shares[item.typed])
        for mine in found.values()
        for item in mine
    }
    rows = []
    for thesis in table("theses")["thesis"]:
        by_part, needs = [], [needed(row) for row in tests[thesis]]
        for row, test in zip(tests[thesis], needs, strict=True):
            items = of(found, row)
            turned = [[dataclasses.replace(item, typed=side) for side in DIRECTIONS] for item in items]
            sides = np.array([sides_of[item.key] for item in items], int).reshape(len(items), DRAWS).T
            # The same directions give the same judgement, so that few of them are computed.
            few, which = np.unique(sides, axis=0, return_inverse=True)
            known = [
                judged([each[side] for each, side in zip(turned, line, strict=True)], test)[0] for line in few
            ]
            by_part.append([known[at] for at in which])
        counts: Counter[str] = Counter()
        for alone, times in Counter(zip(*by_part, strict=True)).items():
            counts[";".join(standing(alone, needs))] += times
        rows += [{"thesis": thesis, "parts": parts, "times": times} for parts, times in counts.items()]
    return pd.DataFrame(rows)


def _stream(key: str) -> np.random.Generator:
    """The chance of one row, which no other row disturbs: one more row leaves the draws of the others."""
    return np.random.default_rng([SEED, zlib.crc32(key.encode())])


def _kept(counts: Counter[str], published: str) -> dict[str, object]:
    """In how many draws the published judgement stays, which other comes most often, and in how many."""
    counts = Counter(counts)
    stays = counts.pop(published, 0)
    # Of those that come equally often the first by name.
    other, others = min(counts.items(), key=lambda one: (-one[1], one[0]), default=("", 0))
    return {"draws": DRAWS, "stays": stays, "other": other, "others": others}


@computed("part_redraws", "thesis_draws", "thesis_parts")
def part_redraws(table: Table) -> pd.DataFrame:
    """How often each part keeps its judgement.

    Returns
    -------
    DataFrame
        One row a part: `thesis`, `part`, `judgement` (published), `draws`, `stays` (in how many it is the
        same), `other` (the judgement that comes most often beside it; empty where none does) and `others` (in
        how many that is).
    """
    draws = grouped(table("thesis_draws"), "thesis")
    rows = []
    for thesis, parts in grouped(table("thesis_parts"), "thesis").items():
        for place, part in enumerate(parts):
            counts: Counter[str] = Counter()
            for row in draws[thesis]:
                counts[row["parts"].split(";")[place]] += row["times"]
            known = {name: part[name] for name in ("thesis", "part", "judgement")}
            rows.append(known | _kept(counts, part["judgement"]))
    return pd.DataFrame(rows)


@computed("thesis_redraws", "theses", "thesis_draws", "thesis_parts")
def redraws(table: Table) -> pd.DataFrame:
    """How often each thesis keeps the judgements on all its parts, which its label names.

    Returns
    -------
    DataFrame
        One row a thesis: `thesis`, `short`, `draws`, `stays` (in how many draws every part is judged as
        published), `drawn` (whether some draw decides a part of it).
    """
    draws, parts = (grouped(table(name), "thesis") for name in ("thesis_draws", "thesis_parts"))
    rows = []
    for thesis in records(table("theses")):
        key = thesis["thesis"]
        published = ";".join(row["judgement"] for row in parts[key])
        stays = sum(row["times"] for row in draws[key] if row["parts"] == published)
        drawn = any(part in DECIDED for row in draws[key] for part in row["parts"].split(";"))
        rows.append({"thesis": key, "short": thesis["short"], "draws": DRAWS, "stays": stays, "drawn": drawn})
    return pd.DataFrame(rows)
