"""Where an exhibit comes from: its function and line, its tables with checksums, its sources, the versions
that made it.
"""

from __future__ import annotations

import functools
import hashlib
import inspect
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from helpers import exhibits, paths, tables
from helpers.exhibits import Card
from helpers.tables import computed
from helpers.theses import choices

LIBRARIES = ("matplotlib", "numpy", "pandas")


@functools.cache
def versions() -> dict[str, str]:
    """Versions of Python and of the libraries that decide what a figure looks like."""
    return {"python": platform.python_version()} | {name: version(name) for name in LIBRARIES}


@functools.cache
def maker(identifier: str) -> tuple[str, str, int]:
    """The function that computes an exhibit: file below the book's folder, name, line of its `def`."""
    function = exhibits.registry()[identifier].maker
    path = Path(inspect.getsourcefile(function) or "").resolve()
    lines, first = inspect.getsourcelines(function)
    # The source begins with the decorator, which may be many lines long.
    line = first + next(place for place, text in enumerate(lines) if text.startswith("def "))
    return path.relative_to(paths.ROOT).as_posix(), function.__name__, line


@functools.cache
def checksum(name: str) -> str:
    """SHA-256 of a table's file."""
    return hashlib.sha256(tables.file_of(name).read_bytes()).hexdigest()


def sums(card: Card) -> dict[str, str]:
    """SHA-256 of every book table behind an exhibit."""
    return {name: checksum(name) for name in computed.behind(card["tables"])}


def sources(card: Card) -> list[dict[str, Any]]:
    """Rows of `sources` behind an exhibit.

    Raises
    ------
    tables.DataError
        Where the exhibit names a source that the table does not have.
    """
    known = tables.load("sources").set_index("source", drop=False)
    missing = [name for name in card["sources"] if name not in known.index]
    if missing or not card["sources"]:
        raise tables.DataError(
            [
                tables.Fault("sources", None, "source", name, f"a source that {card['id']} can name")
                for name in missing or [""]
            ]
        )
    return [known.loc[name].to_dict() for name in card["sources"]]


def credit(card: Card) -> str:
    """The sources of an exhibit in one line."""
    return "; ".join(f"{row['publisher']}: {row['title']}" for row in sources(card))


def robustness(card: Card) -> list[str]:
    """Under how many of the listed choices each conclusion that rests on an exhibit holds; none where no
    conclusion does.
    """
    return choices.sentences(computed.get("variant_summary"), card["id"])
