"""Every address that an edition had leads on: proved in each build, with notes and pages left where something
moved or went.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import pandas as pd

from helpers import tables
from helpers.exhibits.published import WITHDRAWN, heir
from helpers.paths import PDF_NAME
from helpers.publishing import addresses, tombstones
from helpers.publishing.tombstones import Stone


class AddressError(Exception):
    """An address that was published leads nowhere; one line each, with what to do."""


@dataclass
class Site:
    """A built book, and what its registers say.

    Attributes
    ----------
    html : Path
        The folder of the finished pages.
    names : mapping
        Rows of `published` by name.
    """

    html: Path
    names: Mapping[str, Mapping[str, str]]
    pages: dict[str, str] = field(init=False)
    parts: dict[str, set[str]] = field(init=False)
    stands: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.pages = addresses.pages(self.html)
        self.parts = {page: set(addresses.parts(text)) for page, text in self.pages.items()}
        self.stands = {}
        for page, found in self.parts.items():
            for part in found:
                # The first page that has it: an exhibit, a claim and a passport stand on one.
                self.stands.setdefault(part, f"{page}#{part}")

    def stone(self, name: str, anchors: tuple[str, ...] = ()) -> Stone | None:
        """What is to be said where a name stood; `None` where it is neither elsewhere nor withdrawn."""
        row = self.names[name]
        if row["status"] != WITHDRAWN:
            return Stone(name, row["subject"], anchors, self.stands[name]) if name in self.stands else None
        successor = heir(name, {each: other["successor"] for each, other in self.names.items()})
        successor = "" if successor == name else successor
        return Stone(name, row["subject"], anchors, self.stands.get(successor, ""), successor)


def bare(folder: Path) -> Iterator[Stone]:
    """The figures that were withdrawn with no figure in their place, as the tables in a folder say."""
    listed = tables.load("published", folder).to_dict("records")
    successors = {row["name"]: row["successor"] for row in listed}
    for row in listed:
        name, last = row["name"], heir(row["name"], successors)
        if row["status"] == WITHDRAWN and name.startswith("fig-") and (last == name or last[:4] != "fig-"):
            yield Stone(name, row["subject"], (), successor="" if last == name else last)


def keep(html: Path, folder: Path, *, pdf: bool = True) -> None:
    """Leave a note, a page or a file at every address that nothing stands at any more, and prove that all
    lead on.

    Parameters
    ----------
    html : Path
        The finished pages, before they are put in place.
    folder : Path
        Folder of the tables.
    pdf : bool
        Whether this build has a PDF.

    Raises
    ------
    AddressError
        Naming each address that leads nowhere, and the command that says what became of it.
    """
    names = tables.load("published", folder).set_index("name", drop=False).to_dict("index")
    site = Site(html, names)  # type: ignore[arg-type]
    listed = tables.load("addresses", folder)
    faults = [
        (
            f"{name}: no page of the built book shows it; show it, or withdraw it (`book publish --withdraw "
            f"{name}`)."
        )
        for name, row in names.items()
        if row["status"] != WITHDRAWN and name not in site.stands
    ]
    faults += _pages(site, listed) + _files(site, listed, pdf)
    if faults:
        raise AddressError("\n".join(faults))
    _notes(site, listed)
    now = {page: set(addresses.parts(text)) for page, text in addresses.pages(html).items()}
    unled = [
        address
        for address in listed["address"]
        if "#" in address and address.partition("#")[2] not in now[address.partition("#")[0]]
    ]
    if unled:
        raise AddressError("\n".join(f"{address}: the page has no place for it." for address in unled))


def _pages(site: Site, listed: pd.DataFrame) -> list[str]:
    """Write a page where a page has moved; gives a fault for each that is gone without a successor."""
    faults = []
    for row in listed.to_dict("records"):
        page = row["address"]
        if not page.endswith(".html") or "#" in page or page in site.pages:
            continue
        target, _, part = row["successor"].partition("#")
        if target not in site.pages or (part and part not in site.parts[target]):
            faults.append(
                f"{page}: no page stands there; name the page in its place (`book publish --moved {page} "
                f"PAGE`)."
            )
            continue
        parts = {}
        for address, name in zip(listed["address"], listed["name"], strict=True):
            if address.startswith(f"{page}#"):
                old = address.partition("#")[2]
                stone = site.stone(name) if name else None
                parts[old] = site.stands.get(old) or (stone.target if stone else "") or row["successor"]
        title = _title(site.pages[target])
        (site.html / page).parent.mkdir(parents=True, exist_ok=True)
        (site.html / page).write_text(
            tombstones.moved(page, row["successor"], title, parts), encoding="utf-8", newline="\n"
        )
    return faults


def _title(page: str) -> str:
    found = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    # What a page says of itself is escaped already.
    return unescape(" ".join(found[1].split())) if found else "another page"


def _files(site: Site, listed: pd.DataFrame, pdf: bool) -> list[str]:
    """Write a note in the form of each download of a withdrawn name; gives a fault for each file that is gone
    otherwise.
    """
    faults: list[str] = []
    gone: list[tuple[Path, Stone]] = []
    for address, name in zip(listed["address"], listed["name"], strict=True):
        path = site.html / address
        if ".html" in address or path.is_file() or (address == PDF_NAME and not pdf):
            continue
        if not name or site.names[name]["status"] != WITHDRAWN:
            faults.append(f"{address}: no file stands there; a download that was published is made for good.")
            continue
        stone = site.stone(name)
        assert stone is not None
        gone.append((path, stone))
    # Drawing releases the interpreter's lock, so that threads share the processors.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda one: _note_in(*one), gone))
    return faults


def _note_in(path: Path, stone: Stone) -> None:
    """Write what stands at the address of a download that is gone."""
    ending = path.name.split(".", 1)[1]
    successor = path.with_name(f"{stone.successor}.{ending}") if stone.successor else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(tombstones.file(ending, stone, successor))


def _notes(site: Site, listed: pd.DataFrame) -> None:
    """Leave notes of names and anchors of sections on the pages that lost them."""
    lost: dict[str, dict[str, list[str]]] = {}
    for address, name in zip(listed["address"], listed["name"], strict=True):
        page, _, part = address.partition("#")
        if part and page in site.pages and part not in site.parts[page]:
            lost.setdefault(page, {}).setdefault(name, []).append(part)
    for page, names in lost.items():
        # A section whose heading changed leads to its page, and a passport that is folded otherwise to its
        # exhibit.
        text = tombstones.headed(site.pages[page], names.pop("", []))
        notes = []
        for name, parts in names.items():
            stone = site.stone(name, tuple(parts))
            if name in site.parts[page]:
                text = tombstones.beside(text, name, parts)
            elif stone:
                notes.append(tombstones.note(page, stone))
        (site.html / page).write_text(tombstones.ended(text, notes), encoding="utf-8", newline="\n")
