"""Typst for exhibits: figures, tables, their captions, numbers and permalinks, verdicts and the ledger."""

from __future__ import annotations

from typing import Any

from docutils import nodes as n

from helpers.book.extension import collect
from helpers.book.pdf import lowering, room
from helpers.claims import Verdict
from helpers.publishing.escaping import typst as quoted
from helpers.tables import dates

SIDES = {"text-left": "left", "text-right": "right", "text-center": "center"}


def tone(verdict: Verdict) -> str:
    """The colour of a verdict's badge, as Typst writes it; the template's own muted one where it has none."""
    return f"rgb({quoted(verdict.tone.paper)})" if verdict.tone.paper else "muted"


class ExhibitMethods:
    """Visitors of figures, tables and the book's own nodes."""

    write: Any
    anchors: Any
    builder: Any
    docname: str
    picture: Any
    fixed: set[int]
    in_cell: bool
    widths: tuple[float, ...] = ()

    def exhibit_number(self, kind: str, node: n.Element) -> str:
        known = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        found = next((known[name] for name in node["ids"] if name in known), ())
        return ".".join(str(part) for part in found)

    def permalink(self, node: n.Element) -> str:
        """The exhibit's id, or its address where the book has one."""
        name = next(iter(node["names"]), "")
        base = self.builder.config.html_baseurl
        return f"{base.rstrip('/')}/{self.docname}.html#{name}" if base and name else name

    def _told(self, kind: str, node: n.Element) -> str:
        """Number, permalink and title of an exhibit, as arguments."""
        name = next(iter(node["names"]), "")
        found = collect.card(self.builder.env, name)
        title = found[1]["title"] if found else ""
        return ", ".join(
            quoted(text) for text in (self.exhibit_number(kind, node), self.permalink(node), title)
        )

    def _place(self, node: n.Element) -> str:
        """That an exhibit stands where it is written, as an argument; it goes where it has room otherwise."""
        return "floats: false, " if id(node) in self.fixed else ""

    def visit_figure(self, node: n.figure) -> None:
        if "echo" in node["classes"]:
            self.write("\n#echoed(")
            return
        # A figure may float to the next page, and its label goes with it.
        self.write("\n#exhibit-figure([")
        self.anchors(node)
        self.write(f"], {self._told('figure', node)}, {self._place(node)}")

    def depart_figure(self, node: n.figure) -> None:
        self.write(")\n\n")

    def visit_image(self, node: n.image) -> None:
        picture = (
            f"image({quoted(self.picture(node['uri']))}, alt: {quoted(node.get('alt', ''))}, width: 100%)"
        )
        self.write(f"{picture}, " if isinstance(node.parent, n.figure) else f"\n#align(center, {picture})\n")

    def depart_image(self, node: n.image) -> None:
        pass

    visit_exhibit_picture, depart_exhibit_picture = visit_image, depart_image

    def visit_caption(self, node: n.caption) -> None:
        self.write("[")

    def depart_caption(self, node: n.caption) -> None:
        self.write("], ")

    def visit_legend(self, node: n.legend) -> None:
        self.write("reading: [")

    def depart_legend(self, node: n.legend) -> None:
        self.write("]")

    def visit_table(self, node: n.table) -> None:
        self.widths = tuple(lowering.widths(node))
        self.write("\n")
        self.anchors(node)
        self.write(f"\n#exhibit-table({self._told('table', node)}, {self._place(node)}")
        if not any(isinstance(child, n.title) for child in node.children):
            self.write("none, ")

    def table_caption(self, node: n.title) -> None:
        self.write("[")
        for child in node.children:
            child.walkabout(self)  # type: ignore[arg-type]
        self.write("], ")
        raise n.SkipNode

    @staticmethod
    def _note(node: n.table) -> n.container | None:
        """The note that follows belongs to the table, and no page may part them."""
        after = node.next_node(descend=False, siblings=True)
        noted = isinstance(after, n.container) and "exhibit-reading" in after["classes"]
        return after if noted else None  # type: ignore[return-value]

    def depart_table(self, node: n.table) -> None:
        after = self._note(node)
        if any(isinstance(child, n.title) for child in node.children):
            self.write(f"fits: {room.fits(node, self.widths, after.astext() if after else '')}, ")
        if after:
            self.write("note: [")
            for child in after.children:
                child.walkabout(self)  # type: ignore[arg-type]
            self.write("]")
        self.write(")\n\n")

    def visit_tgroup(self, node: n.tgroup) -> None:
        equal = len(set(self.widths)) == 1
        said = ", ".join("auto" if equal else f"{width:.1f}fr" for width in self.widths)
        self.write(f"({said},), ")

    def depart_tgroup(self, node: n.tgroup) -> None:
        pass

    def visit_colspec(self, node: n.colspec) -> None:
        raise n.SkipNode

    def visit_thead(self, node: n.thead) -> None:
        self.write("table.header(")
        table = node.parent.parent
        if any(isinstance(child, n.title) for child in table.children):
            self.write(f"continued({len(self.widths)}, {quoted(self.exhibit_number('table', table))}), ")

    def depart_thead(self, node: n.thead) -> None:
        self.write("), ")

    def _nothing(self, node: n.Element) -> None:
        """Rows need no markup of their own: Typst counts the columns."""

    visit_tbody = depart_tbody = visit_row = depart_row = _nothing

    def visit_entry(self, node: n.entry) -> None:
        side = next((SIDES[name] for name in node["classes"] if name in SIDES), "left")
        self.in_cell = True
        self.write(f"table.cell(align: {side})[")

    def depart_entry(self, node: n.entry) -> None:
        self.in_cell = False
        self.write("], ")

    def visit_passport(self, node: n.Element) -> None:
        # The permalink under the caption leads to the web page's passport.
        raise n.SkipNode

    def visit_gallery(self, node: n.Element) -> None:
        raise n.SkipNode

    def visit_claim_filter(self, node: n.Element) -> None:
        raise n.SkipNode

    def visit_fold(self, node: n.Element) -> None:
        """Print has room: what is folded on the page is shown."""

    def depart_fold(self, node: n.Element) -> None:
        """Nothing to close."""

    def visit_web_only(self, node: n.Element) -> None:
        raise n.SkipNode

    visit_paper_only = depart_paper_only = _nothing

    def visit_claim_entry(self, node: n.Element) -> None:
        entry = node["entry"]
        self.write("\n")
        self.anchors(node)
        badges = " ".join(f"#badge({tone(one.verdict)})[#{quoted(one.verdict.name)};]" for one in entry.shown)
        reasons = " ".join(one.sentence for one in entry.shown)
        section, _, place = entry.place.partition(", paragraph ")
        witness = next(iter(entry.witnesses), None)
        source = f"{witness.source}." if witness else ""
        self.write(
            f"#ledger-claim({quoted(entry.claim)}, {quoted(dates.dashed(entry.statement))}, "
            f"{quoted(f'Paragraph {place}' if place else section)}, [{badges}], "
            f"{quoted(dates.dashed(reasons))}, {quoted(dates.dashed(source))})\n"
        )
        raise n.SkipNode

    def visit_badge(self, node: n.Element) -> None:
        self.write(f"#badge({tone(node['verdict'])})[")

    def depart_badge(self, node: n.Element) -> None:
        self.write("];")
