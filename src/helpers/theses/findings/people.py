"""What findings on opinion are decided by: differences within one survey, and what was looked for in vain."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from helpers.measures.bands import REACH
from helpers.measures.opinion.groups import reach
from helpers.tables import dates
from helpers.tables.computed import Table
from helpers.theses.findings.facts import Facts, Given, NothingFoundError, statistic
from helpers.theses.findings.rows import one, only


def _error(row: pd.Series) -> float:
    """Standard error as wide as the interval, whose reach is that of Student's distribution."""
    return float(row["high"] - row["low"]) / 2 / REACH


def _above(high: pd.Series, low: pd.Series, compared: int = 1) -> tuple[float, tuple[float, float]]:
    """Difference of two shares of one survey with its interval, the two taken for independent; where it is
    the largest of several that were `compared`, the interval covers them all together.

    Two powers are judged by the same people, whose answers go together, so that this is rather too wide; two
    groups share sampling points, which works both ways.
    """
    half = reach(compared) * math.hypot(_error(high), _error(low))
    difference = float(high["share"] - low["share"])
    return difference, (difference - half, difference + half)


def _liked(table: Table, given: Given, **wanted: str) -> pd.DataFrame:
    """Shares of those who like a power, in one survey."""
    return only(table("opinion_by_group"), survey=given["survey"], answer="favourable", **wanted)


def _compared(high: pd.Series, low: pd.Series, compared: int = 1, **more: Any) -> Facts:
    """The share of one beside that of the other, with their difference."""
    return Facts(high["share"], low["share"], *_above(high, low, compared), **more)


@statistic("liking-of-powers", "opinion_by_group")
def powers(table: Table, given: Given) -> Facts:
    """How far the share that likes one power lies above the share that likes the next."""
    frame = _liked(table, given, dimension="all")
    first = one(frame, about=given["first"])
    others = [one(frame, about=about) for about in given["others"].split(", ")]
    nearest = max(others, key=lambda row: row["share"])
    return _compared(first, nearest, lines={str(row["about"]): _above(first, row)[1] for row in others})


@statistic("liking-of-groups", "opinion_by_group")
def groups(table: Table, given: Given) -> Facts:
    """How far the share of one group that likes a power lies above that of another group.

    Of more than two groups the two that are named must be the furthest apart, and the interval allows for
    their having been chosen.

    Raises
    ------
    NothingFoundError
        Where others are further apart.
    """
    frame = _liked(table, given, about=given["about"], dimension=given["dimension"])
    high, low = one(frame, group=given["high"]), one(frame, group=given["low"])
    if {high["share"], low["share"]} != {frame["share"].max(), frame["share"].min()}:
        raise NothingFoundError(f"{given['high']} and {given['low']} as the groups furthest apart")
    return _compared(high, low, math.comb(len(frame), 2), counts={"groups": float(len(frame))})


@statistic("levels-found", "opinion_on_europe", "opinion_searches")
def levels(table: Table, given: Given) -> Facts:
    """How many values on a power were found, the first of them, and the searches for more."""
    frame = table("opinion_on_europe")
    found = frame[(frame["known"] == "value") & (frame["about"] == given["about"])]
    unread = frame[(frame["known"] == "not read") & ~frame["again"].astype(bool)]
    searches = table("opinion_searches")
    first = found.iloc[0] if len(found) else None
    counts = {
        "level": math.nan if first is None else float(first["says"]),
        "level_from": math.nan if first is None else dates.year(first["period"]),
        "level_to": math.nan if first is None else dates.last_year(first["period"]),
        "found": len(found),
        "searches": len(searches),
        "unread": len(unread),
        "languages": searches["language"].nunique(),
    }
    return Facts(counts={name: float(count) for name, count in counts.items()})
