"""What changed answers to texts that came up again make of the change over all votes.

By the rule in `docs/plans/returning-texts.md`, as `returning` is.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.measures.intervals import ENDS
from helpers.measures.states import AS_IT_WAS, HOME, TODAY
from helpers.measures.votes.agreement import READS, RUNS, generator, pairwise
from helpers.measures.votes.ballots import Ballots, ballots
from helpers.measures.votes.returning import (
    LAST,
    PAIRS,
    POWERS,
    Window,
    cast_by,
    panel,
    parts,
)
from helpers.tables.computed import Table, computed

#: At most this share of changed answers is *giving the old answer*.
OLD_ANSWER = 0.05


def divided(found: Ballots, pair: tuple[Window, Window], partner: str, home: str = HOME) -> dict[str, float]:
    """Change of agreement over all contested votes between two windows, divided into same texts, other texts
    and their weight.

    The same texts are votes on whole texts under a title of the record that has one in both windows. Values
    are means over votes, a side's value at a vote being the mean over its members that answered.
    """
    alike = np.where(found.side(partner), pairwise(found, home), np.nan)
    there = ~np.isnan(alike)
    some = there.any(axis=1) & found.contested
    value = np.where(there, alike, 0.0).sum(axis=1) / np.maximum(there.sum(axis=1), 1)
    windows = [(found.sessions >= first) & (found.sessions <= last) & some for first, last in pair]
    shared = set(found.texts[windows[0]]) & set(found.texts[windows[1]]) - {""}
    again = np.array([text in shared for text in found.texts])
    share, same, other = [], [], []
    for window in windows:
        share.append(float(again[window].mean()))
        same.append(float(value[window & again].mean()))
        other.append(float(value[window & ~again].mean()))
    weight = sum(share) / 2
    whole = [w * s + (1 - w) * o for w, s, o in zip(share, same, other, strict=True)]
    return {
        "before": whole[0],
        "after": whole[1],
        "change": whole[1] - whole[0],
        "same_texts": weight * (same[1] - same[0]),
        "other_texts": (1 - weight) * (other[1] - other[0]),
        "weights": (share[1] - share[0]) * (sum(same) - sum(other)) / 2,
        "weight": weight,
        "votes_before": int(windows[0].sum()),
        "votes_after": int(windows[1].sum()),
    }


@computed("vote_change_parts", *READS)
def change_parts(table: Table) -> pd.DataFrame:
    """Change over all votes between two windows in parts, with the part of Kazakhstan's own votes on the same
    texts.

    Returns
    -------
    DataFrame
        `first`, `last`, `partner`; `before`, `after`, `change`, `same_texts`, `other_texts`, `weights` (the
        three add up to `change`), `weight` (mean share of the same texts), `votes_before`, `votes_after`;
        `own` (Kazakhstan's part on the panel of the same texts times `weight`) with `own_low`, `own_high` (90
        %).
    """
    found = ballots(table)
    rows = []
    for pair in PAIRS:
        for partner in (AS_IT_WAS, TODAY, *POWERS):
            union = partner if partner in found.sides else AS_IT_WAS
            here = panel(found, pair, cast_by(found, POWERS, union), LAST)
            mine = parts(found, here, partner)["mine"]
            drawn = generator(pair[0][0], pair[1][0]).integers(0, len(mine), size=(RUNS, len(mine)))
            measured = divided(found, pair, partner)
            low, high = np.percentile(mine[drawn].mean(axis=1), ENDS) * measured["weight"]
            rows.append(
                {
                    "first": f"{pair[0][0]}/{pair[0][1]}",
                    "last": f"{pair[1][0]}/{pair[1][1]}",
                    "partner": partner,
                    **measured,
                    "own": float(mine.mean() * measured["weight"]),
                    "own_low": float(low),
                    "own_high": float(high),
                }
            )
    return pd.DataFrame(rows)
