"""Values with the ends of their intervals: shares of few cases."""

from __future__ import annotations

from typing import NamedTuple


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
    # Imported here: it takes as long as all the rest, and few figures need it.
    from scipy.stats import binomtest

    found = binomtest(successes, trials).proportion_ci(confidence, method="wilson")
    return Interval(100 * successes / trials, 100 * float(found.low), 100 * float(found.high))
