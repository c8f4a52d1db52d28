"""The registry of exhibits: every figure and table of the book, once, with its texts and its tables."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers.exhibits import colours, columns, credit, fitting, letters, measuring, style, telling
from helpers.exhibits.card import Drawn, Exhibit, Tabled, card_of, facts_of
from helpers.exhibits.facts import Fact
from helpers.exhibits.layout import NARROW, WIDE
from helpers.exhibits.texts import IDENTIFIER, NAME, STATED, ExhibitError, Texts, read, require
from helpers.exhibits.waiting import without_narrow

Maker = Callable[..., Drawn | Tabled]
Made = TypeVar("Made")
_registered: dict[str, Registered] = {}


@dataclass(frozen=True)
class Registered:
    """One exhibit: the function that makes it, its texts, and the tables that it is computed from."""

    id: str
    maker: Maker
    texts: Texts
    tables: tuple[str, ...]

    @property
    def kind(self) -> str:
        return "figure" if self.id.startswith("fig-") else "table"

    @property
    def title(self) -> str:
        return self.texts.title

    @property
    def units(self) -> Mapping[str, str]:
        return self.texts.units


def exhibit(
    identifier: str, *, tables: Sequence[str], texts: Texts | None = None
) -> Callable[[Maker], Maker]:
    """Register a function as the maker of an exhibit.

    Parameters
    ----------
    identifier : str
        `fig-…` or `tbl-…`; permanent, never used again for something else.
    tables : sequence of str
        Book tables that the function takes, in the order of its parameters.
    texts : Texts, optional
        What the exhibit says; by default what `texts.yml` beside the function's module has under its id.

    Raises
    ------
    ExhibitError
        Where the identifier has no such form or is taken, or it has no texts.
    """
    if not IDENTIFIER.fullmatch(identifier):
        raise ExhibitError(
            f"exhibit {identifier}: the id must look like fig-name or tbl-name, in small letters, digits "
            f"and hyphens."
        )
    if not tables:
        raise ExhibitError(f"exhibit {identifier}: name the tables it is computed from.")

    def register(maker: Maker) -> Maker:
        known = _registered.get(identifier)
        here = (maker.__module__, maker.__qualname__)
        if known and (known.maker.__module__, known.maker.__qualname__) != here:
            raise ExhibitError(
                f"exhibit {identifier}: {'.'.join(here)} uses an id that "
                f"{known.maker.__module__}.{known.maker.__qualname__} has already."
            )
        said = texts or _beside(maker, identifier)
        require(identifier, said.stated())
        _registered[identifier] = Registered(identifier, maker, said, tuple(tables))
        return maker

    return register


def _beside(maker: Maker, identifier: str) -> Texts:
    """The texts of an exhibit from the file beside the module of its function."""
    path = Path(maker.__code__.co_filename).with_name(NAME)
    said = read(path)
    if identifier not in said:
        raise ExhibitError(f"exhibit {identifier}: {path.parent.name}/{NAME} has no texts for it.")
    return said[identifier]


@functools.cache
def _import_figures() -> None:
    package = importlib.import_module("helpers.figures")
    for module in sorted(
        pkgutil.walk_packages(package.__path__, "helpers.figures."), key=lambda found: found.name
    ):
        importlib.import_module(module.name)
    for path in sorted(Path(package.__path__[0]).glob(f"*/{NAME}")):
        for identifier in read(path):
            if identifier not in _registered:
                raise ExhibitError(
                    f"exhibit {identifier}: {path.parent.name}/{NAME} has texts for it, and no function is "
                    f"registered under this id."
                )


def registry() -> MappingProxyType[str, Registered]:
    """Every exhibit by id, after all modules of figures are imported.

    Raises
    ------
    ExhibitError
        Where texts stand under an id that no function has.
    """
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
        Where no exhibit has this id, a template or the list of prose names an unknown fact, a template is
        filled with nothing, or the maker fails or returns the wrong kind, no rows, no source or an unknown
        one, or numbers without a unit.
    """
    entry = _registered_as(identifier)
    frames = [tables(name) for name in entry.tables]
    made = _made(entry, frames)
    if isinstance(made, Drawn) != (entry.kind == "figure"):
        raise ExhibitError(
            f"exhibit {identifier}: {entry.maker.__qualname__} must return a "
            f"{'Drawn' if entry.kind == 'figure' else 'Tabled'}."
        )
    if made.rows.empty:
        raise ExhibitError(f"exhibit {identifier}: {entry.maker.__qualname__} found no rows to show.")
    sources = credit.sources_of(made)
    if not sources:
        raise ExhibitError(f"exhibit {identifier}: {entry.maker.__qualname__} names no source.")
    line = credit.line(identifier, sources, tables("sources"), entry.texts.own)
    wide, narrow = _forms(entry, frames, made, line) if isinstance(made, Drawn) else (None, None)
    if lost := sorted(set(entry.texts.prose or ()) - set(made.facts)):
        raise ExhibitError(
            f"exhibit {identifier}: its list of prose names {' and '.join(lost)}, which "
            f"{entry.maker.__qualname__} does not compute."
        )
    try:
        card = card_of(identifier, entry.texts, entry.tables, made, sources, narrow)
    except (KeyError, ValueError, AttributeError) as error:
        raise ExhibitError(
            f"exhibit {identifier}: a text names the fact {error}, which {entry.maker.__qualname__} does "
            f"not compute."
        ) from None
    # A template may be filled with nothing.
    require(identifier, {name: card[name] for name in STATED})  # type: ignore[literal-required]
    bare = [name for name, unit in columns.units(card, entry.units).items() if not unit]
    if bare:
        raise ExhibitError(f"exhibit {identifier}: name the unit of {' and '.join(bare)} in units.")
    return Exhibit(card, wide, narrow)


