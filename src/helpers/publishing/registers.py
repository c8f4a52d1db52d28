"""The writer of what is generated and committed with the data: the descriptor, and the register of permanent names."""

from __future__ import annotations

import os
from pathlib import Path

from helpers import paths
from helpers.tables import computed, descriptor, schema


def put(path: Path, content: str) -> bool:
    """Write a file aside in full and move it into place; says whether it is another than before."""
    try:
        if path.read_text(encoding="utf-8") == content:
            return False
    except (FileNotFoundError, UnicodeDecodeError):
        pass
    aside = path.with_name(f".{path.name}.new")
    try:
        with aside.open("w", encoding="utf-8", newline="") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return True


def write_descriptor(folder: Path = paths.DATA) -> bool:
    """Write `datapackage.json` as the schema gives it; says whether it changed.

    Raises
    ------
    tables.DataError
        Where the schema has a fault; nothing is written then.
    """
    changed = put(folder / descriptor.DESCRIPTOR, descriptor.as_text(descriptor.described(folder)))
    schema.package.cache_clear()
    computed.forget()
    return changed
