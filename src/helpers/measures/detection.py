"""Changes beside the least change that a series could have shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit


class Detectable(NamedTuple):
    """A change over a span with the smallest change that the series could have shown, both in the unit of the
    series.

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

    The standard error of the slope is that of Newey and West (1987) with Bartlett weights, which allows for
    deviations that last up to `lags` points, and the small-sample factor n / (n - 2). The line is a
    description; where a series wanders, this least change is too small.

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
    """Change from the first to the last point, and the least change detectable if the series wanders from
    year to year.

    The steps are taken as independent, with one mean and one variance a year (a random walk with drift); the
    standard error of the whole change is the standard deviation of a yearly step times the root of the years.
    Years may be missing.

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
