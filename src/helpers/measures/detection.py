"""Change over the years of one series with its interval, by two models, and the least that could be found.

Detection and size are two questions. The interval of a change says what the series bears; the least
detectable change says, before any change is looked at, how large one would have to be to be found in four of
five such series. It is no border for a change that was measured.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

#: Deviations from a line, and steps from year to year, that last up to so many points.
LINE_LAGS, STEP_LAGS = 3, 4
#: Points without which a model says nothing.
LEAST_POINTS = 8


class Changed(NamedTuple):
    """Change over a span with its interval at 90%, in the unit of the series.

    `least` is the true change that would be found, at 5% two-sided, in four of five such series; `points`
    the years with a value.
    """

    change: float
    low: float
    high: float
    least: float
    points: int


def _changed(change: float, error: float, freedom: int, points: int) -> Changed:
    half = float(stdtrit(freedom, 0.95)) * error
    found = float(stdtrit(freedom, 0.975) + stdtrit(freedom, 0.8)) * error
    return Changed(change, change - half, change + half, found, points)


def _read(years: Sequence[float], values: Sequence[float]) -> tuple[np.ndarray, np.ndarray]:
    x, y = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    if len(x) < LEAST_POINTS:
        raise ValueError(f"a change over the years needs {LEAST_POINTS} points at least, not {len(x)}")
    return x, y


def _dot(one: np.ndarray, other: np.ndarray) -> float:
    """Sum of products, rounded once: numpy's own takes another order on another processor, and its last digit
    would stand in the rows of a figure.
    """
    return math.fsum((one * other).tolist())


def _long_run(scores: np.ndarray, lags: int) -> float:
    """Sum of squares with those of neighbours in time, Bartlett weights (Newey and West 1987); not below
    nought.
    """
    spread = _dot(scores, scores)
    for lag in range(1, lags + 1):
        spread += 2 * (1 - lag / (lags + 1)) * _dot(scores[lag:], scores[:-lag])
    return max(spread, 0.0)


def by_line(years: Sequence[float], values: Sequence[float], lags: int = LINE_LAGS) -> Changed:
    """Change along a straight line over the span.

    The standard error of the slope is that of Newey and West (1987), with the small-sample factor n / (n -
    2). A line promises too much where a series wanders.

    Raises
    ------
    ValueError
        Where fewer than eight points are given.
    """
    x, y = _read(years, values)
    n = len(x)
    centred = x - x.mean()
    slope = _dot(centred, y) / _dot(centred, centred)
    scores = centred * (y - y.mean() - slope * centred)
    error = math.sqrt(_long_run(scores, lags) * n / (n - 2)) / _dot(centred, centred)
    span = float(x[-1] - x[0])
    return _changed(slope * span, error * span, n - 2, n)


def by_steps(years: Sequence[float], values: Sequence[float], lags: int = STEP_LAGS) -> Changed:
    """Change from the first to the last point if the series wanders from year to year.

    Steps are not taken as independent: what one year brings the next may take back, or carry on. The error of
    the whole change is that of a sum of steps with the long-run variance of Newey and West (1987), `lags`
    steps long. Years may be missing; a step over several has the mean of each.

    Raises
    ------
    ValueError
        Where fewer than eight points are given.
    """
    x, y = _read(years, values)
    n = len(x)
    widths, steps = np.diff(x), np.diff(y)
    span, change = float(x[-1] - x[0]), float(y[-1] - y[0])
    off = (steps - change / span * widths) / np.sqrt(widths)
    error = math.sqrt(_long_run(off, lags) / (n - 2) * span)
    return _changed(change, error, n - 2, n)


def step_memory(years: Sequence[float], values: Sequence[float]) -> float:
    """How far a yearly step goes with the one before it, from -1 to 1: whether steps may be taken as
    independent.
    """
    x, y = _read(years, values)
    steps = np.diff(y) / np.diff(x)
    off = steps - steps.mean()
    return _dot(off[1:], off[:-1]) / _dot(off, off)
