"""The form of a publisher's file, proved before anything is read from it: kind, encoding, header, end."""

from __future__ import annotations

import codecs
import csv
import hashlib
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.sources.formats import SourceError

CHUNK = 1 << 20
#: Rows read at a time, so that a file of several hundred megabytes needs little memory.
ROWS = 50_000
#: What publishers write for a missing value, besides what pandas knows.
MISSING = ["..", ".", ":", ": "]
#: First bytes of Stata's formats 113 to 115, and of the later ones; Dataverse also names such a file `.tab`.
STATA = (b"<stata_dta>", b"\x71\x01", b"\x71\x02", b"\x72\x01", b"\x72\x02", b"\x73\x01", b"\x73\x02")
#: First bytes of Excel's newer and older workbooks.
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
#: Lines that the World Bank's DataBank writes below the table.
FOOTERS = ("data from database", "last updated")


def first_bytes(path: Path) -> bytes:
    """The beginning of the file.

    Raises
    ------
    SourceError
        Where there is no such file, or it is a folder or empty.
    """
    try:
        with path.open("rb") as opened:
            start = opened.read(4096)
    except FileNotFoundError:
        raise SourceError(
            f"{path}: there is no such file; check the path, or download the file from the publisher first."
        ) from None
    except IsADirectoryError:
        raise SourceError(f"{path}: this is a folder; name the file in it.") from None
    except OSError as error:
        raise SourceError(f"{path}: the file cannot be opened ({error.strerror}).") from None
    if not start.strip(codecs.BOM_UTF8 + b" \t\r\n"):
        raise SourceError(f"{path.name}: the file is empty; download it again.")
    return start


def digest(path: Path) -> str:
    """The file's SHA-256, so that a reader can say which file was compared."""
    with path.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()


