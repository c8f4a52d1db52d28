"""Shares, gaps, intervals and agreement: the numbers that figures, choices and findings are made of."""

from helpers.measures.statistics import (
    Detectable,
    Interval,
    Movers,
    before_growth,
    detectable_by_steps,
    detectable_by_trend,
    distance,
    growth,
    nominal_alpha,
    share,
    who_moved,
    wilson,
    years_between,
)

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
