"""What a page says of itself: tags that Zotero and other sites read, and data of schema.org, with and without an address."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from helpers.publishing import metadata, provenance
from helpers.publishing.gallery import ENDS, gallery
from helpers.publishing.metadata import DATA_PAGE, Page
from helpers.tables import edition

BASE = "https://example.org/b"
TITLE = 'Votes <b>"R&D"</b>'
CARD: Any = {"id": "fig-x", "kind": "figure", "title": TITLE, "caption": "C.", "alt": 'A "line".'}
TABLE: Any = CARD | {"id": "tbl-y", "kind": "table"}


@pytest.fixture(autouse=True)
def _sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provenance, "sources", lambda card: [{"address": "https://un.org"}, {"address": ""}])


def page(name: str = "chapters/04", base: str = "", whole: bool = False) -> Page:
    return Page(name, TITLE, "First.", [CARD], base, whole)


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
    assert (found["og:image"], found["og:image:alt"]) == (f"{BASE}/exhibits/fig-x.png", CARD["alt"])
    assert "citation_pdf_url" not in found
    assert tags(page("index", BASE, whole=True))["citation_pdf_url"].startswith(BASE)


def test_the_front_page_stands_for_the_book() -> None:
    book = edition.book()
    found = tags(page("index", whole=True))
    assert found["citation_title"] == book.title
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


def test_the_door_leads_on() -> None:
    door = metadata.front("index.html", TITLE)
    assert door.startswith("<!DOCTYPE html>\n")
    assert door.endswith("</html>\n")
    found = BeautifulSoup(door, "html.parser")
    assert found.title is not None
    assert found.title.get_text() == TITLE
    assert found.select_one("meta[http-equiv=refresh]")["content"] == "0; url=index.html"  # type: ignore[index]


def test_the_gallery_shows_every_figure_and_no_table() -> None:
    found = BeautifulSoup(
        gallery({"chapters/b": {"tbl-y": TABLE}, "chapters/a": {"fig-x": CARD}}, "../"), "html.parser"
    )
    (item,) = found.select("ul.gallery > li")
    picture = item.img
    assert picture is not None
    assert (picture["src"], picture["alt"]) == ("../exhibits/fig-x.svg", CARD["alt"])
    assert [link["href"] for link in item.select("a:not([download])")] == ["../chapters/a.html#fig-x"] * 2
    assert item.select_one(".gallery-title").get_text() == TITLE  # type: ignore[union-attr]
    assert [link["href"] for link in item.select("a[download]")] == [
        f"../exhibits/fig-x.{end}" for end in ENDS
    ]
