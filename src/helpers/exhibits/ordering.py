"""Rows in the order in which an exhibit shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd


def ordered(rows: pd.DataFrame, *by: str, **lists: Iterable[Any]) -> pd.DataFrame:
    """The rows sorted by some columns and numbered anew; rows that agree in them all keep their order.

    Parameters
    ----------
    rows : DataFrame
        The rows.
    *by : str
        Columns, the one that counts most first.
    **lists : iterable
        By column its values in their order, where that is not by size; a value that is not in it stands last.
    """
    places = {column: {value: at for at, value in enumerate(known)} for column, known in lists.items()}

    def place(column: pd.Series) -> pd.Series:
        return column.map(places[str(column.name)]) if column.name in places else column

    return rows.sort_values(list(by), key=place, kind="stable", ignore_index=True)
