"""The picture by which other sites show a link to a page: its title beside one of its figures, in the shape
that they ask for.

A figure as it is would be cut: they show a broad picture of one shape, and figures are of any.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import typst
from sphinx.application import Sphinx

from helpers.exhibits import Card, letters
from helpers.publishing import pictures
from helpers.publishing.escaping import typst as quoted
from helpers.tables import edition

FOLDER = "share"
#: Width and height in pixels.
SIZE = (1200, 630)
#: A figure of at least this width for its height can be read beside the title.
BROAD = 1.25
BOX = re.compile(rb'<svg[^>]*? viewBox="[-0-9.]+ [-0-9.]+ ([0-9.]+) ([0-9.]+)"')
TEMPLATE = """
#set document(title: {title}, author: {author}, date: none)
#set page(width: 600pt, height: 315pt, margin: 0pt, fill: white)
#set text(font: "DejaVu Sans", fill: luma(34), hyphenate: false)
#set par(leading: .5em)
#place(left + top, rect(width: 8pt, height: 100%, fill: rgb("#0b4f8a")))
#place(left + top, dx: 26pt, dy: 24pt, block(width: 174pt, text({size}pt, weight: "bold", {title})))
#place(left + bottom, dx: 26pt, dy: -22pt, block(width: 174pt, text(9.5pt, fill: luma(95), {foot})))
#place(left + horizon, dx: 214pt, block(width: 374pt, height: 285pt, align(center + horizon,
  image("/picture.svg", width: {width}pt, alt: {alt}))))
"""


@dataclass(frozen=True)
class Shared:
    """What stands for a page on other sites.

    Attributes
    ----------
    name : str
        The name of the file, without its ending.
    title : str
        The title of the page.
    card : Card
        The figure beside it.
    """

    name: str
    title: str
    card: Card

    @property
    def file(self) -> str:
        """The picture's place below the book's folder."""
        return f"{FOLDER}/{self.name}.png"

    @property
    def alt(self) -> str:
        """What it shows, in words."""
        return f"{self.title}. {self.card['alt']}"


def shape(svg: bytes) -> float:
    """The width of a picture for its height."""
    found = BOX.search(svg)
    if not found:
        raise ValueError("the SVG names no box")
    return float(found[1]) / float(found[2])


def chosen(figures: Collection[Card], svg: Callable[[str], bytes]) -> Card | None:
    """The first figure that is broad enough, else the broadest; `svg` gives a figure's picture by its id."""
    shapes = {card["id"]: shape(svg(card["id"])) for card in figures}
    broad = (card for card in figures if shapes[card["id"]] >= BROAD)
    return next(broad, max(figures, key=lambda card: shapes[card["id"]], default=None))


def drawn(shared: Shared, svg: bytes) -> bytes:
    """The picture as PNG, the same bytes on every run."""
    book = edition.book()
    foot = f"{book.edition}" if shared.title == book.title else f"{book.title}\n{book.edition}"
    text = TEMPLATE.format(
        # A word with a hyphen stays on its line.
        title=quoted(shared.title.replace("-", "\N{NON-BREAKING HYPHEN}")),
        author=quoted(book.author),
        # A long title is set smaller.
        size=17 if len(shared.title) > 40 else 20,
        foot=quoted(foot.replace("-", "\N{NON-BREAKING HYPHEN}")),
        width=f"{min(374.0, 285.0 * shape(svg)):.2f}",
        alt=quoted(shared.card["alt"]),
    )
    return typst.compile(  # type: ignore[call-overload]
        {"main": text.encode(), "/picture.svg": svg},
        format="png",
        ppi=72 * SIZE[0] / 600,
        font_paths=[letters.own_folder()],
        ignore_system_fonts=True,
    )


def write(app: Sphinx, found: Iterable[Shared]) -> None:
    """The pictures of the pages of a book with an address; none of an earlier build are left."""
    out, every = Path(app.outdir), list(found)
    shutil.rmtree(out / FOLDER, ignore_errors=True)
    if every:
        (out / FOLDER).mkdir(parents=True, exist_ok=True)
    for one in every:
        svg = (out / "_images" / f"{one.card['id']}.svg").read_bytes()
        words = (one, edition.book(), TEMPLATE)
        png = pictures.once(pictures.KEPT, svg, words, "png", partial(drawn, one, svg))
        (out / one.file).write_bytes(png)
