"""Tables by name, read or computed: what the functions of exhibits are given."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

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


_registered: dict[str, Computed] = {}


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
        return known[name].make(get) if name in known else read(name)

    return get


@functools.cache
def _of(folder: Path) -> Table:
    return over(Tables(folder).__getitem__)


def get(name: str, folder: Path = paths.DATA) -> pd.DataFrame:
    """A table of the book by name, read or computed once a process."""
    return _of(folder)(name)


def forget() -> None:
    """Read and compute anew what is asked for from now on; for those who change files in a
    running process.
    """
    _of.cache_clear()
    load.cache_clear()


def behind(names: Iterable[str]) -> list[str]:
    """The tables of files behind tables read or computed, once each, in order."""
    known = makers()
    found = [table for name in names for table in (behind(known[name].reads) if name in known else [name])]
    return list(dict.fromkeys(found))
