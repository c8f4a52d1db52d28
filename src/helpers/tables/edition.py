"""What the book is: title, author, version and date, from `CITATION.cff` alone, and the licence of its own
text and tables.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import yaml

from helpers import paths
from helpers.tables import dates

#: Licences that the text may have, by their SPDX names, and where each can be read.
LICENCES = {"CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")}
#: Licence of the text, the figures and our own tables.
LICENCE_ADDRESS = LICENCES["CC-BY-4.0"][1]
LICENCE = f"CC BY 4.0, {LICENCE_ADDRESS}"
#: Where the published tables say what may be done with values of other publishers.
RIGHTS = (
    "Values and findings of other publishers stay under the terms of their source, which sources.csv names."
)
VERSION = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?")


class EditionError(Exception):
    """`CITATION.cff` or the address says something that a reference cannot carry; the message says what."""


@dataclass(frozen=True)
class Book:
    """The book as `CITATION.cff` describes it."""

    title: str
    author: str
    publisher: str
    version: str
    date: str
    abstract: str
    keywords: tuple[str, ...]

    @property
    def year(self) -> str:
        return self.date[:4]

    @property
    def date_written(self) -> str:
        return dates.readable(self.date)

    @property
    def edition(self) -> str:
        """The version as references carry it, in the field of the edition, which every program keeps."""
        return f"Version {self.version}"


@functools.cache
def book() -> Book:
    """The book's own reference.

    Raises
    ------
    EditionError
        Where the file says something that a reference cannot carry.
    """
    return read(yaml.safe_load(paths.CITATION.read_text(encoding="utf-8")), datetime.now(UTC).date())


def read(raw: Mapping[str, Any], today: date) -> Book:
    """The book that the content of a `CITATION.cff` describes, on a day.

    Raises
    ------
    EditionError
        Where author, title, version, date or licence would not arrive whole in a reference.
    """
    author, title = str(raw["authors"][0]["name"]), str(raw["title"])
    version, released = str(raw["version"]), str(raw["date-released"])
    if "," in author:
        _refuse("authors", author, "a name without a comma, at which programs part it into two")
    if re.search(r"[{}\\]", title):
        _refuse("title", title, "a title without braces and backslashes, which BibTeX obeys")
    if not VERSION.fullmatch(version):
        _refuse("version", version, "a version such as 0.2.0")
    try:
        day = date.fromisoformat(released)
    except ValueError:
        _refuse("date-released", released, "a day such as 2026-11-21")
    # A day of slack, as it is tomorrow already elsewhere.
    if day > today + timedelta(days=1):
        _refuse("date-released", released, "a day that has come")
    if raw["license"] not in LICENCES:
        _refuse("license", str(raw["license"]), "one of " + ", ".join(LICENCES))
    preferred = raw["preferred-citation"]
    for name in ("title", "version", "date-released"):
        if str(preferred[name]) != str(raw[name]):
            _refuse(f"preferred-citation, {name}", str(preferred[name]), f"the same as above, {raw[name]}")
    return Book(
        title,
        author,
        str(preferred["publisher"]["name"]),
        version,
        released,
        " ".join(str(raw["abstract"]).split()),
        tuple(raw["keywords"]),
    )


def address(given: str) -> str:
    """The public address of the book as references use it, without a slash at its end; empty where none is
    given.

    Raises
    ------
    EditionError
        Where it is no address of a folder of the web.
    """
    if not given:
        return ""
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", given):
        raise EditionError(f"--base-url {given}: expected an address such as https://example.org/book")
    if parts.query or parts.fragment:
        raise EditionError(
            f"--base-url {given}: expected the address of a folder, without what follows ? or #"
        )
    return given.rstrip("/")


def _refuse(field: str, value: str, expected: str) -> None:
    raise EditionError(f"CITATION.cff, {field}: {value!r}; expected {expected}")


def epoch() -> int:
    """Seconds since 1970 of the release date: the time that everything built claims to be made at."""
    return int(datetime.fromisoformat(book().date).replace(tzinfo=UTC).timestamp())


def contacts() -> list[tuple[str, str]]:
    """Where to write to, as `CITATION.cff` has it: what a reader sees of each address, and the address; empty
    where it names none.
    """
    raw = yaml.safe_load(paths.CITATION.read_text(encoding="utf-8"))
    people = [*raw.get("contact", []), *raw.get("authors", [])]
    found = [(one["email"], f"mailto:{one['email']}") for one in people if one.get("email")]
    found += [(one["website"], one["website"]) for one in people if one.get("website")]
    found += [(raw["repository-code"],) * 2] if raw.get("repository-code") else []
    return list(dict.fromkeys(found))
