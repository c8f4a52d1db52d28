"""The form of a publisher's file, proved before anything is read from it: encoding, header, end."""

from __future__ import annotations

import codecs
import csv
import hashlib
from pathlib import Path

from helpers.sources.formats import SourceError

CHUNK = 1 << 20
#: Lines that the World Bank's DataBank writes below the table.
FOOTERS = ("data from database", "last updated")
MARKS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}


def first_bytes(path: Path) -> bytes:
    """The beginning of the file.

    Raises
    ------
    SourceError
        Where there is no such file, or it is a folder, empty, an archive or a workbook.
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
    if start.startswith(b"PK\x03\x04"):
        raise SourceError(
            f"{path.name}: this is a ZIP archive or an Excel workbook; unpack it, or save the sheet as CSV in UTF-8, and name that file."
        )
    return start


def digest(path: Path) -> str:
    """The file's SHA-256, so that a reader can say which file was compared."""
    total = hashlib.sha256()
    with path.open("rb") as opened:
        while block := opened.read(CHUNK):
            total.update(block)
    return total.hexdigest()


def prove_text(path: Path) -> None:
    """Refuse a file that is not UTF-8, whatever its size.

    Raises
    ------
    SourceError
        Naming the encoding found, as far as it can be told, and the line.
    """
    decoder, line = codecs.getincrementaldecoder("utf-8")(), 1
    with path.open("rb") as opened:
        block = opened.read(CHUNK)
        mark = next(
            (name for start, name in MARKS.items() if block.startswith(start)),
            "UTF-16" if b"\0" in block[:200] else "",
        )
        if mark:
            raise SourceError(
                f"{path.name}: the text is in {mark} where UTF-8 is expected; save it again as UTF-8, or download the CSV anew."
            )
        while block:
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                found = line + error.object[: error.start].count(b"\n")
                raise SourceError(
                    f"{path.name}: line {found} is not UTF-8, which is expected, but probably Latin-1 or Windows-1252; save it again as UTF-8."
                ) from None
            line += block.count(b"\n")
            block = opened.read(CHUNK)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise SourceError(
            f"{path.name}: the file is cut off within a character; download it again."
        ) from None


def header_of(path: Path, named: str = "", within: int = 12) -> tuple[int, str, list[str]]:
    """Number of lines above the header, the separator, and the header's cells.

    `named` is a column by which the header is found among the first lines; without it the first line is the header.
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
            f"{path.name}: the file is cut off, as its last line has {found} of {cells} cells; download it again."
        )


def missing(path: Path, names: list[str], expects: str, hint: str = "") -> SourceError:
    """The fault of a header that lacks columns."""
    plural = "s" if len(names) > 1 else ""
    why = f" ({hint})" if hint else ""
    return SourceError(
        f"{path.name}: the header lacks the column{plural} {', '.join(names)}{why}; expected {expects}."
    )
