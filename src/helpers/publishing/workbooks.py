"""Workbooks for spreadsheets (Office Open XML): typed cells, nothing that runs, no clock inside.

A spreadsheet that opens a CSV guesses: the letters by its language, a period as a date, a code as a number.
Here each cell says what it is. Only what the files of this book need of ECMA-376 is written: text, numbers,
truth values, a bold header that stays, and a filter.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from helpers.tables import edition

#: What XML cannot hold, and a spreadsheet shows as nothing.
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What would be read as a code of the format for a letter.
SIGN = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
#: Letters that a cell may hold, and that a sheet's name may have.
CELL, NAME = 32_767, 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1">'
    '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" '
    'applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)


#: The header stays while one scrolls.
FROZEN = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Attributes
    ----------
    name : str
        What its tab says; shortened to what a spreadsheet allows.
    header : sequence of str
        Titles of the columns.
    rows : sequence of sequence
        Cells: text, numbers, truth values; `None` and what is no number stay empty.
    """

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Any]]


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive, byte for byte the same from the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            opened.writestr(member, content)
    return out.getvalue()


def column(place: int) -> str:
    """The letters of a column, from 0: A, B, … Z, AA."""
    letters = ""
    while place >= 0:
        place, last = divmod(place, 26)
        letters, place = chr(65 + last) + letters, place - 1
    return letters


def cell(place: str, value: Any, style: str = "") -> str:
    """One cell as XML; empty where the value is missing."""
    if value is None or value is _missing(value):
        return ""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool):
        return f'<c r="{place}"{style} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, Real):
        number = float(value)
        if not math.isfinite(number):
            return ""
        written = str(int(number)) if number.is_integer() and abs(number) < 2**53 else repr(number)
        return f'<c r="{place}"{style}><v>{written}</v></c>'
    text = SIGN.sub("_x005F_", UNWRITABLE.sub("", str(value))[:CELL]).replace("\r", "_x000D_")
    if not text:
        return ""
    return f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _missing(value: Any) -> Any:
    """The value itself where it is pandas' mark of a missing one, which equals nothing."""
    return value if type(value).__name__ in ("NAType", "NaTType") else object()


def _width(sheet: Sheet, place: int) -> int:
    longest = max((len(str(row[place])) for row in sheet.rows[:200] if place < len(row)), default=0)
    return min(60, max(9, len(sheet.header[place]) + 3, longest + 1))


def _sheet(sheet: Sheet) -> str:
    lines = [sheet.header, *sheet.rows]
    columns = "".join(
        f'<col min="{place + 1}" max="{place + 1}" width="{_width(sheet, place)}" customWidth="1"/>'
        for place in range(len(sheet.header))
    )
    body = "".join(
        f'<row r="{number}">'
        + "".join(
            cell(f"{column(place)}{number}", value, ' s="1"' if number == 1 else "")
            for place, value in enumerate(line)
        )
        + "</row>"
        for number, line in enumerate(lines, 1)
    )
    area = f"A1:{column(len(sheet.header) - 1)}{len(lines)}"
    return (
        f'<worksheet xmlns="{_MAIN}"><dimension ref="{area}"/>'
        f'<sheetViews><sheetView workbookViewId="0">{FROZEN}</sheetView></sheetViews>'
        f'<cols>{columns}</cols><sheetData>{body}</sheetData><autoFilter ref="{area}"/></worksheet>'
    )


def names(wanted: Sequence[str]) -> list[str]:
    """Names for sheets, each allowed and no two alike."""
    found: list[str] = []
    for name in wanted:
        plain = FORBIDDEN.sub(" ", name).strip("'")[:NAME] or "Sheet"
        number = 1
        while plain.lower() in (other.lower() for other in found):
            number += 1
            plain = f"{plain[: NAME - len(str(number)) - 1]}~{number}"
        found.append(plain)
    return found


def _area(name: str, sheet: Sheet) -> str:
    quoted = name.replace("'", "''")
    return f"'{quoted}'!$A$1:${column(len(sheet.header) - 1)}${len(sheet.rows) + 1}"


def _types(parts: Mapping[str, str]) -> str:
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(parts.items())
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="'
        'application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relationships(links: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def workbook(sheets: Sequence[Sheet], title: str) -> bytes:
    """A workbook with these sheets, as the bytes of its file.

    Raises
    ------
    ValueError
        Where there is no sheet, or one has no column.
    """
    if not sheets or any(not sheet.header for sheet in sheets):
        raise ValueError(f"{title}: a workbook needs a sheet, and each sheet a column")
    numbered = list(enumerate(names([sheet.name for sheet in sheets]), 1))
    tabs = "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
    # A filter needs a name of its own, or one program calls the file damaged.
    areas = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{n - 1}" hidden="1">'
        f"{escape(_area(name, sheet))}</definedName>"
        for (n, name), sheet in zip(numbered, sheets, strict=True)
    )
    links = [(f"{_OFFICE}/worksheet", f"worksheets/sheet{n}.xml") for n, _ in numbered]
    parts = {f"/xl/{target}": f"{_SHEET}.worksheet+xml" for _, target in links}
    parts |= {
        "/xl/workbook.xml": f"{_SHEET}.sheet.main+xml",
        "/xl/styles.xml": f"{_SHEET}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    files = {
        "[Content_Types].xml": _types(parts),
        "_rels/.rels": _relationships(
            [
                (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(edition.book().author)}</dc:creator>"
            "</cp:coreProperties>"
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{tabs}</sheets>'
            f"<definedNames>{areas}</definedNames></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relationships([*links, (f"{_OFFICE}/styles", "styles.xml")]),
        "xl/styles.xml": _STYLES,
        **{
            f"xl/worksheets/sheet{n}.xml": _sheet(sheet)
            for (n, _), sheet in zip(numbered, sheets, strict=True)
        },
    }
    return archive({name: (_HEAD + content).encode() for name, content in files.items()})
