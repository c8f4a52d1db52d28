"""Whether a table fits a page of print, as far as its letters tell.

Typst alone knows; but it keeps in memory whatever it measures, and lays each measured table out once more. So
it is asked only where a count of letters leaves it open.
"""

from __future__ import annotations

from math import ceil

from docutils import nodes as n

#: Width and height of what stands on a page, and of the space in a cell beside and above its text, in points;
#: as in `template.typ`.
WIDTH, HEIGHT, BESIDE, ABOVE = 453.0, 595.0, 8.0, 6.8
#: Width of a letter and height of a line in ems: both are wider than most.
LETTER, LINE = 0.5, 1.2
#: Parts of a page below which an estimate fits, and above which it does not.
SURELY, NEVER = 0.7, 1.6


def size(columns: int) -> float:
    """Size of the letters of a table with so many columns, in points; as in `template.typ`."""
    return 7.0 if columns > 6 else 7.8 if columns > 4 else 8.6


def height(table: n.table, note: str = "") -> float:
    """Estimated height of a table with its caption and its note, in points."""
    widths = [int(column["colwidth"]) for column in table.findall(n.colspec)]
    letters = size(len(widths))
    room = [max(WIDTH * width / sum(widths) - BESIDE, 1.0) / (letters * LETTER) for width in widths]
    whole = WIDTH / (9.2 * LETTER)
    beside = [*(len(title.astext()) for title in table.findall(n.title)), len(note)]
    high = sum(ceil(count / whole) * 9.2 * LINE + ABOVE for count in beside)
    for row in table.findall(n.row):
        cells = [len(entry.astext()) for entry in row.findall(n.entry)]
        lines = max((ceil(count / across) for count, across in zip(cells, room, strict=False)), default=1)
        high += max(lines, 1) * letters * LINE + ABOVE
    return high


def fits(table: n.table, note: str = "") -> str:
    """What Typst is told: `true`, `false`, or `auto` where it must measure."""
    part = height(table, note) / HEIGHT
    return "true" if part < SURELY else "false" if part > NEVER else "auto"
