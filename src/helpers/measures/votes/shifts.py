"""Change over all votes with an interval, who is nearer, and the same division for Kazakhstan's neighbours.

Windows of three sessions are those of `docs/plans/returning-texts.md`. A window's agreement is the mean of
its sessions; its interval comes from the drawings of agenda items that give each session its own, so that it
says how much hangs on what came to the vote. The division for neighbours puts another state in Kazakhstan's
place under the same rule (`docs/plans/returning-texts-added.md`): its results for Kazakhstan were known.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import numpy as np
import pandas as pd

from helpers.measures.intervals import ENDS
from helpers.measures.states import AS_IT_WAS, HOME, NEIGHBOURS, UNIONS
from helpers.measures.votes.agreement import MEDIAN, READS, RUNS, draws, generator, score, sums
from helpers.measures.votes.ballots import Ballots, ballots
from helpers.measures.votes.repeats import divided
from helpers.measures.votes.returning import (
    ENLARGED,
    LAST,
    PAIRS,
    POWERS,
    WINDOWS,
    Window,
    cast_by,
    outcome,
    panel,
    parts,
)
from helpers.tables.computed import Table, computed

#: Smallest difference over all votes that matters: one vote in twenty from yes to no.
MATTERS_OVERALL = 0.05
COMPARED = (*UNIONS, MEDIAN, *POWERS, *NEIGHBOURS)
#: Windows in the order of time.
EACH_WINDOW: tuple[Window, ...] = tuple(sorted({*WINDOWS, ENLARGED}))
#: Sessions of a window in which a partner must have a value.
SESSIONS = 2
Drawn = dict[tuple[int, str], np.ndarray]


def named(window: Window) -> str:
    """A window as the tables write it."""
    return f"{window[0]}/{window[1]}"


def by_session(found: Ballots, partners: tuple[str, ...] = COMPARED) -> Drawn:
    """Agreement of Kazakhstan with each partner by session: the value first, then that of each drawing, the
    drawings of `vote_agreement`.
    """
    drawn: Drawn = {}
    for session in np.unique(found.sessions):
        here = found.only(found.sessions == session)
        added = sums(here)
        values = np.vstack([score(added), score(added, draws(here, generator(int(session))))])
        for partner in partners:
            side = here.side(AS_IT_WAS if partner == MEDIAN else partner)
            of = np.flatnonzero(side.any(axis=0) & ~np.isnan(values[0]))
            if len(of):
                average = np.nanmedian if partner == MEDIAN else np.nanmean
                drawn[int(session), partner] = average(values[:, of], axis=1)
    return drawn


def of_window(drawn: Mapping[tuple[int, str], np.ndarray], window: Window, partner: str) -> np.ndarray | None:
    """Mean of a window's sessions, the value first and then that of each drawing; None with fewer than
    `SESSIONS`.
    """
    sessions = range(window[0], window[1] + 1)
    known = [drawn[session, partner] for session in sessions if (session, partner) in drawn]
    return np.mean(known, axis=0) if len(known) >= SESSIONS else None


def _ends(values: np.ndarray) -> dict[str, float]:
    low, high = np.percentile(values[1:], ENDS)
    return {"low": float(low), "high": float(high)}


@functools.lru_cache(maxsize=1)
def _contested(found: Ballots) -> Drawn:
    """`by_session` of the contested votes, drawn once for all tables that are made from it."""
    return by_session(found.only(found.contested))


@computed("vote_shifts", *READS)
def shifts(table: Table) -> pd.DataFrame:
    """Change of agreement with each partner over all contested votes between two windows.

    Returns
    -------
    DataFrame
        `first`, `last` (windows), `partner`, `before`, `after` (mean of the sessions, 0 to 1), `change` with
        `low`, `high` (90%, drawn agenda items), and `outcome` as for the same texts, with `MATTERS_OVERALL`;
        `beyond` (the change less that with the Union as it was, in the same drawings) with `beyond_low`,
        `beyond_high`.
    """
    drawn = _contested(ballots(table))
    rows = []
    for pair in PAIRS:
        of_union = [of_window(drawn, window, AS_IT_WAS) for window in pair]
        for partner in COMPARED:
            before, after = (of_window(drawn, window, partner) for window in pair)
            if before is None or after is None or of_union[0] is None or of_union[1] is None:
                continue
            change = after - before
            beyond = change - (of_union[1] - of_union[0])
            ends = _ends(change)
            rows.append(
                {
                    "first": named(pair[0]),
                    "last": named(pair[1]),
                    "partner": partner,
                    "before": float(before[0]),
                    "after": float(after[0]),
                    "change": float(change[0]),
                    **ends,
                    "outcome": outcome(ends["low"], ends["high"], RUNS, MATTERS_OVERALL),
                    "beyond": float(beyond[0]),
                    **{f"beyond_{end}": value for end, value in _ends(beyond).items()},
                }
            )
    return pd.DataFrame(rows)


@computed("vote_leads", *READS)
def leads(table: Table) -> pd.DataFrame:
    """How much more Kazakhstan answers like another partner than like the Union's members, by window.

    Returns
    -------
    DataFrame
        `window`, `partner`, `lead` (agreement with the partner less that with the Union as it was) with
        `low`, `high` (90%, the same drawn agenda items for both).
    """
    drawn = _contested(ballots(table))
    rows = []
    for window in EACH_WINDOW:
        union = of_window(drawn, window, AS_IT_WAS)
        for partner in (*POWERS, *NEIGHBOURS):
            other = of_window(drawn, window, partner)
            if union is not None and other is not None:
                lead = other - union
                rows.append(
                    {
                        "window": named(window),
                        "partner": partner,
                        "lead": float(lead[0]),
                        **_ends(lead),
                    }
                )
    return pd.DataFrame(rows)


def _divided(found: Ballots, pair: tuple[Window, Window], state: str) -> dict[str, float | int | str]:
    here = panel(found, pair, cast_by(found, POWERS, AS_IT_WAS, state), LAST)
    each = parts(found, here, AS_IT_WAS, state)
    whole = divided(found, pair, AS_IT_WAS, state)
    titles = len(each["mine"])
    drawn = generator(pair[0][0], pair[1][0]).integers(0, titles, size=(RUNS, titles))
    row: dict[str, float | int | str] = {"state": state, "first": named(pair[0]), "last": named(pair[1])}
    row |= whole | {"titles": titles}
    for name in ("mine", "theirs"):
        low, high = np.percentile(each[name][drawn].mean(axis=1), ENDS)
        row |= {name: float(each[name].mean()), f"{name}_low": float(low), f"{name}_high": float(high)}
    for end in ("", "_low", "_high"):
        row[f"own{end}"] = float(row[f"mine{end}"]) * whole["weight"]
    return row


@computed("neighbour_votes", *READS)
def neighbours(table: Table) -> pd.DataFrame:
    """Change of agreement with the Union's members over all votes in parts, for Kazakhstan and for each
    neighbour in its place.

    Returns
    -------
    DataFrame
        `state`, `first`, `last` (windows), then as in `vote_change_parts`: `before`, `after`, `change`,
        `same_texts`, `other_texts`, `weights`, `weight`, `votes_before`, `votes_after`; `titles` on the
        state's panel; `mine` and `theirs` (parts of the state's and of the members' own votes in the change
        on the same texts) and `own` (the state's part times `weight`, as it weighs over all votes), each with
        `_low` and `_high` (90%).
    """
    found = ballots(table)
    return pd.DataFrame([_divided(found, pair, state) for pair in PAIRS for state in (HOME, *NEIGHBOURS)])
