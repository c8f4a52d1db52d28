"""What `datapackage.json` may say: the part of Frictionless Data Package that the readers here understand, and nothing that they would pass over."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from helpers.tables.faults import Fault

DESCRIPTOR = "datapackage.json"
#: What every resource of the descriptor must have.
PARTS = "every table to have name, path, title, description, licence, fields and key"

TEXT = {"type": "string", "minLength": 1}
NAMES = {"oneOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}


def _closed(needed: tuple[str, ...], /, **properties: Any) -> dict[str, Any]:
    """An object with these parts and no others: a misspelt one would be a rule that nobody applies."""
    return {
        "type": "object",
        "required": list(needed),
        "properties": properties,
        "additionalProperties": False,
    }


CONSTRAINTS = _closed(
    (),
    required={"type": "boolean"},
    unique={"type": "boolean"},
    enum={"type": "array", "items": TEXT, "minItems": 1},
    pattern=TEXT | {"format": "regex"},
    minimum={"type": "number"},
    maximum={"type": "number"},
)
FIELD = _closed(
    ("name", "description"),
    name=TEXT,
    type={"enum": ["string", "number", "integer", "year", "boolean"]},
    description=TEXT,
    constraints=CONSTRAINTS,
    rdfType={"enum": ["book:edtf", "book:edtf-date", "book:edtf-period"]},
    unit=TEXT,
    example=TEXT,
)
FOREIGN_KEY = _closed(
    ("fields", "reference"),
    fields=NAMES,
    reference=_closed(("resource", "fields"), resource={"type": "string"}, fields=NAMES),
)
SCHEMA = _closed(
    ("fields", "primaryKey"),
    fields={"type": "array", "items": FIELD, "minItems": 1},
    primaryKey=NAMES,
    foreignKeys={"type": "array", "items": FOREIGN_KEY},
)
RESOURCE = _closed(
    ("name", "path", "title", "description", "licenses", "schema"),
    name={"type": "string", "pattern": "^[a-z0-9_]+$"},
    # A file of the folder or of a folder in it: no table may come from elsewhere on the machine.
    path={"type": "string", "pattern": r"^([A-Za-z0-9_-]+/)?[A-Za-z0-9_-]+\.csv$"},
    profile={"const": "tabular-data-resource"},
    format={"const": "csv"},
    mediatype={"const": "text/csv"},
    encoding={"const": "utf-8"},
    title=TEXT,
    description=TEXT,
    licenses={"type": "array", "minItems": 1, "items": _closed(("name",), name=TEXT, path=TEXT, title=TEXT)},
    schema=SCHEMA,
)
PACKAGE = {
    "type": "object",
    "required": ["title", "resources"],
    "properties": {"title": TEXT, "resources": {"type": "array", "items": RESOURCE, "minItems": 1}},
}


@functools.cache
def _validator() -> Callable[[object], object]:
    # Imported here: most commands read no descriptor.
    import fastjsonschema

    return fastjsonschema.compile(PACKAGE, use_default=False)


def fault(raw: object) -> Fault | None:
    """The first fault of a descriptor's form, or `None`; `column` names the table and the part of its description."""
    from fastjsonschema import JsonSchemaValueException

    try:
        _validator()(raw)
    except JsonSchemaValueException as error:
        place, value = _place(raw, error.path[1:]), error.value
        if error.rule == "required":
            missing = [name for name in error.rule_definition if name not in value]
            whole = place.count(".") == 0 and place != ""
            expected = (
                PARTS
                if whole
                else "a title and a list of resources"
                if not place
                else "parts named " + ", ".join(error.rule_definition)
            )
            return Fault(DESCRIPTOR, None, place or None, missing[0], expected)
        if error.rule == "additionalProperties":
            known = error.definition["properties"]
            return Fault(
                DESCRIPTOR,
                None,
                place or None,
                next(name for name in value if name not in known),
                "only parts named " + ", ".join(known),
            )
        return Fault(
            DESCRIPTOR,
            None,
            place or None,
            value if isinstance(value, str) else repr(value),
            _expected(error.rule, error.rule_definition),
        )
    return None


def _place(raw: Any, path: list[str]) -> str:
    """A path into the descriptor as a person finds it: tables and columns by name, lists by number."""
    words: list[str] = []
    for step in path:
        if isinstance(raw, list):
            raw = raw[int(step)]
            name = raw.get("name") if isinstance(raw, dict) else None
            words.append(
                name
                if isinstance(name, str) and name.isidentifier()
                else f"{'resource' if words == ['resources'] else 'number'} {int(step) + 1}"
            )
        else:
            raw = raw[step]
            words += [] if step == "schema" else [step]
    return ".".join(words[1:] if words[:1] == ["resources"] and len(words) > 1 else words)


def _expected(rule: str | None, wanted: Any) -> str:
    if rule == "type":
        kind = wanted if isinstance(wanted, str) else " or ".join(wanted)
        return {"array": "a list", "object": "an object of named parts", "string": "text"}.get(
            kind, f"a {kind}"
        )
    if rule in ("enum", "const"):
        return "one of " + ", ".join(wanted) if rule == "enum" else wanted
    return {
        "oneOf": "a name or a list of names",
        "minLength": "text that is not empty",
        "minItems": "a list that is not empty",
        "format": "a regular expression",
    }.get(rule or "", f"text of the form {wanted}")
