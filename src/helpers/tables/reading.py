"""Typed reading of one table, or of all."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from helpers import paths
from helpers.tables import ids
from helpers.tables.faults import DataError, Fault
from helpers.tables.schema import LONGEST, TRUTH, Field, TableSchema, package

#: Line of the CSV file that each record came from; kept as the index so that a fault can name it.
ROW = "row"
#: A cell and the comma after it.
CELL = re.compile(r'(?:"(?:[^"]++|"")*+"|[^",\r][^,\r]*)?,')

#: What Excel puts before the text of a file that it saves in UTF-8.
MARK = "\ufeff"
#: Signs that some programs put between cells instead of commas.
SEPARATORS = {";": "semicolons", "\t": "tabs"}


class Tables(Mapping[str, pd.DataFrame]):
    """All tables of a folder by name, read when first asked for."""

    def __init__(self, folder: Path = paths.DATA) -> None:
        self.folder = folder

    def __getitem__(self, name: str) -> pd.DataFrame:
        return load(name, self.folder)

    def __contains__(self, name: object) -> bool:
        return name in package(self.folder).tables

    def __iter__(self) -> Iterator[str]:
        return iter(package(self.folder).tables)

    def __len__(self) -> int:
        return len(package(self.folder).tables)


Rows = tuple[tuple[int, list[str]], ...]


def records(schema: TableSchema, folder: Path) -> tuple[Rows, list[Fault]]:
    """The raw text of every record with its line number, and the faults of the file and of its cells."""
    content = _content(schema, folder)
    if isinstance(content, Fault):
        return (), [content]
    rows, faults = _parsed(schema, content)
    return rows, list(faults)


def _content(schema: TableSchema, folder: Path) -> bytes | Fault:
    try:
        return (folder / schema.file).read_bytes()
    except FileNotFoundError:
        return Fault(schema.name, None, None, None, f"the file {schema.file} to exist")
    except OSError as error:
        expected = f"a file {schema.file} that can be read ({error.strerror})"
        return Fault(schema.name, None, None, None, expected)


@functools.lru_cache(maxsize=128)
def _parsed(schema: TableSchema, content: bytes) -> tuple[Rows, tuple[Fault, ...]]:
    """Rows and faults of a file's content; the check and the reading of a table share them."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8").split("\n")
        return (), (Fault(schema.name, len(before), _column(schema, before[-1]), None, "text in UTF-8"),)
    if text.startswith(MARK):
        return (), (
            Fault(schema.name, 1, None, None, "text in UTF-8 without a byte-order mark: save it without one"),
        )
    first = text.split("\n", 1)[0]
    for sign, called in SEPARATORS.items():
        if "," not in first and first.count(sign) == len(schema.columns) - 1 > 0:
            expected = f"commas between the cells, and no {called}: save it as CSV with commas"
            return (), (Fault(schema.name, 1, None, None, expected),)
    lines, faults = _split(schema, text)
    if faults:
        return (), tuple(faults)
    header = lines[0]
    if tuple(header) != schema.columns:
        return (), tuple(_header_faults(schema, header))
    numbered = list(enumerate(lines[1:], start=2))
    # A spreadsheet writes a row of empty cells where a line is blank.
    sound = [len(cells) == len(header) and any(cells) for _, cells in numbered]
    found = tuple(row for row, whole in zip(numbered, sound, strict=True) if whole)
    faults += [_ragged(schema, *row) for row, whole in zip(numbered, sound, strict=True) if not whole]
    if not found and not faults:
        faults.append(Fault(schema.name, None, None, None, "at least one row"))
    return found, tuple(faults + cell_faults(schema, found))


def _ragged(schema: TableSchema, number: int, cells: list[str]) -> Fault:
    """A line that has another number of cells than the header."""
    if not any(cells):
        return Fault(schema.name, number, None, None, "a row, and no blank line: delete it")
    expected = f"{len(schema.columns)} cells, as the header has"
    if len(cells) > len(schema.columns):
        expected += "; a cell with a comma wants quotation marks"
    return Fault(schema.name, number, None, str(len(cells)), expected)


def _split(schema: TableSchema, text: str) -> tuple[list[list[str]], list[Fault]]:
    """The cells of every line, and a fault for each line whose cells cannot be told apart."""
    lines, faults = [], []
    for number, line in enumerate(text.removesuffix("\n").replace("\r\n", "\n").split("\n"), start=1):
        try:
            lines.append(next(csv.reader([line], strict=True), []))
        except csv.Error:
            expected = "a cell whose quotation marks are closed on the same line"
            if len(line) > csv.field_size_limit():
                expected = f"a cell of at most {LONGEST:,} characters"
            elif "\r" in line:
                expected = "a cell without a carriage return"
            faults.append(Fault(schema.name, number, _column(schema, line), None, expected))
    return lines, faults


