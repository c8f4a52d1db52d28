"""What every page says of itself to browsers, reference managers and search engines."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from helpers import paths
from helpers.exhibits import Card
from helpers.publishing import markup, provenance
from helpers.tables import edition

Tag = tuple[str, str, str]
#: The page that describes the tables.
DATA_PAGE = "chapters/appendix/data"


@dataclass(frozen=True)
class Page:
    """What the metadata of a page are made of.

    Attributes
    ----------
    name : str
        Name of the page below the book, without its ending.
    title, summary : str
        Its title, and its first sentences.
    figures : collection of Card
        The figures that it shows, in order.
    base : str
        Public address of the book without a slash at its end; empty where it has none.
    whole : bool
        Whether it stands for the whole book.
    """

    name: str
    title: str
    summary: str
    figures: Collection[Card]
    base: str
    whole: bool

    @property
    def address(self) -> str:
        """Public address of the page, where the book has one."""
        return f"{self.base}/{self.name}.html"

    @property
    def up(self) -> str:
        """What leads from the page to the book's folder."""
        return f"{self.base}/" if self.base else "../" * self.name.count("/")


def highwire(page: Page) -> list[Tag]:
    """Tags by which Zotero and Google Scholar read a page: the book on its front page, chapters as parts of
    it.
    """
    book = edition.book()
    tags = {
        "citation_title": book.title if page.whole else page.title,
        "citation_author": book.author,
        "citation_publication_date": book.date.replace("-", "/"),
    }
    tags |= {"citation_language": "en"} | ({} if page.whole else {"citation_inbook_title": book.title})
    if page.base:
        tags["citation_public_url"] = page.address
        if page.whole:
            tags["citation_pdf_url"] = f"{page.base}/{paths.PDF_NAME}"
    return [("name", name, value) for name, value in tags.items()]


def _thing(kind: str, **fields: Any) -> dict[str, Any]:
    return {"@type": kind} | {name: value for name, value in fields.items() if value}


def image_object(card: Card, page: Page) -> dict[str, Any]:
    """An exhibit's picture as schema.org `ImageObject`, with licence and creator."""
    return _thing(
        "ImageObject",
        identifier=card["id"],
        name=card["title"],
        caption=card["caption"],
        description=card["alt"],
        contentUrl=f"{page.up}exhibits/{card['id']}.svg",
        license=edition.LICENCE_ADDRESS,
        creator=_thing("Organization", name=edition.book().author),
        creditText=edition.book().author,
        isBasedOn=[row["address"] for row in provenance.sources(card) if row["address"]],
    )


def structured(page: Page) -> dict[str, Any]:
    """The page as schema.org `Book`, `Chapter` or `Dataset`."""
    book = edition.book()
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
    if page.whole:
        thing = main
    elif page.name == DATA_PAGE:
        file = _thing(
            "DataDownload",
            contentUrl=f"{page.up}downloads/data-package.zip",
            encodingFormat="application/zip",
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
        pictures = [image_object(card, page) for card in page.figures]
        thing = _thing(
            "Chapter",
            name=page.title,
            author=author,
            isPartOf=_thing("Book", name=book.title),
            license=edition.LICENCE_ADDRESS,
            image=pictures,
        )
    return {"@context": "https://schema.org"} | thing | ({"url": page.address} if page.base else {})


def open_graph(page: Page) -> list[Tag]:
    """Tags by which other sites show a link to a page, with its first picture where the book
    has an address.
    """
    tags = {
        "og:title": page.title,
        "og:type": "book" if page.whole else "article",
        "og:description": page.summary,
    }
    if page.base:
        tags["og:url"] = page.address
        if picture := next(iter(page.figures), None):
            tags |= {"og:image": f"{page.base}/exhibits/{picture['id']}.png", "og:image:alt": picture["alt"]}
    return [("property", name, value) for name, value in tags.items()]


def head(page: Page, *, described: bool) -> str:
    """All that a page's head says of it; its data too, unless the page itself carries them (`described`)."""
    tags = [("name", "description", page.summary), ("name", "author", edition.book().author)]
    made = markup.render("tags.html", tags=[*tags, *highwire(page), *open_graph(page)])
    return made if described else made + markup.structured(structured(page))


def front(target: str, title: str) -> str:
    """The page at the book's door, which leads on to its first page; the stock one is not valid HTML."""
    return markup.render("front.html", target=target, title=title) + "\n"
