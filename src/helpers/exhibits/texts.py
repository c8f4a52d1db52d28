"""The texts of exhibits, one file a chapter beside its figures: title, caption, alternative text, reading and
units.
"""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpers import paths
from helpers.exhibits.facts import Fact
from helpers.tables import DataError, written

NAME = "texts.yml"
IDENTIFIER = re.compile(r"(fig|tbl)-[a-z0-9]+(-[a-z0-9]+)*")
#: What an exhibit may say, and which of it every exhibit, or every figure, must say.
STATED = ("title", "caption", "alt", "reading")
KEYS = (*STATED, "own", "units", "prose")
#: Texts in which a comparing word must be a fact.
COMPARED = ("title", "caption", "alt")
REQUIRED = {"tbl": ("title", "caption"), "fig": ("title", "caption", "alt")}


class ExhibitError(Exception):
    """An exhibit is described wrongly, used twice, or unknown."""


@dataclass(frozen=True)
class Texts:
    """What an exhibit says; `title`, `caption`, `alt` and `reading` are templates over its facts.

    Attributes
    ----------
    title : str
        What the exhibit shows, as a list of exhibits or a citation names it.
    caption : str
        States the finding first, then what is drawn.
    alt : str
        Alternative text of a figure: its kind and its finding. A table needs none.
    reading : str
        How the exhibit is to be read, and how it is misread.
    own : str
        What of the picture is the book's own work, such as `calculation`; stands in the credit line after the
        sources.
    units : mapping of str
        Unit of every column of numbers that `columns.COMMON` does not have.
    prose : tuple of str, optional
        The facts that pages state, of a function that computes more, such as one for every cell of a grid:
        the card has these and those that the templates read. None where the card has all that were computed.
    """

    title: str = ""
    caption: str = ""
    alt: str = ""
    reading: str = ""
    own: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    prose: tuple[str, ...] | None = None

    def stated(self) -> dict[str, str]:
        """The templates by name."""
        return {name: getattr(self, name) for name in STATED}

    def facts(self) -> set[str]:
        """The facts that the templates read."""
        return {name for text in self.stated().values() for name in fields(text)}

    def kept(self, computed: Mapping[str, Fact]) -> dict[str, Fact]:
        """The facts that a card has, of those that were computed.

        Raises
        ------
        KeyError
            Where a template or `prose` names a fact that was not computed.
        """
        if self.prose is None:
            return dict(computed)
        named = self.facts() | set(self.prose)
        return {name: computed[name] for name in sorted(named)}


def fields(template: str) -> Iterator[str]:
    """The names of the facts that a template reads."""
    for _, name, _, _ in string.Formatter().parse(template):
        if name is not None:
            yield name


def literal(template: str) -> str:
    """What a template says by itself, a gap where a fact stands."""
    parts = string.Formatter().parse(template)
    return "".join(text + ("" if name is None else "\N{HORIZONTAL ELLIPSIS}") for text, name, _, _ in parts)


@functools.cache
def _comparing() -> re.Pattern[str]:
    words = written.read(Path(__file__).parent, "wording.yml")["comparing"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def comparing(template: str) -> list[str]:
    """The comparing words that a template types by itself, in order."""
    return _comparing().findall(literal(template))


@functools.cache
def read(path: Path) -> dict[str, Texts]:
    """The texts of a chapter by the id of their exhibit.

    Raises
    ------
    ExhibitError
        One sentence that names file, exhibit and key, where the file is not YAML, a key is unknown or stands
        twice, a text is missing, holds a tab, or is no template.
    """
    place = path.relative_to(paths.PACKAGE).as_posix() if path.is_relative_to(paths.PACKAGE) else path.name
    try:
        found = written.read(path.parent, path.name)
    except DataError as error:
        (fault,) = error.faults
        line = f", line {fault.row}" if fault.row else ""
        raise ExhibitError(f"{place}{line}: expected {fault.expected}.") from None
    if not isinstance(found, dict):
        raise ExhibitError(f"{place}: found {type(found).__name__}, expected exhibits by id.")
    return {str(name): _texts(place, str(name), raw) for name, raw in found.items()}


def _texts(place: str, name: str, raw: object) -> Texts:
    if not IDENTIFIER.fullmatch(name):
        raise ExhibitError(
            f"{place}: exhibit {name}: the id must look like fig-name or tbl-name, in small letters, "
            f"digits and hyphens."
        )
    if not isinstance(raw, dict):
        raise ExhibitError(f"{place}: {name}: found {raw!r}, expected {', '.join(KEYS)}.")
    for key in raw:
        if key not in KEYS:
            raise ExhibitError(f"{place}: {name}: unknown key {key!r}, expected one of {', '.join(KEYS)}.")
    units = raw.get("units", {})
    if not isinstance(units, dict) or not all(isinstance(unit, str) for unit in units.values()):
        raise ExhibitError(f"{place}: {name}: units must name a unit for each column.")
    prose = raw.get("prose")
    if prose is not None and (not isinstance(prose, list) or not all(isinstance(one, str) for one in prose)):
        raise ExhibitError(f"{place}: {name}: prose must list the facts that pages state.")
    texts = {key: value for key, value in raw.items() if key not in ("units", "prose")}
    for key, text in texts.items():
        if not isinstance(text, str):
            raise ExhibitError(f"{place}: {name}: {key} is {text!r}, expected text.")
        if "\t" in text:
            raise ExhibitError(f"{place}: {name}: {key} holds a tab; write spaces.")
        try:
            list(fields(text))
        except ValueError as error:
            raise ExhibitError(f"{place}: {name}: {key} is no template ({error}).") from None
    for key in COMPARED:
        if typed := comparing(str(texts.get(key, ""))):
            raise ExhibitError(
                f"{place}: {name}: {key} types {' and '.join(map(repr, typed))}; take a comparing word "
                f"from a fact, so that it turns with the values."
            )
    made = Texts(
        units={str(column): unit for column, unit in units.items()},
        prose=None if prose is None else tuple(prose),
        **texts,
    )
    require(name, made.stated())
    return made


def require(identifier: str, texts: Mapping[str, str]) -> None:
    """Every exhibit has a title and a caption, and every figure an alternative text.

    Raises
    ------
    ExhibitError
        Naming each text that is empty.
    """
    missing = [name for name in REQUIRED[identifier[:3]] if not texts[name].strip()]
    if missing:
        raise ExhibitError(f"exhibit {identifier}: {' and '.join(missing)} must not be empty.")
