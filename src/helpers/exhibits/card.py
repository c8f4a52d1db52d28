"""The card of an exhibit: everything that a page, a download or a citation needs to know about it."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NotRequired, TypedDict

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import colours, fingerprint, inlined, picture
from helpers.exhibits.facts import Fact, fill
from helpers.exhibits.layout import NARROW, WIDE, Layout
from helpers.exhibits.texts import ExhibitError, Texts
from helpers.tables import dates, edition

#: nbformat allows JSON objects in an output only under a type that ends in +json.
MIME = "application/vnd.helpers.exhibit+json"


class Cell(TypedDict):
    """A cell of a table: its text and, where it leads somewhere, a claim, an exhibit, a page
    or an address.
    """

    text: str
    claim: NotRequired[str]
    exhibit: NotRequired[str]
    doc: NotRequired[str]
    href: NotRequired[str]


class Card(TypedDict):
    """What an exhibit says of itself; plain JSON, and the same on every run."""

    id: str
    kind: str
    title: str
    caption: str
    alt: str
    reading: str
    facts: dict[str, Any]
    tables: list[str]
    sources: list[str]
    columns: list[str]
    rows: list[list[Any]]
    fingerprint: dict[str, str]
    header: NotRequired[list[str]]
    body: NotRequired[list[list[Cell]]]
    align: NotRequired[str]
    widths: NotRequired[list[int]]


#: Draws the rows and facts of an exhibit in a layout.
Draw = Callable[[pd.DataFrame, Mapping[str, Fact], Layout], Figure]


@dataclass
class Drawn:
    """What the function of a figure returns: how it is drawn, the rows behind it, and the facts it states.

    Attributes
    ----------
    drawing : callable
        Draws the rows and the facts in a layout, and reads nothing else. A figure in its place is drawn once:
        its maker runs again for the narrow layout.
    rows : DataFrame
        The rows behind the figure, each with its `source`.
    facts : mapping of Fact
        What the texts and the prose state.
    sources : sequence of str, optional
        Ids of sources; by default those in the column `source` of the rows.
    """

    drawing: Figure | Draw
    rows: pd.DataFrame
    facts: Mapping[str, Fact] = field(default_factory=dict)
    sources: Sequence[str] | None = None

    def form(self, layout: Layout) -> Figure:
        """The figure in a layout.

        Raises
        ------
        ValueError
            Where it was drawn in the wide layout only.
        """
        if isinstance(self.drawing, Figure):
            if layout is not WIDE:
                raise ValueError(f"this figure has no {layout.name} form")
            return self.drawing
        with layout.use():
            return self.drawing(self.rows, self.facts, layout)

    @cached_property
    def figure(self) -> Figure:
        """The figure as a page shows it on a wide screen."""
        return self.form(WIDE)

    @cached_property
    def narrow(self) -> Figure:
        """The figure as a telephone shows it."""
        return self.form(NARROW)


@dataclass
class Tabled:
    """What a table function returns: header and cells as shown, the rows behind them, and the facts.

    Attributes
    ----------
    sources : sequence of str, optional
        Ids of sources; by default those in the column `source` of the rows.
    align : str
        One letter a column: `l`eft, `r`ight or `c`entre.
    widths : sequence of int
        Relative widths of the columns; empty for equal shares by content. Pages and print take others where
        these leave the rows clearly higher.
    """

    header: Sequence[str]
    body: Sequence[Sequence[str | Cell]]
    rows: pd.DataFrame
    facts: Mapping[str, Fact] = field(default_factory=dict)
    sources: Sequence[str] | None = None
    align: str = ""
    widths: Sequence[int] = ()


#: What a cell shows where there is nothing to say.
NOTHING = "\N{EN DASH}"


def link(text: str, *, claim: str = "", exhibit: str = "", href: str = "") -> Cell:
    """A cell that leads to a claim of the ledger, to another exhibit, or to an address."""
    cell: Cell = {"text": text}
    if claim:
        cell["claim"] = claim
    if exhibit:
        cell["exhibit"] = exhibit
    if href:
        cell["href"] = href
    return cell


@dataclass
class Exhibit:
    """An exhibit as a notebook shows it: picture or table, card and fingerprint.

    Attributes
    ----------
    figure, narrow : Figure, optional
        The wide and the narrow form of a figure; some wait for the narrow one (`waiting.yml`).
    """

    card: Card
    figure: Figure | None = None
    narrow: Figure | None = None

    @property
    def id(self) -> str:
        return self.card["id"]

    def svg(self, layout: Layout = WIDE) -> bytes:
        """The picture in a layout, byte for byte the same on every run."""
        if self.figure is None:
            raise ValueError(f"{self.id} is a table and has no picture")
        figure = self.narrow if layout.narrow else self.figure
        if figure is None:
            raise ValueError(f"{self.id} has no narrow form")
        made = picture.svg(figure, self.id, layout, {"Date": None} | self.metadata())
        if strange := colours.unknown(made.decode()):
            raise ExhibitError(
                f"exhibit {self.id}: {' and '.join(strange)} means nothing in helpers.exhibits.colours; take "
                f"a colour of helpers.exhibits.style."
            )
        return made

    def metadata(self) -> dict[str, object]:
        """What the SVG says of itself: Dublin Core terms, nothing that changes from run to run."""
        return {
            "Title": self.card["title"],
            "Creator": [edition.book().author],
            "Identifier": self.id,
            "Rights": edition.LICENCE,
            "Source": "; ".join(self.card["sources"]),
            "Description": self.card["alt"],
        }

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        if self.figure is not None:
            narrow = self.svg(NARROW) if self.narrow is not None else None
            page = inlined.page(self.card["alt"], self.svg(WIDE), narrow)
        else:
            page = html_table(self.card)
        text = f"{self.id}: {len(self.card['rows'])} rows, {fingerprint.written(self.card['fingerprint'])}"
        return {MIME: self.card, "text/html": page, "text/plain": text}


def html_table(card: Card) -> str:
    """The table as JupyterLab shows it; the book renders the card itself."""
    head = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in card["header"])
    lines = [
        "<tr>" + "".join(f"<td>{html.escape(cell['text'])}</td>" for cell in line) + "</tr>"
        for line in card["body"]
    ]
    caption, body = html.escape(card["title"]), "".join(lines)
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: str | Cell) -> Cell:
    cell: Cell = {"text": value} if isinstance(value, str) else value
    return cell | {"text": dates.dashed(cell["text"])}


def facts_of(texts: Texts, computed: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts that a card keeps, rounded as it has them, by name."""
    return {name: fingerprint.rounded(value) for name, value in sorted(texts.kept(computed).items())}


