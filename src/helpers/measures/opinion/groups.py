"""Who likes whom: shares of answers by age, education and language in one survey, with their intervals."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import ndtri, stdtrit

from helpers.measures.intervals import COVERAGE
from helpers.tables.computed import Table, computed

COLUMNS = ["survey", "about", "answer", "dimension", "group", "place", "n", "points", "share", "low", "high"]


def interval(share: pd.Series, error: pd.Series, points: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Ends of the interval of shares from a sample in clusters.

    Student's t with as many degrees of freedom as the group has sampling points, less one: with few places
    the error itself is known badly. The ends stay between 0 and 100.

    Parameters
    ----------
    share, error : Series
        Share in percent, and its standard error in percentage points.
    points : Series
        Sampling points with people of the group, two or more.

    Returns
    -------
    tuple of Series
        Lower and upper ends at `COVERAGE`, in percent.
    """
    half = error * stdtrit((points - 1).to_numpy(dtype=float), (1 + COVERAGE) / 2)
    return (share - half).clip(lower=0), (share + half).clip(upper=100)


@computed("opinion_by_group", "opinion_groups", "surveys")
def by_group(table: Table) -> pd.DataFrame:
    """Shares of answers by power and group, in the order in which they are shown.

    Returns
    -------
    DataFrame
        `survey`, `about` (power), `answer`, `dimension`, `group`, `place` (order within the dimension), `n`
        (people), `points` (sampling points), `share`, `low`, `high` (percent; 90% interval), `house`,
        `field`, `base`, `mode` and `source` of the survey.
    """
    found = table("opinion_groups")
    low, high = interval(found["share"], found["error"], found["points"])
    of = table("surveys")[["survey", "house", "field", "base", "mode", "source"]]
    return found.assign(low=low, high=high)[COLUMNS].merge(of, on="survey", validate="many_to_one")


def reach(compared: int) -> float:
    """How many standard errors the interval of a difference lies either side, where it is the largest of so
    many: its coverage is `COVERAGE` for all of them together (Bonferroni).
    """
    return float(ndtri(1 - (1 - COVERAGE) / 2 / compared))


@computed("opinion_spread", "opinion_groups", "surveys")
def spread(table: Table) -> pd.DataFrame:
    """How far the groups of a dimension that are furthest apart lie apart, power by power.

    The two groups are taken for independent; they share sampling points, so that the interval is a rough one.
    Whether a difference shows is said by the interval alone, and the furthest of several groups lies apart by
    chance too: `compared` says of how many differences it is the largest, and its interval allows for this.

    Returns
    -------
    DataFrame
        `survey`, `about`, `answer`, `dimension`, `highest`, `lowest` (groups), `difference`, `low`, `high`
        (percentage points), `compared`, and `apart`: whether the interval lies above nought.
    """
    found = table("opinion_groups")
    rows = []
    keys = ["survey", "about", "answer", "dimension"]
    for values, group in found.groupby(keys, sort=False):
        if len(group) < 2:
            continue
        top, bottom = group.loc[group["share"].idxmax()], group.loc[group["share"].idxmin()]
        compared = len(group) * (len(group) - 1) // 2
        half = reach(compared) * np.hypot(top["error"], bottom["error"])
        difference = top["share"] - bottom["share"]
        rows.append(
            dict(zip(keys, values, strict=True))
            | {"highest": top["group"], "lowest": bottom["group"], "difference": difference}
            | {"low": difference - half, "high": difference + half, "compared": compared}
            | {"apart": bool(difference > half)}
        )
    columns = [*keys, "highest", "lowest", "difference", "low", "high", "compared", "apart"]
    return pd.DataFrame(rows, columns=columns)
