"""Distances between two series."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def distance(one: Sequence[float], other: Sequence[float]) -> np.ndarray:
    """Absolute difference of two series, in their unit."""
    return np.abs(np.asarray(one, dtype=float) - np.asarray(other, dtype=float))
