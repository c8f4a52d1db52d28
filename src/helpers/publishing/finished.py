"""What a finished book of any edition says in its pages and its data package: numbers of exhibits, findings,
and files of tables.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

PACKAGE = "downloads/data-package.zip"
DESCRIPTOR = "datapackage.json"
#: The rows of the score card of the theses.
SCORE_CARD = "exhibits/tbl-scorecard.csv"
#: Its table of permanent names.
NAMES = "published"


class FinishedError(Exception):
    """A folder does not hold what a built book has."""


class Page(HTMLParser):
    """The numbers of a page's exhibits by name, and its findings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.numbers: dict[str, str] = {}
        self.findings: list[str] = []
        self._exhibit = ""
        # What is being read, and the open tags within it.
        self._into, self._depth = "", 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if tag in ("figure", "table") and re.match("(fig|tbl)-", given.get("id") or ""):
            self._exhibit = given["id"] or ""
        if self._into:
            self._depth += tag == "span"
        elif tag == "span" and "caption-number" in classes:
            self._into, self._depth = "number", 1
            self.numbers[self._exhibit] = ""
        elif tag == "span" and "finding" in classes:
            self._into, self._depth = "finding", 1
            self.findings.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._into and tag == "span":
            self._depth -= 1
            self._into = self._into if self._depth else ""

    def handle_data(self, data: str) -> None:
        if self._into == "number":
            self.numbers[self._exhibit] += data
        elif self._into == "finding":
            self.findings[-1] += data


def _page(folder: Path, name: str) -> Page:
    try:
        return Page((folder / name).read_text(encoding="utf-8"))
    except OSError as error:
        raise _unread(folder / name, error) from None


def _unread(path: Path, error: Exception) -> FinishedError:
    return FinishedError(
        f"{path} cannot be read: {error}. Name the folder of a built book, such as _build/html."
    )


def numbers(folder: Path, pages: Iterable[str]) -> dict[str, str]:
    """The number of each exhibit as its caption has it, such as Fig. 5.5, by name."""
    found: dict[str, str] = {}
    for page in sorted(set(pages)):
        found |= {name: " ".join(said.split()) for name, said in _page(folder, page).numbers.items()}
    return found


def findings(folder: Path) -> dict[str, list[str]]:
    """The pages of each finding, by its sentence, in the order of the chapters."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("chapters/*.html")):
        page = path.relative_to(folder).as_posix()
        for said in _page(folder, page).findings:
            pages = found.setdefault(" ".join(said.split()), [])
            pages += [] if page in pages else [page]
    return found


def judgements(folder: Path) -> dict[str, tuple[str, str]]:
    """What each thesis says in short and how it is judged on the score card, by its id; none where a book has
    no such card.
    """
    path = folder / SCORE_CARD
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        # An edition whose label names the parts is told by it.
        row["thesis"]: (row["short"], row.get("label") or row["judgement"])
        for row in rows
        if row.keys() >= {"thesis", "short", "judgement"}
    }


def tables(folder: Path) -> dict[str, str]:
    """The file of each table in the data package, by its name."""
    described = json.loads(_packed(folder, DESCRIPTOR))
    return {one["name"]: one["path"] for one in described["resources"]}


def successors(folder: Path) -> dict[str, str]:
    """What stands in the place of a withdrawn name, by that name."""
    listed = csv.DictReader(io.StringIO(_packed(folder, tables(folder)[NAMES])))
    return {row["name"]: row["successor"] for row in listed if row["successor"]}


def _packed(folder: Path, name: str) -> str:
    """A file of the data package."""
    try:
        with zipfile.ZipFile(folder / PACKAGE) as archive:
            return archive.read(name).decode()
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise _unread(folder / PACKAGE, error) from None