def told(texts: Texts, computed: Mapping[str, Fact]) -> dict[str, str]:
    """The texts that a card has, filled with the facts, by name."""
    return {name: dates.dashed(fill(text, computed)) for name, text in texts.stated().items()}


def card_of(
    identifier: str,
    texts: Texts,
    tables: Sequence[str],
    made: Drawn | Tabled,
    sources: Sequence[str],
    narrow: Figure | None = None,
) -> Card:
    """The card of what a function drew or tabled, its templates filled with the facts; values as they are,
    not rounded. A figure's fingerprint has its narrow form too, where that is given.
    """
    card: Card = {
        "id": identifier,
        "kind": "figure" if isinstance(made, Drawn) else "table",
        **told(texts, made.facts),  # type: ignore[typeddict-item]
        "facts": facts_of(texts, made.facts),
        "tables": list(tables),
        "sources": list(sources),
        "columns": [str(name) for name in made.rows.columns],
        "rows": [
            [fingerprint.plain(value) for value in row]
            for row in made.rows.itertuples(index=False, name=None)
        ],
        "fingerprint": {},
    }
    if isinstance(made, Drawn):
        card["fingerprint"] = fingerprint.of_figure(made.rows, made.figure, narrow)
        return card
    body = [[_cell(value) for value in line] for line in made.body]
    card["header"] = [dates.dashed(name) for name in made.header]
    card["body"] = body
    card["align"] = made.align or "l" * len(card["header"])
    card["widths"] = list(made.widths)
    card["fingerprint"] = fingerprint.of_table(
        made.rows, card["header"], [[cell["text"] for cell in line] for line in body]
    )
    return card
