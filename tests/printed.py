"""How the PDF is set, read from its pages: lines with their size, exhibits with their mentions, headings, ends of chapters."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

#: The size of the text of a chapter in points, and how far two lines of one paragraph lie apart at most.
BODY, LEADING = 10.5, 15.5
#: The part of a page where text and exhibits stand: without the running head and the number, in points from below.
TOP, FOOT = 772.0, 66.0
RIGHT = 595.3 - 2.5 / 2.54 * 72


@dataclass(frozen=True)
class Line:
    """A line of a page: where it stands, how large and how heavy its first letters are, and what it says."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool
    text: str


@dataclass(frozen=True)
class Block:
    """An exhibit as it is printed: the pages of its caption and its id, of its first mention in its chapter, and of what stands before it."""

    name: str
    number: str
    caption: int
    id: int
    mention: int | None
    before: int | None
    continued: tuple[int, ...]

    @property
    def whole(self) -> bool:
        """Caption, body, note and id on one page, or each further page tells that the table goes on."""
        further = range(self.caption + 1, self.id + 1)
        return self.caption <= self.id and all(page in self.continued for page in further)

    @property
    def distance(self) -> int | None:
        """Pages from the first mention to the caption; from what stands before where the writer put it elsewhere."""
        known = [self.caption - page for page in (self.mention, self.before) if page is not None]
        return min((pages for pages in known if pages >= 0), default=None)


@dataclass
class Printed:
    """The pages of a PDF.

    Parameters
    ----------
    path : Path
        The PDF.
    """

    path: Path
    pages: list[list[Line]] = field(default_factory=list)
    lowest: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        document = pypdfium2.PdfDocument(self.path)
        for page in document:
            self.pages.append(_lines(page.get_textpage()))
            boxes = [thing.get_bounds() for thing in page.get_objects(max_depth=1)]
            inside = [box[1] for box in boxes if box[1] > FOOT and box[3] < TOP + 30]
            self.lowest.append(
                min([*inside, *(line.bottom for line in self.standing(len(self.pages) - 1))], default=TOP)
            )
        self.outline = [
            (one.level, one.get_title().strip(), one.get_dest().get_index(), one.get_dest().get_view()[1][1])
            for one in document.get_toc()
        ]

    def standing(self, page: int) -> list[Line]:
        """The lines of a page without its running head and its number."""
        return [line for line in self.pages[page] if line.top < TOP and line.bottom > FOOT]

    def body(self, page: int) -> list[Line]:
        """The lines of running text of a page, from above."""
        return [line for line in self.standing(page) if abs(line.size - BODY) < 0.2]

    @cached_property
    def chapters(self) -> list[tuple[str, int, int]]:
        """Title, first and last page of each part that begins on a page of its own, in order."""
        starts = [(title, page) for level, title, page, _ in self.outline if level == 0]
        ends = [page - 1 for _, page in starts[1:]] + [len(self.pages) - 1]
        return [(title, first, max(first, last)) for (title, first), last in zip(starts, ends, strict=True)]

    @property
    def first(self) -> int:
        """The first page of the text, after the contents."""
        return next(page for level, title, page, _ in self.outline if title.startswith("About this book"))

    def text(self, page: int, largest: float = BODY) -> str:
        """The running text of a page and headings up to a size, without the ids of claims that stand above its words."""
        lines = [line.text for line in self.standing(page) if BODY - 0.2 < line.size < largest + 0.2]
        return re.sub(r"[ab]-\d{3}", "", " ".join(lines))

    def fill(self, page: int) -> float:
        """The part of the height of a page down to which something stands."""
        return (TOP - self.lowest[page]) / (TOP - FOOT)

    def block(self, name: str, number: str, kind: str, before: str | int) -> Block:
        """An exhibit, found by its bold number, its id and the words that mention it; what stands before it is a page or a text."""
        said, words = ("Figure", "Fig(?:ure|s?[.])") if kind == "figure" else ("Table", "Tables?")
        captions = [
            page
            for page, lines in enumerate(self.pages)
            if any(line.bold and line.text.startswith(f"{said} {number}.") for line in lines)
        ]
        assert len(captions) == 1, (name, number, captions)
        caption = captions[0]
        chapter = next(range(a, b + 1) for _, a, b in reversed(self.chapters) if a <= caption)
        named = re.compile(rf"(?<![\w#-]){name}(?![\w-])")
        mentioned = re.compile(rf"\b{words}\s{re.escape(number)}(?!\d)")

        def on(fits: Callable[[Line], object]) -> list[int]:
            return [page for page in chapter if any(fits(line) for line in self.pages[page])]

        ids = on(lambda line: line.size < 9 and named.search(line.text))
        mentions = [page for page in chapter if mentioned.search(self.text(page))]
        if isinstance(before, str):
            end = letters(before.strip().rpartition("\n\n")[2])[-24:]
            there = (page for page in chapter if end in letters(self.text(page, BODY + 3)))
            before = max(there, default=None)
        continued = on(lambda line: f"Table {number}, continued" in line.text)
        return Block(
            name, number, caption, max(ids, default=-1), min(mentions, default=None), before, tuple(continued)
        )

    def bare(self) -> list[int]:
        """Pages on which a table goes on with its head and its note alone."""
        found = []
        for page in range(self.first, len(self.pages)):
            lines = self.standing(page)
            at = next((place for place, line in enumerate(lines) if ", continued" in line.text), None)
            if at is None:
                continue
            # Below the head, which is bold, stand cells; a note is one column as wide as the page.
            cells = [line for line in lines[at + 1 :] if not line.bold and line.size < BODY - 0.2]
            if cells and cells[0].right > RIGHT - 60 and cells[0].left < 80:
                found.append(page + 1)
        return found

    def stranded(self) -> list[tuple[str, int]]:
        """Headings below which no two lines of their text stand on their page."""
        found = []
        for level, title, page, height in self.outline:
            below = [line for line in self.standing(page) if height and line.top < height - 14]
            # A paragraph of a single line is whole.
            whole = below and below[0].right < RIGHT - 40
            if level and len(below) < 2 and not whole:
                found.append((title, page + 1))
        return found

    def parted(self) -> list[tuple[str, int]]:
        """Single lines of a paragraph at the head or the foot of a page, the rest of it on another."""
        found = []
        last: Line | None = None
        for page in range(self.first, len(self.pages) - 1):
            lines = self.body(page)
            if not lines:
                continue
            alone = len(lines) == 1 or apart(lines[0], lines[1]) > LEADING
            if last and alone and last.right > RIGHT - 4 and not last.text.rstrip().endswith((".", ":", "?")):
                found.append((lines[0].text, page + 1))
            last = lines[-1]
            above = apart(lines[-2], last) if len(lines) > 1 else 99.0
            if (
                above > LEADING
                and last.right > RIGHT - 4
                and not last.text.rstrip().endswith((".", ":", "?"))
            ):
                found.append((last.text, page + 1))
        return found


