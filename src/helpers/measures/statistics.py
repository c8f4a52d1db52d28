"""Shares, growth, intervals, gaps and distances: pure functions, each with its unit and the source of its method."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import krippendorff
import numpy as np
from scipy.special import stdtrit


class Interval(NamedTuple):
    """A value with the ends of its interval, in the value's own unit."""

    value: float
    low: float
    high: float


def share(part: float, whole: float) -> float:
    """Part of a whole, in percent.

    Raises
    ------
    ValueError
        Where the whole is not positive.
    """
    if whole <= 0:
        raise ValueError(f"a share needs a positive whole, not {whole}")
    return 100 * part / whole


def growth(first: float, last: float) -> float:
    """Change from the first to the last value, in percent of the first."""
    if first == 0:
        raise ValueError("growth from zero is not defined")
    return 100 * (last - first) / abs(first)


def before_growth(last: float, percent: float) -> float:
    """The value before it grew by `percent` to `last`, in the unit of `last`."""
    if percent <= -100:
        raise ValueError(f"nothing can have fallen by {-percent}% and be left")
    return last / (1 + percent / 100)


def wilson(successes: int, trials: int, confidence: float = 0.95) -> Interval:
    """A share with its score interval, in percent.

    The interval of Wilson (1927), which keeps its coverage for small numbers, as Brown, Cai and DasGupta (2001) recommend.
    It answers how far a share of so few cases would bear a statement about a larger population; where the cases are the
    whole population, it is an aid to reading and no more.
    """
    if trials < 1 or not 0 <= successes <= trials:
        raise ValueError(f"{successes} of {trials} is no share")
    z = {0.9: 1.6448536269514722, 0.95: 1.959963984540054, 0.99: 2.5758293035489004}[confidence]
    p = successes / trials
    centre = (p + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z * math.sqrt(p * (1 - p) / trials + z * z / (4 * trials * trials)) / (1 + z * z / trials)
    return Interval(100 * p, 100 * max(0.0, centre - half), 100 * min(1.0, centre + half))


def distance(one: Sequence[float], other: Sequence[float]) -> np.ndarray:
    """Absolute difference of two series, in their unit."""
    return np.abs(np.asarray(one, dtype=float) - np.asarray(other, dtype=float))


class Movers(NamedTuple):
    """How the change of a gap divides between its two sides, in the unit of the series.

    `mine + theirs == change`; a negative part narrowed the gap.
    """

    change: float
    mine: float
    theirs: float


def who_moved(mine: tuple[float, float], theirs: tuple[float, float]) -> Movers:
    """Divide the change of the distance between two series into the part of each side.

    Each side's part is the mean of its effect when it moves first and when it moves last (the two-player Shapley value), so
    that the order of moving, which nobody observes, does not decide.

    Parameters
    ----------
    mine, theirs : (float, float)
        First and last value of each side.
    """
    (a, b), (c, d) = mine, theirs
    change = abs(b - d) - abs(a - c)
    own = ((abs(b - c) - abs(a - c)) + (abs(b - d) - abs(a - d))) / 2
    return Movers(change, own, change - own)


def years_between(earlier: tuple[date, date], later: tuple[date, date]) -> Interval:
    """Time from one date to another, in years of 365.2425 days, where each is known only to lie between two days.

    The ends are the shortest and the longest time that the stated precision allows; the value is their middle (interval
    arithmetic; no distribution within a year is assumed, so the middle is a label and no estimate).
    """
    shortest = (later[0] - earlier[1]).days / 365.2425
    longest = (later[1] - earlier[0]).days / 365.2425
    return Interval((shortest + longest) / 2, shortest, longest)


def nominal_alpha(first: Sequence[str], second: Sequence[str]) -> float:
    """Krippendorff's alpha of two codings in named categories: 1 where they always agree, 0 where only as often as chance would.

    Unit: none (a number up to 1). Computed by the package krippendorff (Castro 2017). Both codings have a value for every unit.

    Raises
    ------
    ValueError
        Where the codings differ in length, or use fewer than two categories, so that chance agreement has no meaning.
    """
    if len(first) != len(second):
        raise ValueError(f"codings of {len(first)} and {len(second)} units cannot be compared")
    categories = sorted({*first, *second})
    if len(categories) < 2:
        raise ValueError("alpha needs two categories at least")
    place = {category: number for number, category in enumerate(categories)}
    table = [[place[category] for category in coding] for coding in (first, second)]
    return float(krippendorff.alpha(table, level_of_measurement="nominal"))


class Detectable(NamedTuple):
    """A change over a span with the smallest change that the series could have shown, both in the unit of the series.

    `least` is the true change that would be found, at 5% two-sided, in four of five such series.
    """

    change: float
    least: float
    points: int


def _needed(freedom: int) -> float:
    """How many standard errors a change must have: 5% two-sided, power 80%, in Student's distribution."""
    return float(stdtrit(freedom, 0.975) + stdtrit(freedom, 0.8))


def detectable_by_trend(years: Sequence[float], values: Sequence[float], lags: int = 3) -> Detectable:
    """Change along a straight line over the span, and the least change detectable around it.

    The standard error of the slope is that of Newey and West (1987) with Bartlett weights, which allows for deviations that
    last up to `lags` points, and the small-sample factor n / (n - 2). The line is a description; where a series wanders, this
    least change is too small.

    Raises
    ------
    ValueError
        Where fewer than eight points are given.
    """
    x, y = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    n = len(x)
    if n < 8:
        raise ValueError(f"a trend needs eight points at least, not {n}")
    centred = x - x.mean()
    slope = float(centred @ y / (centred @ centred))
    scores = centred * (y - y.mean() - slope * centred)
    spread = float(scores @ scores)
    for lag in range(1, lags + 1):
        spread += 2 * (1 - lag / (lags + 1)) * float(scores[lag:] @ scores[:-lag])
    error = math.sqrt(max(spread, 0.0) * n / (n - 2)) / float(centred @ centred)
    span = float(x[-1] - x[0])
    return Detectable(slope * span, _needed(n - 2) * error * span, n)


def detectable_by_steps(years: Sequence[float], values: Sequence[float]) -> Detectable:
    """Change from the first to the last point, and the least change detectable if the series wanders from year to year.

    The steps are taken as independent, with one mean and one variance a year (a random walk with drift); the standard error
    of the whole change is the standard deviation of a yearly step times the root of the years. Years may be missing.

    Raises
    ------
    ValueError
        Where fewer than eight points are given.
    """
    x, y = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    n = len(x)
    if n < 8:
        raise ValueError(f"steps need eight points at least, not {n}")
    widths, steps = np.diff(x), np.diff(y)
    span, change = float(x[-1] - x[0]), float(y[-1] - y[0])
    variance = float(np.sum((steps - change / span * widths) ** 2 / widths)) / (n - 2)
    return Detectable(change, _needed(n - 2) * math.sqrt(variance * span), n)
