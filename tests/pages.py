"""The pages of a built book, each parsed once."""

from __future__ import annotations

import functools
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup


@functools.cache
def soup(path: Path) -> BeautifulSoup:
    """A page as it is parsed; tests only read it."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def pages(built: Path) -> list[Path]:
    """Every page of our own, without what the theme brings."""
    return sorted(path for path in built.rglob("*.html") if "_static" not in path.parts)


def broken(built: Path) -> list[tuple[str, str]]:
    """Links within the book that lead nowhere, each with its page."""
    anchors = {page: {element["id"] for element in soup(page).select("[id]")} for page in pages(built)}
    found = []
    for page in anchors:
        for element in soup(page).select("[href], [src]"):
            said = str(element.get("href") or element.get("src"))
            address = urlsplit(said)
            if address.scheme or address.netloc or element.name == "html":
                continue
            target = (page.parent / unquote(address.path)).resolve() if address.path else page
            if target.is_dir():
                target /= "index.html"
            if not target.is_file() or (
                address.fragment and target in anchors and unquote(address.fragment) not in anchors[target]
            ):
                found.append((page.name, said))
    return found