def apart(above: Line, below: Line) -> float:
    """How far two lines lie apart; letters without a stroke below or above would move one end of a line alone."""
    return (above.bottom - below.bottom + above.top - below.top) / 2


def letters(text: str) -> str:
    """Letters alone, without numbers of sections, and the words of Markdown links without their targets."""
    return "".join(re.findall(r"[^\W\d_]", re.sub(r"\]\([^)]*\)", "", text)))


def _lines(text: pypdfium2.PdfTextPage) -> list[Line]:
    """The lines of a page, from above; pieces at one height and side by side are one line."""
    pieces = []
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        index = raw.FPDFText_GetCharIndexAtPos(text.raw, left + 0.5, (bottom + top) / 2, 3, 4)
        size = raw.FPDFText_GetFontSize(text.raw, index) if index >= 0 else 0.0
        pieces.append(
            (
                left,
                bottom,
                right,
                top,
                size,
                _bold(text, index),
                text.get_text_bounded(left, bottom, right, top),
            )
        )
    lines: list[Line] = []
    for piece in pieces:
        left, bottom, right, top, size, bold, said = piece
        # Pieces of one line overlap in height; a small raised mark of a claim stands within it.
        known = lines[-1] if lines else None
        if (
            known
            and abs(known.size - size) < 4
            and min(known.top, top) - max(known.bottom, bottom)
            > 0.3 * min(top - bottom, known.top - known.bottom)
            and -2 < left - known.right < 12
        ):
            lines[-1] = Line(
                known.left,
                min(known.bottom, bottom),
                max(right, known.right),
                max(known.top, top),
                max(known.size, size) if known.text.strip() else size,
                known.bold,
                known.text + said,
            )
        else:
            lines.append(Line(left, bottom, right, top, size, bold, said))
    return sorted(lines, key=lambda line: -line.top)


def _bold(text: pypdfium2.PdfTextPage, index: int) -> bool:
    name = ctypes.create_string_buffer(120)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text.raw, index, name, 120, flags)
    return b"Bold" in name.value
