"""The number of every exhibit, from the order of chapters and cells alone; the build proves it equal to
Sphinx's own.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from helpers import paths
from helpers.book import keys
from helpers.book.prose.pages import listed

#: What stands before a number, by the first letters of an exhibit's id.
LABELS = {"fig": "Fig.", "tbl": "Table"}


def shown(path: Path) -> list[str]:
    """Ids of the exhibits that a notebook shows, in order."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return [name for source in sources for name in keys.SHOWN.findall(source)]


def numbers(root: Path = paths.ROOT) -> dict[str, str]:
    """The number of every exhibit by id, such as `7.1`: its chapter, and its place among those of its kind
    there.
    """
    found, chapter = {}, 0
    count: Counter[tuple[str, str]] = Counter()
    for path, numbered in listed(root):
        chapter += numbered
        within = f"{chapter}." if numbered else ""
        for name in shown(path) if path.suffix == ".ipynb" else []:
            count[within, name[:3]] += 1
            found[name] = f"{within}{count[within, name[:3]]}"
    return found


def label(identifier: str, number: str) -> str:
    """An exhibit's number with its kind, as prose writes it: `Fig. 7.1`."""
    return f"{LABELS[identifier[:3]]} {number}"
