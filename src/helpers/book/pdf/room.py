"""Whether a table fits a page of print, as far as its letters tell.

Typst alone knows; but it keeps in memory whatever it measures, and lays each measured table out once more. So
it is asked only where a count of letters leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from docutils import nodes as n

from helpers.book.extension.nodes import exhibit_picture
from helpers.book.pdf.columns import BESIDE, LETTER, WIDTH, size, widths

#: Height of what stands on a page, and of the space in a cell above and below its text, in points; as in
#: `template.typ`.
HEIGHT, ABOVE = 595.0, 6.0
#: Height of a picture at most, and of the space around a figure, in points; as in `template.typ`.
TALLEST, APART = 468.0, 42.0
#: Width and height within a picture.
BOX = re.compile(rb'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
#: Height of a line in ems, more than most have.
LINE = 1.2
#: Parts of a page below which an estimate fits, and above which it does not.
SURELY, NEVER = 0.7, 1.6


def height(table: n.table, widths: Sequence[float], note: str = "") -> float:
    """Estimated height of a table with its caption and its note, in points, by the widths of its columns."""
    letters = size(len(widths))
    room = [max(width - BESIDE, 1.0) / (letters * LETTER) for width in widths]
    whole = WIDTH / (9.2 * LETTER)
    beside = [*(len(title.astext()) for title in table.findall(n.title)), len(note)]
    high = sum(ceil(count / whole) * 9.2 * LINE + ABOVE for count in beside)
    for row in table.findall(n.row):
        cells = [len(entry.astext()) for entry in row.findall(n.entry)]
        lines = max((ceil(count / across) for count, across in zip(cells, room, strict=False)), default=1)
        high += max(lines, 1) * letters * LINE + ABOVE
    return high


def of_exhibit(exhibit: n.figure | n.table) -> float:
    """Estimated height of an exhibit with what stands below it, in points."""
    if isinstance(exhibit, n.table):
        return height(exhibit, widths(exhibit))
    letters = sum(len(text.astext()) for kind in (n.caption, n.legend) for text in exhibit.findall(kind))
    wide = next((one["forms"]["wide"] for one in exhibit.findall(exhibit_picture)), b"")
    found = BOX.search(wide)
    drawn = WIDTH * float(found[2]) / float(found[1]) if found else TALLEST
    return min(drawn, TALLEST) + ceil(letters * 9.2 * LETTER / WIDTH) * 9.2 * LINE + APART


def fits(table: n.table, widths: Sequence[float], note: str = "") -> str:
    """What Typst is told: `true`, `false`, or `auto` where it must measure."""
    part = height(table, widths, note) / HEIGHT
    return "true" if part < SURELY else "false" if part > NEVER else "auto"
