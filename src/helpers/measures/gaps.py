"""Distances between two series, and which side changed them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


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

    Each side's part is the mean of its effect when it moves first and when it moves last (the two-player
    Shapley value), so that the order of moving, which nobody observes, does not decide.

    Parameters
    ----------
    mine, theirs : (float, float)
        First and last value of each side.
    """
    (a, b), (c, d) = mine, theirs
    change = abs(b - d) - abs(a - c)
    own = ((abs(b - c) - abs(a - c)) + (abs(b - d) - abs(a - d))) / 2
    return Movers(change, own, change - own)
