"""Does Kazakhstan come to resemble EU states? Gaps of levels then and now, measure by measure.

No measure holds another: income stands by itself, and society is length of life and schooling rather than an
index that has income within it.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.measures.bands import REACH, Difference, Estimate, error, from_mean, singly
from helpers.measures.states import HOME, NEIGHBOURS, TODAY
from helpers.measures.yearly import by_series, yearly
from helpers.theses.differences import ENOUGH, SOME, UNCHANGED, outcome, over_ways

#: The first and the last five years that all measures have.
FIRST, LAST = (1996, 2000), (2018, 2022)
EU, NEAR = TODAY, "neighbours"
NEARER, FARTHER, SMALL = "narrowed", "widened", "moved too little to count"
#: What is said of a gap that was no larger than what matters, so that closing it would not have counted.
CLOSED = "was too small from the start to count"
#: Of a gap whose interval does not leave out nought, and of judgements of experts without a band.
OPEN, UNBANDED = "may not have moved", "cannot be judged: no margin of error in the file"
#: How that of the neighbours fared beside it. Of judgements of experts the difference's interval says it.
ALIKE, MORE, LESS = (f"{how} that of the neighbours" for how in ("like", "more than", "less than"))
SIZE_OPEN, UNSURE = "{} (size open)", "but it cannot be said whether more than the neighbours'"


class Line(NamedTuple):
    """One measure: the part of life that article A's thesis names, and the series."""

    key: str
    field: str
    label: str
    indicator: str
    ratio: bool = False
    #: Whether its values are judgements of experts, which say nothing of a change without their error.
    judged: bool = False


LINES = (
    Line("law_vdem", "law", "Law: V-Dem, 0 to 1", "vdem-rule", judged=True),
    Line("law_wgi", "law", "Law: World Bank, score", "wgi-rule-of-law", judged=True),
    Line("democracy", "politics", "Politics: liberal democracy, 0 to 1", "vdem-libdem", judged=True),
    Line("income", "economy", "Economy: income a head, USD", "gni-per-head-ppp", True),
    Line("life", "society", "Society: length of life, years", "life-expectancy"),
    Line("schooling", "society", "Society: schooling of adults, years", "schooling-mean-years"),
)


def window_error(found: pd.DataFrame, years: tuple[int, int], coverage: float) -> float:
    """Standard error of the mean of a window, one for all years of it; missing where a year has no band."""
    mine = found.loc[years[0] : years[1]]
    if mine["low"].isna().any():
        return math.nan
    return float(np.mean([error(*ends, coverage) for ends in zip(mine["low"], mine["high"], strict=True)]))


def gap(one: float, other: float, ratio: bool) -> float:
    """Distance of two values, of their logarithms where a ratio is what counts."""
    return abs(math.log(one / other)) if ratio else abs(one - other)


def said(first: float, change: float, half: float, delta: float, judged: bool) -> str:
    """What the change of a gap says beside the smallest that matters.

    `first` is the gap as it was, and `half`, missing without a band, half of the interval. It is that of
    Kazakhstan's own change. That of the EU mean has none, so that how far a gap moved is uncertain, and no
    gap is called as good as unchanged. Experts without an error are not judged.
    """
    if judged and math.isnan(half):
        return UNBANDED
    if first <= delta >= change:
        return CLOSED
    if math.isnan(half):
        return SMALL if abs(change) <= delta else (FARTHER if change > 0 else NEARER)
    found = outcome(change - half, change + half, delta)
    if found not in (ENOUGH, SOME):
        return OPEN
    return FARTHER if change > 0 else NEARER


