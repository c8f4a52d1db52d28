"""Cards of the exhibits of a chapter as HTML: figures by their pictures, tables by what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.exhibits import Card
from helpers.publishing.markup import render

#: Endings of the files that a card offers, by the kind of exhibit.
ENDS = {"figure": ("svg", "pdf", "png", "csv", "xlsx"), "table": ("csv", "xlsx")}


@dataclass(frozen=True)
class Shown:
    """An exhibit with its number as prose writes it (`Fig. 7.1`)."""

    card: Card
    label: str


def gallery(page: str, shown: Sequence[Shown], up: str) -> str:
    """A card of every exhibit of a page, figures first; `up` leads from the gallery's page to the book's
    folder.
    """
    ordered = sorted(shown, key=lambda one: one.card["kind"] != "figure")
    return render("gallery.html", page=page, shown=ordered, up=up, ends=ENDS)
