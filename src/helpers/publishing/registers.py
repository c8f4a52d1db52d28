"""The writer of what is generated and committed with the data: the descriptor, and the registers of names and
addresses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from helpers import exhibits, paths, tables
from helpers.exhibits.published import PUBLISHED, WITHDRAWN
from helpers.publishing import addresses, rows
from helpers.tables import descriptor, edition, schema


class RegisterError(Exception):
    """Nothing was written; the message says why, and what to do."""


def write_descriptor(folder: Path = paths.DATA) -> bool:
    """Write `datapackage.json` as the schema gives it; says whether it changed.

    Raises
    ------
    tables.DataError
        Where the schema has a fault; nothing is written then.
    """
    raw = descriptor.described(folder)
    if descriptor.stale(folder, raw) is None:
        return False
    rows.put({descriptor.DESCRIPTOR: descriptor.as_text(raw)}, folder)
    schema.package.cache_clear()
    return True


@dataclass(frozen=True)
class Wish:
    """What a person says of names, as no code can know it.

    Attributes
    ----------
    subjects : mapping of str
        What exhibits show, whatever they find, by name.
    reworded : sequence of str
        Claims that say the same in other words.
    withdrawn : mapping of str
        Names that the book no longer has, each with its successor or an empty text.
    """

    subjects: Mapping[str, str] = field(default_factory=dict)
    reworded: Sequence[str] = ()
    withdrawn: Mapping[str, str] = field(default_factory=dict)


def names(wish: Wish, folder: Path = paths.DATA) -> str:
    """The register of names brought up to date, as CSV.

    New claims and exhibits are added; what is there stays, unless the wish says otherwise.

    Raises
    ------
    RegisterError
        Where a wish names what is not there, an exhibit has no subject, or a name is gone without a word.
    """
    now = exhibits.named(lambda name: tables.load(name, folder))
    listed = {row["name"]: row for row in tables.load("published", folder).to_dict("records")}
    for name, subject in wish.subjects.items():
        if name not in exhibits.registry():
            raise RegisterError(f"{name}: no exhibit has this name, so that it can have no subject.")
        kind = exhibits.registry()[name].kind
        listed[name] = {"name": name, "kind": kind, "status": PUBLISHED, "successor": ""} | listed.get(
            name, {}
        )
        listed[name]["subject"] = subject
    for name in wish.reworded:
        if name not in listed or name not in now or not now[name][1]:
            raise RegisterError(
                f"{name}: no claim on the list has this name; an exhibit's words change with --subject."
            )
        listed[name] |= dict(zip(("kind", "subject"), now[name], strict=True))
    for name, successor in wish.withdrawn.items():
        if name not in listed or name in now:
            why = "the book still has it: remove it first" if name in now else "it was never published"
            raise RegisterError(f"{name} cannot be withdrawn, as {why}.")
        if successor and successor not in now:
            raise RegisterError(f"{successor}: the book has nothing of this name that could succeed {name}.")
        listed[name] |= {"status": WITHDRAWN, "successor": successor}
    for name, (kind, subject) in now.items():
        if name not in listed and subject:
            listed[name] = {
                "name": name,
                "kind": kind,
                "subject": subject,
                "status": PUBLISHED,
                "successor": "",
            }
    bare = [name for name in now if name not in listed]
    if bare:
        said = " ".join(f'--subject {name} "what it shows"' for name in bare)
        raise RegisterError(f"Say what is new, in words that hold whatever it finds: book publish {said}")
    gone = [name for name, row in listed.items() if name not in now and row["status"] == PUBLISHED]
    if gone:
        said = " ".join(f"--withdraw {name}" for name in gone)
        raise RegisterError(
            f"The book no longer has {', '.join(gone)}: book publish {said}, or --successor NAME NEW where "
            f"another stands in its place."
        )
    header = list(tables.package(folder)["published"].columns)
    return rows.written([header, *([listed[name][column] for column in header] for name in sorted(listed))])


def places(built: Path | None, moved: Mapping[str, str], folder: Path = paths.DATA) -> str:
    """The register of addresses, with those of a finished book added and the successors of moved pages, as
    CSV.

    Raises
    ------
    RegisterError
        Where the folder holds no finished book, or a page that moved was never published.
    """
    listed = {row["address"]: row for row in tables.load("addresses", folder).to_dict("records")}
    known = set(tables.load("published", folder)["name"])
    if built is not None:
        if not (built / "index.html").is_file():
            raise RegisterError(f"{built} holds no finished book; name a folder such as _build/html.")
        for address, name in addresses.of(built, known):
            new = {"address": address, "name": name, "since": edition.book().version, "successor": ""}
            listed.setdefault(address, new)
    for address, successor in moved.items():
        if address not in listed or "#" in address:
            raise RegisterError(f"{address}: no page or file of an edition had this address.")
        listed[address]["successor"] = successor
    header = list(tables.package(folder)["addresses"].columns)
    return rows.written(
        [header, *([listed[address][column] for column in header] for address in sorted(listed))]
    )


def write(
    wish: Wish, built: Path | None = None, moved: Mapping[str, str] | None = None, folder: Path = paths.DATA
) -> list[str]:
    """Write both registers; gives the files that changed, below the folder.

    Raises
    ------
    RegisterError
        Where a wish cannot be met; nothing is written then.
    """
    before = {name: rows.file_of(name, folder) for name in ("published", "addresses")}
    contents = {before["published"]: names(wish, folder)}
    if built is not None or moved:
        contents[before["addresses"]] = places(built, moved or {}, folder)
    changed = {
        file: text for file, text in contents.items() if (folder / file).read_text(encoding="utf-8") != text
    }
    rows.put(changed, folder)
    return list(changed)
