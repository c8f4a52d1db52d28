"""The schema as people write it, one YAML file a folder of tables, and the Frictionless descriptor that is
made from it.

`schema/package.yml` names the folders and what holds for every table, `schema/enums.yml` the lists of values
that tables share, and `schema/<folder>.yml` the tables whose files lie in that folder. `datapackage.json`
says the same to every other reader of Frictionless Data; it is generated, and proved to be what the schema
gives wherever tables are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from helpers.tables import edition, form, written
from helpers.tables.faults import DataError, Fault
from helpers.tables.form import EDTF, ENUMS, PACKAGE, SCHEMA

DESCRIPTOR = "datapackage.json"
#: What a reader does where the descriptor is not what the schema gives.
CURE = "the descriptor that data/schema gives: run `book package`"
#: The table of sources: a table that refers to it holds values or findings of others.
SOURCES = "sources"
#: What holds of the file of every table.
FORM = {
    "profile": "tabular-data-resource",
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
}


def described(folder: Path) -> dict[str, Any]:
    """The descriptor that the schema of a folder gives.

    Raises
    ------
    DataError
        Where a file of the schema is missing, is no YAML, or has a part that nobody would apply.
    """
    package, enums = form.part(folder, PACKAGE), form.part(folder, ENUMS)
    files = {f"{SCHEMA}/{name}.yml": name for name in package["folders"]}
    other = [
        place.relative_to(folder).as_posix()
        for place in sorted((folder / SCHEMA).iterdir())
        if place.relative_to(folder).as_posix() not in (PACKAGE, ENUMS, *files) and place.name[:1] != "."
    ]
    if other:
        raise DataError(
            [
                written.fault(
                    folder, PACKAGE, ["folders"], None, f"every file of {SCHEMA}; {name} is none of its"
                )
                for name in other
            ]
        )
    parts = {file: form.part(folder, file) for file in files}
    faults = list(_loose(folder, package, enums, parts))
    if faults:
        raise DataError(faults)
    book = edition.book()
    licences = {name: {"name": name} | terms for name, terms in package["licences"].items()}
    return {
        "profile": "tabular-data-package",
        "name": package["name"],
        "title": package["title"],
        "description": package["description"],
        "version": book.version,
        "created": f"{book.date}T00:00:00Z",
        **({"homepage": book.homepage} if book.homepage else {}),
        "contributors": [{"title": book.author, "role": "author"}],
        "keywords": list(book.keywords),
        "licenses": _of_all(package, licences, parts.values()),
        **({"sources": [package["sources"]]} if "sources" in package else {}),
        "resources": [
            {"name": name, "path": f"{files[file]}/{name}.csv"}
            | FORM
            | {
                "title": table["title"],
                "description": table["description"],
                "licenses": [licences[table.get("licence", package["licence"])]],
            }
            | _governed(licences[table.get("licence", package["licence"])], _schema(table, enums))
            for file, part in parts.items()
            for name, table in part.items()
        ],
    }


def _governed(licence: dict[str, str], schema: dict[str, Any]) -> dict[str, Any]:
    """What may be done with a table, as a sentence beside its licence, and its schema."""
    said = licence.get("title", licence["name"])
    if licence.get("path", "").startswith("https:"):
        said += f", {licence['path']}"
        quotes = any(key["reference"]["resource"] == SOURCES for key in schema.get("foreignKeys", []))
        said += f", for what is ours. {edition.RIGHTS}" if quotes else "."
    else:
        said += "."
    return {"rights": said, "schema": schema}


def _of_all(
    package: dict[str, Any], licences: dict[str, dict[str, str]], parts: Iterable[dict[str, Any]]
) -> list[dict[str, str]]:
    """Every licence that some table has. Terms that stand row by row come first, as some programs read the
    first alone and would take it for that of all rows.
    """
    used = {table.get("licence", package["licence"]) for part in parts for table in part.values()}
    found = [licences[name] for name in licences if name in used]
    return sorted(found, key=lambda one: str(one.get("path", "")).startswith("https:"))


def _schema(table: dict[str, Any], enums: dict[str, list[str]]) -> dict[str, Any]:
    columns = table["columns"]
    keys = [
        {
            "fields": name,
            "reference": dict(zip(("resource", "fields"), column["refers"].split("."), strict=True)),
        }
        for name, column in columns.items()
        if "refers" in column
    ] + [
        {"fields": key["columns"], "reference": {"resource": key["table"], "fields": key["targets"]}}
        for key in table.get("refers", [])
    ]
    fields = [_field(name, column, enums) for name, column in columns.items()]
    return {"fields": fields, "primaryKey": table["key"]} | ({"foreignKeys": keys} if keys else {})


def _field(name: str, column: dict[str, Any], enums: dict[str, list[str]]) -> dict[str, Any]:
    """One column in the words of Frictionless Data; a column is required unless it says that
    it is optional.
    """
    constraints: dict[str, Any] = {} if column.get("optional") else {"required": True}
    constraints |= {"unique": True} if column.get("unique") else {}
    if "enum" in column:
        constraints["enum"] = enums[column["enum"]] if isinstance(column["enum"], str) else column["enum"]
    constraints |= {part: column[part] for part in ("pattern", "minimum", "maximum") if part in column}
    field = {"name": name, "type": column.get("type", "string"), "description": column["description"]}
    field |= {"rdfType": EDTF[column["edtf"]]} if "edtf" in column else {}
    field |= {part: column[part] for part in ("unit", "example") if part in column}
    return field | ({"constraints": constraints} if constraints else {})


def _loose(
    folder: Path, package: dict[str, Any], enums: dict[str, Any], parts: dict[str, dict[str, Any]]
) -> Iterator[Fault]:
    """Names that nothing answers to: enums, licences, columns of keys; and tables of one name
    in two folders.
    """
    tables = {name: (file, table) for file, part in parts.items() for name, table in part.items()}
    used: set[str] = set()
    if package["licence"] not in package["licences"]:
        yield written.fault(folder, PACKAGE, ["licence"], package["licence"], "one of licences")
    for file, part in parts.items():
        for name, table in part.items():
            if tables[name][0] != file:
                expected = f"a name that no other table has; {tables[name][0]} has it too"
                yield written.fault(folder, file, [name], name, expected)
            licence = table.get("licence", package["licence"])
            if licence not in package["licences"]:
                expected = "one of " + ", ".join(package["licences"])
                yield written.fault(folder, file, [name, "licence"], licence, expected)
            keys = table["key"] if isinstance(table["key"], list) else [table["key"]]
            for column in keys:
                if column not in table["columns"]:
                    yield written.fault(
                        folder, file, [name, "key"], column, "a key of columns that the table has"
                    )
            for column, said in table["columns"].items():
                enum = said.get("enum")
                if isinstance(enum, str):
                    used.add(enum)
                    if enum not in enums:
                        expected = f"a list of values, or one of those in {ENUMS}: {', '.join(enums)}"
                        yield written.fault(folder, file, [name, "columns", column, "enum"], enum, expected)
                if "refers" in said:
                    target, to = said["refers"].split(".")
                    if to not in tables.get(target, ("", {"columns": {}}))[1]["columns"]:
                        place = [name, "columns", column, "refers"]
                        expected = "table.column, both in the schema"
                        yield written.fault(folder, file, place, said["refers"], expected)
            for number, key in enumerate(table.get("refers", [])):
                here, there = key["columns"], key["targets"]
                known = tables.get(key["table"], ("", {"columns": {}}))[1]["columns"]
                if (
                    len(here) != len(there)
                    or not set(here) <= set(table["columns"])
                    or not set(there) <= set(known)
                ):
                    shown = f"{'+'.join(here)} to {key['table']}.{'+'.join(there)}"
                    expected = (
                        "as many columns of the table as of the table that it refers to, all of them in "
                        "the schema"
                    )
                    yield written.fault(folder, file, [name, "refers", str(number)], shown, expected)
    for name in enums:
        if name not in used:
            yield written.fault(folder, ENUMS, [name], name, "a list of values that some column names")


def as_text(raw: dict[str, Any]) -> str:
    """A descriptor as the file holds it."""
    return json.dumps(raw, indent=1, ensure_ascii=False) + "\n"


def stale(folder: Path, raw: dict[str, Any]) -> Fault | None:
    """Whether `datapackage.json` says anything else than the schema gives, as a fault."""
    try:
        found = (folder / DESCRIPTOR).read_text(encoding="utf-8")
    except FileNotFoundError:
        return Fault(DESCRIPTOR, None, None, None, CURE)
    except (OSError, UnicodeDecodeError):
        return Fault(DESCRIPTOR, None, None, None, f"a file that can be read; {CURE}")
    wanted = as_text(raw)
    if found == wanted:
        return None
    lines = enumerate(zip(found.splitlines(), wanted.splitlines(), strict=False), start=1)
    line, text = next(((n, one.strip()) for n, (one, other) in lines if one != other), (None, None))
    return Fault(DESCRIPTOR, line, None, text, CURE)
