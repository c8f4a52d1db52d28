"""How far two codings agree."""

from __future__ import annotations

from collections.abc import Sequence

import krippendorff
import numpy as np
import pandas as pd

from helpers.measures.intervals import ENDS, Interval
from helpers.tables.computed import Table, computed

RUNS, SEED = 2000, 20261126
FIELDS = ("kind", "dimension", "link")
#: What a pass coded in a unit that it did not mark, where marking counts too.
UNMARKED = "no unit"
BOTH = "A and B"


def nominal_alpha(first: Sequence[str], second: Sequence[str]) -> float:
    """Krippendorff's alpha of two codings in named categories: 1 where they always agree, 0 where only as
    often as chance would.

    Unit: none (a number up to 1). Computed by the package krippendorff (Castro 2017). Both codings have a
    value for every unit.

    Raises
    ------
    ValueError
        Where the codings differ in length, or use fewer than two categories, so that chance agreement has no
        meaning.
    """
    if len(first) != len(second):
        raise ValueError(f"codings of {len(first)} and {len(second)} units cannot be compared")
    categories = sorted({*first, *second})
    if len(categories) < 2:
        raise ValueError("alpha needs two categories at least")
    place = {category: number for number, category in enumerate(categories)}
    table = [[place[category] for category in coding] for coding in (first, second)]
    return float(krippendorff.alpha(table, level_of_measurement="nominal"))


def alphas(counts: np.ndarray) -> np.ndarray:
    """Alpha of two codings from how often each pair of categories was given, (..., categories, categories).

    For two coders without gaps Krippendorff's coincidences are the table and its transpose, so that alpha is
    one less the share of disagreement over the share that chance would make (Krippendorff 2019, chapter 12).
    Drawn many times at once, which the package cannot do; a test holds the two against each other.
    """
    coincidences = counts + np.swapaxes(counts, -1, -2)
    each = coincidences.sum(axis=-1)
    whole = each.sum(axis=-1)
    observed = 1 - np.trace(coincidences, axis1=-2, axis2=-1) / whole
    expected = 1 - (each * (each - 1)).sum(axis=-1) / (whole * (whole - 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return 1 - observed / expected


def alpha_interval(first: Sequence[str], second: Sequence[str], ends: tuple[float, float] = ENDS) -> Interval:
    """Alpha of two codings with its interval, by drawing units again with replacement (fixed seed).

    The units are taken as a sample of such units; those of one paragraph are not independent, so that the
    interval is rather too narrow.
    """
    value = nominal_alpha(first, second)
    categories = sorted({*first, *second})
    place = {category: number for number, category in enumerate(categories)}
    counts = np.zeros((len(categories), len(categories)))
    np.add.at(counts, ([place[one] for one in first], [place[one] for one in second]), 1)
    drawn = np.random.default_rng(SEED).multinomial(len(first), counts.ravel() / counts.sum(), size=RUNS)
    low, high = np.nanpercentile(alphas(drawn.reshape(RUNS, *counts.shape).astype(float)), ends)
    return Interval(value, float(low), float(high))


@computed("coding_reliability", "coding_pairs")
def reliability(table: Table) -> pd.DataFrame:
    """Agreement of the two coding passes in each field, with and without the marking of units.

    With it, a unit that only one pass marked is a disagreement: the other coded it as no unit.

    Returns
    -------
    DataFrame
        `field`, `article` (A, B or both), `marking` (whether the marking of units counts), `units`, `same`,
        `agreement` (share, 0 to 1), `alpha`, `low`, `high` (90%).
    """
    pairs = table("coding_pairs")
    rows = []
    for field in FIELDS:
        first, second = (pairs[f"{coding}_{field}"] for coding in ("first", "second"))
        for marking in (False, True):
            shown = (
                pairs.assign(one=first.replace("", UNMARKED), other=second.replace("", UNMARKED))
                if marking
                else pairs.assign(one=first, other=second)[(first != "") & (second != "")]
            )
            for article, part in [*shown.groupby("article"), (BOTH, shown)]:
                ones, others = list(part["one"]), list(part["other"])
                found = alpha_interval(ones, others)
                same = sum(one == other for one, other in zip(ones, others, strict=True))
                rows.append(
                    {"field": field, "article": article, "marking": marking, "units": len(part)}
                    | {"same": same, "agreement": same / len(part)}
                    | {"alpha": found.value, "low": found.low, "high": found.high}
                )
    return pd.DataFrame(rows)