def _column(schema: TableSchema, line: str) -> str | None:
    """The column in which reading a line stops: the one after all cells that end in a comma
    as they should.
    """
    place = at = 0
    while (found := CELL.match(line, at)) and found.end() - at <= LONGEST:
        place, at = place + 1, found.end()
    return schema.columns[place] if place < len(schema.columns) else None


def _header_faults(schema: TableSchema, header: list[str]) -> list[Fault]:
    faults = [
        Fault(schema.name, 1, name, None, "this column in the header")
        for name in schema.columns
        if name not in header
    ]
    faults += [
        Fault(schema.name, 1, name, None, f"only columns that {schema.name} has in data/{schema.written}")
        for name in header
        if name not in schema.columns
    ]
    return faults or [
        Fault(
            schema.name,
            1,
            None,
            ",".join(header),
            "the columns once each, in the order " + ",".join(schema.columns),
        )
    ]


def cell_faults(schema: TableSchema, rows: Rows) -> list[Fault]:
    """Faults of type, constraint and key within one table."""
    faults = []
    for position, field in enumerate(schema.fields):
        seen: dict[str, int] = {}
        # Most columns hold few values many times.
        wrong = {text: field.fault(text) for text in dict.fromkeys(cells[position] for _, cells in rows)}
        if not field.unique and not any(wrong.values()):
            continue
        for number, cells in rows:
            text = cells[position]
            expected = wrong[text]
            if expected:
                faults.append(Fault(schema.name, number, field.name, text, expected))
            if field.unique and text:
                if text in seen:
                    faults.append(
                        Fault(
                            schema.name,
                            number,
                            field.name,
                            text,
                            f"a value used once; row {seen[text]} has it too"
                            + _free(text, [cells[position] for _, cells in rows]),
                        )
                    )
                seen.setdefault(text, number)
    places = [schema.columns.index(name) for name in schema.primary_key]
    keys: dict[tuple[str, ...], int] = {}
    for number, cells in rows:
        key = tuple(cells[place] for place in places)
        if key in keys:
            free = _free(key[0], [cells[places[0]] for _, cells in rows]) if len(key) == 1 else ""
            faults.append(
                Fault(
                    schema.name,
                    number,
                    "+".join(schema.primary_key),
                    " + ".join(key),
                    f"a key used once; row {keys[key]} has it too{free}",
                )
            )
        keys.setdefault(key, number)
    return faults


def _free(text: str, taken: Iterable[str]) -> str:
    """Words that name the next free id, where this is an id with a number."""
    free = ids.following(text, taken)
    return f"; the next free one is {free}" if free else ""


def _typed(field: Field, texts: list[str]) -> list[object]:
    if field.type == "number":
        return [float(text) if text else float("nan") for text in texts]
    if field.type in ("integer", "year"):
        return [int(text) if text else pd.NA for text in texts]
    if field.type == "boolean":
        return [TRUTH[text] if text else pd.NA for text in texts]
    return list(texts)


DTYPES = {"number": "float64", "integer": "Int64", "year": "Int64", "boolean": "boolean"}


@functools.lru_cache(maxsize=256)
def load(name: str, folder: Path = paths.DATA) -> pd.DataFrame:
    """One table, typed, its columns and its own keys proved.

    Empty text cells stay empty strings; empty numbers are missing values. The index holds line numbers of the
    file.

    Raises
    ------
    DataError
        Naming table, row, column and value of every fault.
    """
    schema = package(folder)[name]
    content = _content(schema, folder)
    if isinstance(content, Fault):
        raise DataError([content])
    return _frame(schema, content)


@functools.lru_cache(maxsize=256)
def _frame(schema: TableSchema, content: bytes) -> pd.DataFrame:
    """A file's content as a table: one for equal files, so that what is made from it can be shared too."""
    rows, faults = _parsed(schema, content)
    if faults:
        raise DataError(faults)
    index = pd.Index([number for number, _ in rows], name=ROW)
    columns = {
        field.name: pd.Series(
            _typed(field, [cells[i] for _, cells in rows]), index=index, dtype=DTYPES.get(field.type, "str")
        )
        for i, field in enumerate(schema.fields)
    }
    return pd.DataFrame(columns)


def afresh() -> None:
    """Read again whatever is asked for from now on; what is made of a file's content is kept by that content,
    so that files that stayed the same cost little.
    """
    package.cache_clear()
    load.cache_clear()


def load_all(folder: Path = paths.DATA) -> Tables:
    """Every table of the package, read when first asked for."""
    return Tables(folder)
