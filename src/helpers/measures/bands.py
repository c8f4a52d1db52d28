"""Bands of sources brought to one coverage, and intervals of differences made from them.

Every interval of the book is at 90%. A band of another coverage is brought to it as if errors were normal.
Two bands that overlap say nothing of a difference: what is asked for is the interval of the difference.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from statistics import NormalDist, fmean
from typing import NamedTuple

from helpers.measures.intervals import COVERAGE
from helpers.measures.yearly import by_series
from helpers.tables.checking import sense
from helpers.tables.computed import Table
from helpers.tables.faults import Fault

#: How many standard errors an interval lies either side.
REACH = NormalDist().inv_cdf(0.5 + COVERAGE / 2)


class Estimate(NamedTuple):
    """A value, or a change of one, with its standard error."""

    value: float
    error: float


class Difference(NamedTuple):
    """A difference with both ends of its interval at 90%, in the unit of the series."""

    value: float
    low: float
    high: float


def error(low: float, high: float, coverage: float) -> float:
    """Standard error of a value with a band, its errors taken as normal; half the band by its reach.

    Raises
    ------
    ValueError
        Where the band has no inside or covers nothing or everything.
    """
    if not low <= high:
        raise ValueError(f"a band from {low} to {high} has no inside")
    if not 0 < coverage < 100:
        raise ValueError(f"no band covers {coverage}%")
    return (high - low) / 2 / NormalDist().inv_cdf(0.5 + coverage / 200)


def at_ninety(value: float, low: float, high: float, coverage: float) -> tuple[float, float]:
    """A band of another coverage brought to 90%, each side by itself, so that it stays as lopsided as it
    was.
    """
    factor = REACH / NormalDist().inv_cdf(0.5 + coverage / 200)
    return value - factor * (value - low), value + factor * (high - value)


def apart(one: float, other: float, *errors: float, among: int = 1) -> Difference:
    """`other` less `one` with its interval, the errors taken as independent and normal.

    Errors that both share, such as those of the same experts in two years, cancel in part; the interval is
    then too wide rather than too narrow. Where the two were chosen `among` so many pairs, as the highest and
    the lowest of a series are, it has the coverage `COVERAGE` for all of them together (Bonferroni).
    """
    half = NormalDist().inv_cdf(1 - (1 - COVERAGE) / 2 / among) * math.hypot(*errors)
    return Difference(other - one, other - one - half, other - one + half)


def from_mean(own: Estimate, others: Sequence[Estimate], *, tied: bool = False) -> Difference:
    """`own` less the mean of the others, with its interval at 90%.

    Parameters
    ----------
    own : Estimate
        What is compared, such as the change of one state.
    others : sequence of Estimate
        What it is compared with; each counts the same.
    tied : bool
        Whether the errors of the others move as one and not with that of `own`, the worst case for the mean.

    Returns
    -------
    Difference
        The interval, all errors taken as independent of each other where they are not `tied`.

    Raises
    ------
    ValueError
        Where there is nothing to compare with.

    Notes
    -----
    With an error s everywhere and one correlation r between any two, the variance of the difference to the
    mean of n others is s² (1 + 1/n) (1 - r): what all share cancels, and the interval is too wide rather than
    too narrow. What only the others share does not cancel; `tied` is the end of that.
    """
    if not others:
        raise ValueError("no others to compare with")
    errors = [each.error for each in others]
    of_mean = fmean(errors) if tied else math.hypot(*errors) / len(errors)
    return apart(fmean(each.value for each in others), own.value, own.error, of_mean)


def singly(own: Estimate, others: Sequence[Estimate]) -> int:
    """From how many of the others, one by one, `own` differs beyond the errors of both, with the coverage
    `COVERAGE` for all the pairs together.
    """
    found = (apart(each.value, own.value, own.error, each.error, among=len(others)) for each in others)
    return sum(not each.low <= 0 <= each.high for each in found)


def coverages(table: Table) -> dict[str, float]:
    """Coverage of the bands of each series, in percent."""
    return by_series(table("band_coverage"), "coverage")


@sense
def covered(table: Table) -> Iterator[Fault]:
    """No band without its coverage, and no coverage without a band; a value lies within its band."""
    known, seen = coverages(table), set()
    for name, key in (("indicators", "indicator"), ("member_values", "series")):
        frame = table(name)
        banded = frame[frame["low"].notna() | frame["high"].notna()]
        seen |= set(banded[key])
        for number, row in zip(banded.index, banded.to_dict("records"), strict=True):
            if row[key] not in known:
                yield Fault(
                    name, int(number), "low", str(row["low"]), f"a row of band_coverage for {row[key]}"
                )
            elif not row["low"] <= row["value"] <= row["high"]:
                yield Fault(name, int(number), "value", str(row["value"]), "a value within its band")
    for series in sorted(set(known) - seen):
        line = next(int(at) for at, of in table("band_coverage")["series"].items() if series in of.split(";"))
        yield Fault("band_coverage", line, "series", series, "series that have bands")
