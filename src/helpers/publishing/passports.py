"""The passport under an exhibit, as HTML that works without JavaScript and by keyboard."""

from __future__ import annotations

from typing import Any

from helpers.exhibits import Card
from helpers.publishing import citing, provenance, rights
from helpers.publishing.markup import render
from helpers.publishing.spreadsheets import flat
from helpers.tables import edition

#: Endings of an exhibit's files by its kind, and what the passport calls them.
FILES = {
    "figure": {
        "svg": "SVG",
        "pdf": "PDF",
        "png": "PNG, 300 dpi",
        "csv": "rows as CSV",
        "xlsx": "rows for a spreadsheet (XLSX)",
        "zip": "all as ZIP",
    },
    "table": {"csv": "rows as CSV", "xlsx": "rows for a spreadsheet (XLSX)", "zip": "all as ZIP"},
}

#: So many rows at most stand on the page; a file has all.
SHOWN = 40

#: So many sources at most are named in the line that is written beside a reused exhibit.
NAMED = 5


def rows_of(card: Card) -> list[list[str]]:
    """The first rows behind a figure as a page shows them; none of a table, which is on the page itself."""
    if card["kind"] != "figure":
        return []
    return [[_told(flat(value)) for value in row] for row in card["rows"][:SHOWN]]


def _told(value: Any) -> str:
    """A value as a reader sees it: seven digits of a number, the CSV has all; nothing where there is none."""
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.7g}" if isinstance(value, float) else str(value)


def beside(card: Card, item: citing.Item) -> str:
    """What to write beside a reused exhibit: its reference, the book's licence, and its sources with theirs.

    Many sources are counted and not named, since nobody prints them beside a picture.
    """
    used = [
        f"{row['publisher']}, {row['title']} ({str(row['licence']).partition(' (')[0]})"
        for row in provenance.sources(card)
        if row["kind"] != "article"
    ]
    said = "; ".join(used) if len(used) <= NAMED else f"{len(used)} sources, named with their licences there"
    return f"{citing.text(item).rstrip()} {edition.LICENCE}." + (f" Values: {said}." if used else "")


def passport(card: Card, page: str, base_url: str, number: str = "") -> str:
    """The fold-out: how to cite, what to download, where it comes from.

    Parameters
    ----------
    card : Card
        The exhibit.
    page : str
        Address of its page within the book (`chapters/04-engagement.html`).
    base_url : str
        Public address of the book; empty where it has none.
    number : str
        Number of the exhibit, such as `4.2`.
    """
    item = citing.exhibit(card["id"], card["title"], page, base_url, number)
    file, function, line = provenance.maker(card["id"])
    return render(
        "passport.html",
        card=card,
        rows=rows_of(card),
        up="../" * page.count("/"),
        beside=beside(card, item),
        rights=rights.of_exhibit(card),
        cited={style: citing.text(item, style) for style in citing.STYLES},
        formats=citing.FORMATS,
        permalink=item.get("URL", ""),
        files=FILES[card["kind"]],
        sources=provenance.sources(card),
        robustness=provenance.robustness(card),
        file=file,
        function=function,
        line=line,
        sums=provenance.sums(card),
        versions=provenance.versions(),
    )
