"""The documents of the search, read from the pages; it takes the place of the stock index, which knows
neither generated text nor numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docutils import nodes as n
from pybtex.backends.plaintext import Backend
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from helpers import tables
from helpers.book.extension import collect, ledger, listing, places
from helpers.book.prose import works
from helpers.publishing import searching
from helpers.publishing.metadata import DATA_PAGE
from helpers.publishing.searching import Document

#: Parts of a page that are documents of their own, or nothing that a reader reads.
APART = (n.section, n.figure, n.table, n.title, n.raw, n.comment, addnodes.glossary, addnodes.index)


def _said(node: n.Element) -> Iterator[str]:
    """The text below a node, without what has a document of its own."""
    for child in node.children:
        assert isinstance(child, n.Element | n.Text)
        if isinstance(child, n.table) and not child["ids"]:
            yield from (entry.astext() for entry in child.findall(n.entry))
        elif isinstance(child, n.Text):
            yield child.astext()
        # A cell holds an exhibit, in every form that a notebook stores.
        elif isinstance(child, APART) or "cell" in child["classes"]:
            continue
        elif isinstance(child, n.TextElement):
            yield child.astext()
        else:
            yield from _said(child)


def sections(env: BuildEnvironment, docname: str, page: n.document) -> Iterator[Document]:
    """The sections of a page."""
    whole = places.page(env, docname)
    for section in page.findall(n.section):
        anchor, inner = section["ids"][0], isinstance(section.parent, n.section)
        heading = next(iter(section.findall(n.title)), n.title()).astext()
        number = places.section(env, docname, anchor) if inner else ""
        title = (f"{number} {heading}".strip()) if inner else whole
        text = " ".join(" ".join(_said(section)).split())
        yield Document(
            "section",
            f"{docname}.html" + (f"#{anchor}" if inner else ""),
            title,
            whole if inner else "",
            text,
        )


def exhibits(env: BuildEnvironment) -> Iterator[Document]:
    """Every exhibit that a page shows, with its number."""
    for docname, cards in sorted(collect.cards(env).items()):
        for name, card in cards.items():
            number = places.exhibit(env, docname, name)
            yield searching.exhibit(
                card,
                number,
                f"{docname}.html#{name}",
                places.page(env, docname),
                env.config.html_baseurl or "",
            )


def terms(docname: str, page: n.document) -> Iterator[Document]:
    """The entries of a page's glossary."""
    for glossary in page.findall(addnodes.glossary):
        for item in glossary.findall(n.definition_list_item):
            text = " ".join(" ".join(part.astext() for part in item.findall(n.definition)).split())
            for term in item.findall(n.term):
                yield Document("term", f"{docname}.html#{term['ids'][0]}", term.astext(), "Glossary", text)


def abbreviations(env: BuildEnvironment) -> Iterator[Document]:
    """What abbreviations stand for, on the page that lists them."""
    docname = next((name for name in places.order(env) if name.endswith("/glossary")), "")
    for row in tables.load("abbreviations").to_dict("records") if docname else []:
        short = str(row["abbreviation"])
        address = f"{docname}.html#abbreviation-{short.lower()}"
        yield Document("term", address, short, "Abbreviations", f"{row['meaning']}: {row['explained']}")


def bibliography(env: BuildEnvironment) -> Iterator[Document]:
    """The entries of the bibliography."""
    # Asked for by its name, it would be sought among all that is installed, for every entry anew.
    plain = Backend()
    for one in env.get_domain("cite").citations:  # type: ignore[attr-defined]
        address = f"{one.bibliography_key.docname}.html#{one.citation_id}"
        title = str(one.entry.fields.get("title", one.key)).replace("{", "").replace("}", "")
        yield Document("work", address, title, "Bibliography", one.formatted_entry.text.render(plain))


def described() -> Iterator[Document]:
    """The tables of the data."""
    for name, schema in tables.package().tables.items():
        columns = " · ".join(f"{field.name}: {field.description}" for field in schema.fields)
        anchor = f"table-{name.replace('_', '-')}"
        yield Document(
            "table",
            f"{DATA_PAGE}.html#{anchor}",
            f"{schema.title} ({name})",
            "The data",
            f"{schema.description} {columns}",
        )


def documents(env: BuildEnvironment) -> Iterator[Document]:
    """Everything that the search finds: pages in the order of the book, then what stands on them."""
    for docname in places.order(env):
        page = env.get_doctree(docname)
        _name_works(env, page)
        yield from sections(env, docname, page)
        yield from terms(docname, page)
    yield from exhibits(env)
    yield from abbreviations(env)
    yield from bibliography(env)
    yield from described()
    yield from listing.documents()
    yield from (searching.claim(entry) for entry in ledger.entries().values())


def _name_works(env: BuildEnvironment, page: n.document) -> None:
    """Put author and year where a page cites a work by its key."""
    known = collect.meanings(env).works
    for node in list(page.findall(addnodes.pending_xref)):
        if node.get("refdomain") == "cite" and node["reftarget"] in known:
            said = works.text(known[node["reftarget"]], node["reftype"])
            node.parent.replace(node, n.Text(said))


def _write(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        path = Path(app.outdir) / "_static" / searching.SCRIPT
        path.write_text(searching.script(documents(app.env)), encoding="utf-8", newline="\n")


def _without_stock(app: Sphinx) -> None:
    """No stock index is made; the page of results is ours."""
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]
        app.config.html_additional_pages["search"] = "search.html"


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.connect("builder-inited", _without_stock)
    app.connect("build-finished", _write)
