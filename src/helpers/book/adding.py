"""New claims and new evidence: every table that needs a row gets one, or none is written.

The ids are the next free ones. What is missing or wrong is told in the words of the schema before a file
changes, and the new tables pass the one check as a copy first.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from helpers import paths, tables
from helpers.publishing import rows
from helpers.tables import DataError, Fault
from helpers.tables.ids import following

#: Columns that the command fills itself.
OWN = {"claims": ("claim", "article"), "evidence": ("evidence", "claim")}
#: What a column of a new claim says where nothing else is asked for.
USUAL = {
    "locus": "text",
    "datatype": "none",
    "matter": "record",
    "trivial": "false",
    "scope": "same",
    "moment": "at publication",
}


class AddError(Exception):
    """Nothing was added; the message says why, and what to do."""


@dataclass(frozen=True)
class Added:
    """Rows to write: new contents by file, and what the reader is told."""

    contents: Mapping[str, str]
    told: str


def asked(table: str, folder: Path = paths.DATA) -> str:
    """The columns of a table that a person fills, a line each."""
    lines = []
    for field in tables.package(folder)[table].fields:
        if field.name not in OWN[table]:
            notes = ["required"] * field.required + [f"one of {', '.join(field.enum)}"] * bool(field.enum)
            notes += [f"else {usual}" for name, usual in USUAL.items() if name == field.name]
            lines.append(
                f"  {field.name}=  {field.description}" + (f" ({'; '.join(notes)})" if notes else "")
            )
    return "\n".join(lines)


def cells_of(
    pairs: Iterable[str], table: str, more: Iterable[str] = (), folder: Path = paths.DATA
) -> dict[str, str]:
    """Cells by column, from words of the form `column=value`.

    Raises
    ------
    AddError
        Where a word has no such form, or names a column twice or one that the table does not have.
    """
    known = [
        *(field.name for field in tables.package(folder)[table].fields if field.name not in OWN[table]),
        *more,
    ]
    found: dict[str, str] = {}
    for pair in pairs:
        column, sign, value = pair.partition("=")
        if sign and column in OWN[table]:
            raise AddError(f"{pair!r}: {_own(column, value, table, folder)}; leave {column} out.")
        if not sign or column not in known or column in found:
            raise AddError(f"{pair!r}: write column=value, each column once, of {', '.join(known)}.")
        found[column] = value
    return found


def _own(column: str, value: str, table: str, folder: Path) -> str:
    """Why a person does not say what the command fills itself."""
    if column != OWN[table][0]:
        return "the section says it" if table == "claims" else "it stands before the columns"
    taken = {*tables.load(table, folder)[column], *tables.load("published", folder)["name"]}
    free = following(value, taken)
    said = f", {value} is taken" if value in taken else ""
    return f"the command gives the id{said}" + (f" and the next free one is {free}" if free else "")


def free_id(taken: Iterable[str], prefix: str, digits: int) -> str:
    """The next id that was never used: one more than the largest, as an id is never used again."""
    return str(following(f"{prefix}-{0:0{digits}d}", taken))


def claim(
    cells: Mapping[str, str],
    *,
    theses: Iterable[tuple[str, str]] = (),
    instruments: Iterable[str] = (),
    searched: str = "",
    terms: str = "",
    folder: Path = paths.DATA,
) -> Added:
    """A new claim with the rows that it needs.

    Parameters
    ----------
    cells : mapping of str
        Cells of `claims` by column; its section decides the article.
    theses : iterable of (str, str)
        Theses that it speaks to, each with the claim's role.
    instruments : iterable of str
        Instruments that it names.
    searched, terms : str
        Where the record was sought in vain, and with which words; empty where evidence follows.
    folder : Path
        Folder of the tables.

    Raises
    ------
    AddError
        Where a cell is missing or wrong.
    """
    sections = tables.load("sections", folder).set_index("section")["article"]
    section = cells.get("section", "")
    if section not in sections.index:
        raise AddError(f"section {section!r} is none of the articles': one of {', '.join(sections.index)}.")
    article = str(sections[section])
    names = tables.load("published", folder)["name"]
    new = free_id([*names, *tables.load("claims", folder)["claim"]], article.lower(), 3)
    row = _filled("claims", dict(cells) | {"claim": new, "article": article}, folder)
    wanted = [("claims", row, "article")]
    wanted += [
        ("claim_theses", {"claim": new, "thesis": thesis, "role": role}, "") for thesis, role in theses
    ]
    wanted += [("claim_instruments", {"claim": new, "instrument": name}, "") for name in instruments]
    if searched:
        search = free_id(tables.load("searches", folder)["search"], "s", 4)
        found = {
            "place": searched,
            "terms": terms,
            "searched_on": _today(),
            "outcome": "nothing on the point",
        }
        wanted.append(("searches", {"search": search, "claim": new} | found, ""))
    wanted.append(("published", _published(new, row, folder), ""))
    after = (
        "Say what the record has; book new evidence " + new + " lists the columns.\n" if not searched else ""
    ) + "Then: book refresh, which writes the numbers that moved, and make check."
    return _added(new, wanted, after, folder)


def evidence(of: str, cells: Mapping[str, str], *, folder: Path = paths.DATA) -> Added:
    """A new row of evidence on a claim.

    Raises
    ------
    AddError
        Where the claim is unknown, or a cell is missing or wrong.
    """
    if of not in set(tables.load("claims", folder)["claim"]):
        raise AddError(f"claim {of!r} is none of the ledger's; book new claim makes one.")
    new = free_id(tables.load("evidence", folder)["evidence"], "e", 4)
    row = _filled("evidence", {"read_on": _today()} | dict(cells) | {"evidence": new, "claim": of}, folder)
    return _added(new, [("evidence", row, "claim")], "Then: book refresh, and make check.", folder)


def _published(name: str, row: Mapping[str, str], folder: Path) -> dict[str, str]:
    columns = tables.package(folder)["published"].columns
    known = {"name": name, "kind": row["kind"], "subject": row["subject"], "status": "published"}
    return {column: known[column] for column in columns if column in known}


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _filled(table: str, cells: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The cells of a row, the usual ones filled in, each of the form that the schema asks for."""
    fields = tables.package(folder)[table].fields
    row = {field.name: cells.get(field.name) or USUAL.get(field.name, "") for field in fields}
    wrong = [
        f"{field.name} {row[field.name]!r}: expected {expected}."
        for field in fields
        if (expected := field.fault(row[field.name]))
    ]
    if wrong:
        raise AddError("Nothing was added.\n" + "\n".join(wrong))
    return row


