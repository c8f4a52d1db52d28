"""The form of the files in `schema`: what each part may be, and a sentence where it is something else."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from helpers.tables import written
from helpers.tables.faults import DataError, Fault

SCHEMA = "schema"
PACKAGE, ENUMS = f"{SCHEMA}/package.yml", f"{SCHEMA}/enums.yml"
#: Types of a column in the words of `edtf`, as the descriptor has them.
EDTF = {"any": "book:edtf", "date": "book:edtf-date", "period": "book:edtf-period"}

TEXT = {"type": "string", "minLength": 1}
NAME = {"type": "string", "pattern": "^[a-z0-9_]+$"}
LIST = {"type": "array", "items": TEXT, "minItems": 1}
NAMES = {"oneOf": [TEXT, LIST]}


def _closed(needed: tuple[str, ...], /, **properties: Any) -> dict[str, Any]:
    """An object with these parts and no others: a misspelt one would be a rule that nobody applies."""
    return {
        "type": "object",
        "required": list(needed),
        "properties": properties,
        "additionalProperties": False,
    }


def _named(part: dict[str, Any]) -> dict[str, Any]:
    """An object of parts of one form, under names of the writer's own."""
    return {"type": "object", "minProperties": 1, "propertyNames": NAME, "additionalProperties": part}


#: A bound is one that a number of the tables can be compared with and that a sentence can name.
BOUND = {"type": "number", "minimum": -1e15, "maximum": 1e15}
COLUMN = _closed(
    ("description",),
    type={"enum": ["string", "number", "integer", "year", "boolean"]},
    edtf={"enum": list(EDTF)},
    optional={"type": "boolean"},
    unique={"type": "boolean"},
    enum=NAMES,
    pattern=TEXT | {"format": "regex"},
    minimum=BOUND,
    maximum=BOUND,
    refers={"type": "string", "pattern": r"^[a-z0-9_]+\.[a-z0-9_]+$"},
    unit=TEXT,
    example=TEXT,
    description=TEXT,
)
TABLE = _closed(
    ("title", "description", "key", "columns"),
    title=TEXT,
    description=TEXT,
    licence=TEXT,
    key=NAMES,
    refers={
        "type": "array",
        "items": _closed(("columns", "table", "targets"), columns=LIST, table=TEXT, targets=LIST),
    },
    columns=_named(COLUMN),
)
#: The form of each file; any other file is one of tables.
FORMS: dict[str, dict[str, Any]] = {
    PACKAGE: _closed(
        ("name", "title", "description", "folders", "licence", "licences"),
        name=TEXT,
        title=TEXT,
        description=TEXT,
        folders={"type": "array", "items": NAME, "minItems": 1},
        licence=TEXT,
        sources=_closed(("title", "path"), title=TEXT, path=TEXT),
        licences={
            "type": "object",
            "minProperties": 1,
            "additionalProperties": _closed((), path=TEXT, title=TEXT),
        },
    ),
    ENUMS: {"type": "object", "propertyNames": NAME, "additionalProperties": LIST},
}


@functools.cache
def _validator(file: str) -> Callable[[object], object]:
    # Imported here: it compiles code, which a command that reads no table must not wait for.
    import fastjsonschema

    return fastjsonschema.compile(FORMS.get(file, _named(TABLE)), use_default=False)


def part(folder: Path, file: str) -> dict[str, Any]:
    """One file of the schema, its form proved.

    Raises
    ------
    DataError
        Naming file, line and part.
    """
    from fastjsonschema import JsonSchemaValueException

    raw = written.read(folder, file)
    try:
        _validator(file)(raw)
    except JsonSchemaValueException as error:
        raise DataError([_fault(folder, file, error)]) from None
    return raw


def _fault(folder: Path, file: str, error: Any) -> Fault:
    path, value, rule, wanted = error.path[1:], error.value, error.rule, error.rule_definition
    if rule == "required":
        missing = next(name for name in wanted if name not in value)
        return written.fault(folder, file, path, missing, "parts named " + ", ".join(wanted))
    if rule == "additionalProperties":
        known = error.definition["properties"]
        extra = next(name for name in value if name not in known)
        return written.fault(folder, file, [*path, extra], str(extra), "only parts named " + ", ".join(known))
    if rule == "propertyNames":
        names = [name for name in value if not (isinstance(name, str) and written.NAME.fullmatch(name))]
        return written.fault(
            folder,
            file,
            [*path, *names[:1]],
            str((names or [""])[0]),
            "a name in small letters, digits and _",
        )
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return written.fault(folder, file, path, shown, _expected(rule, wanted, value))


def _expected(rule: str, wanted: Any, value: Any) -> str:
    if rule == "type":
        said = {"array": "a list", "object": "parts with names", "string": "text"}.get(wanted, f"a {wanted}")
        # YAML takes a bare yes, no or 5 for something else than text.
        bare = wanted == "string" and not isinstance(value, list | dict)
        return f"{said}, in quotation marks" if bare else said
    if rule == "enum":
        return "one of " + ", ".join(wanted)
    return {
        "oneOf": "a name or a list of names",
        "minLength": "text that is not empty",
        "minItems": "a list that is not empty",
        "minProperties": "at least one part",
        "format": "a regular expression",
    }.get(rule, f"text of the form {wanted}")
