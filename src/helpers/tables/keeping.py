"""What is made from tables, kept while the tables that it was made from are the very same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeVar

import pandas as pd

Table = Callable[[str], pd.DataFrame]
Made = TypeVar("Made")


class Kept(NamedTuple):
    """What was made, and the tables that it asked for, by name."""

    read: dict[str, pd.DataFrame]
    made: Any


class Keeping:
    """What functions of tables gave, for the last states of the tables that each of them asked for.

    Whoever checks a changed copy of the data seldom changes all of it. Tables count as the same where they
    are one object, which equal files of a process are.

    Parameters
    ----------
    states : int
        How many states of the tables are kept of one thing; the one that is used stays longest.
    """

    def __init__(self, states: int = 3) -> None:
        self.states = states
        self._kept: dict[Hashable, list[Kept]] = {}

    def __call__(self, key: Hashable, table: Table, make: Callable[[Table], Made]) -> Made:
        """What `make` gives from these tables; made once from the same ones.

        Parameters
        ----------
        key : hashable
            What is made; whatever it hangs on beside tables is part of it.
        table : callable
            Gives a table by name.
        make : callable
            Makes it, and asks for tables and nothing else.
        """
        kept = self._kept.setdefault(key, [])
        for place, one in enumerate(kept):
            if all(table(name) is frame for name, frame in one.read.items()):
                kept.append(kept.pop(place))
                return one.made
        read: dict[str, pd.DataFrame] = {}

        def noted(name: str) -> pd.DataFrame:
            read[name] = table(name)
            return read[name]

        made = make(noted)
        kept.append(Kept(read, made))
        del kept[: -self.states]
        return made