def prove_text(path: Path) -> None:
    """Refuse a file that is not UTF-8, whatever its size.

    Raises
    ------
    SourceError
        Naming the encoding found, as far as it can be told, and the line.
    """
    start = first_bytes(path)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in start[:200]:
        raise SourceError(
            f"{path.name}: the text is in UTF-16 where UTF-8 is expected; save it again as UTF-8, or "
            f"download the CSV anew."
        )
    with path.open("rb") as read:
        for number, line in enumerate(read, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                if error.reason == "unexpected end of data" and not line.endswith(b"\n"):
                    raise SourceError(
                        f"{path.name}: the file is cut off within a character; download it again."
                    ) from None
                raise SourceError(
                    f"{path.name}: line {number} is not UTF-8, which is expected, but probably Latin-1 or "
                    f"Windows-1252; save it again as UTF-8."
                ) from None


@dataclass(frozen=True)
class Opened:
    """A table in a file, whatever the file's kind: its header, and its rows once the columns are chosen.

    Attributes
    ----------
    header : list of str
        Cells of the header, as the publisher writes them.
    parts : callable
        Takes names of the header and gives the rows, a part at a time: one column for each name, cells as
        text or, from a Stata file, as numbers.
    """

    path: Path
    header: list[str]
    parts: Callable[[Iterable[str]], Iterator[pd.DataFrame]]

    def named(self, name: str) -> str:
        """The header's own spelling of a column, whatever its letters; empty where there is none."""
        return next((one for one in self.header if one.lower() == name.lower()), "")


def opened(path: Path, named: str = "") -> Opened:
    """Open a table: CSV, TAB, Stata or Excel, told apart by the first bytes and not by the file's name.

    `named` is a column by which the header of a text is found among its first lines.

    Raises
    ------
    SourceError
        Where the file is missing, damaged, or in another encoding than UTF-8.
    """
    start = first_bytes(path)
    if start.startswith(STATA):
        return _stata(path)
    if start.startswith(WORKBOOK):
        return next(iter(sheets(path).values()))
    prove_text(path)
    return _text(path, named)


def _stata(path: Path) -> Opened:
    def read(columns: Iterable[str] | None) -> pd.DataFrame:
        try:
            with pd.read_stata(path, iterator=True, convert_categoricals=False) as file:
                if columns is None:
                    return pd.DataFrame(columns=list(file.variable_labels()))
                return file.read(columns=list(columns))
        except (ValueError, KeyError, IndexError, EOFError, OSError, struct.error) as error:
            raise SourceError(
                f"{path.name}: the Stata file is cut off or damaged ({error}); download it again."
            ) from None

    return Opened(path, list(read(None)), lambda columns: iter([read(columns)]))


def sheets(path: Path) -> dict[str, Opened]:
    """Every sheet of a workbook that has rows, by name; its first row is the header.

    Raises
    ------
    SourceError
        Where the file is no workbook, is damaged, or the library that reads workbooks is not installed.
    """
    if not first_bytes(path).startswith(WORKBOOK):
        raise SourceError(f"{path.name}: this is no Excel workbook; name the workbook as downloaded.")
    try:
        import python_calamine
    except ImportError:
        raise SourceError(
            f"{path.name}: reading a workbook needs python-calamine; install it with pip install "
            f"python-calamine."
        ) from None
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as book:
            found = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (python_calamine.CalamineError, OSError) as error:
        raise SourceError(
            f"{path.name}: this is a ZIP archive, or a workbook that is cut off or damaged ({error}); "
            f"unpack it, or download it again."
        ) from None
    full = {name: _sheet(path, rows) for name, rows in found.items() if rows}
    if not full:
        raise SourceError(f"{path.name}: no sheet of this workbook has rows; download it again.")
    return full


def _sheet(path: Path, rows: Sequence[Sequence[object]]) -> Opened:
    header = [" ".join(str(cell).split()) for cell in rows[0]]

    def parts(columns: Iterable[str]) -> Iterator[pd.DataFrame]:
        places = {name: header.index(name) for name in columns}
        frame = pd.DataFrame(
            {name: [str(row[place]) for row in rows[1:]] for name, place in places.items()}, dtype=str
        )
        yield frame.mask(frame.isin(["", "#N/A", *MISSING]))

    return Opened(path, header, parts)


def _text(path: Path, named: str) -> Opened:
    above, separator, header = header_of(path, named)

    def parts(columns: Iterable[str]) -> Iterator[pd.DataFrame]:
        wanted = list(columns)
        prove_end(path, separator, len(header))
        try:
            with pd.read_csv(
                path,
                sep=separator,
                skiprows=above,
                usecols=lambda name: name.strip() in wanted,
                dtype=str,
                na_values=MISSING,
                encoding="utf-8-sig",
                chunksize=ROWS,
                skip_blank_lines=True,
            ) as read:
                for part in read:
                    yield part.rename(columns=str.strip)[wanted]
        except (pd.errors.ParserError, ValueError) as error:
            raise SourceError(
                f"{path.name}: the table cannot be read ({str(error).strip().splitlines()[-1]}); download "
                f"the file again."
            ) from None

    return Opened(path, header, parts)


def header_of(path: Path, named: str = "", within: int = 12) -> tuple[int, str, list[str]]:
    """Number of lines above the header, the separator, and the header's cells.

    `named` is a column by which the header is found among the first lines; without it the first line is the
    header.
    """
    with path.open(encoding="utf-8-sig", newline="") as opened:
        lines = [opened.readline().rstrip("\r\n") for _ in range(within)]
    for number, line in enumerate(lines):
        separator = "\t" if line.count("\t") > line.count(",") else ","
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]
        if not named or named.lower() in (cell.lower() for cell in cells):
            return number, separator, cells
    return 0, ",", [cell.strip() for cell in next(csv.reader(lines[:1]), [])]


def _last_line(path: Path) -> str:
    with path.open("rb") as opened:
        opened.seek(max(0, path.stat().st_size - CHUNK))
        lines = opened.read().decode("utf-8", errors="replace").splitlines()
    kept = [
        line for line in lines if line.strip(' ,"\t') and not line.lstrip('"').lower().startswith(FOOTERS)
    ]
    return kept[-1] if kept else ""


def prove_end(path: Path, separator: str, cells: int) -> None:
    """Refuse a file whose last line has fewer cells than its header.

    Raises
    ------
    SourceError
        Saying how many cells were found.
    """
    line = _last_line(path)
    try:
        found = len(next(csv.reader([line], delimiter=separator, strict=True), []))
    except csv.Error:
        found = 0  # a quotation mark that stays open at the end of the file
    if found < cells:
        raise SourceError(
            f"{path.name}: the file is cut off, as its last line has {found} of {cells} cells; download it "
            f"again."
        )


def missing(path: Path, names: list[str], expects: str, hint: str = "") -> SourceError:
    """The fault of a header that lacks columns."""
    plural = "s" if len(names) > 1 else ""
    why = f" ({hint})" if hint else ""
    return SourceError(
        f"{path.name}: the header lacks the column{plural} {', '.join(names)}{why}; expected {expects}."
    )
