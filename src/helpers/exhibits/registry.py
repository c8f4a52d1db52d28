"""The registry of exhibits: every figure and table of the book, once, with its texts and its tables."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd

from helpers.exhibits import columns
from helpers.exhibits.card import Drawn, Exhibit, Tabled, card_of

IDENTIFIER = re.compile(r"(fig|tbl)-[a-z0-9]+(-[a-z0-9]+)*")
Maker = Callable[..., Drawn | Tabled]
_registered: dict[str, Registered] = {}


class ExhibitError(Exception):
    """An exhibit is described wrongly, used twice, or unknown."""


@dataclass(frozen=True)
class Registered:
    """One exhibit as its module describes it; `title`, `caption`, `alt` and `reading` are templates over its facts."""

    id: str
    maker: Maker
    title: str
    caption: str
    alt: str
    reading: str
    tables: tuple[str, ...]
    units: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return "figure" if self.id.startswith("fig-") else "table"


def exhibit(
    identifier: str,
    *,
    title: str,
    caption: str,
    tables: Sequence[str],
    alt: str = "",
    reading: str = "",
    units: Mapping[str, str] = MappingProxyType({}),
) -> Callable[[Maker], Maker]:
    """Register a function as the maker of an exhibit.

    Parameters
    ----------
    identifier : str
        `fig-…` or `tbl-…`; permanent, never used again for something else.
    title : str
        What the exhibit shows, as a list of exhibits or a citation names it.
    caption : str
        States the finding first, then what is drawn.
    tables : sequence of str
        Book tables that the function takes, in the order of its parameters.
    alt : str
        Alternative text of a figure: its kind and its finding. A table needs none.
    reading : str
        How the exhibit is to be read, and how it is misread.
    units : mapping of str
        Unit of every column of numbers that `columns.COMMON` does not have.

    Raises
    ------
    ExhibitError
        Where the identifier has no such form or is taken, or a text is missing.
    """
    if not IDENTIFIER.fullmatch(identifier):
        raise ExhibitError(
            f"exhibit {identifier}: the id must look like fig-name or tbl-name, in small letters, digits and hyphens."
        )
    _require_texts(identifier, {"title": title, "caption": caption, "alt": alt})
    if not tables:
        raise ExhibitError(f"exhibit {identifier}: name the tables it is computed from.")

    def register(maker: Maker) -> Maker:
        known = _registered.get(identifier)
        here = (maker.__module__, maker.__qualname__)
        if known and (known.maker.__module__, known.maker.__qualname__) != here:
            raise ExhibitError(
                f"exhibit {identifier}: {'.'.join(here)} uses an id that {known.maker.__module__}.{known.maker.__qualname__} has already."
            )
        _registered[identifier] = Registered(
            identifier, maker, title, caption, alt, reading, tuple(tables), units
        )
        return maker

    return register


def _require_texts(identifier: str, texts: Mapping[str, str]) -> None:
    """Every exhibit has a title and a caption, and every figure an alternative text."""
    needed = [name for name in ("title", "caption", "alt") if name != "alt" or identifier.startswith("fig-")]
    missing = [name for name in needed if not texts[name].strip()]
    if missing:
        raise ExhibitError(f"exhibit {identifier}: {' and '.join(missing)} must not be empty.")


@functools.cache
def _import_figures() -> None:
    package = importlib.import_module("helpers.figures")
    for module in sorted(
        pkgutil.walk_packages(package.__path__, "helpers.figures."), key=lambda found: found.name
    ):
        importlib.import_module(module.name)


def registry() -> MappingProxyType[str, Registered]:
    """Every exhibit by id, after all modules of figures are imported."""
    _import_figures()
    return MappingProxyType(dict(sorted(_registered.items())))


def make(identifier: str, tables: Callable[[str], pd.DataFrame]) -> Exhibit:
    """Compute one exhibit.

    Parameters
    ----------
    identifier : str
        Id of a registered exhibit.
    tables : callable
        Gives a table by name.

    Raises
    ------
    ExhibitError
        Where no exhibit has this id, a template names an unknown fact or is filled with nothing, or the maker fails or
        returns the wrong kind, no rows, no source, or numbers without a unit.
    """
    known = registry()
    if identifier not in known:
        raise ExhibitError(f"exhibit {identifier}: no function is registered under this id.")
    entry = known[identifier]
    frames = [tables(name) for name in entry.tables]
    try:
        made = entry.maker(*frames)
    except Exception as error:
        # Rows that an exhibit needs and the tables have no more: which, no schema can know.
        said = f"{type(error).__name__}: {error}".removesuffix(": ")
        if isinstance(error, KeyError):
            said = f"no row has {error}, which it asks for by name"
        raise ExhibitError(
            f"exhibit {identifier}: {entry.maker.__name__} cannot compute it from {', '.join(entry.tables)} ({said})."
        ) from error
    if isinstance(made, Drawn) != (entry.kind == "figure"):
        raise ExhibitError(
            f"exhibit {identifier}: {entry.maker.__qualname__} must return a {'Drawn' if entry.kind == 'figure' else 'Tabled'}."
        )
    if made.rows.empty:
        raise ExhibitError(f"exhibit {identifier}: {entry.maker.__qualname__} found no rows to show.")
    if not made.sources:
        raise ExhibitError(f"exhibit {identifier}: {entry.maker.__qualname__} names no source.")
    try:
        card = card_of(identifier, entry.title, entry.caption, entry.alt, entry.reading, entry.tables, made)
    except (KeyError, ValueError, AttributeError) as error:
        raise ExhibitError(
            f"exhibit {identifier}: a text names the fact {error}, which {entry.maker.__qualname__} does not compute."
        ) from None
    # A template may be filled with nothing.
    _require_texts(identifier, {"title": card["title"], "caption": card["caption"], "alt": card["alt"]})
    bare = [name for name, unit in columns.units(card, entry.units).items() if not unit]
    if bare:
        raise ExhibitError(f"exhibit {identifier}: name the unit of {' and '.join(bare)} in units.")
    return Exhibit(card, made.figure if isinstance(made, Drawn) else None)
