"""How often a state changes its answer when a text comes up again.

By the rule in `docs/plans/returning-texts.md`; intervals were added when its results were known
(`docs/plans/returning-texts-added.md`). A text that returns each year gives many pairs of
answers, so that whole texts are drawn again and never single pairs.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.measures.intervals import ENDS
from helpers.measures.votes.agreement import READS, RUNS, generator
from helpers.measures.votes.ballots import Ballots, ballots
from helpers.tables.computed import Table, computed

#: The session from which the second period runs, and the names of the two.
TURN = 2004
BEFORE, SINCE = f"before {TURN}", f"{TURN} and after"


def pairs(found: Ballots) -> np.ndarray:
    """Places of the votes on a text and on the same text when it came up the time before, (pairs, 2).

    Only contested votes on whole texts; sessions with more than one vote under a title stay out.
    """
    chosen = np.flatnonzero((found.texts != "") & found.contested)
    frame = pd.DataFrame(
        {"at": chosen, "text": found.texts[chosen].astype(str), "session": found.sessions[chosen]}
    )
    frame = frame[~frame.duplicated(["text", "session"], keep=False)].sort_values(["text", "session"])
    same = (frame["text"] == frame["text"].shift()).to_numpy()
    places = frame["at"].to_numpy()
    return np.column_stack([np.roll(places, 1)[same], places[same]])


def periods(found: Ballots, of: np.ndarray) -> dict[str, np.ndarray]:
    """Which pairs lie wholly in each of the two periods."""
    sessions = found.sessions[of]
    return {BEFORE: (sessions < TURN).all(axis=1), SINCE: (sessions >= TURN).all(axis=1)}


def drawn_shares(changed: np.ndarray, asked: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Share of changed answers of each state when whole texts are drawn again with replacement, (runs,
    states).

    Parameters
    ----------
    changed, asked : ndarray, (texts, states)
        Changed answers, and answers that could have changed. A drawing in which nothing was asked of a state
        is missing.
    """
    weights = rng.multinomial(len(asked), np.full(len(asked), 1 / len(asked)), size=RUNS)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (weights @ changed) / (weights @ asked)


@computed("answer_changes", *READS)
def changed(table: Table) -> pd.DataFrame:
    """Changed answers of every state on texts that came up again, by period.

    Returns
    -------
    DataFrame
        `state`, `period`, `repeats` (pairs of answers), `changed`, `texts` (that gave a pair),
        `share` (of the pairs, 0 to 1) with `low`, `high` (90%, whole texts drawn again).
    """
    found = ballots(table)
    of = pairs(found)
    before, after = found.answers[of[:, 0]], found.answers[of[:, 1]]
    both, differ = ~np.isnan(before) & ~np.isnan(after), before != after
    rows = []
    for at, (period, mine) in enumerate(periods(found, of).items()):
        if not mine.any():
            continue
        texts, text = np.unique(found.texts[of[mine, 1]].astype(str), return_inverse=True)
        asked, turned = (np.zeros((len(texts), len(found.states))) for _ in range(2))
        np.add.at(asked, text, both[mine])
        np.add.at(turned, text, (both & differ)[mine])
        again = drawn_shares(turned, asked, generator(TURN, at))
        for place, state in enumerate(found.states):
            repeats = int(asked[:, place].sum())
            if repeats:
                low, high = np.nanpercentile(again[:, place], ENDS)
                rows.append(
                    {
                        "state": state,
                        "period": period,
                        "repeats": repeats,
                        "changed": int(turned[:, place].sum()),
                        "texts": int((asked[:, place] > 0).sum()),
                        "share": float(turned[:, place].sum()) / repeats,
                        "low": float(low),
                        "high": float(high),
                    }
                )
    return pd.DataFrame(rows)
