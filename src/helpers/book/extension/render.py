"""From the card in a notebook's output to the figure or table on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes as n
from myst_nb.core.render import MimeData, NbElementRenderer
from sphinx import addnodes

from helpers.book.extension import collect
from helpers.book.extension.nodes import exhibit_picture, passport
from helpers.book.pdf import columns
from helpers.exhibits import LAYOUTS, MIME, Card, Cell, inlined
from helpers.tables import dates

#: From so many columns on paper needs smaller letters.
MANY = 7
#: Ids stay whole: claims, theses, checks.
IDENTIFIER = re.compile(r"[a-z]-\d{2,3}")


class ExhibitRenderer:
    """Renders the exhibit type of an output; myst-nb finds it through its entry point."""

    # Stock types start at rank 10, so the card wins over its own HTML and text in every builder.
    mime_priority_overrides: ClassVar[list[tuple[str, str, int]]] = [("*", MIME, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[n.Element] | None:
        """The nodes of an exhibit, or `None` for every other type."""
        if inline or data.mime_type != MIME:
            return None
        card: Card = data.content  # type: ignore[assignment]
        host: Any = renderer.renderer
        if card["kind"] == "figure":
            assert data.cell_index is not None and data.output_index is not None
            output = host.nb_client.code_cell_outputs(data.cell_index)[1][data.output_index]
            pictures = inlined.pictures(card["id"], output["data"]["text/html"])
            path = renderer.write_file([f"{card['id']}.svg"], pictures[0], overwrite=True)
            shown: n.Element = figure(card, path, pictures)
        else:
            shown = table(card)
        shown["names"].append(n.fully_normalize_name(card["id"]))
        host.document.note_explicit_target(shown, shown)
        collect.add_card(host.sphinx_env, card)
        # A figure carries its note on reading in its legend; a table has no such place.
        note = [reading(card)] if card["kind"] == "table" and card["reading"] else []
        return [shown, *note, passport("", card=card)]


def figure(card: Card, path: str, pictures: Sequence[bytes]) -> n.figure:
    """The figure node: picture with alternative text, caption, and the note on how to read it.

    The picture is a file for the PDF and for downloads; a page has its forms, the wide one first, within
    itself.
    """
    forms = {layout.name: svg for layout, svg in zip(LAYOUTS, pictures, strict=False)}
    picture = exhibit_picture(alt=card["alt"], uri=path, forms=forms)
    node = n.figure("", picture, classes=["exhibit-figure"])
    node += n.caption(card["caption"], "", n.Text(card["caption"]))
    if card["reading"]:
        node += n.legend("", n.paragraph(card["reading"], "", n.Text(card["reading"])))
    return node


def reading(card: Card) -> n.container:
    """The note on how a table is to be read."""
    return n.container(
        "", n.paragraph(card["reading"], "", n.Text(card["reading"])), classes=["exhibit-reading"]
    )


def table(card: Card) -> n.table:
    """The table node of an exhibit: caption, header, cells with their links."""
    node = grid(card["header"], card["body"], card.get("widths") or [], card["align"])
    node.insert(0, n.title(card["caption"], "", n.Text(card["caption"])))
    if card.get("widths"):
        # A browser would share the width by the longest lines, and leave sentences a narrow column.
        node["classes"].append("colwidths-given")
        for column, width in zip(node.findall(n.colspec), columns.widths(node), strict=True):
            column["colwidth"] = round(width)
    return node


def grid(
    header: Sequence[str], body: Sequence[Sequence[str | Cell]], widths: Sequence[int] = (), align: str = ""
) -> n.table:
    """A table node without a caption."""
    columns = len(header)
    sides = align or "l" * columns
    group = n.tgroup(cols=columns)
    for place, width in enumerate(widths or [1] * columns):
        # The first cell names its row to a screen reader.
        group += n.colspec(colwidth=width, stub=int(place == 0))
    head = n.row("", *(_entry({"text": name}, side) for name, side in zip(header, sides, strict=True)))
    lines = [
        n.row("", *(_entry(cell, side) for cell, side in zip(line, sides, strict=True))) for line in body
    ]
    group += n.thead("", head)
    group += n.tbody("", *lines)
    many = ["many-columns"] if columns >= MANY else []
    return n.table("", group, classes=["exhibit-table", *many])


def _entry(cell: str | Cell, side: str) -> n.entry:
    paragraph = n.paragraph("", "", *linked({"text": cell} if isinstance(cell, str) else cell))
    kind = ["id"] if IDENTIFIER.fullmatch(paragraph.astext()) else []
    sides = {"l": "text-left", "r": "text-right", "c": "text-center"}
    entry = n.entry("", paragraph, classes=[sides[side], *kind])
    # Read by the program of the page that sorts a column: a date as it is said begins with its day.
    if when := dates.order(paragraph.astext()):
        entry["sort"] = when
    return entry


def linked(cell: Cell) -> list[n.Node]:
    """The inline nodes of a cell."""
    text = n.Text(cell["text"])
    if claim := cell.get("claim"):
        return [reference("ref", claim, cell["text"])]
    if exhibit := cell.get("exhibit"):
        return [reference("ref", exhibit, cell["text"])]
    if docname := cell.get("doc"):
        return [reference("doc", f"/{docname}", cell["text"])]
    if href := cell.get("href"):
        return [n.reference(cell["text"], "", text, refuri=href, internal=False)]
    return [text]


def reference(kind: str, target: str, text: str) -> addnodes.pending_xref:
    """A reference that Sphinx resolves, and warns of where its target does not exist."""
    return addnodes.pending_xref(
        "",
        n.inline(text, "", n.Text(text), classes=["std", "std-ref"]),
        refdomain="std",
        reftype=kind,
        reftarget=target,
        refexplicit=True,
        refwarn=True,
    )
