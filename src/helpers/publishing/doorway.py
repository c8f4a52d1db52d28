"""The picture in the README: the result chain, kept in the repository as code hosts show it."""

from __future__ import annotations

from pathlib import Path

from helpers import exhibits, paths
from helpers.publishing import rows
from helpers.tables import computed

EXHIBIT = "fig-chain"
NAME = f"docs/{EXHIBIT}.svg"


def picture() -> str:
    """The picture as it is now, in its wide form."""
    return exhibits.make(EXHIBIT, computed.get).svg(exhibits.WIDE).decode()


def write(root: Path = paths.ROOT) -> bool:
    """Write the picture where it is not what the data give; says whether it changed."""
    path, now = root / NAME, picture()
    if path.exists() and path.read_text(encoding="utf-8") == now:
        return False
    rows.put({NAME: now}, root)
    return True
