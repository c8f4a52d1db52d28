"""The ledger page: the directive, and its HTML, which reads without JavaScript and filters with it."""

from __future__ import annotations

import functools
from typing import Any

from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from helpers import claims
from helpers.book.extension.nodes import claim_entry, claim_filter
from helpers.claims import Entry, Verdict
from helpers.publishing import citing, downloads
from helpers.publishing.escaping import html, script_json
from helpers.tables import computed

PAGE = "ledger"
#: Verdicts that a link in running prose shows; the others would only make it restless.
SHOWN = {
    "supported": "\N{CHECK MARK}",
    "supported, same origin": "\N{CHECK MARK}",
    "detail differs": "",
    "contradicted": "",
    "sources differ": "",
    "superseded": "",
    "not found": "",
}


@functools.cache
def ledger() -> dict[str, Entry]:
    """Every claim by id, computed once a build."""
    return {entry.claim: entry for entry in claims.entries(computed.get)}


class LedgerDirective(SphinxDirective):
    """``{ledger}``: every claim with its permalink, verdicts, evidence and citations."""

    has_content = False

    def run(self) -> list[n.Node]:
        found: list[n.Node] = [claim_filter()]
        for entry in ledger().values():
            node = claim_entry(entry=entry)
            node["names"].append(entry.claim)
            self.state.document.note_explicit_target(node, node)
            found.append(node)
        return found


def badge(verdict: str, text: str = "") -> str:
    """A verdict in words, with its tone."""
    name = verdict.replace(",", "").replace(" ", "-")
    return f'<span class="badge-verdict verdict-{name}">{html(text or verdict)}</span>'


def _reason(label: str, verdict: Verdict) -> str:
    change = (
        f" <span class='change'>What would change it: {html(verdict.change[0].lower() + verdict.change[1:])}</span>"
        if verdict.change
        else ""
    )
    reason = html(verdict.reason[0].upper() + verdict.reason[1:].rstrip(".")) + "." if verdict.reason else ""
    return f"<dt>{label}</dt><dd>{badge(verdict.verdict)} {reason}{change}</dd>"


def _witnesses(entry: Entry) -> str:
    lines = []
    for one in entry.witnesses:
        extras = ["later than the article"] * one.later + ["same origin as the article's source"] * (
            not one.independent
        )
        extra = f" ({'; '.join(extras)})" if extras else ""
        named = f'<a href="{html(one.address)}">{html(one.source)}</a>' if one.address else html(one.source)
        note = f" {html(one.note)}" if one.note else ""
        lines.append(
            f"<li><em>{html(one.relation)}</em>{html(extra)}: {html(one.finding)} {named}, read {html(one.read_on)}.{note}</li>"
        )
    return f"<dt>Evidence</dt><dd><ul>{''.join(lines)}</ul></dd>" if lines else ""


def _tests(entry: Entry) -> str:
    lines = []
    for one in entry.tests:
        said = f"{html(one.question.rstrip('.?'))}: {'holds' if one.holds else 'does not hold'}; {html(one.reason)}."
        if one.runs > 1:
            said += f" The outcome is the same in {one.holding} of {one.runs} prespecified variants" + (
                f"; overturned by: {html(one.overturned_by)}." if one.overturned_by else "."
            )
        lines.append(f"<li><code>{one.check}</code> {said}</li>")
    return f"<dt>Checks</dt><dd><ul>{''.join(lines)}</ul></dd>" if lines else ""


def entry_html(entry: Entry, base_url: str) -> str:
    """One claim as an article element."""
    theses = "; ".join(f"{html(key)} {html(short)} ({html(role)})" for key, short, role in entry.theses)
    others = "".join(
        badge(verdict.verdict)
        for verdict in (entry.coherence, entry.citation)
        if verdict.verdict in ("incoherent", "misnumbered", "does not fit")
    )
    said = html(citing.text(citing.claim(entry.claim, entry.statement, base_url)))
    data = {
        "article": entry.article,
        "dimension": entry.dimension,
        "kind": entry.kind,
        "record": entry.record.verdict,
        "coherence": entry.coherence.verdict,
        "citation": entry.citation.verdict,
    }
    attributes = " ".join(f'data-{name}="{html(value)}"' for name, value in data.items())
    head = f'<a class="claim-id" href="#{entry.claim}">{entry.claim}</a> {html(entry.statement)} {badge(entry.record.verdict)}{others}'
    parts = [
        f"<dt>Place</dt><dd>{html(entry.place)}; {html(entry.dimension)}, {html(entry.kind)}, on {html(entry.subject)}</dd>",
        f"<dt>States</dt><dd>{html(entry.value)}</dd>" if entry.value else "",
        _reason("Record", entry.record),
        _witnesses(entry),
        f"<dt>Sought in vain</dt><dd>{html('; '.join(entry.searches))}</dd>" if entry.searches else "",
        _reason("Coherence", entry.coherence),
        _tests(entry),
        _reason("Citation", entry.citation),
        f"<dt>Theses</dt><dd>{theses}</dd>" if theses else "",
        f'<dt>Cite</dt><dd><span class="cite-text">{said}</span> ',
        " ".join(
            f'<a href="claims/{entry.claim}.{end}" download>{name}</a>'
            for end, name in downloads.REFERENCES.items()
        )
        + "</dd>",
    ]
    return "\n".join(
        [
            f'<article class="claim" id="{entry.claim}" {attributes}>',
            f'<p class="claim-line">{head}</p>',
            f'<details><summary>Why, and how to cite it<span class="visually-hidden">: {entry.claim}</span></summary>',
            f"<dl>{''.join(parts)}</dl></details></article>",
        ]
    )


def _select(name: str, label: str, values: list[str]) -> str:
    options = "".join(f'<option value="{html(value)}">{html(value)}</option>' for value in values)
    return f'<label>{label} <select name="{name}"><option value="">all</option>{options}</select></label>'


def filter_html() -> str:
    """The filter above the ledger; shown only where JavaScript can run it."""
    found = list(ledger().values())
    kinds, dimensions = sorted({entry.kind for entry in found}), sorted({entry.dimension for entry in found})
    return "\n".join(
        [
            f'<form id="ledger-filter" class="ledger-filter" role="search" aria-label="Filter the claims" data-total="{len(found)}" hidden>',
            '<label class="wide">Search <input type="search" name="text" autocomplete="off"></label>',
            _select("article", "Article", ["A", "B"]),
            _select("dimension", "Dimension", dimensions),
            _select("kind", "Kind", kinds),
            _select("record", "Record", list(claims.RECORD)),
            _select("coherence", "Coherence", list(claims.COHERENCE)),
            _select("citation", "Citation", list(claims.CITATION)),
            '<button type="reset">Reset</button> <output aria-live="polite"></output></form>',
        ]
    )


def structured() -> str:
    """The claims as schema.org `Claim`, in our own terms: no author and no rating."""
    graph = [
        {
            "@type": "Claim",
            "@id": f"#{entry.claim}",
            "identifier": entry.claim,
            "text": entry.statement,
            "about": {"@type": "Thing", "name": entry.subject},
        }
        for entry in ledger().values()
    ]
    return f'<script type="application/ld+json">{script_json({"@context": "https://schema.org", "@graph": graph})}</script>'


def _visit_entry(self: HTML5Translator, node: claim_entry) -> None:
    self.body.append(entry_html(node["entry"], self.config.html_baseurl or ""))
    raise n.SkipNode


def _visit_filter(self: HTML5Translator, node: claim_filter) -> None:
    self.body.append(filter_html() + structured())
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
