"""Bands of sources brought to one coverage, and intervals of differences made from them.

Every interval of the book is at 90%. A band of another coverage is brought to it as if errors were normal.
Two bands that overlap say nothing of a difference: what is asked for is the interval of the difference.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import NormalDist
from typing import NamedTuple

from helpers.measures.intervals import COVERAGE
from helpers.measures.yearly import by_series
from helpers.tables.checking import sense
from helpers.tables.computed import Table
from helpers.tables.faults import Fault

#: How many standard errors an interval lies either side.
REACH = NormalDist().inv_cdf(0.5 + COVERAGE / 2)


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


def apart(one: float, other: float, *errors: float) -> Difference:
    """`other` less `one` with its interval, the errors taken as independent and normal.

    Errors that both share, such as those of the same experts in two years, cancel in part; the interval is
    then too wide rather than too narrow.
    """
    half = REACH * math.hypot(*errors)
    return Difference(other - one, other - one - half, other - one + half)


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
