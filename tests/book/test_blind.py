"""A reader who has only the pages: from three figures and three claims to everything that is promised for each."""

from __future__ import annotations

import csv
import json
import random
import re
from pathlib import Path

import bibtexparser
import pytest
import rispy
from bs4 import BeautifulSoup, Tag

from helpers import paths
from helpers.publishing import citing
from pages import soup

DRAWN = range(3)
#: The first bytes of a picture in each format.
SIGNATURES = {"svg": b"<?xml", "pdf": b"%PDF-", "png": b"\x89PNG"}
SETTLED = (
    "supported",
    "supported, same origin",
    "detail differs",
    "contradicted",
    "sources differ",
    "superseded",
)


def terms(element: Tag) -> dict[str, list[Tag]]:
    """What stands under each term of the list in a fold-out."""
    found: dict[str, list[Tag]] = {}
    for term in element.select("dl > dt"):
        found.setdefault(term.get_text(), []).append(term.find_next_sibling("dd"))
    return found


def files(page: Path, element: Tag) -> dict[str, bytes]:
    """What the downloads of an element hold, by ending; each link is followed from the page."""
    targets = [(page.parent / link["href"]).resolve() for link in element.select("a[download]")]
    return {path.name.partition(".")[2]: path.read_bytes() for path in targets}


def check_references(found: dict[str, bytes], anchor: str, name: str) -> None:
    """Every format is read, is of one work, and names the anchor that the permalink leads to."""
    (item,) = json.loads(found["json"])
    (entry,) = bibtexparser.parse_string(found["bib"].decode()).entries
    (record,) = rispy.loads(found["ris"].decode())
    assert item["id"] == entry.key == record["id"]
    assert item["id"].endswith(f"-{anchor}")
    assert anchor in item["title"]
    assert name in item["title"]
    assert citing.plain_title(item) == record["title"]


@pytest.mark.parametrize("drawn", DRAWN)
def test_from_a_figure_to_pictures_rows_references_sources_and_code(drawn: int, built: Path) -> None:
    places = [
        (page, figure["id"])
        for page in sorted((built / "chapters").glob("*.html"))
        for figure in soup(page).select("figure[id^=fig-]")
    ]
    page, identifier = random.Random(f"figure {drawn}").choice(places)
    opened = soup(page)
    figure, passport = opened.find(id=identifier), opened.find(id=f"passport-{identifier}")
    said, held = terms(passport), files(page, passport)

    labels = [text.get_text() for text in figure.select("svg.wide text")]
    assert labels == [text.get_text() for text in BeautifulSoup(held["svg"], "xml").find_all("text")]
    assert all(held[end].startswith(signature) for end, signature in SIGNATURES.items())
    header, *rows = list(csv.reader(held["csv"].decode().splitlines()))
    assert rows
    assert all(len(row) == len(header) for row in rows)

    # Without an address of the book a link to the exhibit would lead nowhere outside it.
    assert "Permalink" not in said
    title = re.sub("^Cite, download, provenance of ", "", passport.find("summary").get_text())
    check_references(held, identifier, title)
    for style in ("Cite (APA)", "Cite (Chicago)"):
        assert title in said[style][0].get_text()

    for source in said["Source"]:
        text = source.get_text()
        assert re.search(r"Licence: \w", text), text
        # Only the two articles have no address; they are cited in full.
        assert re.search(r"\bRead .+ in \S", text) or source.find("a")["href"].startswith("http"), text

    function, file, line = re.fullmatch(
        r"(\w+), ([\w/.]+), line (\d+)", said["Computed by"][0].get_text()
    ).groups()  # type: ignore[union-attr]
    code = (paths.ROOT / file).read_text(encoding="utf-8").splitlines()
    assert code[int(line) - 1].startswith(f"def {function}(")
    for table in re.findall(r"(\w+) [0-9a-f]{64}", said["From tables"][0].get_text(" ")):
        assert (paths.DATA / f"{table}.csv").is_file()


@pytest.mark.parametrize("drawn", DRAWN)
def test_from_a_claim_to_verdict_evidence_and_references(drawn: int, built: Path) -> None:
    page = built / "ledger.html"
    settled = [entry for entry in soup(page).select("article.claim") if entry["data-record"] in SETTLED]
    entry = random.Random(f"claim {drawn}").choice(settled)
    said, held = terms(entry), files(page, entry)

    link = entry.select_one("a.claim-id")
    assert link["href"] == f"#{entry['id']}"
    statement = entry.select_one(".claim-line .statement").get_text().strip()
    assert len(statement) > 20
    for style in ("Cite (APA)", "Cite (Chicago)"):
        assert statement.removesuffix(".") in said[style][0].get_text()
    check_references(held, entry["id"], statement.removesuffix("."))

    assert entry.select_one(".claim-line .badge-verdict").get_text() == entry["data-record"]
    assert said["Record"][0].get_text().startswith(entry["data-record"])
    evidence = said["Evidence"][0].select("li")
    assert evidence
    assert all(one.find("a")["href"].startswith("http") for one in evidence)
