"""How far the judgements hang on one coder: every direction drawn anew as blind readers would have coded it.

Two blind readers coded the direction of a sample of rows again (`recoding`). Their answers, beside the
published direction, say how often a row that is published as *for* is read as *for*, *against* or *open*.
With these shares every row is given a direction at random, the rule runs again, and what is counted is how
often each thesis keeps its judgement. Which rows were chosen, and how theses are divided, is not varied.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np
import pandas as pd

from helpers.claims.judging import grouped, records
from helpers.claims.recoding import MENDING, PUBLISHED, THESES
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
    mine = recoding[(recoding["what"] == THESES) & (recoding["sample"] == MENDING)]
    wide = mine.pivot(index="item", columns="reader", values="coded")
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
    drawn = {
        item.key: [DIRECTIONS[n] for n in rng.choice(len(DIRECTIONS), DRAWS, p=shares[item.typed])]
        for item in keys
    }
    rows = []
    for thesis in records(table("theses")):
        mine = [(needed(test), of(found, test)) for test in tests[thesis["thesis"]]]
        published = thesis_judgement([judged(items, test)[0] for test, items in mine])
        by_part = []
        for test, items in mine:
            # The same directions give the same judgement, so that few of them are computed.
            known: dict[tuple[str, ...], str] = {}
            said = []
            for sides in zip(*(drawn[item.key] for item in items), strict=True) if items else [()] * DRAWS:
                if sides not in known:
                    turned = [
                        dataclasses.replace(item, typed=side) for item, side in zip(items, sides, strict=True)
                    ]
                    known[sides] = judged(turned, test)[0]
                said.append(known[sides])
            by_part.append(said)
        counts = pd.Series([thesis_judgement(parts) for parts in zip(*by_part, strict=True)]).value_counts()
        others = (
            counts.drop(published, errors="ignore").sort_index().sort_values(ascending=False, kind="stable")
        )
        rows.append(
            {"thesis": thesis["thesis"], "short": thesis["short"], "judgement": published, "draws": DRAWS}
            | {"stays": int(counts.get(published, 0))}
            | {"other": str(others.index[0]) if len(others) else ""}
            | {"others": int(others.iloc[0]) if len(others) else 0}
        )
    return pd.DataFrame(rows)
