"""How alike Kazakhstan and others answered, session by session and issue by issue.

The agreement of two answers is 1 less their distance (yes 1, abstention 1/2, no 0): Voeten's score, after
Lijphart (1963) and Signorino and Ritter (1999). A pair's agreement is the mean over contested votes in which
both answered; that of a group is the mean over its members' pairs. Likeness of answers is no cause, and
depends on what comes to the vote.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.measures.intervals import ENDS
from helpers.measures.states import HOME, TODAY, UNIONS
from helpers.measures.votes.ballots import ANSWERS, READS, Ballots, ballots
from helpers.tables.computed import Table, computed

#: A pair with fewer common votes says too little, as in the publisher's own scores.
LEAST = 20
RUNS = 1000
SEED = 20261126
#: The median member and single states beside the ways to take the Union.
MEDIAN = "EU-median"
#: Periods of the issues: those of the first edition to 2012; the next ends where the first codes cease to be
#: trusted, so that every issue is compared over the same sessions.
PERIODS = ((1992, 1999), (2000, 2006), (2007, 2012), (2013, 2017), (2018, 2023))


class Sums(NamedTuple):
    """Agreement of one with every state, added up within agenda items: arrays (items, states)."""

    total: np.ndarray
    votes: np.ndarray


def pairwise(found: Ballots, home: str = HOME) -> np.ndarray:
    """Agreement of one state's answer, Kazakhstan's unless another is named, with every state's, (roll calls,
    states); nan where one of the two did not answer.
    """
    return 1 - np.abs(found.answers - found.of(home)[:, None])


def _keys(found: Ballots) -> np.ndarray:
    """One number for each agenda item of each session."""
    return found.sessions.astype(np.int64) * 1_000_000 + found.items


def sums(found: Ballots) -> Sums:
    """Sums and counts of Kazakhstan's agreement by agenda item within sessions."""
    alike = pairwise(found)
    there = ~np.isnan(alike)
    return by_item(found, np.where(there, alike, 0.0), there)


def by_item(found: Ballots, total: np.ndarray, votes: np.ndarray) -> Sums:
    """Sums and counts at each roll call, (roll calls, states), added up by agenda item within sessions."""
    keys, item = np.unique(_keys(found), return_inverse=True)
    added = Sums(*(np.zeros((len(keys), total.shape[1])) for _ in Sums._fields))
    for whole, each in zip(added, (total, votes), strict=True):
        np.add.at(whole, item, each)
    return added


