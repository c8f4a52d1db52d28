"""The passport under an exhibit, as HTML that works without JavaScript and by keyboard."""

from __future__ import annotations

from helpers.exhibits import Card
from helpers.publishing import citing, provenance, spreadsheets
from helpers.publishing.markup import render

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
        rows=spreadsheets.ROWS,
        up="../" * page.count("/"),
        cited={style: citing.text(item, style) for style in citing.STYLES},
        formats=citing.FORMATS,
        permalink=item.get("URL", f"#{card['id']}"),
        files=FILES[card["kind"]],
        sources=provenance.sources(card),
        robustness=provenance.robustness(card),
        file=file,
        function=function,
        line=line,
        sums=provenance.sums(card),
        versions=provenance.versions(),
    )
