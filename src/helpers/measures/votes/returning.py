"""Texts that return: Kazakhstan's answers to the same title in two windows of sessions, by the rule in
`docs/plans/returning-texts.md`.

The rule was fixed before this module was written. Numbers, words and orders below are its, and change only
with it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers.measures.intervals import ENDS
from helpers.measures.states import AS_IT_WAS, HOME, NEIGHBOURS, UNIONS
from helpers.measures.votes.agreement import READS, RUNS, generator, reach
from helpers.measures.votes.ballots import WORDS, Ballots, ballots
from helpers.measures.votes.followed import most
from helpers.tables.computed import Table, computed

Window = tuple[int, int]
WINDOWS: tuple[Window, ...] = ((1993, 1995), (2000, 2002), (2007, 2009), (2014, 2016), (2021, 2023))
ENLARGED: Window = (2004, 2006)
PAIRS: tuple[tuple[Window, Window], ...] = (
    *itertools.pairwise(WINDOWS),
    (WINDOWS[0], WINDOWS[-1]),
    (ENLARGED, WINDOWS[-1]),
)
POWERS = ("RUS", "CHN", "USA")
#: Share of the Union's members that must have voted.
PRESENT = 0.9
#: Smallest difference that matters on the same texts, and the fewest titles that say anything.
MATTERS = 0.04
TITLES = 15
LAST, FIRST = "last", "first"


@dataclass(frozen=True)
class Panel:
    """Titles of two windows, each with one roll call in each.

    Attributes
    ----------
    titles : tuple of str
        Every title voted in both windows, in alphabetical order.
    before, after : ndarray of int
        Place of the roll call of each title in the first and in the second window.
    complete : ndarray of bool
        Whether all compared cast a vote in both.
    """

    titles: tuple[str, ...]
    before: np.ndarray
    after: np.ndarray
    complete: np.ndarray


def cast_by(found: Ballots, states: Sequence[str], union: str = "", home: str = HOME) -> np.ndarray:
    """Whether Kazakhstan, or the state in its place, and these states cast a vote, and nine tenths of the
    Union's members where a way to take it is given.
    """
    places = [found.states.index(state) for state in (home, *states)]
    voted = ~np.isnan(found.answers)
    complete = voted[:, places].all(axis=1)
    if union:
        side = found.sides[union]
        complete &= (voted & side).sum(axis=1) >= PRESENT * side.sum(axis=1)
    return complete


def panel(found: Ballots, pair: tuple[Window, Window], complete: np.ndarray, pick: str = LAST) -> Panel:
    """The titles that came to a contested vote in both windows, with the last (or first) complete roll call
    in each.

    Where a window has no complete one, its last (or first) roll call stands and the title is not complete.
    """
    chosen: list[dict[str, int]] = []
    for first, last in pair:
        mine = np.flatnonzero(
            (found.sessions >= first) & (found.sessions <= last) & (found.texts != "") & found.contested
        )
        # Later entries overwrite earlier ones, so what is to stay comes last: complete before day.
        ordered = mine if pick == LAST else mine[::-1]
        ordered = np.concatenate([ordered[~complete[ordered]], ordered[complete[ordered]]])
        chosen.append({str(found.texts[at]): int(at) for at in ordered})
    titles = tuple(sorted(chosen[0].keys() & chosen[1].keys()))
    before, after = (np.array([one[title] for title in titles], dtype=int) for one in chosen)
    return Panel(titles, before, after, complete[before] & complete[after])


def parts(found: Ballots, here: Panel, partner: str, home: str = HOME) -> dict[str, np.ndarray]:
    """Agreement with a partner before and after for each complete title, and the parts of its change.

    Parameters
    ----------
    home : str
        The state compared, Kazakhstan unless another stands in its place.

    Returns
    -------
    dict of str to ndarray, (titles,)
        `before`, `after`, `mine` (votes of the state compared), `theirs` (votes of those who were of the side
        both times) and `composition` (who was of it); `after - before` is the sum of the three.
    """
    start, stop = here.before[here.complete], here.after[here.complete]
    side = found.side(partner)
    own = found.of(home)

    def alike(answer: np.ndarray, of: np.ndarray) -> np.ndarray:
        return 1 - np.abs(found.answers[of] - answer[:, None])

    def mean(values: np.ndarray, of: np.ndarray) -> np.ndarray:
        there = of & ~np.isnan(values)
        count = there.sum(axis=1)
        return np.where(count > 0, np.where(there, values, 0.0).sum(axis=1) / np.maximum(count, 1), np.nan)

    before, after = mean(alike(own[start], start), side[start]), mean(alike(own[stop], stop), side[stop])
    both = side[start] & side[stop] & ~np.isnan(found.answers[start]) & ~np.isnan(found.answers[stop])
    old, new = own[start], own[stop]
    first, last = mean(alike(old, start), both), mean(alike(new, stop), both)
    moved_first, moved_last = mean(alike(new, start), both), mean(alike(old, stop), both)
    mine = ((moved_first - first) + (last - moved_last)) / 2
    theirs = (last - first) - mine
    return {
        "before": before,
        "after": after,
        "mine": mine,
        "theirs": theirs,
        "composition": (after - before) - mine - theirs,
    }


def absent(found: Ballots, here: Panel, partner: str) -> tuple[float, float]:
    """Least and most change over all titles of both windows, whatever the votes not cast would have been."""
    side, own = found.side(partner), found.of(HOME)
    ends = []
    for at in (here.before, here.after):
        low, high = reach(own[at], found.answers[at], side[at])
        alike = 1 - np.abs(found.answers[at] - own[at, None])
        there = side[at] & ~np.isnan(alike)
        with np.errstate(invalid="ignore", divide="ignore"):
            value = np.where(there, alike, 0.0).sum(axis=1) / there.sum(axis=1)
        ends.append([np.where(here.complete, value, end) for end in (low, high)])
    told = here.complete | (side[here.before].any(axis=1) & side[here.after].any(axis=1))
    (low, high), (later_low, later_high) = ends
    return float((later_low - high)[told].mean()), float((later_high - low)[told].mean())


def outcome(low: float, high: float, titles: int, matters: float = MATTERS) -> str:
    """What the interval of a change says, in the order of the rule."""
    if titles < TITLES:
        return "open"
    if -matters < low and high < matters:
        return "as good as unchanged"
    if low > matters or high < -matters:
        return "moved, enough to matter"
    return "moved, size open" if low > 0 or high < 0 else "open"


def _compared() -> list[tuple[str, tuple[str, ...], str]]:
    """Partner, the states on its panel, and the way to take the Union there."""
    unions = [(union, POWERS, union) for union in UNIONS]
    powers = [(power, POWERS, AS_IT_WAS) for power in POWERS]
    return [*unions, *powers, *((one, (one,), "") for one in NEIGHBOURS)]


def _change(
    found: Ballots, pair: tuple[Window, Window], compared: tuple[str, tuple[str, ...], str], pick: str
) -> dict[str, object]:
    partner, states, union = compared
    here = panel(found, pair, cast_by(found, states, union), pick)
    found_parts = parts(found, here, partner)
    titles = int(here.complete.sum())
    least, most = absent(found, here, partner)
    row: dict[str, object] = {
        "first": f"{pair[0][0]}/{pair[0][1]}",
        "last": f"{pair[1][0]}/{pair[1][1]}",
        "partner": partner,
        "vote": pick,
        "titles": titles,
        "titles_absent": len(here.titles) - titles,
        "before": float(found_parts["before"].mean()),
        "after": float(found_parts["after"].mean()),
    }
    drawn = generator(pair[0][0], pair[1][0]).integers(0, titles, size=(RUNS, titles))
    values = {name: found_parts[name] for name in ("mine", "theirs", "composition")}
    values["lead"] = values["mine"] - values["theirs"]
    for name, each in {"change": found_parts["after"] - found_parts["before"], **values}.items():
        low, high = np.percentile(each[drawn].mean(axis=1), ENDS)
        row |= {name: float(each.mean()), f"{name}_low": float(low), f"{name}_high": float(high)}
    low, high = float(row["change_low"]), float(row["change_high"])  # type: ignore[arg-type]
    return row | {"least": least, "most": most, "outcome": outcome(low, high, titles)}


@computed("returning_texts", *READS)
def changes(table: Table) -> pd.DataFrame:
    """Change of agreement with each partner on the same texts, for every pair of windows, with the last and
    with the first vote.

    Returns
    -------
    DataFrame
        `first`, `last` (windows), `partner`, `vote` (which of a window stands), `titles` (on the panel),
        `titles_absent` (in both windows, but not all compared voted), `before`, `after` (agreement, 0 to 1),
        `change`, `mine`, `theirs`, `composition`, `lead` (one's own part less that of the other side), each
        with `_low` and `_high` (90%), `least`, `most` (bounds of absence), `outcome`, and `firm`: whether
        the outcome is the same with the other vote and, for the Union, with its members as they were and
        with today's.
    """
    found = ballots(table)
    rows = pd.DataFrame(
        [
            _change(found, pair, compared, pick)
            for pair in PAIRS
            for compared in _compared()
            for pick in (LAST, FIRST)
        ]
    )
    group = rows["partner"].where(~rows["partner"].isin(UNIONS[:2]), AS_IT_WAS)
    distinct = rows.groupby([rows["first"], rows["last"], group])["outcome"].transform("nunique")
    return rows.assign(firm=distinct == 1)


def majority(answers: np.ndarray) -> str:
    """As `followed.most`, from answers as numbers, of which some are missing."""
    return most(WORDS.get(value, "") for value in answers)


def turned(found: Ballots, title: str, start: int, stop: int) -> int:
    """The session since which most members answered as in the last roll call; 0 where they always did.

    Parameters
    ----------
    start, stop : int
        Places of the first and of the last roll call.
    """
    here = [at for at in np.flatnonzero(found.texts == title) if start <= at <= stop]
    said = [majority(found.answers[at][found.sides[AS_IT_WAS][at]]) for at in here]
    held = len(said) - next((back for back, word in enumerate(said[::-1]) if word != said[-1]), len(said))
    return int(found.sessions[here[held]]) if held else 0


@computed("returning_titles", *READS)
def titles(table: Table) -> pd.DataFrame:
    """The titles of every panel of the Union as it was, with the last votes: the list behind
    `returning_texts`.

    Returns
    -------
    DataFrame
        `first`, `last` (windows), `title`, `roll_call_before`, `roll_call_after`, `complete`, then
        `home_before`, `home_after` and the same for the powers (answers, empty where none was given),
        `before` and `after` (agreement with the Union), `mine` and `theirs` (the parts of its change),
        `eu_before` and `eu_after` (the answer of more than half of the members that voted; empty where there
        is none) and `eu_turned` (the session since which it is that of the end, 0 where it was so before).
    """
    found = ballots(table)
    complete = cast_by(found, POWERS, AS_IT_WAS)
    names = {"home": HOME, **{power.lower(): power for power in POWERS}}
    shown = []
    for pair in PAIRS:
        here = panel(found, pair, complete)
        frame = pd.DataFrame(
            {
                "first": f"{pair[0][0]}/{pair[0][1]}",
                "last": f"{pair[1][0]}/{pair[1][1]}",
                "title": here.titles,
                "roll_call_before": found.numbers[here.before],
                "roll_call_after": found.numbers[here.after],
                "complete": here.complete,
            }
        )
        for name, state in names.items():
            for end, at in (("before", here.before), ("after", here.after)):
                frame[f"{name}_{end}"] = [WORDS.get(value, "") for value in found.of(state)[at]]
        measured = parts(found, here, AS_IT_WAS)
        for name in ("before", "after", "mine", "theirs"):
            frame.loc[here.complete, name] = measured[name]
        for end, at in (("before", here.before), ("after", here.after)):
            side = found.sides[AS_IT_WAS][at]
            frame[f"eu_{end}"] = [
                majority(answers[of]) for answers, of in zip(found.answers[at], side, strict=True)
            ]
        frame["eu_turned"] = [
            turned(found, *each) for each in zip(here.titles, here.before, here.after, strict=True)
        ]
        shown.append(frame)
    return pd.concat(shown, ignore_index=True)
