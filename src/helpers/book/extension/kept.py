"""What myst-nb does otherwise where a build keeps pages, made as in a build from nothing."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

#: How a sheet is named that myst-nb copies only once all pages are written.
LATE = "mystnb.*.css"


def forget_late_sheets(app: Sphinx) -> None:
    """Remove what an earlier build copied at its end; where it lies, pages name it with a checksum."""
    for path in (Path(app.outdir) / "_static").glob(LATE):
        path.unlink()


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.connect("builder-inited", forget_late_sheets)
