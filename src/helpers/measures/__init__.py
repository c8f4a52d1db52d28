"""Shares, gaps, intervals and agreement: the numbers that figures, choices and findings are made of."""

from helpers.measures.agreement import nominal_alpha
from helpers.measures.detection import Detectable, detectable_by_steps, detectable_by_trend
from helpers.measures.gaps import Movers, distance, who_moved
from helpers.measures.intervals import Interval, wilson, years_between
from helpers.measures.shares import before_growth, growth, share

__all__ = [
    "Detectable",
    "Interval",
    "Movers",
    "before_growth",
    "detectable_by_steps",
    "detectable_by_trend",
    "distance",
    "growth",
    "nominal_alpha",
    "share",
    "who_moved",
    "wilson",
    "years_between",
]
