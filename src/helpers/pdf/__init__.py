"""A Sphinx builder that writes the whole book as one Typst file and compiles it to PDF."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from helpers import __version__
from helpers.pdf.builder import TypstBuilder


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the builder; Sphinx calls this."""
    app.add_builder(TypstBuilder)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
