"""How far the judgements hang on one coder: every direction drawn anew as blind readers would have coded it.

Two blind readers coded the direction of a sample of rows again (`recoding`). Their answers, beside the
published direction, say how often a row that is published as *for* is read as *for*, *against* or *open*.
With these shares every row is given a direction at random, the rule runs again, and what is counted is how
often each thesis keeps its judgement. Which rows were chosen, and how theses are divided, is not varied.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping

import numpy as np
import pandas as pd

from helpers.claims.judging import grouped, records
from helpers.claims.recoding import MENDING, PUBLISHED, THESES, by_reader
from helpers.tables.computed import Table, computed
from helpers.theses.judging import READS, items_of, needed, of
from helpers.theses.rule import AGAINST, FOR, judged, thesis_judgement
from helpers.theses.scale import OPEN

DIRECTIONS = (FOR, AGAINST, OPEN)
#: The readers who coded blind; the third knew the others' answers.
BLIND = ("first", "second")
DRAWS, SEED = 1000, 20261127


def confusion(recoding: pd.DataFrame) -> Mapping[str, tuple[float, ...]]:
    """For each published direction, how often blind readers said *for*, *against* and *open*, as shares."""
    wide = by_reader(recoding, THESES, MENDING)
    found = {}
    for direction in DIRECTIONS:
        said = wide.loc[wide[PUBLISHED] == direction, list(BLIND)].to_numpy().ravel()
        counts = np.array([(said == one).sum() for one in DIRECTIONS], dtype=float)
        found[direction] = tuple(counts / counts.sum())
    return found


@computed("thesis_redraws", "theses", "recoding", *READS)
def redraws(table: Table) -> pd.DataFrame:
    """How often each thesis keeps its judgement.

    Parameters
    ----------
    table : callable
        Gives a table by name, read or computed.

    Returns
    -------
    DataFrame
        One row a thesis: `thesis`, `short`, `judgement` (published), `draws`, `stays` (in how many it is the
        same), `other` (the judgement that comes most often beside it; empty where none does) and `others` (in
        how many that is).
    """
    shares = confusion(table("recoding"))
    found, tests = items_of(table), grouped(table("thesis_tests"), "thesis")
    rng = np.random.default_rng(SEED)
    keys = [item for mine in found.values() for item in mine]
    drawn = {item.key: rng.choice(len(DIRECTIONS), DRAWS, p=shares[item.typed]) for item in keys}
    rows = []
    for thesis in records(table("theses")):
        mine = [(needed(test), of(found, test)) for test in tests[thesis["thesis"]]]
        published = thesis_judgement([judged(items, test)[0] for test, items in mine])
        by_part = []
        for test, items in mine:
            turned = [[dataclasses.replace(item, typed=side) for side in DIRECTIONS] for item in items]
            sides = np.array([drawn[item.key] for item in items], int).reshape(len(items), DRAWS).T
            # The same directions give the same judgement, so that few of them are computed.
            few, which = np.unique(sides, axis=0, return_inverse=True)
            known = [
                judged([each[side] for each, side in zip(turned, line, strict=True)], test)[0] for line in few
            ]
            said = [known[at] for at in which]
            by_part.append(said)
        counts: Counter[str] = Counter()
        for parts, times in Counter(zip(*by_part, strict=True)).items():
            counts[thesis_judgement(parts)] += times
        stays = counts.pop(published, 0)
        # Of those that come equally often the first by name.
        other, others = min(counts.items(), key=lambda one: (-one[1], one[0]), default=("", 0))
        rows.append(
            {"thesis": thesis["thesis"], "short": thesis["short"], "judgement": published, "draws": DRAWS}
            | {"stays": stays, "other": other, "others": others}
        )
    return pd.DataFrame(rows)
