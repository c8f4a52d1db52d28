"""A mark goes into the link before it, and nothing else does; a page has cards of what it links to."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from docutils import nodes as n
from docutils.utils import new_document
from sphinx import addnodes

from helpers.book.extension import ledger, previews
from helpers.book.extension.nodes import badge
from helpers.claims import RECORD
from helpers.publishing.marks import Term

HTML: Any = SimpleNamespace(builder=SimpleNamespace(format="html"))


def page(*nodes: n.Node) -> n.document:
    document = new_document("x")
    document += n.paragraph("", "", *nodes)
    return document


def mark() -> badge:
    return badge("x", "", n.Text("x"), verdict=RECORD["supported"])


def test_a_mark_is_drawn_into_the_link_before_it() -> None:
    link = n.reference("", "", n.inline("", "words"), refuri="../ledger.html#a-001")
    document = page(n.Text("So "), link, n.Text("\N{NO-BREAK SPACE}"), mark(), n.Text("."))
    previews._draw_in(HTML, document, "x")
    assert [type(child) for child in document[0].children] == [n.Text, n.reference, n.Text]  # type: ignore[index]
    assert [type(child) for child in link.children] == [n.inline, n.Text, badge]
    assert document.astext() == "So words\N{NO-BREAK SPACE}x."


def test_a_mark_without_a_link_stays() -> None:
    for before in ((), (n.Text("a"),), (n.strong("", "b"), n.Text(" "))):
        document = page(*before, mark())
        previews._draw_in(HTML, document, "x")
        assert len(document[0].children) == len(before) + 1  # type: ignore[arg-type]


def test_a_page_has_cards_of_its_claims_and_terms(monkeypatch: Any) -> None:
    name, entry = next(iter(ledger.entries().items()))
    known = {
        "term-EU-mean": Term(term="EU mean", meaning="The range."),
        "term-other": Term(term="other", meaning="No."),
    }
    monkeypatch.setattr(previews, "definitions", lambda env: known)
    document = page(
        n.reference("", "", n.Text("x"), refuri=f"../ledger.html#{name}"),
        n.reference("", "", n.Text("mean of all members"), refuri="appendix/glossary.html#term-EU-mean"),
        n.reference("", "", n.Text("z"), refuri="../ledger.html#z-999"),
    )
    context: dict[str, Any] = {"body": "<section><h1>T</h1>\n<p>x</p></section>"}
    previews._add(SimpleNamespace(env=None), "chapters/01", "page.html", context, document)  # type: ignore[arg-type]
    assert context["body"].startswith('<section><h1>T</h1>\n<details class="mark-key">')
    assert entry.statement[:20] in context["body"]
    assert "The range." in context["body"] and "No." not in context["body"]
    # The card is headed by the term, not by the words of the link.
    assert '"EU mean"' in context["body"] and "mean of all members" not in context["body"]
    bare: dict[str, Any] = {"body": "<h1>T</h1>"}
    previews._add(SimpleNamespace(env=None), "chapters/02", "page.html", bare, page(n.Text("x")))  # type: ignore[arg-type]
    assert bare["body"] == "<h1>T</h1>"


def test_a_term_is_known_by_its_anchor_with_its_own_name() -> None:
    term = n.term("", "General Assembly", ids=["term-General-Assembly"])
    item = n.definition_list_item(
        "", term, n.definition("", n.paragraph("", "All member"), n.paragraph("", "states."))
    )
    document = new_document("x")
    document += addnodes.glossary("", n.definition_list("", item))
    env: Any = SimpleNamespace(
        app=SimpleNamespace(), found_docs={"a/glossary", "other"}, get_doctree=lambda _: document
    )
    assert previews.definitions(env) == {
        "term-General-Assembly": {"term": "General Assembly", "meaning": "All member states."}
    }
