"""The gallery of figures as HTML."""

from __future__ import annotations

from collections.abc import Mapping

from helpers.exhibits import Card
from helpers.publishing.markup import render

#: Endings of the files that the gallery offers of a figure.
ENDS = ("svg", "pdf", "png", "csv")


def gallery(pages: Mapping[str, Mapping[str, Card]], up: str) -> str:
    """A thumbnail of every figure, by page and id, with what leads from the gallery's page to the book's
    folder.
    """
    figures = [
        (name, card)
        for name, cards in sorted(pages.items())
        for card in cards.values()
        if card["kind"] == "figure"
    ]
    return render("gallery.html", figures=figures, up=up, ends=ENDS)
