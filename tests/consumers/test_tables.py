"""The rows behind every exhibit, found and read with their metadata by a program for CSV on the Web."""

from __future__ import annotations

import csv
from pathlib import Path

from csvw.metadata import CSVW


def test_every_table_is_valid_by_its_metadata(book: Path) -> None:
    paths = sorted((book / "exhibits").glob("*.csv"))
    assert len(paths) > 50
    for path in paths:
        read = CSVW(str(path), validate=True)
        assert read.is_valid, (path.name, [str(one.message) for one in read.warnings])
        (table,) = read.tables
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        assert len(list(table)) == len(rows), path.name
        assert [str(column.titles) for column in table.tableSchema.columns] == header, path.name
        # What became of a withdrawn exhibit is a note, which rests on no source.
        assert header == ["name", "note"] or table.common_props["dc:source"], path.name


def test_every_number_has_a_unit(book: Path) -> None:
    bare = [
        (path.name, column.name)
        for path in sorted((book / "exhibits").glob("*.csv"))
        for column in CSVW(str(path)).tables[0].tableSchema.columns
        if column.datatype.base in ("integer", "double") and not column.common_props.get("schema:unitText")
    ]
    assert bare == []


def test_the_ledger_is_valid_by_its_metadata(book: Path) -> None:
    path = book / "downloads" / "ledger.csv"
    read = CSVW(str(path), validate=True)
    assert read.is_valid, [str(one.message) for one in read.warnings]
    (table,) = read.tables
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert len(list(table)) == len(rows) > 600
    assert [str(column.titles) for column in table.tableSchema.columns] == header
    assert table.common_props["dc:license"] and table.common_props["dc:rights"]
