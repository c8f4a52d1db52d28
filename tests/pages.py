"""The pages of a built book, each parsed once."""

from __future__ import annotations

import functools
from pathlib import Path

from bs4 import BeautifulSoup


@functools.cache
def soup(path: Path) -> BeautifulSoup:
    """A page as it is parsed; tests only read it."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def pages(built: Path) -> list[Path]:
    """Every page of our own, without what the theme brings."""
    return sorted(path for path in built.rglob("*.html") if "_static" not in path.parts)
