"""Directives of the appendix: pages generated from the registry, `datapackage.json` and `CITATION.cff`, never
typed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from docutils import nodes as n
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from helpers import exhibits, tables
from helpers.book.extension import collect, places
from helpers.book.extension.nodes import fold, gallery, paper_only, web_only
from helpers.book.extension.render import grid
from helpers.book.prose import numbering
from helpers.exhibits import Cell, link
from helpers.publishing import citing, provenance, spreadsheets
from helpers.publishing import gallery as writer
from helpers.tables import computed, edition


class ExhibitList(SphinxDirective):
    """``{exhibit-list}``: every exhibit in the order of the book, with the function that computes it and the
    tables behind it.
    """

    def run(self) -> list[n.Node]:
        # A title is a template over facts that are not computed yet; the neutral subject needs none.
        published = tables.load("published")
        subjects = dict(zip(published["name"], published["subject"], strict=True))
        numbers = numbering.numbers(Path(self.env.srcdir))
        body: list[Sequence[str | Cell]] = []
        for identifier in _ordered(numbers):
            entry = exhibits.registry()[identifier]
            file, function, line = provenance.maker(identifier)
            made = f"{file.removeprefix('src/helpers/')}, {function}, line {line}"
            label = numbering.label(identifier, numbers[identifier]) if identifier in numbers else ""
            body.append(
                [
                    link(label or identifier, exhibit=identifier),
                    identifier,
                    subjects.get(identifier, entry.title),
                    made,
                    ", ".join(computed.behind(entry.tables)),
                ]
            )
        full = grid(["Number", "Id", "Title", "Program", "Tables"], body, [2, 3, 4, 4, 4])
        # On paper figures and tables have their lists in front, so that the program is what is left to say.
        short = grid(["Number", "Id", "Program"], [[row[0], row[1], row[3]] for row in body], [2, 4, 8])
        return [web_only("", full), paper_only("", short)]


def _ordered(numbers: Mapping[str, str]) -> list[str]:
    """Every exhibit as one meets them: by chapter, figures before tables, those without a number last."""

    def place(name: str) -> tuple[bool, list[int], str]:
        chapter, _, last = numbers.get(name, "").partition(".")
        return name not in numbers, [int(chapter or 0), name[:3] == "tbl", int(last or 0)], name

    return sorted(exhibits.registry(), key=place)


class ExhibitGallery(SphinxDirective):
    """``{exhibit-gallery}``: a card of every exhibit with its number, title and downloads, by chapter."""

    def run(self) -> list[n.Node]:
        found: list[n.Node] = []
        chapters = [path for path, _ in numbering.listed(Path(self.env.srcdir)) if path.suffix == ".ipynb"]
        for number, path in enumerate(chapters, start=1):
            if numbering.shown(path):
                docname = path.relative_to(self.env.srcdir).with_suffix("").as_posix()
                title = f"{number}. {_heading(path)}"
                found.append(
                    n.section(
                        "", n.title(title, title), gallery(page=docname), ids=[f"exhibits-of-{path.stem}"]
                    )
                )
        return found


def _heading(path: Path) -> str:
    """The title of a notebook, as its first cell has it."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "".join(cells[0]["source"]).partition("\n")[0].removeprefix("# ").strip()


def _visit_gallery(self: HTML5Translator, node: gallery) -> None:
    env, page = self.builder.env, node["page"]
    up = "../" * self.builder.current_docname.count("/")
    shown = [
        writer.Shown(card, numbering.label(name, places.exhibit(env, page, name)))
        for name, card in collect.cards(env).get(page, {}).items()
    ]
    self.body.append(writer.gallery(page, shown, up))
    raise n.SkipNode


#: What the folders of tables hold, in the order in which the page shows them.
FOLDERS = {
    "ledger": "Claims, evidence and checks",
    "theses": "Theses and what bears on them",
    "series": "Public series",
    "coding": "Codings",
    "registers": "Registers",
}


class TableList(SphinxDirective):
    """``{table-list}``: every table in one line, with its rows and files."""

    def run(self) -> list[n.Node]:
        up = "../" * self.env.docname.count("/")
        body: list[Sequence[str | Cell]] = []
        printed: list[Sequence[str | Cell]] = []
        for name, schema in tables.package().tables.items():
            files = [
                link(end.upper(), href=f"{up}{spreadsheets.SINGLE}/{name}.{end}") for end in ("csv", "xlsx")
            ]
            rows = f"{len(tables.load(name)):,}"
            body.append([link(schema.title, href=f"#{_anchor(name)}"), schema.description, rows, *files])
            printed.append([schema.file, schema.description, rows])
        return [
            paper_only("", grid(["Table", "What it holds", "Rows"], printed, [5, 8, 1], "llr")),
            web_only(
                "",
                grid(
                    ["Table", "What it holds", "Rows", "File", "For spreadsheets"],
                    body,
                    [3, 6, 1, 1, 1],
                    "llrll",
                ),
            ),
        ]


def _anchor(name: str) -> str:
    return f"table-{name.replace('_', '-')}"


