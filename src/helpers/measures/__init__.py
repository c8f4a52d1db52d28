"""Shares, intervals and agreement: the numbers that figures, choices and findings are made of."""

from helpers.measures.agreement import nominal_alpha
from helpers.measures.intervals import Interval, wilson
from helpers.measures.shares import growth, share

__all__ = [
    "Interval",
    "growth",
    "nominal_alpha",
    "share",
    "wilson",
]
