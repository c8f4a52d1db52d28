"""How wide the columns of a table are: so that its rows are low, and no word runs out of its cell.

Who makes a table may give its columns relative widths. On paper its height counts, since a long table takes
pages; so the widths are taken that make it clearly lower, where some do, and a page has the same proportions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docutils import nodes as n

#: Width of the text of a page in points, and of the space beside the text of a cell; as in `template.typ`.
WIDTH, BESIDE = 453.0, 8.0
#: Width of a letter in ems, wider than most.
LETTER = 0.5
#: What a word needs is counted by kinds of letters: narrow, broad, capitals, all others.
NARROW, BROAD = re.compile(r"[fijlrtI.,:;'()]"), re.compile(r"[mwMW%@]")
CAPITAL = re.compile(r"[A-Z0-9]")
#: Letters that the end of a line leaves empty, since no word is parted.
RAGGED = 3.0
#: Where a line may end.
BREAK = re.compile(r"(?<=[-/])|\s+")
#: The name of a host, whose line may end after a dot.
HOST = re.compile(r"(?<!\S)(?:[a-z0-9-]+\.)+[a-z]{2,}(?![^\s),;])")
#: The points by which two columns exchange width, large ones first.
STEPS = (24.0, 8.0, 3.0)
#: The part of its lines that a table must save before it leaves the widths that it was given.
WORTH = 0.97


def size(columns: int) -> float:
    """Size of the letters of a table with so many columns, in points; as in `template.typ`."""
    return 7.4 if columns > 6 else 8.0


def across(word: str) -> float:
    """The width of a word in ems, a little more than it has."""
    narrow, broad = len(NARROW.findall(word)), len(BROAD.findall(word))
    capital = len(CAPITAL.findall(word)) - len(re.findall("[IMW]", word))
    return 0.33 * narrow + 0.84 * broad + 0.66 * capital + 0.52 * (len(word) - narrow - broad - capital)


def at_dots(text: str) -> list[str]:
    """The text in parts, where a host may be parted at the end of a line."""
    return HOST.sub(lambda found: found[0].replace(".", ".\n"), text.replace("\n", " ")).split("\n")


def given(table: n.table) -> list[float]:
    """The widths that a table was made with, in points."""
    widths = [float(column["colwidth"]) for column in table.findall(n.colspec)]
    return [WIDTH * width / sum(widths) for width in widths]


def lines(counts: Sequence[Sequence[int]], widths: Sequence[float], letter: float) -> float:
    """The lines of all rows of a table, by the letters of each cell; a row is as high as its highest cell.

    Parameters
    ----------
    counts : sequence of sequence of int
        Letters of each cell, a sequence each row.
    widths : sequence of float
        Width of each column in points.
    letter : float
        Width of a letter in points.
    """
    full = [max((width - BESIDE) / letter, 1.0) for width in widths]
    ragged = [max(one - RAGGED, 1.0) for one in full]
    total = 0.0
    for row in counts:
        high = 1.0
        for count, whole, usual in zip(row, full, ragged, strict=True):
            if count > whole:
                high = max(high, count / usual + 0.5)
        total += high
    return total


def widths(table: n.table) -> list[float]:
    """The width of each column of a table in points: as given, or such that the table is clearly lower."""
    start = given(table)
    rows = [[entry.astext() for entry in row.findall(n.entry)] for row in table.findall(n.row)]
    if len(start) < 2 or any(len(row) != len(start) for row in rows):
        return start
    points = size(len(start))
    counts = [[len(text) for text in row] for row in rows]
    least = [
        max(across(word) for row in rows for part in at_dots(row[place]) for word in BREAK.split(part))
        * points
        + BESIDE
        for place in range(len(start))
    ]
    if sum(least) > WIDTH:
        return start
    letter = points * LETTER
    # Each column first has its longest word; what is left over is shared by what the columns were given.
    spare = WIDTH - sum(least)
    wanted = [max(width - low, 0.0) for width, low in zip(start, least, strict=True)]
    best = [low + spare * want / sum(wanted) for low, want in zip(least, wanted, strict=True)]
    high = lines(counts, best, letter)
    for step in STEPS:
        while True:
            tried = [
                (lines(counts, changed, letter), changed)
                for taker in range(len(best))
                for giver in range(len(best))
                if taker != giver and best[giver] - step >= least[giver]
                for changed in [_exchanged(best, taker, giver, step)]
            ]
            lower, changed = min(tried, default=(high, best))
            if lower > high - 0.25:
                break
            high, best = lower, changed
    return best if high < WORTH * lines(counts, start, letter) else start


def _exchanged(widths: Sequence[float], taker: int, giver: int, step: float) -> list[float]:
    """Widths after one column gave so many points to another."""
    changed = list(widths)
    changed[taker] += step
    changed[giver] -= step
    return changed
