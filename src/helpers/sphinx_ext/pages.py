"""What every page says of itself to browsers and machines."""

from __future__ import annotations

from typing import Any

from docutils import nodes as n
from sphinx.application import Sphinx

from helpers import publishing
from helpers.escaping import html
from helpers.sphinx_ext import collect


def _describe(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: n.document | None) -> None:
    """A description from the page's first paragraph, for search engines and link previews."""
    first = next(doctree.findall(n.paragraph), None) if doctree else None
    if first is not None:
        text = " ".join(first.astext().split())
        short = text if len(text) <= 200 else text[:199].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
        context["metatags"] = context.get("metatags", "") + f'\n<meta name="description" content="{html(short)}">'


def _publish(app: Sphinx, error: Exception | None) -> None:
    """Write the downloads once every page is written."""
    if error is None and app.builder.format == "html":
        publishing.write_exhibits(app, {name: card for found in collect.cards(app.env).values() for name, card in found.items()})


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.connect("html-page-context", _describe)
    app.connect("build-finished", _publish)
