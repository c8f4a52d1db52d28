"""From document nodes to Typst. A node without a method here stops the build: nothing is
left out silently.
"""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path

from docutils import nodes as n
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util.docutils import SphinxTranslator

from helpers.book.extension.nodes import gallery, web_only
from helpers.book.pdf import placing, room
from helpers.book.pdf.exhibits import ExhibitMethods
from helpers.book.pdf.plain import PlainMethods
from helpers.publishing.escaping import typst as quoted

#: The folder of the pages after the chapters.
APPENDIX = "appendix"
#: What the credit within a picture begins with, which serves who has the picture alone.
CREDITED = re.compile(r">fig-[a-z0-9-]+ · (?=Sources: )")
#: The letters of a word that would leave wide gaps before it, since it cannot be parted.
LONG = 30
#: The letters that surely stand on one line.
ONE_LINE = 80
#: What can be said below such a line, and on the same page.
SAID = (n.paragraph, n.bullet_list, n.enumerated_list, n.definition_list)
#: What a link in a cell may be coloured for.
NAMED = re.compile(r"[a-z]-\d{2,4}")
#: The address of a claim, on the page of the ledger.
CLAIM = re.compile(r"ledger\.html#([ab]-\d{3})$")


def _on_the_page_alone(section: n.section) -> bool:
    """Whether nothing below a heading is printed, so that the heading would stand above nothing."""
    unprinted = (web_only, gallery, n.comment, n.target)
    below = [child for child in section.children if not isinstance(child, n.title)]
    return bool(below) and all(
        _on_the_page_alone(child) if isinstance(child, n.section) else isinstance(child, unprinted)
        for child in below
    )


def appended(env: BuildEnvironment, docname: str) -> frozenset[str]:
    """Pages of the appendix that begin below the one before: all but the first."""
    folder = posixpath.dirname(docname)
    if posixpath.basename(folder) != APPENDIX:
        return frozenset()
    listed = [
        name for below in env.toctree_includes.values() for name in below if posixpath.dirname(name) == folder
    ]
    return frozenset(listed[1:])


class UnknownNode(SphinxError):
    """The document holds a node that the PDF does not know."""

    category = "PDF"