def stated(identifier: str, tables: Callable[[str], pd.DataFrame]) -> dict[str, Fact]:
    """What the card of one exhibit states, by name, without its pictures: these take the longest by far.

    Parameters
    ----------
    identifier : str
        Id of a registered exhibit.
    tables : callable
        Gives a table by name.

    Raises
    ------
    ExhibitError
        Where no exhibit has this id, or the maker fails.
    """
    return facts_of(_registered_as(identifier).texts, made(identifier, tables).facts)


def made(identifier: str, tables: Callable[[str], pd.DataFrame]) -> Drawn | Tabled:
    """What the maker of one exhibit returns, before its texts are filled and its forms drawn.

    Raises
    ------
    ExhibitError
        Where no exhibit has this id, or the maker fails.
    """
    entry = _registered_as(identifier)
    return _made(entry, [tables(name) for name in entry.tables])


def _registered_as(identifier: str) -> Registered:
    known = registry()
    if identifier not in known:
        raise ExhibitError(f"exhibit {identifier}: no function is registered under this id.")
    return known[identifier]


def _forms(
    entry: Registered, frames: Sequence[pd.DataFrame], made: Drawn, credited: str
) -> list[Figure | None]:
    """The figure in both layouts, its credit line in each; no narrow one where it waits for that.

    A maker that returns a figure in place of a function that draws runs once more for the narrow layout.
    """

    def narrow() -> Figure:
        if not isinstance(made.drawing, Figure):
            return made.narrow
        again = entry.maker(*frames)
        assert isinstance(again, Drawn)
        return again.figure

    found: list[Figure | None] = []
    # What is read off the wide form later is read under its own settings, so that it comes last.
    for layout, draw in ((NARROW, narrow), (WIDE, lambda: made.figure)):
        if layout.narrow and entry.id in without_narrow():
            found.append(None)
            continue
        with layout.use():
            style.apply()
            figure = _told_of(entry, frames, draw)
            if not isinstance(figure, Figure):
                maker = entry.maker.__qualname__
                raise ExhibitError(f"exhibit {entry.id}: {maker} draws no figure in the {layout.name} form.")
            style.footer(figure, entry.id, credited)
            colours.read_in_ink(figure)
            said = (text.get_text() for text in figure.findobj(Text))
            if strange := next(letters.refused(said), ""):
                raise ExhibitError(f"exhibit {entry.id}: {strange}")
            with measuring.once():
                fitting.fix(fitting.settle(figure, layout) if layout.narrow else fitting.Sheet(figure))
        found.insert(0, figure)
    return found


def _made(entry: Registered, frames: Sequence[pd.DataFrame]) -> Drawn | Tabled:
    """What the maker returns."""
    return _told_of(entry, frames, lambda: entry.maker(*frames))


def _told_of(entry: Registered, frames: Sequence[pd.DataFrame], work: Callable[[], Made]) -> Made:
    """What the work gives; what it raises is told with the file and the line of the exhibit's own code."""
    try:
        return work()
    except Exception as error:
        raise ExhibitError(f"exhibit {entry.id}: {telling.told(error, frames)}") from error
