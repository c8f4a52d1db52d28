"""What the book is: title, author, version and date, from `CITATION.cff` alone, and the licence of its own
text and tables.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import UTC, datetime

import yaml

from helpers import paths
from helpers.tables import dates

#: Licence of the text, the figures and our own tables.
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
LICENCE = f"CC BY 4.0, {LICENCE_ADDRESS}"


@dataclass(frozen=True)
class Book:
    """The book as `CITATION.cff` describes it."""

    title: str
    author: str
    version: str
    date: str
    abstract: str

    @property
    def year(self) -> str:
        return self.date[:4]

    @property
    def date_written(self) -> str:
        return dates.readable(self.date)


@functools.cache
def book() -> Book:
    """The book's own reference."""
    raw = yaml.safe_load(paths.CITATION.read_text(encoding="utf-8"))
    author = raw["authors"][0]["name"]
    return Book(
        raw["title"],
        author,
        str(raw["version"]),
        str(raw["date-released"]),
        " ".join(raw["abstract"].split()),
    )


def epoch() -> int:
    """Seconds since 1970 of the release date: the time that everything built claims to be made at."""
    return int(datetime.fromisoformat(book().date).replace(tzinfo=UTC).timestamp())
