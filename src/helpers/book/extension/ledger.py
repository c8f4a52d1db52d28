"""The ledger page: its directive, and what writes its nodes as HTML."""

from __future__ import annotations

import functools
from typing import Any

from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from helpers import claims
from helpers.book.extension.nodes import claim_entry, claim_filter
from helpers.claims import Entry
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
        found: list[n.Node] = [claim_filter()]
        for entry in entries().values():
            node = claim_entry(entry=entry)
            node["names"].append(entry.claim)
            self.state.document.note_explicit_target(node, node)
            found.append(node)
        return found


def _visit_entry(self: HTML5Translator, node: claim_entry) -> None:
    self.body.append(writer.entry(node["entry"], self.config.html_baseurl or ""))
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
    app.connect("html-page-context", _script)
