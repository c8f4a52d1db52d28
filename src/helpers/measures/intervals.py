"""Values with the ends of their intervals: shares of few cases."""

from __future__ import annotations

import math
from typing import NamedTuple

from scipy.special import ndtri

#: What the intervals of the book cover, and both ends of one among repetitions, in percent.
COVERAGE = 0.90
ENDS = (5.0, 95.0)


class Interval(NamedTuple):
    """A value with the ends of its interval, in the value's own unit."""

    value: float
    low: float
    high: float


def wilson(successes: int, trials: int, confidence: float = 0.95) -> Interval:
    """A share with its score interval, in percent.

    The interval of Wilson (1927), which keeps its coverage for small numbers, as Brown, Cai and DasGupta
    (2001) recommend. It answers how far a share of so few cases would bear a statement about a larger
    population; where the cases are the whole population, it is an aid to reading and no more.
    """
    if trials < 1 or not 0 <= successes <= trials:
        raise ValueError(f"{successes} of {trials} is no share")
    # As `scipy.stats.binomtest` has it, which makes a test for each share and takes a second to import.
    share, z = successes / trials, float(ndtri(0.5 + 0.5 * confidence))
    whole = 2 * (trials + z**2)
    centre = (2 * trials * share + z**2) / whole
    half = z / whole * math.sqrt(4 * trials * share * (1 - share) + z**2)
    low = centre - half if successes else 0.0
    high = centre + half if successes < trials else 1.0
    return Interval(100 * successes / trials, 100 * low, 100 * high)
