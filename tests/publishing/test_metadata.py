"""What a page says of itself: tags that Zotero and other sites read, and data of schema.org, with and without an address."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from helpers import paths, tables
from helpers.publishing import metadata, provenance
from helpers.publishing.gallery import ENDS, Shown, gallery
from helpers.publishing.metadata import DATA_PAGE, Page
from helpers.publishing.sharing import Shared
from helpers.tables import edition

BASE = "https://example.org/b"
TITLE = 'Votes <b>"R&D"</b>'
CARD: Any = {"id": "fig-x", "kind": "figure", "title": TITLE, "caption": "C.", "alt": 'A "line".'}
TABLE: Any = CARD | {"id": "tbl-y", "kind": "table"}


@pytest.fixture(autouse=True)
def _sources(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"address": address, "series_allowed": True, "kind": "data", "publisher": "UN"}
        for address in ("https://un.org", "")
    ]
    monkeypatch.setattr(provenance, "sources", lambda card: rows)


def page(name: str = "chapters/04", base: str = "", whole: bool = False, pdf: bool = False) -> Page:
    return Page(name, TITLE, "First.", [CARD], base, whole, pdf=pdf)


def tags(made: Page) -> dict[str, str]:
    found = BeautifulSoup(metadata.head(made, described=True), "html.parser")
    assert found.script is None
    return {str(tag.get("name") or tag["property"]): str(tag["content"]) for tag in found.select("meta")}


def data(made: Page) -> dict[str, Any]:
    script = BeautifulSoup(metadata.head(made, described=False), "html.parser").script
    assert script is not None
    return json.loads(str(script.string))


def test_a_chapter_is_a_part_of_the_book() -> None:
    book = edition.book()
    found = tags(page())
    assert (found["citation_title"], found["citation_inbook_title"]) == (TITLE, book.title)
    assert (found["og:title"], found["og:type"], found["og:description"]) == (TITLE, "article", "First.")
    assert not [name for name, value in found.items() if "http" in value]
    assert "og:image" not in found


def test_an_address_gives_links() -> None:
    found = tags(page(base=BASE))
    assert found["citation_public_url"] == found["og:url"] == f"{BASE}/chapters/04.html"
    assert "citation_pdf_url" not in found
    whole = page("index", BASE, whole=True, pdf=True)
    assert tags(whole)["citation_pdf_url"] == f"{BASE}/{paths.PDF_NAME}"


def test_nothing_names_a_pdf_that_is_not_built() -> None:
    for made in (page("chapters/index", BASE, whole=True), page("index", BASE, whole=True)):
        assert paths.PDF_NAME not in metadata.head(made, described=False)
        assert paths.PDF_NAME not in metadata.front("c.html", made)


def test_the_front_page_stands_for_the_book() -> None:
    book = edition.book()
    found = tags(page("index", whole=True))
    assert found["citation_title"] == book.title
    assert found["prism.edition"] == tags(page())["prism.edition"] == f"Version {book.version}"
    assert "citation_inbook_title" not in found
    described = data(page("index", whole=True))
    assert (described["@type"], described["name"], described["version"]) == ("Book", book.title, book.version)


@pytest.mark.parametrize(("base", "up"), [("", "../"), (BASE, f"{BASE}/")])
def test_a_chapter_describes_its_figures(base: str, up: str) -> None:
    described = data(page(base=base))
    assert described["@type"] == "Chapter"
    (image,) = described["image"]
    assert image["contentUrl"] == f"{up}exhibits/fig-x.svg"
    assert (image["name"], image["isBasedOn"]) == (TITLE, ["https://un.org"])
    assert described.get("url") == (f"{BASE}/chapters/04.html" if base else None)


def test_the_page_on_data_describes_a_data_set() -> None:
    described = data(page(DATA_PAGE))
    assert described["@type"] == "Dataset"
    assert described["distribution"]["contentUrl"] == "../../downloads/data-package.zip"
    # Programs that read the first licence alone do not take it for that of all rows.
    various, *others = described["license"]
    assert various["url"] == f"../../{DATA_PAGE}.html"
    assert others == [edition.LICENCE_ADDRESS, "https://creativecommons.org/publicdomain/zero/1.0/"]
    assert described["copyrightNotice"] == f"{edition.LICENCE} for what is ours. {edition.RIGHTS}"


def test_the_page_on_data_says_for_each_table_what_may_be_done_with_it() -> None:
    parts = {part["identifier"]: part for part in data(page(DATA_PAGE, BASE))["hasPart"]}
    assert parts.keys() == {schema.file for schema in tables.package().tables.values()}
    assert parts["ledger/claims.csv"]["license"] == edition.LICENCE_ADDRESS
    assert parts["series/indicators.csv"]["license"]["url"] == f"{BASE}/{DATA_PAGE}.html"
    assert parts["ledger/evidence.csv"]["copyrightNotice"].endswith(edition.RIGHTS)


def test_a_name_is_not_parted_and_the_abstract_is_whole() -> None:
    """Zotero parts a name at its last space unless a comma ends it, and keeps what a tag holds of the abstract."""
    long = "A sentence of some length. " * 20
    found = tags(Page("chapters/04", TITLE, long.strip(), [CARD], "", False))
    assert found["citation_author"] == f"{edition.book().author},"
    assert found["citation_abstract"] == long.strip()
    assert len(found["description"]) <= metadata.WIDTH
    assert found["description"].endswith("\N{HORIZONTAL ELLIPSIS}")
    assert found["citation_publisher"] == edition.book().publisher


def test_a_page_is_shown_by_a_picture_of_its_own_where_the_book_has_an_address() -> None:
    found = tags(Page("ledger", TITLE, "First.", [], BASE, False, Shared("ledger", TITLE, CARD)))
    assert (found["og:image"], found["twitter:card"]) == (f"{BASE}/share/ledger.png", "summary_large_image")
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"] == f"{TITLE}. {CARD['alt']}"
    assert tags(Page("ledger", TITLE, "First.", [], BASE, False))["twitter:card"] == "summary"


def links(made: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for link in BeautifulSoup(made, "html.parser").select("link"):
        found.setdefault(" ".join(link["rel"]), []).append(str(link["href"]))
    return found


def test_signposts_lead_from_a_public_page_and_there_are_none_without_an_address() -> None:
    assert links(metadata.head(page("index", whole=True), described=True)) == {}
    found = links(metadata.head(page("chapters/index", BASE, whole=True, pdf=True), described=True))
    assert found["cite-as"] == [f"{BASE}/chapters/index.html"]
    assert found["license"] == [edition.LICENCE_ADDRESS]
    assert found["describedby"] == [f"{BASE}/downloads/book.json", f"{BASE}/downloads/book.bib"]
    assert found["item"] == [f"{BASE}/{paths.PDF_NAME}"]
    data_page = links(metadata.head(page(DATA_PAGE, BASE), described=True))
    assert data_page["item"] == [f"{BASE}/downloads/data-package.zip"]
    assert data_page["type"] == ["https://schema.org/Dataset"]
    ledger = links(metadata.head(page("ledger", BASE), described=True))
    assert ledger["item"] == [f"{BASE}/downloads/ledger.csv", f"{BASE}/downloads/ledger.json"]


def test_search_engines_find_every_page() -> None:
    found = BeautifulSoup(metadata.sitemap(["index.html", "a&b.html"], BASE), "xml")
    assert [one.text for one in found.select("loc")] == [f"{BASE}/index.html", f"{BASE}/a&b.html"]
    assert {one.text for one in found.select("lastmod")} == {edition.book().date}
    assert metadata.robots(BASE).splitlines()[-1] == f"Sitemap: {BASE}/sitemap.xml"


@pytest.mark.parametrize("base", ["", BASE])
def test_the_door_says_what_the_book_is(base: str) -> None:
    """The address of the book in references is that of its folder, where the PDF lies too."""
    door = BeautifulSoup(
        metadata.front("c.html", Page("index", TITLE, "A.", [CARD], base, True, pdf=True)), "html.parser"
    )
    said = {str(tag.get("name") or tag.get("property")): tag.get("content") for tag in door.select("meta")}
    assert said["citation_title"] == edition.book().title
    assert ("citation_pdf_url" in said) is bool(base)
    assert links(str(door)).get("canonical") == ([f"{BASE}/"] if base else None)
    script = door.select_one('script[type="application/ld+json"]')
    assert script is not None
    assert json.loads(str(script.string))["@type"] == "Book"


def test_the_door_leads_on() -> None:
    door = metadata.front("index.html", Page("index", TITLE, "First.", [], "", True))
    assert door.startswith("<!DOCTYPE html>\n")
    assert door.endswith("</html>\n")
    found = BeautifulSoup(door, "html.parser")
    assert found.title is not None
    assert found.title.get_text() == TITLE
    assert found.select_one("meta[http-equiv=refresh]")["content"] == "0; url=index.html"  # type: ignore[index]


def test_the_gallery_shows_figures_by_picture_and_tables_by_what_they_hold() -> None:
    shown = [Shown(TABLE, "Table 1.1"), Shown(CARD, "Fig. 1.1")]
    found = BeautifulSoup(gallery("chapters/a", shown, "../"), "html.parser")
    figure, table = found.select("ul.gallery > li")
    assert figure.img is not None
    assert (figure.img["src"], figure.img["alt"]) == ("../exhibits/fig-x.svg", CARD["alt"])
    assert {link["href"] for link in figure.select("a:not([download])")} == {"../chapters/a.html#fig-x"}
    assert [link["href"] for link in figure.select("a[download]")] == [
        f"../exhibits/fig-x.{end}" for end in ENDS["figure"]
    ]
    assert table.img is None
    assert CARD["caption"] in table.get_text()
