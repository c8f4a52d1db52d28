"""Typst for ordinary text: paragraphs, lists, code, notes, bibliography."""

from __future__ import annotations

from typing import Any

from docutils import nodes as n
from sphinx import addnodes

from helpers.book.pdf.columns import at_dots
from helpers.publishing.escaping import typst as quoted

Visit = Any

#: Letters up to which an entry of a list is not divided between pages: some eight lines.
SHORT = 700


def _wrapped(name: str, before: str = "", after: str = "") -> tuple[Visit, Visit]:
    def visit(self: Any, node: n.Element) -> None:
        self.write(f"{before}#{name}[")

    def depart(self: Any, node: n.Element) -> None:
        self.write(f"];{after}")

    return visit, depart


def _notice(kind: str) -> tuple[Visit, Visit]:
    def visit(self: Any, node: n.Element) -> None:
        self.write(
            f"\n#notice({quoted(kind)})[" + ("" if kind == "admonition" else f"#block-title[{kind.title()}]")
        )

    def depart(self: Any, node: n.Element) -> None:
        self.write("]\n\n")

    return visit, depart


def _skip(self: Any, node: n.Element) -> None:
    raise n.SkipNode


def _through(self: Any, node: n.Element) -> None:
    """The node's children are written as they are."""


class PlainMethods:
    """Visitors of nodes that need no knowledge of the book."""

    write: Any
    anchors: Any
    clear: Any
    set: Any
    in_cell: bool

    def visit_Text(self, node: n.Text) -> None:
        # A host fills a narrow column unless its line may end at a dot; the text stays whole to a search.
        parts = at_dots(node.astext()) if self.in_cell else [node.astext()]
        self.write("#h(0pt);".join(f"#{quoted(part)};" for part in parts))

    def depart_Text(self, node: n.Text) -> None:
        pass

    def visit_paragraph(self, node: n.paragraph) -> None:
        self.clear(node)
        self.write("\n")
        self.anchors(node)
        self.write("".join(f"#{name}[" for name in self.set(node)))

    def depart_paragraph(self, node: n.paragraph) -> None:
        self.write("];" * len(self.set(node)))
        self.write("" if isinstance(node.parent, n.entry) else "\n\n")

    visit_emphasis, depart_emphasis = _wrapped("emph")
    visit_strong, depart_strong = _wrapped("strong")
    visit_title_reference, depart_title_reference = _wrapped("emph")
    visit_superscript, depart_superscript = _wrapped("super")
    visit_subscript, depart_subscript = _wrapped("sub")
    visit_block_quote, depart_block_quote = _wrapped("quote.with(block: true)", "\n", "\n\n")
    visit_topic, depart_topic = _wrapped('notice.with("topic")', "\n", "\n\n")

    def visit_bullet_list(self, node: n.bullet_list) -> None:
        self.write("\n#list(")

    def visit_enumerated_list(self, node: n.enumerated_list) -> None:
        self.write("\n#enum(")

    def depart_bullet_list(self, node: n.Element) -> None:
        self.write(")\n\n")

    depart_enumerated_list = depart_bullet_list

    def visit_list_item(self, node: n.list_item) -> None:
        self.write("[")

    def depart_list_item(self, node: n.list_item) -> None:
        self.write("],")

    visit_definition_list = depart_definition_list = _through
    visit_definition_list_item = depart_definition_list_item = _through
    visit_glossary = depart_glossary = _through

    def visit_term(self, node: n.term) -> None:
        self.write("\n")
        self.anchors(node)
        self.write("#term[")

    def depart_term(self, node: n.term) -> None:
        self.write("]\n")

    def visit_definition(self, node: n.definition) -> None:
        whole = "true" if len(node.astext()) < SHORT else "false"
        self.write(f"\n#definition({whole})[")

    def depart_definition(self, node: n.definition) -> None:
        self.write("];\n")

    def visit_literal(self, node: n.literal) -> None:
        self.write(f"#raw({quoted(node.astext())});")
        raise n.SkipNode

    def visit_literal_block(self, node: n.literal_block) -> None:
        self.write(f"\n#codeblock({quoted(node.get('language', 'text'))}, {quoted(node.astext())})\n\n")
        raise n.SkipNode

    visit_inline = depart_inline = _through
    visit_abbreviation = depart_abbreviation = _through
    visit_generated = depart_generated = _through
    visit_line_block = depart_line_block = _through

    def visit_line(self, node: n.line) -> None:
        pass

    def depart_line(self, node: n.line) -> None:
        self.write(" \\\n")

    def visit_container(self, node: n.container) -> None:
        # The one-line cells that call an exhibit are shown in the notebooks and named in the list of
        # exhibits.
        if "cell_input" in node["classes"] or "html-only" in node["classes"]:
            raise n.SkipNode
        if "exhibit-reading" in node["classes"]:
            # Written with its table.
            raise n.SkipNode

    def depart_container(self, node: n.container) -> None:
        pass

    def visit_transition(self, node: n.transition) -> None:
        self.write("\n#rule\n\n")
        raise n.SkipNode

    visit_admonition, depart_admonition = _notice("admonition")
    visit_note, depart_note = _notice("note")
    visit_warning, depart_warning = _notice("warning")
    visit_tip, depart_tip = _notice("tip")
    visit_important, depart_important = _notice("important")
    visit_seealso, depart_seealso = _notice("see also")

    def visit_citation(self, node: n.citation) -> None:
        self.write("\n")
        self.anchors(node)
        self.write("#entry-of-bibliography[")

    def depart_citation(self, node: n.citation) -> None:
        self.write("]\n")

    def visit_rubric(self, node: n.rubric) -> None:
        self.write("\n")
        self.anchors(node)
        self.write("#block-title[")

    def depart_rubric(self, node: n.rubric) -> None:
        self.write("]\n")

    visit_label = _skip
    visit_comment = _skip
    visit_substitution_definition = _skip
    visit_highlightlang = _skip
    visit_tabular_col_spec = _skip
    visit_toctree = _skip

    def visit_index(self, node: addnodes.index) -> None:
        self.write("".join(f"#mention({quoted(name)})" for _, name, *_ in node["entries"]))
        raise n.SkipNode

    def visit_raw(self, node: n.raw) -> None:
        # Raw HTML is for the web page; raw Typst would be ours.
        if "typst" in node.get("format", ""):
            self.write(node.astext())
        raise n.SkipNode
