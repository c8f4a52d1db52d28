"""What every page says of itself to browsers, reference managers and search engines."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from helpers import paths, tables
from helpers.exhibits import Card
from helpers.publishing import markup, provenance, rights
from helpers.publishing.sharing import SIZE, Shared
from helpers.tables import edition

Tag = tuple[str, str, str]
#: The page at the site's root.
DOOR = "index"
#: How many letters of a description search engines show.
WIDTH = 200
#: The page that describes the tables.
DATA_PAGE = "chapters/appendix/data"
#: Pages that stand for data, and the files in which they are taken away, with their media types.
DATA = {
    DATA_PAGE: (("downloads/data-package.zip", "application/zip"),),
    "ledger": (("downloads/ledger.csv", "text/csv"), ("downloads/ledger.json", "application/json")),
}


@dataclass(frozen=True)
class Page:
    """What the metadata of a page are made of.

    Attributes
    ----------
    name : str
        Name of the page below the book, without its ending.
    title, abstract : str
        Its title, and its first paragraph.
    figures : collection of Card
        The figures that it shows, in order.
    base : str
        Public address of the book without a slash at its end; empty where it has none.
    whole : bool
        Whether it stands for the whole book.
    share : Shared or None
        What stands for it on other sites, where the book has an address.
    pdf : bool
        Whether the book is built as PDF too; nothing names a file that is not there.
    """

    name: str
    title: str
    abstract: str
    figures: Collection[Card]
    base: str
    whole: bool
    share: Shared | None = None
    pdf: bool = False

    @property
    def address(self) -> str:
        """Public address of the page, where the book has one."""
        return f"{self.base}/" if self.name == DOOR else f"{self.base}/{self.name}.html"

    @property
    def summary(self) -> str:
        """Its first sentences, shortened at a word to what search engines show."""
        if len(self.abstract) <= WIDTH:
            return self.abstract
        return self.abstract[: WIDTH - 1].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"

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
        # Programs part a name at its last space; a comma at its end tells that there is nothing to part.
        "citation_author": f"{book.author},",
        "citation_publication_date": book.date.replace("-", "/"),
        "citation_publisher": book.publisher,
        "citation_language": "en",
        "citation_abstract": book.abstract if page.whole else page.abstract,
    }
    # Of the tags for scholars none has the edition; Zotero reads it by its name in PRISM.
    tags["prism.edition"] = book.edition
    tags |= {"citation_keywords": "; ".join(book.keywords)} if page.whole else {}
    tags |= {} if page.whole else {"citation_inbook_title": book.title}
    if page.base:
        tags["citation_public_url"] = page.address
        if page.whole and page.pdf:
            tags["citation_pdf_url"] = f"{page.base}/{paths.PDF_NAME}"
    return [("name", name, value) for name, value in tags.items() if value]


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
        copyrightNotice=rights.of_exhibit(card),
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
        keywords=list(book.keywords),
        publisher=_thing("Organization", name=book.publisher),
    )
    if page.whole:
        thing = main
    elif page.name == DATA_PAGE:
        thing = _data(page, author)
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


def _data(page: Page, author: dict[str, Any]) -> dict[str, Any]:
    """The data package and each table in it, with what may be done with it, as schema.org `Dataset`."""
    book, package = edition.book(), tables.package()
    here = f"{page.up}{DATA_PAGE}.html"
    return _thing(
        "Dataset",
        name=f"{book.title}: the tables",
        description=page.abstract,
        creator=author,
        license=[rights.linked(one, here) for one in package.licences],
        copyrightNotice=rights.BESIDE,
        usageInfo=here,
        version=book.version,
        datePublished=book.date,
        keywords=list(book.keywords),
        spatialCoverage=_thing("Place", name="Kazakhstan"),
        distribution=_thing(
            "DataDownload",
            contentUrl=f"{page.up}downloads/data-package.zip",
            encodingFormat="application/zip",
        ),
        hasPart=[
            _thing(
                "Dataset",
                identifier=schema.file,
                name=schema.title,
                description=schema.description,
                license=rights.linked(schema.licence, here),
                copyrightNotice=schema.rights,
            )
            for schema in package.tables.values()
        ],
    )


def open_graph(page: Page) -> list[Tag]:
    """Tags by which other sites show a link to a page, with a picture where the book has an address."""
    tags = {
        "og:title": page.title,
        "og:type": "book" if page.whole else "article",
        "og:description": page.summary,
        "og:site_name": edition.book().title,
        "og:locale": "en_GB",
    }
    cards = [("name", "twitter:card", "summary")]
    if page.base:
        tags["og:url"] = page.address
        if page.share:
            tags |= {
                "og:image": f"{page.base}/{page.share.file}",
                "og:image:type": "image/png",
                "og:image:width": str(SIZE[0]),
                "og:image:height": str(SIZE[1]),
                "og:image:alt": page.share.alt,
            }
            cards = [("name", "twitter:card", "summary_large_image")]
    return [*(("property", name, value) for name, value in tags.items()), *cards]


def signposts(page: Page) -> list[tuple[str, str, str]]:
    """Links by which machines find what belongs to a page (Signposting): relation, address, media type.

    None without an address: they lead from one public page to others.
    """
    if not page.base:
        return []
    kind = "Book" if page.whole else "Dataset" if page.name in DATA else "Chapter"
    found = [
        ("cite-as", page.address, ""),
        ("license", edition.LICENCE_ADDRESS, ""),
        (
            "type",
            f"https://schema.org/{kind}",
            "",
        ),
    ]
    if page.whole:
        found += [
            ("describedby", f"{page.base}/downloads/book.{end}", kind)
            for end, kind in (
                ("json", "application/vnd.citationstyles.csl+json"),
                ("bib", "application/x-bibtex"),
            )
        ]
        if page.pdf:
            found.append(("item", f"{page.base}/{paths.PDF_NAME}", "application/pdf"))
    found += [("item", f"{page.base}/{file}", kind) for file, kind in DATA.get(page.name, ())]
    return found


def head(page: Page, *, described: bool) -> str:
    """All that a page's head says of it; its data too, unless the page itself carries them (`described`)."""
    tags = [("name", "description", page.summary), ("name", "author", edition.book().author)]
    every = [*tags, *highwire(page), *open_graph(page)]
    made = markup.render("tags.html", tags=every, links=signposts(page))
    return made if described else made + markup.structured(structured(page))


def front(target: str, page: Page) -> str:
    """The page at the book's door, which leads on to its first page; the stock one is not valid HTML.

    It says of itself what the first page says, as programs that do not follow it read the address of the book
    here; and the PDF lies in its folder, where Google Scholar looks for it.
    """
    tags = markup.Markup(head(page, described=False))
    return markup.render("front.html", target=target, page=page, tags=tags) + "\n"


def sitemap(pages: Collection[str], base: str) -> str:
    """The list of all pages for search engines, each with the day of the release."""
    return markup.render("sitemap.xml", pages=pages, base=base, day=edition.book().date) + "\n"


def robots(base: str) -> str:
    """Where search engines find the list of pages."""
    return f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n"
