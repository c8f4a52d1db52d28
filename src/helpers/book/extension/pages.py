"""What every page says of itself to browsers, reference managers and search engines, and
the link to the PDF.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Any

from docutils import nodes as n
from sphinx.application import Sphinx

from helpers import paths
from helpers.book.extension import collect, ledger
from helpers.exhibits import Card
from helpers.publishing import downloads, metadata, sharing, sheets
from helpers.tables import edition


def abstract(doctree: n.document) -> str:
    """The page's first paragraph."""
    first = next(
        (paragraph for paragraph in doctree.findall(n.paragraph) if paragraph.astext().strip()), None
    )
    return " ".join(first.astext().split()) if first is not None else ""


def _figures(app: Sphinx, pagename: str) -> list[Card]:
    found = collect.cards(app.env).get(pagename, {})
    return [card for card in found.values() if card["kind"] == "figure"]


def _share(app: Sphinx, pagename: str, title: str) -> sharing.Shared | None:
    """What stands for a page on other sites: its title with one of its figures, else with one of the front
    page or of the first chapter that has any; none for a book without an address.
    """
    if not app.config.html_baseurl:
        return None
    pages = [pagename, app.config.root_doc, *sorted(collect.cards(app.env))]
    figures = next((found for name in pages if (found := _figures(app, name))), [])
    card = sharing.chosen(figures, lambda name: _svg(app, name))
    return sharing.Shared(pagename.removeprefix("chapters/").replace("/", "-"), title, card) if card else None


def _svg(app: Sphinx, name: str) -> bytes:
    """The picture of a figure, as the page shows it."""
    uri = next(uri for uri in app.env.images if posixpath.basename(uri) == f"{name}.svg")
    return (Path(app.srcdir) / uri).read_bytes()


def _describe(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: n.document | None
) -> None:
    up = "../" * pagename.count("/")
    if app.config.book_pdf:
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
    book = edition.book()
    context["book_edition"] = f"{book.edition}, {book.date_written}"
    context["book_licence"] = edition.LICENCES["CC-BY-4.0"]
    if doctree is None:
        return
    plain = next(iter(doctree.findall(n.title)), n.title("", edition.book().title)).astext()
    page = metadata.Page(
        pagename,
        plain,
        abstract(doctree),
        _figures(app, pagename),
        (app.config.html_baseurl or "").rstrip("/"),
        pagename == app.config.root_doc,
        _share(app, pagename, plain),
        app.config.book_pdf,
    )
    # The ledger carries its claims as data.
    tags = metadata.head(page, described=pagename == ledger.PAGE)
    context["metatags"] = "\n".join([context.get("metatags", ""), tags])


def _outdate(app: Sphinx, doctree: n.document, docname: str) -> None:
    if app.builder.format == "html":
        downloads.outdate(app, collect.cards(app.env).get(docname, {}), ledger=docname == ledger.PAGE)


def _without_pdf(app: Sphinx, doctree: n.document, docname: str) -> None:
    """Leave only the words of a link to the PDF where none is built."""
    if app.config.book_pdf:
        return
    for link in list(doctree.findall(n.reference)):
        if link.get("refuri", "").endswith(paths.PDF_NAME):
            link.parent.replace(link, link.children)


def _publish(app: Sphinx, error: Exception | None) -> None:
    """Write the downloads once every page is written."""
    if error is None and app.builder.format == "html":
        _open_door(app)
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
        found = (_share(app, name, app.env.titles[name].astext()) for name in sorted(app.env.all_docs))
        sharing.write(app, filter(None, found))


def _open_door(app: Sphinx) -> None:
    """Write the page at the site's root and, where the book has an address, what search engines ask for."""
    out, root = Path(app.outdir), app.config.root_doc
    base = (app.config.html_baseurl or "").rstrip("/")
    book = edition.book()
    page = metadata.Page(
        metadata.DOOR,
        book.title,
        book.abstract,
        _figures(app, root),
        base,
        True,
        _share(app, root, book.title),
        app.config.book_pdf,
    )
    files = {"index.html": metadata.front(f"{root}.html", page)}
    # What an earlier build with an address wrote is none of this book.
    for left in ("sitemap.xml", "robots.txt"):
        (out / left).unlink(missing_ok=True)
    if base:
        pages = [f"{name}.html" for name in sorted(app.env.all_docs)]
        files |= {"sitemap.xml": metadata.sitemap(pages, base), "robots.txt": metadata.robots(base)}
    for name, content in files.items():
        (out / name).write_text(content, encoding="utf-8", newline="\n")


def _colour(app: Sphinx) -> None:
    if app.builder.format == "html":
        sheets.write_sheets(app)


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    # Before the pages, which name the sheet by what it holds.
    app.connect("builder-inited", _colour)
    # After the theme has begun its list of header buttons.
    app.connect("html-page-context", _describe, priority=600)
    app.connect("doctree-resolved", _outdate)
    app.connect("doctree-resolved", _without_pdf)
    app.connect("build-finished", _publish)
