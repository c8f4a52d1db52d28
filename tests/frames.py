"""The tables and exhibits of the book, and copies of tables in which one cell is another."""

from __future__ import annotations

import functools

import pandas as pd

from helpers import exhibits
from helpers.tables import computed


def real(*names: str) -> list[pd.DataFrame]:
    """Tables of the book, read or computed."""
    return [computed.get(name) for name in names]


@functools.cache
def made(identifier: str) -> exhibits.Exhibit:
    """An exhibit of the book, made from the real tables once in a process."""
    return exhibits.make(identifier, computed.get)


def changed(frame: pd.DataFrame, value: object, column: str = "value", **where: object) -> pd.DataFrame:
    """A copy of the frame in which the one row that matches has another value."""
    copy = frame.copy()
    chosen = pd.Series(True, index=copy.index)
    for name, wanted in where.items():
        chosen &= copy[name] == wanted
    assert chosen.sum() == 1, where
    copy.loc[chosen, column] = value
    return copy