def draws(found: Ballots, rng: np.random.Generator, runs: int = RUNS) -> np.ndarray:
    """How often each agenda item is drawn when a session's items are drawn again with replacement, (runs,
    items).

    The items stand in the order in which `sums` has them. What varies is what came to the vote, one text with
    all its votes at a time; the answers are no sample.
    """
    keys = np.unique(_keys(found))
    drawn = np.zeros((runs, len(keys)))
    for session in np.unique(keys // 1_000_000):
        mine = np.flatnonzero(keys // 1_000_000 == session)
        drawn[:, mine] = rng.multinomial(len(mine), np.full(len(mine), 1 / len(mine)), size=runs)
    return drawn


def score(added: Sums, weights: np.ndarray | None = None) -> np.ndarray:
    """Agreement with every state, (runs, states); nan where a pair has fewer than `LEAST`
    votes in the data.
    """
    drawn = np.ones((1, len(added.total))) if weights is None else weights
    enough = added.votes.sum(axis=0) >= LEAST
    # Sums of halves are exact in single precision too, which takes half the time.
    total, votes = (
        (drawn.astype(np.float32) @ of.astype(np.float32)).astype(float) for of in (added.total, added.votes)
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(enough, total / votes, np.nan)


def reach(own: np.ndarray, answers: np.ndarray, side: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Least and most mean agreement with a side at each roll call, whatever the votes not cast would have
    been.

    Parameters
    ----------
    own : ndarray, (roll calls,)
        Kazakhstan's answers.
    answers, side : ndarray, (roll calls, states)
        The answers of all, and who is of the side; without anybody there is nothing to say (nan).
    """
    low, high = np.full(len(own), np.inf), np.full(len(own), -np.inf)
    for answer in ANSWERS.values():
        alike = 1 - np.abs(answers - answer)
        missing, possible = np.isnan(alike), np.isnan(own) | (own == answer)
        for filled, ends, further in (
            (1 - max(answer, 1 - answer), low, np.minimum),
            (1.0, high, np.maximum),
        ):
            with np.errstate(invalid="ignore", divide="ignore"):
                mean = np.where(side, np.where(missing, filled, alike), 0.0).sum(axis=1) / side.sum(axis=1)
            further(ends, mean, out=ends, where=possible)
    return low, high


def bounds(found: Ballots, side: np.ndarray) -> tuple[float, float]:
    """Least and most agreement with a side, whatever the votes not cast would have been.

    Parameters
    ----------
    side : ndarray of bool, (roll calls, states)
        Members of the side; roll calls before the admission of Kazakhstan, or without a member of the side,
        stay out.
    """
    of = side.any(axis=0)
    there = side.any(axis=1) & found.members[:, found.states.index(HOME)]
    low, high = reach(found.of(HOME), found.answers[:, of], side[:, of])
    return float(low[there].mean()), float(high[there].mean())


def bounds_of_each(found: Ballots, states: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """As `bounds`, with each of several states by itself, named by place."""
    own, answers = found.of(HOME), found.answers[:, states]
    there = found.members[:, states] & found.members[:, [found.states.index(HOME)]]
    low, high = (
        ends.reshape(answers.shape)
        for ends in reach(
            np.repeat(own, len(states)), answers.reshape(-1, 1), np.ones((answers.size, 1), bool)
        )
    )
    least, most = (np.where(there, ends, 0.0).sum(axis=0) / there.sum(axis=0) for ends in (low, high))
    return least, most


def measured(found: Ballots, rng: np.random.Generator) -> pd.DataFrame:
    """Agreement of Kazakhstan with each partner over the roll calls given.

    A group is the mean of the pairs with its members, or their median. A state is of a side here where it was
    in any of the roll calls. All partners share the drawings, so that differences between them can be taken
    run by run.

    Returns
    -------
    DataFrame
        `partner`, `value`, `low`, `high`, `least`, `most`, `n`, `items`; partners without a pair of `LEAST`
        votes are left out.
    """
    added = sums(found)
    value, again = score(added), score(added, draws(found, rng))
    cast, own = ~np.isnan(found.answers), ~np.isnan(found.of(HOME))
    sides = {union: found.side(union) for union in UNIONS}
    sides[MEDIAN] = sides[UNIONS[0]]
    rows = []
    for partner, side in sides.items():
        of = np.flatnonzero(side.any(axis=0) & ~np.isnan(value[0]))
        if not len(of):
            continue
        average = np.nanmedian if partner == MEDIAN else np.nanmean
        low, high = np.percentile(average(again[:, of], axis=1), ENDS)
        least, most = bounds(found, side)
        n = int((own & (cast & side).any(axis=1)).sum())
        rows.append((partner, float(average(value[:, of])), float(low), float(high), least, most, n))
    of = np.flatnonzero(found.members.any(axis=0) & ~np.isnan(value[0]))
    of = of[of != found.states.index(HOME)]
    ends = [value[0, of], *np.percentile(again[:, of], ENDS, axis=0), *bounds_of_each(found, of)]
    ends.append((own[:, None] & cast[:, of] & found.members[:, of]).sum(axis=0))
    names = [found.states[place] for place in of]
    rows += zip(names, *(each.tolist() for each in ends), strict=True)
    columns = ["partner", "value", "low", "high", "least", "most", "n", "items"]
    return pd.DataFrame([(*row, len(added.total)) for row in rows], columns=columns)


def generator(*place: int) -> np.random.Generator:
    """A generator of its own for each place, so that no value hangs on what was computed before it."""
    return np.random.default_rng([SEED, *place])


@computed("vote_agreement", *READS)
def by_session(table: Table) -> pd.DataFrame:
    """Agreement of Kazakhstan with each partner over all contested votes of a session.

    Returns
    -------
    DataFrame
        `session`, `partner`, `value` (0 to 1), `low`, `high` (90% interval, 1,000 drawings of agenda items),
        `least`, `most` (bounds of absence), `n` (votes in which Kazakhstan and one of the side answered),
        `items`.
    """
    found = ballots(table)
    found = found.only(found.contested)
    parts = [
        measured(found.only(found.sessions == session), generator(int(session))).assign(session=int(session))
        for session in np.unique(found.sessions)
    ]
    return _first(pd.concat(parts, ignore_index=True), "session", "partner")


def _first(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return frame[[*columns, *(name for name in frame.columns if name not in columns)]]


def whole_periods(last: int) -> Iterator[tuple[int, int]]:
    """The periods throughout which a code that is good to the session `last` can be trusted."""
    return ((begin, end) for begin, end in PERIODS if end <= last)


def _coded(table: Table) -> Iterator[tuple[str, int, int, Ballots]]:
    """The contested votes of each issue in each of its periods."""
    found = ballots(table)
    for code, issue, last in table("issue_codes")[["code", "issue", "last_session"]].itertuples(index=False):
        coded = np.array([code in codes for codes in found.issues]) & found.contested
        for begin, end in whole_periods(int(last)):
            own = found.only(coded & (found.sessions >= begin) & (found.sessions <= end))
            yield str(issue), begin, end, own


@computed("vote_issue_values", *READS, "issue_codes")
def issue_values(table: Table) -> pd.DataFrame:
    """The values of `vote_agreement_issues` with today's members and with single states, without intervals.

    Returns
    -------
    DataFrame
        `issue`, `first`, `last` (sessions), `partner`, `value`.
    """
    rows = []
    for issue, begin, end, found in _coded(table):
        (value,) = score(sums(found))
        pairs = dict(zip(found.states, value, strict=True))
        today = value[found.sides[TODAY].any(axis=0)]
        if not np.isnan(today).all():
            pairs[TODAY] = np.nanmean(today)
        rows += [
            (issue, begin, end, partner, float(one))
            for partner, one in pairs.items()
            if partner != HOME and not np.isnan(one)
        ]
    return pd.DataFrame(rows, columns=["issue", "first", "last", "partner", "value"])


@computed("vote_agreement_issues", *READS, "issue_codes")
def by_issue(table: Table) -> pd.DataFrame:
    """Agreement of Kazakhstan with each partner on an issue, in each period throughout which the issue's code
    can be trusted.

    Returns
    -------
    DataFrame
        `issue`, `first`, `last` (sessions), then as in `vote_agreement`.
    """
    parts = [
        measured(found, generator(begin, end)).assign(issue=issue, first=begin, last=end)
        for issue, begin, end, found in _coded(table)
    ]
    return _first(pd.concat(parts, ignore_index=True), "issue", "first", "last", "partner")
