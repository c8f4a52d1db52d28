"""Cards and the key on every page whose prose links to claims or terms."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes as n
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from helpers.book.extension import ledger
from helpers.book.extension.nodes import badge
from helpers.publishing import marks
from helpers.publishing.marks import Term

_CLAIM = re.compile(rf"(?:^|/){ledger.PAGE}\.html#([ab]-\d{{3}})$")
#: Sphinx keeps the capitals of a term in its anchor.
_TERM = re.compile(r"#(term-[\w.-]+)$")
_TITLE = re.compile(r"</h1>\s*")


def definitions(env: BuildEnvironment) -> dict[str, Term]:
    """Terms of the glossary by anchor; read once a build."""
    app = env.app
    if not hasattr(app, "book_definitions"):
        app.book_definitions = {  # type: ignore[attr-defined]
            term["ids"][0]: Term(
                term=" ".join(term.astext().split()),
                meaning=" ".join(" ".join(part.astext() for part in item.findall(n.definition)).split()),
            )
            for docname in sorted(env.found_docs)
            if docname.endswith("glossary")
            for glossary in env.get_doctree(docname).findall(addnodes.glossary)
            for item in glossary.findall(n.definition_list_item)
            for term in item.findall(n.term)
        }
    return app.book_definitions  # type: ignore[attr-defined]


def _linked(doctree: n.document, pattern: re.Pattern[str]) -> list[str]:
    found = (pattern.search(node.get("refuri", "")) for node in doctree.findall(n.reference))
    return list(dict.fromkeys(match[1] for match in found if match))


def _draw_in(app: Sphinx, doctree: n.document, docname: str) -> None:
    """Put each mark into the link before it, so that one stop leads to words and mark; a reference that
    Sphinx resolves could not hold it.
    """
    if app.builder.format != "html":
        return
    for mark in list(doctree.findall(badge)):
        parent, place = mark.parent, mark.parent.index(mark)
        link, between = parent.children[place - 2 : place] if place > 1 else (None, None)
        if isinstance(link, n.reference) and isinstance(between, n.Text):
            parent.remove(between)
            parent.remove(mark)
            link += [between, mark]


def _add(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: n.document | None
) -> None:
    if doctree is None or pagename == ledger.PAGE:
        return
    entries, known = ledger.entries(), definitions(app.env)
    claims = [entries[name] for name in _linked(doctree, _CLAIM) if name in entries]
    terms = {name: known[name] for name in _linked(doctree, _TERM) if name in known}
    body = context["body"]
    if claims and (title := _TITLE.search(body)):
        body = body[: title.end()] + marks.key() + body[title.end() :]
    context["body"] = body + marks.previews(claims, terms)


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    # After the PDF was made of the page, in which marks stand beside the link.
    app.connect("doctree-resolved", _draw_in, priority=950)
    app.connect("html-page-context", _add)
