"""Directives of the appendix: pages generated from the registry, `datapackage.json` and `CITATION.cff`, never
typed.
"""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes as n
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from helpers import exhibits, tables
from helpers.book.extension import collect
from helpers.book.extension.nodes import gallery
from helpers.book.extension.render import grid
from helpers.exhibits import Cell, link
from helpers.publishing import citing, provenance
from helpers.publishing import gallery as writer
from helpers.tables import computed


class ExhibitList(SphinxDirective):
    """``{exhibit-list}``: every exhibit with the function that computes it and the tables behind it."""

    def run(self) -> list[n.Node]:
        # A title is a template over facts that are not computed yet; the neutral subject needs none.
        published = tables.load("published")
        subjects = dict(zip(published["name"], published["subject"], strict=True))
        body: list[Sequence[str | Cell]] = []
        for identifier, entry in exhibits.registry().items():
            file, function, line = provenance.maker(identifier)
            made = f"{file.removeprefix('src/helpers/')}, {function}, line {line}"
            output = f"exhibits/{identifier}." + ("svg, pdf, png, csv" if entry.kind == "figure" else "csv")
            body.append(
                [
                    link(identifier, exhibit=identifier),
                    subjects.get(identifier, entry.title),
                    made,
                    ", ".join(computed.behind(entry.tables)),
                    output,
                ]
            )
        return [grid(["Exhibit", "Title", "Program", "Tables", "Output"], body, [3, 4, 4, 4, 4])]


class ExhibitGallery(SphinxDirective):
    """``{exhibit-gallery}``: a thumbnail of every figure, with its title, page and downloads."""

    def run(self) -> list[n.Node]:
        return [gallery()]


def _visit_gallery(self: HTML5Translator, node: gallery) -> None:
    up = "../" * self.builder.current_docname.count("/")
    self.body.append(writer.gallery(collect.cards(self.builder.env), up))
    raise n.SkipNode


class DataDictionary(SphinxDirective):
    """``{data-dictionary}``: every table and column, as `datapackage.json` describes them."""

    def run(self) -> list[n.Node]:
        found: list[n.Node] = []
        for name, schema in tables.package().tables.items():
            # Headings of sixty tables would fill the contents; a rubric is a heading that they leave out.
            found.append(n.rubric("", schema.title, ids=[f"table-{name.replace('_', '-')}"]))
            rows = len(tables.load(name))
            file = n.literal("", schema.file)
            said = (
                f", {rows:,} rows, licence {schema.licence}. {schema.description} Key: "
                f"{', '.join(schema.primary_key)}."
            )
            found.append(n.paragraph("", "", file, n.Text(said)))
            body = [[field.name, _type(field), field.description] for field in schema.fields]
            found.append(grid(["Column", "Type", "Meaning"], body, [2, 3, 7]))
        return found


def _type(field: tables.Field) -> str:
    said = {"edtf": "EDTF date or period", "edtf-date": "EDTF date", "edtf-period": "EDTF period"}.get(
        field.profile, field.type
    )
    if field.enum:
        said = "one of " + ", ".join(field.enum)
    return said + (", required" if field.required else "") + (f", in {field.unit}" if field.unit else "")


class SectionMap(SphinxDirective):
    """``{section-map}``: from every section of each article to its chapter, with the number of its claims."""

    option_spec = {"chapters": directives.unchanged}  # noqa: RUF012  (docutils declares it so)

    def run(self) -> list[n.Node]:
        counts = tables.load("claims").groupby("section").size()
        titles = {
            docname.split("/")[-1][:2]: docname
            for docname in self.env.found_docs
            if docname.startswith("chapters/")
        }
        body: list[Sequence[str | Cell]] = []
        for row in tables.load("sections").to_dict("records"):
            chapter = titles.get(row["chapter"], "")
            where: str | Cell = (
                {"text": f"Chapter {int(row['chapter'])}", "doc": chapter}
                if chapter
                else f"Chapter {int(row['chapter'])}"
            )
            body.append(
                [
                    f"Article {row['article']}",
                    row["heading"],
                    str(row["paragraphs"]),
                    str(counts.get(row["section"], 0)),
                    where,
                ]
            )
        return [grid(["Article", "Section", "Paragraphs", "Claims", "Taken up in"], body, [2, 5, 2, 2, 3])]


class BookCitation(SphinxDirective):
    """``{book-citation}``: the book's own reference in each style that exhibits are cited in."""

    def run(self) -> list[n.Node]:
        item = citing.whole(self.config.html_baseurl or "")
        said = [f"{style}: {citing.text(item, style)}" for style in citing.STYLES]
        return [n.bullet_list("", *(n.list_item("", n.paragraph("", "", n.Text(text))) for text in said))]


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.add_node(gallery, html=(_visit_gallery, None))
    app.add_directive("exhibit-list", ExhibitList)
    app.add_directive("exhibit-gallery", ExhibitGallery)
    app.add_directive("data-dictionary", DataDictionary)
    app.add_directive("section-map", SectionMap)
    app.add_directive("book-citation", BookCitation)
