"""Reading the book's tables: typed, with columns and keys proved; the tables computed from them; and the one
check of everything.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpers.tables.checking import check, everything
    from helpers.tables.faults import DataError, Fault
    from helpers.tables.reading import Tables, load, load_all
    from helpers.tables.schema import Field, Licence, Package, TableSchema, file_of, package

__all__ = [
    "DataError",
    "Fault",
    "Field",
    "Licence",
    "Package",
    "TableSchema",
    "Tables",
    "check",
    "everything",
    "file_of",
    "load",
    "load_all",
    "package",
]

_WHERE = {
    "checking": ("check", "everything"),
    "faults": ("DataError", "Fault"),
    "reading": ("Tables", "load", "load_all"),
    "schema": ("Field", "Licence", "Package", "TableSchema", "file_of", "package"),
}


def __getattr__(name: str) -> Any:
    """Import what reads tables when it is first asked for: a build with nothing to do ends at once."""
    for module, names in _WHERE.items():
        if name in names:
            found = globals()[name] = getattr(importlib.import_module(f"helpers.tables.{module}"), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
