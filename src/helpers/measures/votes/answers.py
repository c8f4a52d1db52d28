"""How often a state changes its answer when a text comes up again, and how many texts it answers otherwise at
the end of a span than at its beginning.

By the rule in `docs/plans/returning-texts.md`; intervals and the comparison of both ends were added when its
results were known (`docs/plans/returning-texts-added.md`). A text that returns each year gives many pairs of
answers, so that whole texts are drawn again and never single pairs.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.measures.intervals import ENDS
from helpers.measures.states import AS_IT_WAS
from helpers.measures.votes.agreement import READS, RUNS, generator
from helpers.measures.votes.ballots import Ballots, ballots
from helpers.measures.votes.returning import PAIRS, POWERS, Window, cast_by, panel
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
        `texts_changed`, `share` (of the pairs, 0 to 1) with `low`, `high` (90%, whole texts drawn again).
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
                        "texts_changed": int((turned[:, place] > 0).sum()),
                        "share": float(turned[:, place].sum()) / repeats,
                        "low": float(low),
                        "high": float(high),
                    }
                )
    return pd.DataFrame(rows)


def nearer(found: Ballots, at: int, state: int, old: float, new: float) -> bool:
    """Whether a state's answer at a vote is nearer to the Union's members, itself left out, than its old one
    would have been.
    """
    side = found.sides[AS_IT_WAS][at].copy()
    side[state] = False
    union = found.answers[at, side]
    return bool(np.nansum(np.abs(union - new)) < np.nansum(np.abs(union - old)))


def medians_of_others(values: np.ndarray) -> np.ndarray:
    """The median of all others for each column of each row, what is missing left out; missing where there is
    no other.
    """
    order = np.argsort(values, axis=1)
    place = np.empty_like(order)
    np.put_along_axis(place, order, np.arange(values.shape[1])[None, :], axis=1)
    ordered = np.take_along_axis(values, order, axis=1)
    there = ~np.isnan(values)
    others = there.sum(axis=1, keepdims=True) - there

    def ranked(rank: np.ndarray) -> np.ndarray:
        rank = np.clip(rank, 0, values.shape[1] - 2)
        return np.take_along_axis(ordered, rank + (rank >= place), axis=1)

    found = (ranked((others - 1) // 2) + ranked(others // 2)) / 2
    return np.where(others > 0, found, np.nan)


def _ends(found: Ballots, pair: tuple[Window, Window]) -> list[dict[str, object]]:
    here = panel(found, pair, cast_by(found, POWERS, AS_IT_WAS))
    start, stop = here.before[here.complete], here.after[here.complete]
    if not len(start):
        return []
    before, after = found.answers[start], found.answers[stop]
    asked = ~np.isnan(before) & ~np.isnan(after)
    turned = asked & (before != after)
    again = drawn_shares(turned.astype(float), asked.astype(float), generator(pair[0][0], pair[1][0], 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = turned.sum(axis=0) / asked.sum(axis=0)
    middle, middles = medians_of_others(shares[None, :])[0], medians_of_others(again)
    rows: list[dict[str, object]] = []
    for place, state in enumerate(found.states):
        if not asked[:, place].any():
            continue
        median, off = float(middle[place]), again[:, place] - middles[:, place]
        texts = np.flatnonzero(turned[:, place])
        toward = sum(nearer(found, int(stop[at]), place, before[at, place], after[at, place]) for at in texts)
        row: dict[str, object] = {"first": f"{pair[0][0]}/{pair[0][1]}", "last": f"{pair[1][0]}/{pair[1][1]}"}
        row |= {"state": state, "texts": int(asked[:, place].sum()), "changed": len(texts)}
        row |= {"toward": int(toward), "share": float(shares[place]), "median": median}
        for name, values in (("", again[:, place]), ("off_", off)):
            low, high = np.nanpercentile(values, ENDS)
            row |= {f"{name}low": float(low), f"{name}high": float(high)}
        rows.append(row)
    return rows


@computed("answers_then_now", *READS)
def then_now(table: Table) -> pd.DataFrame:
    """How many texts of both windows every state answers otherwise in the second than in the first.

    Returns
    -------
    DataFrame
        `first`, `last` (windows), `state`; `texts` (titles of the panel with the Union on which it voted in
        both), `changed`, `toward` (of these, how many took it nearer to the Union's members, itself left
        out), `share` (0 to 1) with `low`, `high`; `median` (share of the other states) and `off_low`,
        `off_high` (the share less that median). Intervals at 90%, whole texts drawn again.
    """
    found = ballots(table)
    return pd.DataFrame([row for pair in PAIRS for row in _ends(found, pair)])
