"""Finding rows of computed tables by what their cells hold."""

from __future__ import annotations

import pandas as pd

from helpers.theses.findings.facts import NothingFoundError


def only(frame: pd.DataFrame, **wanted: object) -> pd.DataFrame:
    """The rows whose cells hold what is wanted; numbers may be given as text.

    Raises
    ------
    NothingFoundError
        Where no row does.
    """
    found = frame
    for column, cell in wanted.items():
        cells = found[column]
        found = found[(cells if cells.dtype == "str" else cells.astype(str)) == str(cell)]
    if found.empty:
        said = ", ".join(f"{column} {cell}" for column, cell in wanted.items())
        raise NothingFoundError(f"no row with {said}")
    return found


def one(frame: pd.DataFrame, **wanted: object) -> pd.Series:
    """The one row whose cells hold what is wanted.

    Raises
    ------
    NothingFoundError
        Where there is none, or several.
    """
    found = only(frame, **wanted)
    if len(found) > 1:
        said = ", ".join(f"{column} {cell}" for column, cell in wanted.items())
        raise NothingFoundError(f"one row with {said}, not {len(found)}")
    return found.iloc[0]