class TypstTranslator(PlainMethods, ExhibitMethods, SphinxTranslator):
    """Visits a page that was resolved for HTML and collects Typst markup.

    Parameters
    ----------
    document : document
        The page.
    builder : Builder
        The HTML builder, whose links the page holds.
    docname : str
        The page's name.
    folder : Path
        Where the Typst file will lie, to which the paths of pictures are relative.
    """

    def __init__(self, document: n.document, builder: Builder, docname: str, folder: Path) -> None:
        super().__init__(document, builder)
        self.body: list[str] = []
        self.level = 0
        self.docname = docname
        self.folder = folder
        self.in_cell = False
        self.labels: set[str] = set()
        self.clearings = placing.clearings(document, room.of_exhibit)
        self.fixed = placing.fixed(document)
        self.runs_on = docname in appended(builder.env, docname)
        self.footnotes = {name: note for note in document.findall(n.footnote) for name in note["ids"]}

    def text(self) -> str:
        """All that was written."""
        return "".join(self.body)

    def write(self, text: str) -> None:
        self.body.append(text)

    # Places that links lead to

    def label(self, docname: str, identifier: str) -> str:
        """The Typst label of an id on a page."""
        return "<" + "".join(c if c.isalnum() or c in "-_" else "_" for c in f"{docname}--{identifier}") + ">"

    def anchor(self, identifier: str) -> None:
        name = self.label(self.docname, identifier)
        if name not in self.labels:
            self.labels.add(name)
            self.write(f"#metadata(none){name}")

    def anchors(self, node: n.Element) -> None:
        for identifier in node.get("ids", []):
            self.anchor(identifier)

    def picture(self, uri: str) -> str:
        """The path of a picture for the Typst file; an exhibit's without the id, which its note has."""
        path = Path(self.builder.srcdir) / uri
        svg = path.read_text(encoding="utf-8") if path.suffix == ".svg" and path.exists() else ""
        if CREDITED.search(svg):
            path = self.folder / "pictures" / path.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(CREDITED.sub(">", svg), encoding="utf-8", newline="\n")
        return Path(os.path.relpath(path, self.folder)).as_posix()

    def clear(self, node: n.Element) -> None:
        """Set waiting figures where the text must not go on without them."""
        if id(node) in self.clearings:
            self.write("\n#place.flush()\n")

    def set(self, node: n.paragraph) -> list[str]:
        """The functions of the template that set a paragraph otherwise than others."""
        names = ["ragged"] if any(len(one.astext()) > LONG for one in node.findall(n.literal)) else []
        after = node.next_node(descend=False, siblings=True)
        before = node.previous_sibling() if node.parent else None
        if not isinstance(before, n.title) or not isinstance(before.parent, n.section):
            return names
        # Below a head within a page a single sentence leads to what follows, and goes with it; so does one
        # line below any heading, which would be left with it at the foot of a page.
        leads = self.runs_on and self.level == 1 and not isinstance(after, n.paragraph | None)
        short = len(node.astext()) < ONE_LINE and isinstance(after, SAID)
        return ["leading", *names] if leads or short else names

    # Pages and sections

    def visit_document(self, node: n.document) -> None:
        self.anchor("")

    def depart_document(self, node: n.document) -> None:
        pass

    def visit_section(self, node: n.section) -> None:
        if _on_the_page_alone(node):
            self.anchors(node)
            raise n.SkipNode
        self.level += 1

    def depart_section(self, node: n.section) -> None:
        self.level -= 1

    def section_number(self, section: n.Element) -> str:
        known = self.builder.env.toc_secnumbers.get(self.docname, {})
        for name in [*(f"#{identifier}" for identifier in section["ids"]), ""]:
            if name in known:
                return ".".join(str(part) for part in known[name])
        return ""

    def visit_title(self, node: n.title) -> None:
        if isinstance(node.parent, n.table):
            self.table_caption(node)
        if not isinstance(node.parent, n.section):
            self.write("#block-title[")
            return
        front = self.docname == self.builder.config.root_doc
        if self.level == 1 and front:
            self.write("\n#heading(level: 1)[About this book]\n")
            raise n.SkipNode
        number = "" if front else self.section_number(node.parent)
        self.clear(node)
        self.write("\n")
        self.anchors(node.parent)
        self.write(f"\n#heading(level: {self.level})[" + (f"#secno({quoted(number)})" if number else ""))

    def depart_title(self, node: n.title) -> None:
        runs = self.level == 1 and isinstance(node.parent, n.section) and self.runs_on
        self.write("]<run-on>\n\n" if runs else "]\n\n")

    def visit_compound(self, node: n.compound) -> None:
        # The table of contents is the template's.
        if "toctree-wrapper" in node["classes"]:
            raise n.SkipNode

    def depart_compound(self, node: n.compound) -> None:
        pass

    # Links

    def visit_reference(self, node: n.reference) -> None:
        self._to(node)
        if self._coloured(node):
            self.write("#coloured[")

    def _coloured(self, node: n.reference) -> bool:
        """Whether a link in a cell is an id; other cells stay in ink."""
        return self.in_cell and bool(NAMED.fullmatch(node.astext()))

    def _to(self, node: n.reference) -> None:
        if "refid" in node:
            self.write(f"#inner({self.label(self.docname, node['refid'])})[")
            return
        address = node["refuri"]
        if address.startswith(("http://", "https://", "mailto:")):
            self.write(f"#link({quoted(address)})[")
            return
        path, _, identifier = address.partition("#")
        docname = (
            posixpath.normpath(posixpath.join(posixpath.dirname(self.docname), path)).removesuffix(".html")
            if path
            else self.docname
        )
        if docname in self.builder.env.found_docs:
            self.write(f"#inner({self.label(docname, identifier)})[")
        else:
            # A file beside the HTML has no place in the PDF; its name is printed.
            self.write("#emph[")

    def depart_reference(self, node: n.reference) -> None:
        self.write("];" * (1 + self._coloured(node)))
        # On paper the words of a claim name it, unless they are its id or stand in a table.
        found = CLAIM.search(node.get("refuri", ""))
        if found and node.astext() != found[1] and not self.in_cell:
            self.write(f"#claim-id({quoted(found[1])});")

    def visit_target(self, node: n.target) -> None:
        self.anchors(node)

    def depart_target(self, node: n.target) -> None:
        pass

    def visit_footnote_reference(self, node: n.footnote_reference) -> None:
        self.write("#footnote[")
        for child in self.footnotes[node["refid"]].children[1:]:
            child.walkabout(self)
        self.write("];")
        raise n.SkipNode

    def visit_footnote(self, node: n.footnote) -> None:
        raise n.SkipNode

    def unknown_visit(self, node: n.Node) -> None:
        raise UnknownNode(
            f"{self.docname}: the PDF builder has no method for the node {node.__class__.__name__}: "
            f"{node.astext()[:60]!r}."
        )

    def unknown_departure(self, node: n.Node) -> None:
        """Reached only where `unknown_visit` was, and that raises."""
