"""The whole book as one Typst file and one PDF, made from the pages that HTML is written from."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from helpers import __version__
from helpers.book.pdf.writing import Pages


def setup(app: Sphinx) -> dict[str, Any]:
    """Keep the pages in the folder that `book_pdf_folder` names, none by default, and compile them if
    `book_pdf`; Sphinx calls this.
    """
    app.add_config_value("book_pdf_folder", "", "", str)
    # Pages name the PDF where there is one, and are written anew where that changes.
    app.add_config_value("book_pdf", False, "html", bool)
    pages = Pages()
    app.connect("doctree-resolved", pages.keep, priority=900)
    # The compiler starts before the downloads are written (500) and is waited for after them.
    app.connect("build-finished", pages.start, priority=100)
    app.connect("build-finished", pages.finish, priority=900)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
