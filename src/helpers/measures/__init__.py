"""Shares, gaps, intervals and agreement: the numbers that figures, choices and findings are made of."""

from helpers.measures.agreement import nominal_alpha
from helpers.measures.detection import Changed, by_line, by_steps, step_memory
from helpers.measures.gaps import Movers, distance, who_moved
from helpers.measures.intervals import Interval, wilson
from helpers.measures.shares import before_growth, growth, share

__all__ = [
    "Changed",
    "Interval",
    "Movers",
    "before_growth",
    "by_line",
    "by_steps",
    "distance",
    "growth",
    "nominal_alpha",
    "share",
    "step_memory",
    "who_moved",
    "wilson",
]
