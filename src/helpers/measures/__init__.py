"""Shares, gaps, intervals and agreement: the numbers that figures, choices and findings are made of."""

from helpers.measures.agreement import nominal_alpha
from helpers.measures.gaps import Movers, distance, who_moved
from helpers.measures.intervals import Interval, wilson
from helpers.measures.shares import growth, share

__all__ = [
    "Interval",
    "Movers",
    "distance",
    "growth",
    "nominal_alpha",
    "share",
    "who_moved",
    "wilson",
]
