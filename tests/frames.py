"""The tables and exhibits of the book, and copies of tables in which one cell is another."""

from __future__ import annotations

import functools
from typing import Any

import pandas as pd

from helpers import exhibits
from helpers.exhibits import fingerprint
from helpers.tables import computed


def real(*names: str) -> list[pd.DataFrame]:
    """Tables of the book, read or computed."""
    return [computed.get(name) for name in names]


_texts: dict[str, list[dict[str, Any]]] = {}


@functools.cache
def made(identifier: str) -> exhibits.Exhibit:
    """An exhibit of the book, made from the real tables once in a process."""
    exhibit = exhibits.make(identifier, computed.get)
    if exhibit.figure is not None:
        _texts[identifier] = [fingerprint._text(text) for text in fingerprint._texts(exhibit.figure)]
    return exhibit


@functools.cache
def picture(identifier: str) -> bytes:
    """The SVG of a figure of the book in the wide layout, written once in a process."""
    return made(identifier).svg()


def texts_as_made(identifier: str) -> list[dict[str, Any]]:
    """The texts of a figure of the book as its fingerprint has them: when it was made, and before any test drew it."""
    made(identifier)
    return [dict(text) for text in _texts[identifier]]


def changed(frame: pd.DataFrame, value: object, column: str = "value", **where: object) -> pd.DataFrame:
    """A copy of the frame in which the one row that matches has another value."""
    copy = frame.copy()
    chosen = pd.Series(True, index=copy.index)
    for name, wanted in where.items():
        chosen &= copy[name] == wanted
    assert chosen.sum() == 1, where
    copy.loc[chosen, column] = value
    return copy
