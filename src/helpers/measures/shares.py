"""Shares and growth, in percent."""

from __future__ import annotations


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
