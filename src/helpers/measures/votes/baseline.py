"""What a state's fall is set beside: agreement of the Union's members with the average of all other states.

The roll calls name the answers of some states and have totals of all. What is left of the totals when states
are taken off by name is how many others answered so. A member's agreement with them is the mean over all
their answers to votes in which it answered too, each counting once, so that a state weighs as often as it
votes. Means can be had in this way and medians cannot, since the totals name nobody. Computed when the need
of a baseline had been seen (`docs/plans/returning-texts-added.md`).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np
import pandas as pd

from helpers.measures.intervals import ENDS
from helpers.measures.states import AS_IT_WAS, HOME, NEIGHBOURS, UNIONS
from helpers.measures.votes.agreement import LEAST, READS, Sums, by_item, draws, generator, pairwise, score
from helpers.measures.votes.ballots import ANSWERS, Ballots, ballots
from helpers.measures.votes.returning import PAIRS, Window
from helpers.measures.votes.shifts import Drawn, named, of_window
from helpers.tables.computed import Table, computed

#: The others: all states outside the Union but Kazakhstan, or those whose answers the roll calls do not name.
OUTSIDE, UNNAMED = "outside the Union", "not named"
BASELINES = (OUTSIDE, UNNAMED)
#: The average of the others, as the tables call it.
OTHERS = "all others"
STATES = (HOME, *NEIGHBOURS)


def left(found: Ballots, off: np.ndarray) -> np.ndarray:
    """How many states gave each answer when some are taken off, (roll calls, answers).

    Parameters
    ----------
    off : ndarray of bool, (roll calls, states)
        Who is taken off.
    """
    named_so = [((found.answers == answer) & off).sum(axis=1) for answer in ANSWERS.values()]
    return found.totals - np.stack(named_so, axis=1)


def with_others(found: Ballots, off: np.ndarray) -> Sums:
    """Agreement of each state with those that are not taken off, summed over them, and how many they are, at
    each roll call, (roll calls, states); nought where the state did not answer.
    """
    others = left(found, off)
    total = np.zeros(found.answers.shape)
    for place, answer in enumerate(ANSWERS.values()):
        total += others[:, [place]] * (1 - np.abs(found.answers - answer))
    there = ~np.isnan(found.answers)
    return Sums(np.where(there, total, 0.0), there * others.sum(axis=1, keepdims=True))


def with_one(found: Ballots, state: str) -> Sums:
    """As `with_others`, with one state."""
    alike = pairwise(found, state)
    there = ~np.isnan(alike)
    return Sums(np.where(there, alike, 0.0), there.astype(float))


def away(found: Ballots, baseline: str = UNNAMED, union: str = AS_IT_WAS) -> np.ndarray:
    """Who is none of the others at each roll call, (roll calls, states)."""
    if baseline == UNNAMED:
        return np.ones_like(found.members)
    near = found.side(union).copy()
    near[:, found.states.index(HOME)] = True
    return near


@functools.lru_cache(maxsize=1)
def by_session(found: Ballots) -> dict[str, Drawn]:
    """Agreement of the Union's members, for each way to take it, with the average of the others, in both ways
    to take them, and with each state of Central Asia, by session: the value first, then that of each drawing,
    the drawings of `vote_agreement`.
    """
    drawn: dict[str, Drawn] = {union: {} for union in UNIONS}
    for session in np.unique(found.sessions):
        here = found.only(found.sessions == session)
        weights = draws(here, generator(int(session)))
        alike = {f"{OUTSIDE}, {union}": with_others(here, away(here, OUTSIDE, union)) for union in UNIONS}
        alike |= {UNNAMED: with_others(here, away(here))} | {name: with_one(here, name) for name in STATES}
        # All side by side: one product of matrices draws them together.
        of_all = by_item(here, *(np.hstack(each) for each in zip(*alike.values(), strict=True)))
        parts = np.split(np.vstack([score(of_all), score(of_all, weights)]), len(alike), axis=1)
        values = dict(zip(alike, parts, strict=True))
        for union in UNIONS:
            # Many others answer each vote: it is the votes that must be enough.
            side = here.side(union).any(axis=0) & ((~np.isnan(here.answers)).sum(axis=0) >= LEAST)
            for name in (OUTSIDE, UNNAMED, *STATES):
                each = values[f"{OUTSIDE}, {union}" if name == OUTSIDE else name]
                of = np.flatnonzero(side & ~np.isnan(each[0]))
                if len(of):
                    drawn[union][int(session), name] = np.nanmean(each[:, of], axis=1)
    return drawn


@functools.lru_cache(maxsize=1)
def contested(found: Ballots) -> Ballots:
    """The contested votes, the same object for the same ballots."""
    return found.only(found.contested)


def _ends(name: str, values: np.ndarray) -> dict[str, float]:
    low, high = np.percentile(values[1:], ENDS)
    return {f"{name}low": float(low), f"{name}high": float(high)}


@computed("vote_baseline", *READS)
def falls(table: Table) -> pd.DataFrame:
    """Change of agreement with the Union's members between two windows, of the average of all other states
    and of each state of Central Asia beside it.

    Returns
    -------
    DataFrame
        `first`, `last` (windows), `union`, `baseline` (who the others are), `state` (a state, or `OTHERS`),
        `before`, `after` (mean of the sessions, 0 to 1), `change` with `low`, `high` (90%, drawn agenda
        items), `difference` (the state's change less that of the others, in the same drawings) with
        `difference_low`, `difference_high`.
    """
    return pd.DataFrame(
        [
            {"first": named(pair[0]), "last": named(pair[1]), "union": union, "baseline": baseline} | row
            for union, drawn in by_session(contested(ballots(table))).items()
            for pair in PAIRS
            for baseline in BASELINES
            for row in _beside(drawn, pair, baseline)
        ]
    )


def _beside(drawn: Drawn, pair: tuple[Window, Window], baseline: str) -> Iterator[dict[str, object]]:
    """The others' change, then that of each state, where both windows have one."""
    others: np.ndarray | None = None
    for state, name in ((OTHERS, baseline), *((state, state) for state in STATES)):
        before, after = (of_window(drawn, window, name) for window in pair)
        if before is None or after is None or (state != OTHERS and others is None):
            continue
        change = after - before
        others = change if others is None else others
        beyond = change - others
        yield (
            {"state": state, "before": float(before[0]), "after": float(after[0])}
            | {"change": float(change[0]), **_ends("", change)}
            | {"difference": float(beyond[0]), **_ends("difference_", beyond)}
        )


@computed("vote_baseline_sessions", *READS)
def sessions(table: Table) -> pd.DataFrame:
    """Agreement of the Union's members, as it was, with the average of all other states, by session.

    Returns
    -------
    DataFrame
        `session`, `value` (0 to 1), `low`, `high` (90% interval, drawn agenda items), `n` (roll calls),
        `others` (how many of the other states answered, mean of the roll calls).
    """
    found = contested(ballots(table))
    rows = []
    for (session, name), values in by_session(found)[AS_IT_WAS].items():
        if name == OUTSIDE:
            here = found.only(found.sessions == session)
            others = left(here, away(here, OUTSIDE)).sum(axis=1)
            counted = {"n": int((others > 0).sum()), "others": float(others.mean())}
            rows.append({"session": session, "value": float(values[0]), **_ends("", values)} | counted)
    return pd.DataFrame(rows)
