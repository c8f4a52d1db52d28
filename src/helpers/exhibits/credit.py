"""The credit line of an exhibit: its sources by their short names, from the rows behind it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.exhibits.card import Drawn, Tabled
from helpers.exhibits.texts import ExhibitError

#: More names than this would fill the foot of a picture; the passport of the exhibit has them all.
SHOWN = 8


def sources_of(made: Drawn | Tabled) -> list[str]:
    """Ids of the sources of an exhibit, in order: those it lists, or those in the column `source` of its
    rows.
    """
    named = made.sources
    if named is None:
        named = list(made.rows["source"].dropna()) if "source" in made.rows else []
    return sorted({str(name) for name in named if str(name)})


def line(identifier: str, names: Sequence[str], sources: pd.DataFrame, own: str = "") -> str:
    """Short names of the sources, the articles first and each name once; a source without a short name by its
    publisher.

    Parameters
    ----------
    identifier : str
        The exhibit, for what is said of a source that does not exist.
    names : sequence of str
        Ids of sources.
    sources : DataFrame
        The book's table of sources (`source`, `short`, `publisher`).
    own : str
        What is the book's own work, as `own calculation`.

    Raises
    ------
    ExhibitError
        Where the table has no such source.
    """
    known = sources.set_index("source")[["short", "publisher"]].fillna("")
    if unknown := [name for name in names if name not in known.index]:
        raise ExhibitError(
            f"exhibit {identifier}: {' and '.join(unknown)} stands in no row of the table sources; name a "
            f"source that it has."
        )
    short = [str(row.short or row.publisher) for row in known.loc[list(names)].itertuples()]
    found = list(dict.fromkeys(short))
    if len(found) > SHOWN:
        found = [*found[: SHOWN - 1], f"{len(found) - SHOWN + 1} more"]
    return "; ".join([*found, *([f"own {own}"] if own else [])])
