"""A book with a public address says it wherever a part leaves, names nothing that is not there, and without one says none."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from conftest import run_book
from helpers import paths
from pages import broken, pages, soup

#: With a path, as a project's page of a code host has it.
BASE = "https://example.org/books/soft-power"
OWN = re.compile(re.escape(BASE) + r"""[^\s"'<>)}\\]*""")
#: Files of text, in which an address may stand.
TEXTS = {".html", ".xml", ".txt", ".json", ".bib", ".ris", ".csv", ".svg", ".js"}
#: What JSON-LD names and no page shows.
NO_PLACE = {"judged-by"}


@pytest.fixture(scope="module")
def addressed(builds: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a warm build with an address and without a PDF, after one without address and with a PDF; whose pages stay."""
    html = builds[1]
    found, kept = tmp_path_factory.mktemp("addressed") / "html", html.with_name("kept")
    shutil.copytree(html, kept)
    try:
        code, out, err = run_book(html.parents[1], "build", "--base-url", f"{BASE}/", "--no-pdf")
        assert code == 0, out + err
        shutil.copytree(html, found)
    finally:
        shutil.rmtree(html)
        kept.rename(html)
    return found


def texts(built: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(built.rglob("*")):
        if path.suffix in TEXTS and path.is_file():
            yield path.relative_to(built).as_posix(), path.read_text(encoding="utf-8")


def test_every_address_of_ours_leads_somewhere(addressed: Path) -> None:
    anchors = {
        page: {str(element["id"]) for element in soup(page).select("[id]")} for page in pages(addressed)
    }
    lost = set()
    named = 0
    for name, text in texts(addressed):
        for address in OWN.findall(text):
            named += 1
            path, _, part = address.removeprefix(BASE).rstrip(".,;").partition("#")
            target = addressed / (unquote(path).strip("/") or "index.html")
            if not target.is_file() or (
                part and target in anchors and unquote(part) not in anchors[target] | NO_PLACE
            ):
                lost.add((name, address))
    assert not lost
    assert named > 5000


def test_nothing_names_the_pdf_where_none_is_built(addressed: Path) -> None:
    assert not (addressed / paths.PDF_NAME).exists()
    # The register of addresses keeps what an edition had.
    named = {name for name, text in texts(addressed) if paths.PDF_NAME in text}
    assert named == {"downloads/tables/addresses.csv"}
    assert not broken(addressed)


def test_a_public_page_says_where_it_is(addressed: Path) -> None:
    listed = {
        loc.text
        for loc in BeautifulSoup((addressed / "sitemap.xml").read_text(encoding="utf-8"), "xml").select("loc")
    }
    pictures: set[Path] = set()
    assert f"Sitemap: {BASE}/sitemap.xml" in (addressed / "robots.txt").read_text(encoding="utf-8")
    for page in (addressed / name.removeprefix(f"{BASE}/") for name in listed):
        own = f"{BASE}/{page.relative_to(addressed).as_posix()}"
        head = soup(page).head
        assert head is not None
        canonical = [str(link["href"]) for link in head.select("link[rel=canonical]")]
        assert canonical == [own], page.name
        assert [str(link["href"]) for link in head.select('link[rel="cite-as"]')] == [own], page.name
        said = {
            str(tag.get("property") or tag.get("name")): str(tag["content"])
            for tag in head.select("meta[content]")
        }
        assert said["og:url"] == said["citation_public_url"] == own, page.name
        picture = addressed / said["og:image"].removeprefix(f"{BASE}/")
        with Image.open(picture) as opened:
            size = (int(said["og:image:width"]), int(said["og:image:height"]))
            assert opened.size == size == (1200, 630), page.name
        pictures.add(picture)
    # A page is told from the others by its picture.
    assert len(pictures) == len(listed)
    door = soup(addressed / "index.html")
    assert [str(link["href"]) for link in door.select("link[rel=canonical]")] == [f"{BASE}/"]
    assert len(listed) > 20


def test_every_reference_carries_its_address(addressed: Path) -> None:
    downloads = addressed / "downloads"
    shown = json.loads((downloads / "exhibits.json").read_text(encoding="utf-8"))
    claims = json.loads((downloads / "ledger.json").read_text(encoding="utf-8"))["claims"]
    wanted = {f"exhibits/{one['id']}": f"{BASE}/{one['page']}#{one['id']}" for one in shown}
    wanted |= {f"claims/{one['claim']}": f"{BASE}/ledger.html#{one['claim']}" for one in claims}
    wanted["downloads/book"] = BASE
    for name, address in wanted.items():
        for end, line in (
            ("bib", f'url = "{address}"'),
            ("ris", f"UR  - {address}"),
            ("json", f'"URL": "{address}"'),
        ):
            lines = (addressed / f"{name}.{end}").read_text(encoding="utf-8").splitlines()
            assert line in [one.strip(" ,") for one in lines], (name, end)
    assert [one["address"] for one in claims] == [f"{BASE}/ledger.html#{one['claim']}" for one in claims]


def test_without_an_address_none_is_said(built: Path) -> None:
    assert not (built / "sitemap.xml").exists()
    assert not (built / "robots.txt").exists()
    assert not (built / "share").exists()
    for page in pages(built):
        assert not soup(page).select('link[rel=canonical], link[rel="cite-as"], meta[property="og:url"]'), (
            page.name
        )
        assert not soup(page).select('meta[name="citation_public_url"], meta[name="citation_pdf_url"]'), (
            page.name
        )
    for folder in ("claims", "exhibits", "downloads"):
        for path in (built / folder).glob("*.bib"):
            assert "url" not in path.read_text(encoding="utf-8"), path.name
