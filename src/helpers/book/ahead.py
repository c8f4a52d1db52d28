"""What stands in downloads, made by a process of its own while the pages are written.

Pictures for print and workbooks take seconds, and need nothing of the pages. They are kept by what they are
made from, so that whoever writes the downloads finds them there, or makes whatever is not; a book without
this is the same book. Where processes cannot be forked safely nothing is made ahead.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

from nbformat import NotebookNode

from helpers.book import forked, permanence
from helpers.exhibits import MIME, Card, inlined
from helpers.publishing import downloads, pictures, spreadsheets, tombstones


def figures(notebooks: Iterable[NotebookNode]) -> Iterator[tuple[Card, bytes]]:
    """The card and the wide picture of every figure that executed notebooks show."""
    for notebook in notebooks:
        for cell in notebook.cells:
            for output in cell.get("outputs", []):
                card = output.get("data", {}).get(MIME)
                if card and card["kind"] == "figure":
                    yield card, inlined.pictures(card["id"], output["data"]["text/html"])[0]


def make(notebooks: Iterable[NotebookNode], data: Path) -> None:
    """Make what is not kept yet: the pictures of these notebooks, the workbooks of the tables, and the
    pictures that stand for a figure which is gone.
    """
    for card, svg in figures(notebooks):
        downloads.drawn(card, svg, pictures.KEPT)
    spreadsheets.tables_of(data, spreadsheets.KEPT)
    for _ in spreadsheets.each(data, spreadsheets.KEPT):
        pass
    for stone in permanence.bare(data):
        for ending in ("pdf", "png"):
            tombstones.file(ending, stone, None)


def _quietly(notebooks: Iterable[NotebookNode], data: Path, parent: int) -> None:
    # The build hears of Ctrl-C and ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    forked.end_with(parent)
    # Whatever fails here is met, and told, by the one who writes.
    with contextlib.suppress(Exception):
        make(notebooks, data)


@contextlib.contextmanager
def making(notebooks: list[NotebookNode], data: Path) -> Iterator[None]:
    """Make what these notebooks show, and the workbooks of the tables, beside what is done within."""
    if not notebooks or not forked.possible():
        yield
        return
    context = multiprocessing.get_context("fork")
    process = context.Process(target=_quietly, args=(notebooks, data, os.getpid()), daemon=True)
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join()
