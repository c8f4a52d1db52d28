"""A yearly series of the table `indicators`, and what other tables say of series."""

from __future__ import annotations

import pandas as pd

from helpers.tables import dates


def yearly(
    indicators: pd.DataFrame, indicator: str, entity: str = "KAZ", counterpart: str = "", field: str = "value"
) -> pd.Series:
    """Values of an indicator by year, or an end of their bands; what spans no single year is left out.

    Parameters
    ----------
    indicators : pandas.DataFrame
        The table `indicators`.
    indicator, entity, counterpart : str
        Which series: what is measured, of whom, and beside whom where it has two sides.
    field : str
        Column of the values.

    Returns
    -------
    pandas.Series
        Numbers by year, in their order.
    """
    chosen = indicators[
        (indicators["indicator"] == indicator)
        & (indicators["entity"] == entity)
        & (indicators["counterpart"] == counterpart)
        & indicators["period"].str.fullmatch(r"\d{4}")
    ]
    return pd.Series(chosen[field].to_numpy(dtype=float), index=chosen["period"].map(dates.year)).sort_index()


def by_series(rows: pd.DataFrame, column: str) -> dict[str, float]:
    """Numbers of a column by series, where a row holds for all that its column `series` names."""
    return {
        series: float(number)
        for named, number in rows[["series", column]].itertuples(index=False)
        for series in filter(None, named.split(";"))
    }
