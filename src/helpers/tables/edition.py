"""What the book is: title, author, version and date, from `CITATION.cff` alone, and the licence of its own
text and tables.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, NoReturn

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
VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?")


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
    #: Where it stands in public, and where its repository does; empty where neither is known.
    homepage: str = ""
    repository: str = ""

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
    import yaml

    try:
        raw = yaml.safe_load(paths.CITATION.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise EditionError(f"CITATION.cff cannot be read: {' '.join(str(error).split())}") from None
    return read(raw, datetime.now(UTC).date())


def read(raw: Any, today: date) -> Book:
    """The book that the content of a `CITATION.cff` describes, on a day.

    Raises
    ------
    EditionError
        Where author, title, version, date or licence would not arrive whole in a reference.
    """
    author, title = _author(raw, "authors"), _text(raw, "title")
    version, released = _text(raw, "version"), _text(raw, "date-released")
    if re.search(r"[{}\\]", title):
        _refuse("title", title, "a title without braces and backslashes, which BibTeX obeys")
    if not VERSION.fullmatch(version):
        _refuse("version", version, "a version such as 0.2.0")
    _check_day(released, today)
    if (licence := str(_field(raw, "license", "the licence of the text"))) not in LICENCES:
        _refuse("license", licence, "one of " + ", ".join(LICENCES))
    preferred = _field(raw, "preferred-citation", "the book as it is to be cited")
    own = {name: _text(raw, name) for name in ("title", "version", "date-released")}
    own |= {"type": "book", "year": str(int(released[:4])), "month": str(int(released[5:7]))}
    for name, value in own.items():
        if (said := _text(preferred, name, "preferred-citation, ")) != value:
            _refuse(f"preferred-citation, {name}", said, f"the same as above, {value}")
    if (other := _author(preferred, "authors", "preferred-citation, ")) != author:
        _refuse("preferred-citation, authors", other, f"the same as above, {author}")
    return Book(
        title,
        author,
        _name(_field(preferred, "publisher", "who publishes", "preferred-citation, "), "publisher"),
        version,
        released,
        " ".join(_text(raw, "abstract").split()),
        _words(raw, "keywords"),
        _web(raw, "url"),
        _web(raw, "repository-code"),
    )


def _field(raw: Any, name: str, expected: str, within: str = "") -> Any:
    """A field that a reference is made from."""
    if not isinstance(raw, Mapping) or not raw.get(name):
        raise EditionError(f"CITATION.cff, {within}{name}: missing; expected {expected}")
    return raw[name]


def _text(raw: Any, name: str, within: str = "") -> str:
    said = _field(raw, name, f"the {name} of the book", within)
    if isinstance(said, list | Mapping):
        _refuse(f"{within}{name}", str(said), "one text")
    return str(said)


def _words(raw: Any, name: str) -> tuple[str, ...]:
    listed = _field(raw, name, "a list of words")
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        _refuse(name, str(listed), "a list of words")
    return tuple(listed)


def _web(raw: Any, name: str) -> str:
    """An address of the web, where the file names one."""
    said = str(raw.get(name) or "")
    if said and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", said):
        _refuse(name, said, "an address such as https://example.org/book, or none")
    return said


def _author(raw: Any, name: str, within: str = "") -> str:
    """The one author: another would be left out of each reference."""
    listed = _field(raw, name, "the organisation that wrote the book", within)
    if not isinstance(listed, list) or len(listed) != 1:
        _refuse(f"{within}{name}", str(listed), "a list of one organisation")
    return _name(listed[0], f"{within}{name}")


def _name(raw: Any, field: str) -> str:
    """The name of an organisation, which no program can part."""
    name = " ".join(str(raw.get("name") or "").split()) if isinstance(raw, Mapping) else ""
    if not name:
        _refuse(field, str(raw), "an organisation with its name")
    if "," in name:
        _refuse(field, name, "a name without a comma, at which programs part it into two")
    if re.search(r"[{}\\]", name):
        _refuse(field, name, "a name without braces and backslashes, which BibTeX obeys")
    return name


def _check_day(released: str, today: date) -> None:
    try:
        day = date.fromisoformat(released) if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}", released) else None
    except ValueError:
        day = None
    if day is None:
        _refuse("date-released", released, "a day such as 2026-11-21")
    # A day of slack, as it is tomorrow already elsewhere.
    if day > today + timedelta(days=1):
        _refuse("date-released", released, "a day that has come")


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
    if "?" in given or "#" in given:
        raise EditionError(
            f"--base-url {given}: expected the address of a folder, without what follows ? or #"
        )
    # A name of letters beyond these is written in its form of letters (xn--…), a path with percent signs.
    parts = re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?((?:/[A-Za-z0-9._~%+-]*)*)", given)
    if not parts or re.search(r"/\.{1,2}(/|$)|/.*//.*[^/]", given.partition("://")[2]):
        raise EditionError(f"--base-url {given}: expected an address such as https://example.org/book")
    if re.search(r"\.html?/*$", parts.group(2)):
        raise EditionError(f"--base-url {given}: expected the address of a folder, not of a page in it")
    return given.rstrip("/")


def _refuse(field: str, value: str, expected: str) -> NoReturn:
    raise EditionError(f"CITATION.cff, {field}: {value!r}; expected {expected}")


def epoch() -> int:
    """Seconds since 1970 of the release date: the time that everything built claims to be made at."""
    return int(datetime.fromisoformat(book().date).replace(tzinfo=UTC).timestamp())


def contacts() -> list[tuple[str, str]]:
    """Where to write to, as `CITATION.cff` has it: what a reader sees of each address, and the address; empty
    where it names none.
    """
    import yaml

    raw = yaml.safe_load(paths.CITATION.read_text(encoding="utf-8"))
    people = [*raw.get("contact", []), *raw.get("authors", [])]
    found = [(one["email"], f"mailto:{one['email']}") for one in people if one.get("email")]
    found += [(one["website"], one["website"]) for one in people if one.get("website")]
    found += [(raw["repository-code"],) * 2] if raw.get("repository-code") else []
    return list(dict.fromkeys(found))
