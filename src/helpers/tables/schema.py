"""The schema of every table: what a cell, a row and a key must be."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers import paths
from helpers.tables import dates, descriptor, edition
from helpers.tables.faults import DataError, Fault
from helpers.tables.form import SCHEMA

#: So many schemas are remembered.
KEPT = 8
#: Signs with which a spreadsheet begins a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
TRUTH = {"true": True, "false": False}
NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")
#: Signs that nobody sees, that turn the direction of writing, or that no XML file may hold: text with them is
#: not what it looks like.
CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
)
#: No cell of the book is a tenth as long; a slip with quotation marks makes one that is.
LONGEST = 10_000
INTEGER = re.compile(r"[-+]?[0-9]+")
#: What a column of whole numbers can hold.
DIGITS = 18
#: EDTF is a profile of strings that Frictionless does not know: `format` names it, other readers see a
#: string.
PROFILES = {
    "edtf-date": dates.is_date,
    "edtf-period": dates.is_period,
    "edtf": lambda text: dates.is_date(text) or dates.is_period(text),
}


def is_number(text: str) -> bool:
    """Whether the text is a number in plain digits that a computer can hold."""
    return bool(NUMBER.fullmatch(text)) and math.isfinite(float(text))


@dataclass(frozen=True)
class Field:
    """One column: its type, what it means, and what its values must be."""

    name: str
    type: str
    description: str
    profile: str = "default"
    unit: str = ""
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    example: str = ""
    minimum: float | None = None
    maximum: float | None = None

    def fault(self, text: str) -> str | None:
        """What was expected instead of this text, or `None` where the text is right."""
        if text == "":
            return "a value, as the column is required" if self.required else None
        if text != text.strip() or CONTROL.search(text):
            return "text without spaces at its ends and without control characters or invisible ones"
        if len(text) > LONGEST:
            return f"at most {LONGEST:,} characters"
        if self.type == "number" and not is_number(text):
            return "a number in plain digits"
        if self.type in ("integer", "year") and not INTEGER.fullmatch(text):
            return "a whole number"
        if self.type in ("integer", "year") and len(text) > DIGITS:
            return f"a whole number of at most {DIGITS} digits"
        if self.type == "string" and text.startswith(FORMULA) and not is_number(text):
            return "text that a spreadsheet does not take for a formula"
        if self.type == "boolean" and text not in TRUTH:
            return "true or false"
        if self.profile in PROFILES and not PROFILES[self.profile](text):
            return {
                "edtf-date": "a date in EDTF, such as 1994-11",
                "edtf-period": "a period in EDTF, such as 1994/2013",
            }.get(self.profile, "a date or period in EDTF, such as 1994-11 or 1994/2013")
        if self.enum and text not in self.enum:
            return "one of " + ", ".join(self.enum)
        if self.pattern and not re.fullmatch(self.pattern, text):
            return f"text of the form {self.pattern}" + (f", such as {self.example}" if self.example else "")
        if self.type in ("number", "integer", "year"):
            if self.minimum is not None and float(text) < self.minimum:
                return f"at least {self.minimum:g}"
            if self.maximum is not None and float(text) > self.maximum:
                return f"at most {self.maximum:g}"
        return None


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose values must stand in another table."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Licence:
    """A licence, or terms that stand elsewhere: its name, its title, and its address or the file that has
    them.
    """

    name: str
    title: str
    path: str


@dataclass(frozen=True)
class TableSchema:
    """One table: its file, columns, keys and licence, and what may be done with it as a sentence."""

    name: str
    file: str
    title: str
    description: str
    licence: Licence
    rights: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def terms(self) -> str:
        """What may be done with it, as short as a list of tables has it."""
        if not self.licence.path.startswith("https:"):
            return "each row under the licence of its source"
        return f"licence {self.licence.name}" + (" for what is ours" if self.quotes else "")

    @property
    def quotes(self) -> bool:
        """Whether its rows name sources, whose values and findings they hold."""
        return any(key.table == descriptor.SOURCES for key in self.foreign_keys)

    @property
    def written(self) -> str:
        """The file of the schema that describes it."""
        return f"{SCHEMA}/{Path(self.file).parent}.yml"

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)


@dataclass(frozen=True)
class Package:
    """The whole data package, with every licence that one of its tables has."""

    title: str
    licences: tuple[Licence, ...]
    tables: Mapping[str, TableSchema]

    def __getitem__(self, name: str) -> TableSchema:
        if name not in self.tables:
            raise DataError(
                [Fault(name, None, None, None, f"a table that the schema in data/{SCHEMA} describes")]
            )
        return self.tables[name]


def _tuple(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _field(raw: Mapping[str, Any]) -> Field:
    constraints = raw.get("constraints", {})
    return Field(
        name=raw["name"],
        type=raw.get("type", "string"),
        description=raw["description"],
        profile=raw.get("rdfType", "default").removeprefix("book:"),
        unit=raw.get("unit", ""),
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        enum=tuple(constraints.get("enum", ())),
        pattern=constraints.get("pattern", ""),
        example=raw.get("example", ""),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
    )


def _licence(raw: Mapping[str, str]) -> Licence:
    return Licence(raw["name"], raw.get("title", raw["name"]), raw.get("path", ""))


def _table(raw: Mapping[str, Any]) -> TableSchema:
    schema = raw["schema"]
    keys = [
        ForeignKey(
            _tuple(key["fields"]),
            key["reference"]["resource"],
            _tuple(key["reference"]["fields"]),
        )
        for key in schema.get("foreignKeys", [])
    ]
    return TableSchema(
        name=raw["name"],
        file=raw["path"],
        title=raw["title"],
        description=raw["description"],
        licence=_licence(raw["licenses"][0]),
        rights=raw["rights"],
        fields=tuple(_field(field) for field in schema["fields"]),
        primary_key=_tuple(schema["primaryKey"]),
        foreign_keys=tuple(keys),
    )


@functools.lru_cache(maxsize=8)
def package(folder: Path = paths.DATA) -> Package:
    """The schema in `folder/schema`, once `folder/datapackage.json` is proved to say the same.

    Raises
    ------
    DataError
        Where a part of the schema is missing or would be applied by nobody, or where the descriptor is stale.
    """
    return _package(folder, _written(folder))


def _written(folder: Path) -> tuple[tuple[str, bytes | None], ...]:
    """The files that say what the tables are, as they lie there now, and the names of what is no file; what
    cannot be read is told by whoever reads it in turn.
    """
    files = [*sorted((folder / SCHEMA).glob("*")), folder / descriptor.DESCRIPTOR]
    return tuple((path.name, path.read_bytes() if path.is_file() else None) for path in files)


#: The schemas read last, by all that they are made from.
_known: dict[object, Package] = {}


def _package(folder: Path, written: tuple[tuple[str, bytes | None], ...]) -> Package:
    """The schema of these files, in whatever folder: one while they stay what they are, since reading takes a
    second. The descriptor names the book, too.
    """
    made_from = (written, edition.book())
    if made_from not in _known:
        raw = descriptor.described(folder)
        if old := descriptor.stale(folder, raw):
            raise DataError([old])
        licences = tuple(_licence(one) for one in raw["licenses"])
        tables = {resource["name"]: _table(resource) for resource in raw["resources"]}
        while len(_known) >= KEPT:
            del _known[next(iter(_known))]
        _known[made_from] = Package(raw["title"], licences, tables)
    return _known[made_from]


def file_of(name: str, folder: Path = paths.DATA) -> Path:
    """The file of a table."""
    return folder / package(folder)[name].file
