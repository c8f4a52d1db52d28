"""The addresses of a built book: its pages, the parts of them that are cited, and its files; found by reading
it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from helpers.paths import PDF_NAME

IDENTIFIED = re.compile(r"""<[a-zA-Z][a-zA-Z0-9]*\b[^<>]*?\sid=["']([^"']+)["']""")
#: Parts of a page that a reader may cite: sections, exhibits and their passports, claims, terms, tables of
#: the data.
CITED = re.compile(r"""<section\b[^<>]*?\sid=["']([^"']+)["']""")
PARTS = re.compile(r"(fig|tbl|passport|term|table)-[A-Za-z0-9-]+|[ab]-\d{3}")
#: Parts of a picture, numbered in the order in which it is drawn: nobody cites one, and each drawing has
#: others.
DRAWN = re.compile(r"fig-[a-z0-9-]+-(wide|narrow)-\d+")
#: Folders whose files are downloads, each under the name of what it belongs to.
FILES = ("exhibits", "claims", "downloads")


def pages(html: Path) -> dict[str, str]:
    """Every page of a built book, by its path below the site's root, in order."""
    found = (path for path in html.rglob("*.html") if path.relative_to(html).parts[0][0] != "_")
    return {path.relative_to(html).as_posix(): path.read_text(encoding="utf-8") for path in sorted(found)}


def parts(page: str) -> list[str]:
    """The ids of a page, in order."""
    return IDENTIFIED.findall(page)


def name_of(place: str, known: Collection[str]) -> str:
    """The exhibit or claim that a part of a page or a file belongs to; empty where it belongs to none."""
    name = Path(place).name.split(".")[0].removeprefix("passport-")
    return name if name in known else ""


def of(html: Path, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Every address of a built book, with the name of the exhibit or claim that it belongs to."""
    for page, text in pages(html).items():
        yield page, ""
        sections = set(CITED.findall(text))
        for part in dict.fromkeys(parts(text)):
            if part in sections or (PARTS.fullmatch(part) and not DRAWN.fullmatch(part)):
                yield f"{page}#{part}", name_of(part, known)
    for folder in FILES:
        for path in sorted((html / folder).glob("*.*")):
            place = path.relative_to(html).as_posix()
            yield place, name_of(place, known)
    if (html / PDF_NAME).is_file():
        yield PDF_NAME, ""
