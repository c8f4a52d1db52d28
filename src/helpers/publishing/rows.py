"""Writing rows into the book's own tables: each file whole and aside first, then in one move."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping
from pathlib import Path

from helpers import paths, tables
from helpers.tables import computed

Lines = list[list[str]]


def read(path: Path) -> Lines:
    """The cells of a CSV file, its header first."""
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def written(lines: Lines) -> str:
    """The text of a CSV file in the form in which the book keeps its tables."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()


def inserted(lines: Lines, row: Mapping[str, str], beside: str = "") -> Lines:
    """The lines with one row more.

    Parameters
    ----------
    lines : list of list of str
        Header and rows.
    row : mapping of str
        Cells by column; a column that is not named stays empty.
    beside : str
        A column: the row goes behind the last one that has the same value there, so that a table that is
        kept together by it stays so. At the end where none has it, or no column is named.
    """
    header = lines[0]
    cells = [row.get(column, "") for column in header]
    place = len(lines)
    if beside:
        at = header.index(beside)
        like = [number for number, line in enumerate(lines) if number and line[at] == row.get(beside, "")]
        place = like[-1] + 1 if like else place
    return [*lines[:place], cells, *lines[place:]]


def put(contents: Mapping[str, str], folder: Path = paths.DATA) -> None:
    """Put new contents of tables in place, by path below the folder.

    All are written aside in full before the first is moved, so that a stop in between leaves whole files.
    """
    asides: list[Path] = []
    try:
        for name, content in contents.items():
            aside = (folder / name).with_name(f".{Path(name).name}.new")
            asides.append(aside)
            with aside.open("w", encoding="utf-8", newline="") as opened:
                opened.write(content)
                opened.flush()
                os.fsync(opened.fileno())
        for aside, name in zip(asides, contents, strict=True):
            aside.replace(folder / name)
    finally:
        for aside in asides:
            aside.unlink(missing_ok=True)
        computed.forget()


def file_of(name: str, folder: Path) -> str:
    """Where a table's file lies below the folder."""
    return tables.package(folder)[name].file
