"""The tables of the book, and copies of them in which one cell is another."""

from __future__ import annotations

import pandas as pd

from helpers.tables import computed


def real(*names: str) -> list[pd.DataFrame]:
    """Tables of the book, read or computed."""
    return [computed.get(name) for name in names]


def changed(frame: pd.DataFrame, value: object, column: str = "value", **where: object) -> pd.DataFrame:
    """A copy of the frame in which the one row that matches has another value."""
    copy = frame.copy()
    chosen = pd.Series(True, index=copy.index)
    for name, wanted in where.items():
        chosen &= copy[name] == wanted
    assert chosen.sum() == 1, where
    copy.loc[chosen, column] = value
    return copy