class DataDictionary(SphinxDirective):
    """``{data-dictionary}``: every table and column, as `datapackage.json` describes them, by folder."""

    def run(self) -> list[n.Node]:
        sections: dict[str, n.section] = {}
        for name, schema in tables.package().tables.items():
            folder = schema.file.partition("/")[0]
            if folder not in sections:
                title = FOLDERS.get(folder, folder.capitalize())
                sections[folder] = n.section("", n.title(title, title), ids=[f"tables-{folder}"])
            section = sections[folder]
            # Headings of a hundred tables would fill the contents; a rubric is a heading that they leave out.
            section += n.rubric("", schema.title, ids=[_anchor(name)])
            said = (
                f", {len(tables.load(name)):,} rows, {schema.terms}. {schema.description} Key: "
                f"{', '.join(schema.primary_key)}."
            )
            section += n.paragraph("", "", n.literal("", schema.file), n.Text(said))
            body = [[field.name, _type(field), field.description] for field in schema.fields]
            columns = grid(["Column", "Type", "Meaning"], body, [2, 3, 7])
            columns["classes"].append("in-order")
            section += fold("", columns, summary=f"{len(body)} columns", of=schema.title)
        order = list(FOLDERS)
        # What the columns mean stands on the page alone.
        for section in sections.values():
            section[:] = [section[0], web_only("", *section[1:])]
        return sorted(
            sections.values(),
            key=lambda one: order.index(one["ids"][0][7:]) if one["ids"][0][7:] in order else 99,
        )


def _type(field: tables.Field) -> str:
    said = {
        "edtf": "EDTF date or period",
        "edtf-date": "EDTF date",
        "edtf-period": "EDTF period",
    }.get(field.profile, {"string": "text", "boolean": "true or false"}.get(field.type, field.type))
    if field.enum:
        said = "one of " + ", ".join(field.enum)
    return said + (f", in {field.unit}" if field.unit else "") + ("" if field.required else ", may be empty")


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
        header = ["Article", "Section", "Paragraphs", "Claims", "Taken up in"]
        return [grid(header, body, [2, 5, 2, 2, 3], "llrrl")]


class Abbreviations(SphinxDirective):
    """``{abbreviations}``: what each stands for and is, and what spells it out."""

    def run(self) -> list[n.Node]:
        sources, references = (tables.load(name).set_index(name[:-1]) for name in ("sources", "references"))
        listed = n.definition_list()
        for row in tables.load("abbreviations").to_dict("records"):
            if row["source"]:
                source = sources.loc[row["source"]]
                shown, address = source["citation"], source["address"]
            else:
                source = references.loc[row["reference"]]
                shown = (
                    f"note or reference {source['number']} of article {source['article']}: {source['title']}"
                )
                address = source["address"]
            way: n.Node = n.reference("", "", n.Text(shown), refuri=address) if address else n.Text(shown)
            said = n.paragraph("", "", n.Text(f"{row['meaning']}: {row['explained']}. Spelled out in: "), way)
            short = row["abbreviation"]
            term = n.term("", "", n.Text(short), ids=[f"abbreviation-{short.lower()}"])
            listed += n.definition_list_item("", term, n.definition("", said))
        return [listed]


class BookCitation(SphinxDirective):
    """``{book-citation} fig-x``: the reference of the book, or of one exhibit, in each style that exhibits
    are cited in; with ``:brief:`` in the first of them alone.
    """

    optional_arguments = 1
    option_spec: ClassVar = {"brief": directives.flag}

    def run(self) -> list[n.Node]:
        base = self.config.html_baseurl or ""
        item = self._of(self.arguments[0], base) if self.arguments else citing.whole(base)
        items = []
        for style in list(citing.STYLES)[: 1 if "brief" in self.options else None]:
            said = n.inline("", citing.text(item, style), classes=["cite-text"])
            items.append(n.list_item("", n.paragraph("", "", n.Text(f"{style}: "), said)))
        return [n.bullet_list("", *items)]

    def _of(self, identifier: str, base: str) -> citing.Item:
        """The reference of an exhibit whose title holds no fact, since none is computed yet."""
        title, root = exhibits.registry()[identifier].title, Path(self.env.srcdir)
        if "{" in title:
            raise self.error(f"the title of {identifier} holds a fact; take one whose title holds none")
        page = next(
            path.relative_to(root).with_suffix(".html").as_posix()
            for path, _ in numbering.listed(root)
            if path.suffix == ".ipynb" and identifier in numbering.shown(path)
        )
        return citing.exhibit(identifier, title, page, base, numbering.numbers(root)[identifier])


class ReportTo(SphinxDirective):
    """``{report-to}``: where to write to, if `CITATION.cff` names an address; nothing otherwise."""

    def run(self) -> list[n.Node]:
        found = edition.contacts()
        if not found:
            return []
        said: list[n.Node] = [n.Text("Write to ")]
        for place, (shown, address) in enumerate(found):
            said += [n.Text(", or to ")] * bool(place) + [n.reference("", "", n.Text(shown), refuri=address)]
        return [n.paragraph("", "", *said, n.Text("."))]


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.add_node(gallery, html=(_visit_gallery, None))
    app.add_directive("exhibit-list", ExhibitList)
    app.add_directive("exhibit-gallery", ExhibitGallery)
    app.add_directive("table-list", TableList)
    app.add_directive("report-to", ReportTo)
    app.add_directive("data-dictionary", DataDictionary)
    app.add_directive("section-map", SectionMap)
    app.add_directive("book-citation", BookCitation)
    app.add_directive("abbreviations", Abbreviations)
