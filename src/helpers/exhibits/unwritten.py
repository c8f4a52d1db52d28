"""What a new exhibit still lacks: `book new exhibit` marks it, and nothing is built while a mark stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from helpers import paths
from helpers.tables import Fault
from helpers.tables.checking import outward, sense

#: Begins every text of a stub; what is to be written follows up to the end of the line.
MARK = "TO WRITE"


@sense
@outward
def faults(tables: Callable[[str], pd.DataFrame]) -> Iterator[Fault]:
    """Every mark in the code and texts of figures and in the chapters, with what is to be written in its
    place.
    """
    return marks()


def marks(root: Path = paths.ROOT) -> Iterator[Fault]:
    """Every mark below a checkout, by file and line, or by cell in a notebook."""
    figures = root / "src" / "helpers" / "figures"
    for path in sorted(path for end in ("py", "yml") for path in figures.rglob(f"*.{end}")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from _marked(path.relative_to(root).as_posix(), None, enumerate(lines, 1))
    for path in paths.notebooks(root):
        text = path.read_text(encoding="utf-8")
        if MARK not in text:
            continue
        for number, cell in enumerate(json.loads(text)["cells"], 1):
            if cell["cell_type"] == "markdown":
                lines = "".join(cell["source"]).splitlines()
                yield from _marked(path.relative_to(root).as_posix(), f"cell {number}", enumerate(lines, 1))


def _marked(file: str, part: str | None, lines: Iterator[tuple[int, str]]) -> Iterator[Fault]:
    for number, line in lines:
        _, mark, after = line.partition(MARK)
        if mark:
            wanted = after.strip(' :".,)') or "what is meant to stand there"
            yield Fault(file, number, part, MARK, f"in its place {wanted}")
