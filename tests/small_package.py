"""A data package of a few small tables: its schema, its descriptor and its files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from helpers.publishing import registers

PACKAGE = {
    "name": "small",
    "title": "Small",
    "description": "Some tables.",
    "folders": ["small"],
    "licence": "CC-BY-4.0",
    "licences": {"CC-BY-4.0": {"path": "https://creativecommons.org/licenses/by/4.0/"}},
}


def table(key: str | list[str], columns: Mapping[str, Mapping[str, Any]], **more: Any) -> dict[str, Any]:
    """What a schema says of one table; columns are optional and described unless they say otherwise."""
    said = {
        name: {"description": f"The {name}.", "optional": True} | column for name, column in columns.items()
    }
    return {"title": "Things", "description": "What it holds.", "key": key, "columns": said} | more


def write(folder: Path, tables: Mapping[str, Any], enums: Mapping[str, list[str]] | None = None) -> Path:
    """Write the schema of a folder with one folder of tables, and the descriptor that it gives."""
    (folder / "schema").mkdir(exist_ok=True)
    (folder / "small").mkdir(exist_ok=True)
    for name, content in (("package", PACKAGE), ("enums", enums or {}), ("small", tables)):
        text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
        (folder / "schema" / f"{name}.yml").write_text(text, encoding="utf-8")
    registers.write_descriptor(folder)
    return folder
