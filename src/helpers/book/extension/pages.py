"""What every page says of itself to browsers, reference managers and search engines, and the link to the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes as n
from sphinx.application import Sphinx

from helpers import paths
from helpers.book.extension import claims, collect
from helpers.exhibits import Card
from helpers.publishing import downloads, provenance
from helpers.publishing.escaping import html, script_json
from helpers.tables import edition

DATA_PAGE = "chapters/appendix/data"


def _tag(name: str, content: str, kind: str = "name") -> str:
    return f'<meta {kind}="{name}" content="{html(content)}">'


def summary(doctree: n.document, width: int = 200) -> str:
    """The page's first paragraph, shortened at a word."""
    first = next(
        (paragraph for paragraph in doctree.findall(n.paragraph) if paragraph.astext().strip()), None
    )
    text = " ".join(first.astext().split()) if first is not None else ""
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"


def highwire(title: str, base: str, page: str, whole: bool) -> list[str]:
    """Tags by which Zotero and Google Scholar read a page: the book on its front page, chapters as parts of it."""
    book = edition.book()
    tags = {
        "citation_title": book.title if whole else title,
        "citation_author": book.author,
        "citation_publication_date": book.date.replace("-", "/"),
    }
    tags |= {"citation_language": "en"} | ({} if whole else {"citation_inbook_title": book.title})
    if base:
        tags["citation_public_url"] = f"{base}/{page}"
        if whole:
            tags["citation_pdf_url"] = f"{base}/{paths.PDF_NAME}"
    return [_tag(name, value) for name, value in tags.items()]


def _thing(kind: str, **fields: Any) -> dict[str, Any]:
    return {"@type": kind} | {name: value for name, value in fields.items() if value}


def image_object(card: Card, page: str, base: str) -> dict[str, Any]:
    """An exhibit's picture as schema.org `ImageObject`, with licence and creator."""
    up = f"{base}/" if base else "../" * page.count("/")
    return _thing(
        "ImageObject",
        identifier=card["id"],
        name=card["title"],
        caption=card["caption"],
        description=card["alt"],
        contentUrl=f"{up}exhibits/{card['id']}.svg",
        license=edition.LICENCE_ADDRESS,
        creator=_thing("Organization", name=edition.book().author),
        creditText=edition.book().author,
        isBasedOn=[row["address"] for row in provenance.sources(card) if row["address"]],
    )


def structured(pagename: str, title: str, found: dict[str, Card], base: str, whole: bool) -> dict[str, Any]:
    """The page as schema.org `Book`, `Chapter` or `Dataset`."""
    book = edition.book()
    page = f"{pagename}.html"
    author = _thing("Organization", name=book.author)
    main = _thing(
        "Book",
        name=book.title,
        author=author,
        version=book.version,
        datePublished=book.date,
        inLanguage="en",
        license=edition.LICENCE_ADDRESS,
        abstract=book.abstract,
    )
    if whole:
        thing = main
    elif pagename == DATA_PAGE:
        up = f"{base}/" if base else "../" * page.count("/")
        file = _thing(
            "DataDownload", contentUrl=f"{up}downloads/data-package.zip", encodingFormat="application/zip"
        )
        thing = _thing(
            "Dataset",
            name=f"{book.title}: the tables",
            description=book.abstract,
            creator=author,
            license=edition.LICENCE_ADDRESS,
            version=book.version,
            distribution=file,
        )
    else:
        pictures = [image_object(card, page, base) for card in found.values() if card["kind"] == "figure"]
        thing = _thing(
            "Chapter",
            name=title,
            author=author,
            isPartOf=_thing("Book", name=book.title),
            license=edition.LICENCE_ADDRESS,
            image=pictures,
        )
    return {"@context": "https://schema.org"} | thing | ({"url": f"{base}/{page}"} if base else {})


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
    base = (app.config.html_baseurl or "").rstrip("/")
    plain = next(iter(doctree.findall(n.title)), n.title("", edition.book().title)).astext()
    found = collect.cards(app.env).get(pagename, {})
    whole = pagename == app.config.root_doc
    described = summary(doctree)
    tags = [_tag("description", described), _tag("author", edition.book().author)]
    tags += highwire(plain, base, f"{pagename}.html", whole)
    tags += [
        _tag("og:title", plain, "property"),
        _tag("og:type", "book" if whole else "article", "property"),
        _tag("og:description", described, "property"),
    ]
    picture = next((card for card in found.values() if card["kind"] == "figure"), None)
    if base:
        tags.append(_tag("og:url", f"{base}/{pagename}.html", "property"))
        if picture:
            tags += [
                _tag("og:image", f"{base}/exhibits/{picture['id']}.png", "property"),
                _tag("og:image:alt", picture["alt"], "property"),
            ]
    if pagename != claims.PAGE:
        tags.append(
            f'<script type="application/ld+json">{script_json(structured(pagename, plain, found, base, whole))}</script>'
        )
    context["metatags"] = "\n".join([context.get("metatags", ""), *tags])


def front(target: str, title: str) -> str:
    """The page at the book's door, which leads on to its first page; the stock one is not valid HTML."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            f'<head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={target}"><title>{html(title)}</title></head>',
            f'<body><p><a href="{target}">{html(title)}</a></p></body>',
            "</html>\n",
        ]
    )


def _outdate(app: Sphinx, doctree: n.document, docname: str) -> None:
    if app.builder.format == "html":
        downloads.outdate(app, collect.cards(app.env).get(docname, {}), ledger=docname == claims.PAGE)


def _publish(app: Sphinx, error: Exception | None) -> None:
    """Write the downloads once every page is written."""
    if error is None and app.builder.format == "html":
        downloads.write_exhibits(
            app,
            {
                name: (page, card)
                for page, found in collect.cards(app.env).items()
                for name, card in found.items()
            },
        )
        downloads.write_claims(app, lambda: claims.ledger().values())
        downloads.write_book(app)
        downloads.write_package(app, paths.DATA)
        door = Path(app.outdir) / "index.html"
        door.write_text(
            front(f"{app.config.root_doc}.html", edition.book().title), encoding="utf-8", newline="\n"
        )


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    # After the theme has begun its list of header buttons.
    app.connect("html-page-context", _describe, priority=600)
    app.connect("doctree-resolved", _outdate)
    app.connect("build-finished", _publish)
