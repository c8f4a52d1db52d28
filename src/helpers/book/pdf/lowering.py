"""How wide the columns of a table are on paper, where the letters are known: as low as the page allows.

`columns` gives widths that a page can have too, whose letters a reader chooses, and counts letters. Here
lines are set nearly as Typst sets them: words are as wide as in the template's font, and a line holds what it
can.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from docutils import nodes as n

from helpers.book.pdf.columns import BESIDE, BREAK, WIDTH, at_dots, given, size

#: Widths of letters in hundredths of an em, as in the template's font; `OTHER` for the rest.
LETTERS = {
    letter: hundredths / 100
    for hundredths, letters in {
        20: "'",
        24: ".,:;",
        27: " \N{MIDDLE DOT}lij\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}",
        32: "!I()ftJ/",
        38: "-[]r*\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}",
        40: "s?",
        44: "zc",
        47: "ea0123456789",
        51: "FSbxgoqvdk",
        54: "pyuhnPL",
        58: "+\N{EN DASH}\N{MINUS SIGN}=YET",
        62: "BRZV",
        67: "K%CUX",
        73: "AGDNOQ&H",
        79: "wm",
        92: "M@W",
    }.items()
    for letter in letters
}
OTHER = 0.55
#: How much wider the letters of a head are, and those of the name of a file or a sum.
BOLD, LITERAL = 1.07, 1.2
#: The part of its lines that a table must save before it leaves the widths that it was given.
WORTH = 0.97
#: So many ways to make a table lower are tried at each step, those first that take the least width.
TRIED = 12


def across(word: str) -> float:
    """The width of a word in ems."""
    return sum(LETTERS.get(letter, OTHER) for letter in word)


class Cell:
    """What a cell says, as pieces that no line parts, with their widths in points.

    Parameters
    ----------
    entry : entry
        The cell.
    points : float
        Size of its letters.
    bold : bool
        Whether it stands in the head.
    """

    def __init__(self, entry: n.entry, points: float, bold: bool = False) -> None:
        wide = points * (BOLD if bold else 1.0) * (LITERAL if any(entry.findall(n.literal)) else 1.0)
        self.space = across(" ") * wide
        #: Width of each piece, and whether a space stands before it in a line.
        self.pieces = [
            (across(piece) * wide, place == 0)
            for part in at_dots(entry.astext())
            for word in part.split()
            for place, piece in enumerate(piece for piece in BREAK.split(word) if piece)
        ]
        self.longest = max((width for width, _ in self.pieces), default=0.0)
        self.set: dict[float, int] = {}
        self.needed: dict[int, float] = {}

    def lines(self, room: float) -> int:
        """The lines that it takes where a line has so many points."""
        if room not in self.set:
            count, filled = 1, 0.0
            for width, apart in self.pieces:
                gap = self.space if apart and filled else 0.0
                if filled and filled + gap + width > room:
                    count, filled = count + 1, width
                else:
                    filled += gap + width
            self.set[room] = count
        return self.set[room]

    def need(self, count: int) -> float:
        """Whole points that a line must have, so that there are no more than so many."""
        if count not in self.needed:
            low = ceil(self.longest)
            high = ceil(sum(width + self.space for width, _ in self.pieces))
            while low < high:
                middle = (low + high) // 2
                low, high = (low, middle) if self.lines(middle) <= count else (middle + 1, high)
            self.needed[count] = low
        return self.needed[count]


def lines(rows: Sequence[Sequence[Cell]], widths: Sequence[float]) -> int:
    """The lines of all rows of a table together; a row is as high as its highest cell.

    Parameters
    ----------
    rows : sequence of sequence of Cell
        The cells, a sequence each row.
    widths : sequence of float
        Width of each column in points.
    """
    return sum(_high(row, widths) for row in rows)


def _high(row: Sequence[Cell], widths: Sequence[float]) -> int:
    return max(cell.lines(width - BESIDE) for cell, width in zip(row, widths, strict=True))


def widths(table: n.table) -> list[float]:
    """The width of each column of a table in points: as given, or such that the table is clearly lower."""
    start = given(table)
    found = [(isinstance(row.parent, n.thead), list(row.findall(n.entry))) for row in table.findall(n.row)]
    if len(start) < 2 or any(len(entries) != len(start) for _, entries in found):
        return start
    rows = [[Cell(entry, size(len(start)), bold) for entry in entries] for bold, entries in found]
    least = [ceil(max(row[place].longest for row in rows)) + BESIDE for place in range(len(start))]
    if sum(least) > WIDTH:
        return start
    low = _lowest(rows, least)
    # What is left over goes to each column as much as it has, so that no line is full to its last point.
    best = [width * WIDTH / sum(low) for width in low]
    return best if lines(rows, best) < WORTH * lines(rows, start) else start


def _lowest(rows: Sequence[Sequence[Cell]], least: Sequence[float]) -> list[float]:
    """Widths that hold each longest word, made wider while the page has room, each time where a point saves
    most lines.
    """
    now = tuple(least)
    while True:
        wanted = {
            tuple(max(width, cell.need(count - 1) + BESIDE) for cell, width in zip(row, now, strict=True))
            for row in rows
            for count in [_high(row, now)]
            if count > 1
        }
        fit = sorted((sum(wider), wider) for wider in wanted if sum(now) < sum(wider) <= WIDTH)[:TRIED]
        if not fit:
            return list(now)
        high = lines(rows, now)
        now = max(fit, key=lambda one: (high - lines(rows, one[1])) / (one[0] - sum(now)))[1]