def beside(apart: Difference, tied: Difference, delta: float, verdict: str, judged: bool) -> str:
    """Whether a gap that narrowed did so as that of the neighbours, which no policy towards one state made.

    `apart` is the change of Kazakhstan's gap less that of theirs, with all errors taken as independent, and
    `tied` the same with those of the neighbours taken as one: two ways of counting, which must not disagree.
    The EU mean stands in both gaps and drops out, so that the interval of the difference needs no error of
    it.
    """
    if not verdict.startswith(NEARER):
        return ""
    word = LESS if apart.value > 0 else MORE
    if not judged:
        return ALIKE if abs(apart.value) <= delta else word
    ways = [(each.low, each.high) for each in (apart, tied)]
    found = UNSURE if math.isnan(apart.low) else over_ways(ways, delta)
    return {UNCHANGED: ALIKE, ENOUGH: word, SOME: SIZE_OPEN.format(word)}.get(found, UNSURE)


def card(indicators: pd.DataFrame, smallest: pd.DataFrame, band_coverage: pd.DataFrame) -> pd.DataFrame:
    """One row a measure and side: its level at first and last, the gap to the EU and what its change says.

    `change` is that of the gap (for income of the logarithm of the ratio), `half` half the interval of
    Kazakhstan's own change at 90%, the EU mean taken as known; `states` counts neighbours with as long a
    series. `apart` is the change of the gap less the mean change of theirs, its ends at 90% with all errors
    taken as independent and, as `tied`, with those of the neighbours taken as one; `singly` counts neighbours
    by pairs.
    """
    band = ("value", "low", "high")
    deltas, covers = by_series(smallest, "delta"), by_series(band_coverage, "coverage")
    rows = []
    for line in LINES:
        own, eu, *around = (
            pd.DataFrame({name: yearly(indicators, line.indicator, entity, field=name) for name in band})
            for entity in (HOME, EU, *NEIGHBOURS)
        )
        # Neighbours with a value in every year of both windows in which Kazakhstan has one.
        years = [year for year in own.index if FIRST[0] <= year <= FIRST[1] or LAST[0] <= year <= LAST[1]]
        near = [one for one in around if set(years) <= set(one.index)]
        # Means of the years of either window that have a value.
        means = [[float(one["value"].loc[a:b].mean()) for a, b in (FIRST, LAST)] for one in (own, eu, *near)]
        ours, theirs, *others = means
        gaps = [[gap(*of, line.ratio) for of in zip(mine, theirs, strict=True)] for mine in (ours, *others)]
        cover = covers.get(line.indicator, 90.0)
        errors = [
            math.hypot(*(window_error(of, span, cover) for span in (FIRST, LAST))) for of in (own, *near)
        ]
        changes = (after - before for before, after in gaps)
        mine, *those = (Estimate(*of) for of in zip(changes, errors, strict=True))
        (first, last), delta, change = gaps[0], deltas[line.indicator], mine.value
        half, near_change = REACH * mine.error, float(np.mean([each.value for each in those]))
        near_half = REACH * math.hypot(*(each.error for each in those)) / len(those)
        verdict, near_says = (
            said(begun, by, reach, delta, line.judged)
            for begun, by, reach in (
                (first, change, half),
                (float(np.mean([each[0] for each in gaps[1:]])), near_change, near_half),
            )
        )
        apart, tied = from_mean(mine, those), from_mean(mine, those, tied=True)
        of_measure = {
            "gap_first": first, "gap_last": last, "change": change, "half": half, "near_change": near_change,
            "near_says": near_says, "apart": apart.value, "apart_low": apart.low, "apart_high": apart.high,
            "tied_low": tied.low, "tied_high": tied.high,
            "singly": math.nan if math.isnan(half) else singly(mine, those), "states": len(near),
            "delta": delta, "says": verdict, "beside": beside(apart, tied, delta, verdict, line.judged),
            "source": str(indicators.loc[indicators["indicator"] == line.indicator, "source"].iloc[0]),
        }  # fmt: skip
        middle = np.exp(np.log(others).mean(axis=0)) if line.ratio else np.mean(others, axis=0)
        for side, (before, after) in {EU: theirs, HOME: ours, NEAR: middle.tolist()}.items():
            place = {"measure": line.key, "field": line.field, "label": line.label, "side": side}
            rows.append(place | {"first": before, "last": after} | of_measure)
    return pd.DataFrame(rows)
