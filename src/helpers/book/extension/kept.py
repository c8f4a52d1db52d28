"""What Sphinx and myst-nb do otherwise where a build keeps pages, made as in a build from nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.index_entries import split_index_msg

#: How a sheet is named that myst-nb copies only once all pages are written.
LATE = "mystnb.*.css"


def forget_late_sheets(app: Sphinx) -> None:
    """Remove what an earlier build copied at its end; where it lies, pages name it with a checksum."""
    for path in (Path(app.outdir) / "_static").glob(LATE):
        path.unlink()


def index_entries(app: Sphinx) -> Iterator[Any]:
    """Give the search index the entries of every page: it keeps those of the pages that were just written."""
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None:
        indexer._index_entries.clear()
        for name in sorted(app.env.found_docs):
            found = {
                (part, target or "", main)
                for node in app.env.get_doctree(name).findall(addnodes.index)
                for kind, value, target, main, _ in node["entries"]
                for part in split_index_msg(kind, value)
            }
            indexer._index_entries[name] = sorted(found)
    yield from ()


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.connect("builder-inited", forget_late_sheets)
    app.connect("html-collect-pages", index_entries)
