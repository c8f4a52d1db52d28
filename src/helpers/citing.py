"""How the book is cited: title, author, version and date, all from `CITATION.cff` alone."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import UTC, datetime

import yaml

from helpers import dates, paths


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
    return Book(raw["title"], raw["authors"][0]["name"], str(raw["version"]), str(raw["date-released"]), " ".join(raw["abstract"].split()))


def epoch() -> int:
    """Seconds since 1970 of the release date: the time that everything built claims to be made at."""
    return int(datetime.fromisoformat(book().date).replace(tzinfo=UTC).timestamp())
