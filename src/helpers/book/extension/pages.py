"""What every page says of itself to browsers, reference managers and search engines, and
the link to the PDF.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes as n
from sphinx.application import Sphinx

from helpers import paths
from helpers.book.extension import collect, ledger
from helpers.publishing import downloads, metadata, sheets
from helpers.tables import edition


def summary(doctree: n.document, width: int = 200) -> str:
    """The page's first paragraph, shortened at a word."""
    first = next(
        (paragraph for paragraph in doctree.findall(n.paragraph) if paragraph.astext().strip()), None
    )
    text = " ".join(first.astext().split()) if first is not None else ""
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"


def _describe(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: n.document | None
) -> None:
    up = "../" * pagename.count("/")
    context.setdefault("header_buttons", []).append(
        {
            "type": "link",
            "url": f"{up}{paths.PDF_NAME}",
            "text": "PDF",
            "tooltip": "The whole book as PDF",
            "label": "pdf",
            "classes": "pdf-link",
        }
    )
    if doctree is None:
        return
    plain = next(iter(doctree.findall(n.title)), n.title("", edition.book().title)).astext()
    page = metadata.Page(
        pagename,
        plain,
        summary(doctree),
        [card for card in collect.cards(app.env).get(pagename, {}).values() if card["kind"] == "figure"],
        (app.config.html_baseurl or "").rstrip("/"),
        pagename == app.config.root_doc,
    )
    # The ledger carries its claims as data.
    tags = metadata.head(page, described=pagename == ledger.PAGE)
    context["metatags"] = "\n".join([context.get("metatags", ""), tags])


def _outdate(app: Sphinx, doctree: n.document, docname: str) -> None:
    if app.builder.format == "html":
        downloads.outdate(app, collect.cards(app.env).get(docname, {}), ledger=docname == ledger.PAGE)


def _publish(app: Sphinx, error: Exception | None) -> None:
    """Write the downloads once every page is written."""
    if error is None and app.builder.format == "html":
        door = Path(app.outdir) / "index.html"
        front = metadata.front(f"{app.config.root_doc}.html", edition.book().title)
        door.write_text(front, encoding="utf-8", newline="\n")
        if app.config.book_draft:
            return
        downloads.write_exhibits(
            app,
            {
                name: (page, card)
                for page, found in collect.cards(app.env).items()
                for name, card in found.items()
            },
            collect.meanings(app.env).exhibits,
        )
        downloads.write_claims(app, lambda: ledger.entries().values())
        downloads.write_book(app)
        downloads.write_package(app, paths.DATA)


def _colour(app: Sphinx) -> None:
    if app.builder.format == "html":
        sheets.write_sheet(app)


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    # Before the pages, which name the sheet by what it holds.
    app.connect("builder-inited", _colour)
    # After the theme has begun its list of header buttons.
    app.connect("html-page-context", _describe, priority=600)
    app.connect("doctree-resolved", _outdate)
    app.connect("build-finished", _publish)
