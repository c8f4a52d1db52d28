"""What readers open in a spreadsheet: workbooks of exhibits, of the ledger and of the tables."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from helpers import exhibits, paths, tables
from helpers.claims import Entry
from helpers.exhibits import Card, columns
from helpers.publishing import citing, filing, ledger_files, provenance, rights
from helpers.publishing.workbooks import Sheet, workbook
from helpers.tables import edition
from helpers.tables.schema import TableSchema

#: The workbook of all tables, and the folder in which each table is a file of its own.
TABLES, SINGLE = "downloads/tables.xlsx", "downloads/tables"
#: Where workbooks that were made before are kept.
KEPT = paths.BUILD / ".cache" / "tables"
EVIDENCE = ("claim", "relation", "finding", "source", "address", "read_on", "independent", "later", "note")


def exhibit(card: Card, item: citing.Item) -> bytes:
    """The rows behind an exhibit, with a second sheet that says what they are."""
    units = columns.units(card, exhibits.registry()[card["id"]].units)
    about = [
        ("Title", card["title"]),
        ("What it shows", card["caption"]),
        ("How to read it", card["reading"]),
        ("Cite as", citing.text(item)),
        *((f"Unit of {name}", unit) for name, unit in units.items()),
        *(("Source", _source(row)) for row in provenance.sources(card)),
        ("Licence", rights.of_exhibit(card)),
    ]
    rows = Sheet("rows", card["columns"], [[flat(value) for value in row] for row in card["rows"]])
    return workbook([rows, Sheet("about", ["what", "says"], [one for one in about if one[1]])], card["title"])


def _source(row: dict[str, Any]) -> str:
    return f"{row['publisher']}: {row['title']}. Licence: {row['licence']}. {row['address']}".strip()


def flat(value: Any) -> Any:
    """A value of a row as a cell holds it: a list as JSON."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value


def ledger(entries: Iterable[Entry]) -> bytes:
    """Claims on one sheet, the evidence on them on another."""
    found = list(entries)
    claims = [list(ledger_files.flat(entry).values()) for entry in found]
    evidence = [
        [entry.claim, *(getattr(one, name) for name in EVIDENCE[1:])]
        for entry in found
        for one in entry.witnesses
    ]
    sheets = [Sheet("claims", list(ledger_files.COLUMNS), claims), Sheet("evidence", EVIDENCE, evidence)]
    return workbook(sheets, f"{edition.book().title}: the ledger")


def _sheet(schema: TableSchema, folder: Path) -> Sheet:
    frame = tables.load(schema.name, folder)
    rows = frame.astype(object).to_numpy().tolist()
    return Sheet(schema.name, list(frame.columns), rows)


def _made_from(folder: Path, schemas: Sequence[TableSchema]) -> Iterator[bytes]:
    yield from (Path(__file__).with_name(name).read_bytes() for name in ("workbooks.py", "spreadsheets.py"))
    yield repr((edition.book(), schemas)).encode()
    yield from ((folder / schema.file).read_bytes() for schema in schemas)


def tables_of(folder: Path, kept: Path) -> bytes:
    """Every table as a sheet of one workbook, after a sheet that lists them."""
    schemas = list(tables.package(folder).tables.values())

    def make() -> bytes:
        listed = [
            [one.name, one.title, len(tables.load(one.name, folder)), one.description] for one in schemas
        ]
        contents = Sheet("contents", ["table", "title", "rows", "what it holds"], listed)
        return workbook(
            [contents, *(_sheet(one, folder) for one in schemas)], f"{edition.book().title}: the tables"
        )

    return filing.once(kept, "all.xlsx", _made_from(folder, schemas), make)


def each(folder: Path, kept: Path) -> Iterator[tuple[TableSchema, bytes]]:
    """Every table with a workbook of its own."""
    for schema in tables.package(folder).tables.values():

        def make(schema: TableSchema = schema) -> bytes:
            return workbook([_sheet(schema, folder)], schema.title)

        yield schema, filing.once(kept, f"{schema.name}.xlsx", _made_from(folder, [schema]), make)


def write_tables(out: Path, folder: Path, kept: Path) -> None:
    """Every table as CSV and as a workbook of its own, and all of them in one."""
    place = out / SINGLE
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    (out / TABLES).write_bytes(tables_of(folder, kept))
    for schema, made in each(folder, kept):
        (place / f"{schema.name}.csv").write_bytes((folder / schema.file).read_bytes())
        (place / f"{schema.name}.xlsx").write_bytes(made)
