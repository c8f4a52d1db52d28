"""The ledger page: its directives, and what writes its nodes as HTML."""

from __future__ import annotations

import functools
from typing import Any

from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from helpers import claims, tables
from helpers.book.extension import places
from helpers.book.extension.nodes import claim_entry, claim_filter, fold
from helpers.book.extension.render import grid
from helpers.claims import Entry, verdicts
from helpers.publishing import ledger as writer
from helpers.publishing import ledger_files
from helpers.tables import computed

PAGE = "ledger"


@functools.cache
def entries() -> dict[str, Entry]:
    """Every claim by id, computed once a build."""
    return {entry.claim: entry for entry in claims.entries(computed.get)}


class LedgerDirective(SphinxDirective):
    """``{ledger}``: every claim with its permalink, verdicts, evidence and citations."""

    has_content = False

    def run(self) -> list[n.Node]:
        authors = dict(
            zip(tables.load("articles")["article"], tables.load("articles")["author"], strict=True)
        )
        headings = dict(
            zip(tables.load("sections")["section"], tables.load("sections")["heading"], strict=True)
        )
        sections = dict(zip(tables.load("claims")["claim"], tables.load("claims")["section"], strict=True))
        found: list[n.Node] = [claim_filter()]
        articles: dict[str, n.section] = {}
        parts: dict[str, n.section] = {}
        for entry in entries().values():
            article, part = entry.article, sections[entry.claim]
            if article not in articles:
                articles[article] = _section(
                    f"article-{article.lower()}", f"Article {article}: {authors[article]}"
                )
                found.append(articles[article])
            if part not in parts:
                parts[part] = _section(part, headings[part])
                articles[article] += parts[part]
            node = claim_entry(entry=entry)
            node["names"].append(entry.claim)
            self.state.document.note_explicit_target(node, node)
            parts[part] += node
        return found


def _section(name: str, title: str) -> n.section:
    return n.section("", n.title(title, title), ids=[name], names=[n.fully_normalize_name(title)])


class VerdictKey(SphinxDirective):
    """``{verdict-key}``: the verdicts that the ledger's lines show, with their marks and meanings."""

    def run(self) -> list[n.Node]:
        body = []
        for one in verdicts.REGISTER:
            if one.axis == "record" or one.flagged:
                kind = "" if one.axis == "record" else f"{one.axis}: "
                body.append([one.mark or "none", kind + one.name, one.meaning])
        key = grid(["Mark", "Verdict", "What it says"], body, [1, 3, 8])
        key["classes"].append("in-order")
        # Whoever comes to look up a claim has the filter on the first screen.
        return [fold("", key, summary="Key to the marks", of="the verdicts")]


def _visit_entry(self: HTML5Translator, node: claim_entry) -> None:
    env = self.builder.env
    if not hasattr(self.builder, "book_places"):
        self.builder.book_places = places.uses(env)  # type: ignore[attr-defined]
    uses = self.builder.book_places.get(node["entry"].claim, [])  # type: ignore[attr-defined]
    self.body.append(writer.entry(node["entry"], self.config.html_baseurl or "", uses))
    raise n.SkipNode


def _visit_filter(self: HTML5Translator, node: claim_filter) -> None:
    found = entries().values()
    self.body.append(writer.claim_filter(found) + ledger_files.graph(found, self.config.html_baseurl or ""))
    raise n.SkipNode


def _script(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: n.document | None
) -> None:
    if pagename == PAGE:
        app.add_js_file("ledger.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.add_node(claim_entry, html=(_visit_entry, None))
    app.add_node(claim_filter, html=(_visit_filter, None))
    app.add_directive("ledger", LedgerDirective)
    app.add_directive("verdict-key", VerdictKey)
    app.connect("html-page-context", _script)
