"""Tables by name, read or computed: what the functions of exhibits are given."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers import paths
from helpers.tables import rooms
from helpers.tables.reading import Tables, load

Table = Callable[[str], pd.DataFrame]
Maker = Callable[[Table], pd.DataFrame]


@dataclass(frozen=True)
class Computed:
    """A table that is computed: what makes it, and the tables, read or computed, that it is made from."""

    make: Maker
    reads: tuple[str, ...]

    def made(self, table: Table) -> pd.DataFrame:
        """The table, from those that it is made from and no other.

        Raises
        ------
        LookupError
            Where its maker asks for another, on which nobody would know that it hangs.
        """

        def declared(name: str) -> pd.DataFrame:
            if name not in self.reads:
                raise LookupError(f"{self.make.__qualname__} asks for {name}, which it does not declare")
            return table(name)

        return self.make(declared)


class Kept(NamedTuple):
    """A table that was computed, and the tables of files that it was computed from."""

    files: tuple[pd.DataFrame, ...]
    made: pd.DataFrame


_registered: dict[str, Computed] = {}
#: What was last computed from the book's own files: it stays what it is while they do.
_own: dict[str, Kept] = {}


def computed(name: str, *reads: str) -> Callable[[Maker], Maker]:
    """Register a function as the maker of a computed table.

    Parameters
    ----------
    name : str
        Name under which exhibits ask for the table.
    *reads : str
        The tables that the function asks for, read or computed.
    """

    def register(maker: Maker) -> Maker:
        _registered[name] = Computed(maker, reads)
        return maker

    return register


def makers() -> dict[str, Computed]:
    """Every computed table by name, in a fixed order."""
    rooms.enter()
    return dict(sorted(_registered.items()))


def over(read: Table) -> Table:
    """Every table by name, each made once: those that `read` gives, and those computed from them."""
    known = makers()

    @functools.cache
    def get(name: str) -> pd.DataFrame:
        return known[name].made(get) if name in known else read(name)

    return get


def _keeping(read: Table, kept: dict[str, Kept]) -> Table:
    """As `over`, but what was kept from the very same tables is not made again."""
    known = makers()

    @functools.cache
    def get(name: str) -> pd.DataFrame:
        if name not in known:
            return read(name)
        files = tuple(map(read, behind([name])))
        if name not in kept or not all(map(operator.is_, kept[name].files, files)):
            kept[name] = Kept(files, known[name].made(get))
        return kept[name].made

    return get


def sharing(read: Table) -> Table:
    """As `over`, but what is made from tables equal to the book's own is the book's own.

    What is computed takes seconds; whoever checks a changed copy of the data seldom changes all of it, and
    what is changed seldom changes all that is computed from it.
    """
    known = makers()

    @functools.cache
    def own(name: str) -> pd.DataFrame | None:
        try:
            return get(name)
        except Exception:
            # The book's own tables may be those that are unsound.
            return None

    @functools.cache
    def same(name: str) -> bool:
        mine = own(name)
        return mine is not None and equal(shared(name), mine)

    @functools.cache
    def shared(name: str) -> pd.DataFrame:
        if name not in known:
            return read(name)
        if all(map(same, known[name].reads)):
            return get(name)
        made, mine = known[name].made(shared), own(name)
        return mine if mine is not None and equal(made, mine) else made

    return shared


def equal(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Whether two tables hold the same, cell by cell and type by type."""
    if one is other:
        return True
    if not one.equals(other) or list(one.dtypes) != list(other.dtypes):
        return False
    mixed = [place for place, kind in enumerate(one.dtypes) if isinstance(kind, np.dtype) and kind.hasobject]
    return all(
        list(map(type, one.iloc[:, place])) == list(map(type, other.iloc[:, place])) for place in mixed
    )


@functools.cache
def of(folder: Path) -> Table:
    """Every table of a folder by name, each read or made once a process."""
    read = Tables(folder).__getitem__
    return _keeping(read, _own) if folder == paths.DATA else over(read)


def get(name: str, folder: Path = paths.DATA) -> pd.DataFrame:
    """A table of the book by name, read or computed once a process."""
    return of(folder)(name)


def forget() -> None:
    """Read and compute anew what is asked for from now on; for those who change files in a
    running process.
    """
    of.cache_clear()
    load.cache_clear()


def behind(names: Iterable[str]) -> list[str]:
    """The tables of files behind tables read or computed, once each, in order."""
    known = makers()
    found = [table for name in names for table in (behind(known[name].reads) if name in known else [name])]
    return list(dict.fromkeys(found))
