"""The Sphinx side of the book: exhibits, links of the prose, claims, page metadata and the keyed cache."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from helpers import __version__, surroundings
from helpers.book import outdating
from helpers.book.extension import (
    appendix,
    bibliography,
    cache,
    collect,
    drafts,
    indexing,
    kept,
    ledger,
    links,
    nodes,
    pages,
)
from helpers.publishing import sheets


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect everything; Sphinx calls this."""
    # A plain Jupyter Book build has not come through the command line.
    surroundings.enter()
    # Jupyter Book sets it always; its comments extension asks the network and is not loaded.
    app.add_config_value("comments_config", {}, "")
    nodes.setup(app)
    collect.setup(app)
    drafts.setup(app)
    ledger.setup(app)
    links.setup(app)
    appendix.setup(app)
    bibliography.setup(app)
    indexing.setup(app)
    kept.setup(app)
    pages.setup(app)
    outdating.setup(app)
    app.connect("config-inited", cache.key_cache)
    app.connect(
        "builder-inited",
        lambda app: app.config.html_static_path.append(str(Path(__file__).parent / "static")),
    )
    app.add_css_file("book.css")
    app.add_css_file(sheets.SHEET)
    app.add_js_file("book.js", loading_method="defer")
    app.setup_extension("helpers.book.pdf")
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
