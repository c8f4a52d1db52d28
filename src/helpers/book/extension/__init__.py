"""The Sphinx side of the book: exhibits, links of the prose, claims, page metadata and the keyed cache."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from helpers import __version__, surroundings
from helpers.book import outdating
from helpers.book.extension import (
    appendix,
    bibliography,
    cache,
    collect,
    drafts,
    echoes,
    indexing,
    judged,
    kept,
    ledger,
    links,
    listing,
    nodes,
    pages,
    previews,
    searching,
    whole,
)
from helpers.publishing import sheets, shown

#: What every page loads, in this order.
STYLES = ("book.css", "exhibits.css", "tables.css", "marks.css", "ledger.css", "search.css", "paper.css")
SCRIPTS = ("book.js", "navigation.js", "tables.js", "marks.js", "search.js")


def _own_files(app: Sphinx, config: Config) -> None:
    folder = Path(__file__).parent
    config.templates_path = [*config.templates_path, str(folder / "templates")]
    config.html_static_path = [*config.html_static_path, str(folder / "static")]


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect everything; Sphinx calls this."""
    # A plain Jupyter Book build has not come through the command line.
    surroundings.enter()
    # Jupyter Book sets it always; its comments extension asks the network and is not loaded.
    app.add_config_value("comments_config", {}, "")
    nodes.setup(app)
    collect.setup(app)
    drafts.setup(app)
    echoes.setup(app)
    ledger.setup(app)
    links.setup(app)
    listing.setup(app)
    judged.setup(app)
    previews.setup(app)
    appendix.setup(app)
    bibliography.setup(app)
    indexing.setup(app)
    kept.setup(app)
    pages.setup(app)
    searching.setup(app)
    whole.setup(app)
    outdating.setup(app)
    app.connect("config-inited", cache.key_cache)
    # Templates and files of the pages stand beside this module, before those of the theme.
    app.connect("config-inited", _own_files)
    for name in (*STYLES, sheets.SHEET, shown.SHEET):
        app.add_css_file(name)
    for name in SCRIPTS:
        app.add_js_file(name, loading_method="defer")
    app.setup_extension("helpers.book.pdf")
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
