"""What stands at an address whose exhibit, claim or page is elsewhere now or gone: a note on the page, a
page, or a file.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from helpers.publishing import pictures
from helpers.publishing.downloads import archive, as_csv
from helpers.publishing.ledger_files import CSVW
from helpers.publishing.markup import render
from helpers.publishing.workbooks import Sheet, workbook

#: Ending of what describes a CSV, and the columns of a CSV that says what became of a name.
DESCRIBED, NOTE = "csv-metadata.json", ("name", "note")


@dataclass(frozen=True)
class Stone:
    """One name that has left a place.

    Attributes
    ----------
    name : str
        The exhibit or claim.
    subject : str
        What it shows or is about.
    anchors : tuple of str
        Parts of the page that led to it.
    target : str
        Address, from the site's root, of what stands in its place; empty where nothing does.
    successor : str
        Its successor's name; empty where it only moved, or has none.
    """

    name: str
    subject: str
    anchors: tuple[str, ...]
    target: str = ""
    successor: str = ""

    @property
    def said(self) -> str:
        """One sentence on what became of it, as plain text."""
        named = f"{self.name} ({self.subject})"
        if self.successor:
            return f"{named} was withdrawn; in its place stands {self.successor}."
        return f"{named} has moved." if self.target else f"{named} was withdrawn."


def link(page: str, target: str) -> str:
    """The way from a page to an address, both from the site's root."""
    place, _, part = target.partition("#")
    way = posixpath.relpath(place, posixpath.dirname(page) or ".")
    return f"{way}#{part}" if part else way


def note(page: str, stone: Stone) -> str:
    """The note on a page, under every anchor that led to the name, as HTML."""
    way = link(page, stone.target) if stone.target else ""
    return render("tombstone.html", stone=stone, way=way) + "\n"


def moved(page: str, target: str, title: str, parts: Mapping[str, str]) -> str:
    """The page that stands where another stood; `parts` gives the address that each of its parts has now."""
    ways = {part: link(page, place) for part, place in parts.items()}
    return render("moved.html", title=title, way=link(page, target), ways=ways) + "\n"


def file(ending: str, stone: Stone, successor: Path | None) -> bytes:
    """A download of a name that is gone: its successor's where there is one of the same kind, or a note in
    the file's own format.
    """
    if successor is not None and successor.is_file():
        found = successor.read_bytes()
        # The rows that are described stand beside the description, under the old name as well.
        return _json(json.loads(found) | {"url": f"{stone.name}.csv"}) if ending == DESCRIBED else found
    said = stone.said
    if ending == DESCRIBED:
        columns = [{"name": name, "titles": name, "datatype": "string"} for name in NOTE]
        schema = {"columns": columns}
        return _json({"@context": CSVW, "url": f"{stone.name}.csv", "dc:title": said, "tableSchema": schema})
    if ending == "csv":
        return as_csv(NOTE, [(stone.name, said)]).encode()
    if ending == "xlsx":
        return workbook([Sheet("note", list(NOTE), [[stone.name, said]])], said)
    if ending == "json":
        return _json({"id": stone.name, "note": said})
    if ending == "bib":
        return f"@comment{{{said}}}\n".encode()
    if ending == "ris":
        return f"TY  - GEN\nID  - {stone.name}\nN1  - {said}\nER  - \n".encode()
    if ending == "zip":
        return archive({"README.txt": f"{said}\n".encode()})
    picture = (render("tombstone.svg", said=said) + "\n").encode()
    about = pictures.About(stone.name, stone.subject, said, "none")
    if ending == "svg":
        return picture
    draw = {"pdf": pictures.pdf, "png": pictures.png}[ending]
    return pictures.once(pictures.KEPT, picture, about, ending, lambda: draw(picture, about))


def _json(content: Mapping[str, object]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _anchors(parts: Iterable[str]) -> str:
    return render("anchors.html", parts=list(parts))


def headed(text: str, parts: Iterable[str]) -> str:
    """A page with anchors at the head of its article."""
    sign = next((sign for sign in ('<article class="bd-article"', "<body") if sign in text), "")
    place = text.index(">", text.index(sign)) + 1 if sign else 0
    return text[:place] + _anchors(parts) + text[place:]


def beside(text: str, part: str, parts: Iterable[str]) -> str:
    """A page with anchors right before the element of an id."""
    found = re.search(rf"""\sid=["']{re.escape(part)}["']""", text)
    place = text.rindex("<", 0, found.start()) if found else 0
    return text[:place] + _anchors(parts) + text[place:]


def ended(text: str, notes: Iterable[str]) -> str:
    """A page with notes at the end of its article."""
    place = next((text.rindex(sign) for sign in ("</article>", "</body>") if sign in text), len(text))
    return text[:place] + "".join(notes) + text[place:]