def _added(new: str, wanted: list[tuple[str, dict[str, str], str]], after: str, folder: Path) -> Added:
    lines: dict[str, rows.Lines] = {}
    for table, row, beside in wanted:
        file = rows.file_of(table, folder)
        lines[file] = rows.inserted(lines.get(file) or rows.read(folder / file), row, beside)
    contents = {file: rows.written(each) for file, each in lines.items()}
    unready = [fault for fault in _faults_with(contents, folder) if not _waits(fault, new)]
    if unready:
        # What was wrong before is told by the check, and is no reason to refuse a row.
        before = set(tables.everything(folder))
        unready = [fault for fault in unready if fault not in before]
    if unready:
        raise AddError("Nothing was added: the tables would have these faults.\n" + str(DataError(unready)))
    named = ", ".join(f"data/{file}" for file in contents)
    return Added(contents, f"{new} is added to {named}.\n{after}")


def _waits(fault: Fault, new: str) -> bool:
    """Whether a fault only says that the new claim still lacks its evidence."""
    return fault.value == new and "evidence" in fault.expected


def _faults_with(contents: Mapping[str, str], folder: Path) -> list[Fault]:
    with tempfile.TemporaryDirectory(prefix="book-new-") as made:
        after = Path(shutil.copytree(folder, Path(made) / "data"))
        for name, content in contents.items():
            (after / name).write_text(content, encoding="utf-8", newline="")
        return tables.everything(after)
