"""Roles of the prose: what they accept, what they make of it, and what they refuse."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes as n
from sphinx import addnodes

from helpers import paths
from helpers.book.extension import collect, ledger
from helpers.book.extension.collect import Stated
from helpers.book.extension.nodes import badge
from helpers.book.extension.roles import ClaimRole, DownloadRole, NumberRole
from helpers.claims import RECORD, Ruling


class Page:
    """A page being read, as far as a role needs it."""

    def __init__(self, docname: str = "chapters/07") -> None:
        self.env = SimpleNamespace(docname=docname)
        self.errors: list[str] = []
        self.document = SimpleNamespace(settings=SimpleNamespace(env=self.env))
        self.reporter = SimpleNamespace(error=self._error)

    def _error(self, text: str, line: int) -> n.system_message:
        self.errors.append(f"line {line}: {text}")
        return n.system_message(text)

    def problematic(self, raw: str, text: str, message: n.system_message) -> n.problematic:
        return n.problematic(raw, text)

    def run(self, role: Any, text: str) -> list[Any]:
        nodes, messages = role("role", f"`{text}`", text, 12, self)
        assert len(messages) == len(self.errors)
        return nodes


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    verdicts = {"a-001": "supported", "a-002": "contradicted", "a-003": "not sought"}
    entries = {
        name: SimpleNamespace(record=Ruling(RECORD[verdict], "")) for name, verdict in verdicts.items()
    }
    monkeypatch.setattr(ledger, "entries", lambda: entries)
    return Page()


@pytest.mark.parametrize(
    ("text", "said", "exhibit", "fact"),
    [
        ("0.52 <fig-un-rights.last>", "0.52", "fig-un-rights", "last"),
        ("1 234<tbl-a2.n_rows>", "1 234", "tbl-a2", "n_rows"),
        ("from\nhere <fig-un.x>", "from\nhere", "fig-un", "x"),
        ("< 3 <fig-un.x>", "< 3", "fig-un", "x"),
    ],
)
def test_a_number_is_shown_and_remembered(text: str, said: str, exhibit: str, fact: str, page: Page) -> None:
    (node,) = page.run(NumberRole(), text)
    assert node.astext() == said
    assert node["classes"] == ["checked-number"]
    assert collect.numbers(page.env) == {"chapters/07": [Stated("chapters/07", 12, said, exhibit, fact)]}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "0.52",
        "0.52 <fig-un>",
        "<fig-un.last>",
        "0.52 <un.last>",
        "0.52 <fig-un.last",
        "0.52 <fig-Un.last>",
        "0.52 <fig-un.a b>",
    ],
)
def test_a_number_without_its_fact_is_an_error(text: str, page: Page) -> None:
    (node,) = page.run(NumberRole(), text)
    assert isinstance(node, n.problematic)
    assert page.errors == [f"line 12: number: {text!r} must look like 0.52 <fig-name.fact>"]
    assert collect.numbers(page.env) == {}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "said"),
    [("a-001", "a-001"), ("the date <a-001>", "the date"), ("the\ndate<a-001>", "the\ndate")],
)
def test_a_claim_is_a_link_to_the_ledger(text: str, said: str, page: Page) -> None:
    link, *_ = page.run(ClaimRole(), text)
    assert isinstance(link, addnodes.pending_xref)
    assert (link["reftarget"], link["refwarn"], link.astext()) == ("a-001", True, said)


@pytest.mark.parametrize(("claim", "said"), [("a-001", "\N{CHECK MARK}"), ("a-002", "contradicted")])
def test_a_claim_shows_its_verdict(claim: str, said: str, page: Page) -> None:
    *_, shown = page.run(ClaimRole(), claim)
    assert isinstance(shown, badge)
    assert shown.astext() == said
    assert shown["verdict"] == ledger.entries()[claim].record.verdict


@pytest.mark.parametrize(
    "claim", ["a-003", "b-999"], ids=["nothing to show", "unknown claim, which the reference warns of"]
)
def test_a_claim_without_a_verdict_to_show_is_a_link_alone(claim: str, page: Page) -> None:
    assert [type(node) for node in page.run(ClaimRole(), claim)] == [addnodes.pending_xref]


@pytest.mark.parametrize("text", ["c-001", "a-1", "a-0001", "A-001", "the date", "the date <a-001> more", ""])
def test_what_names_no_claim_is_an_error(text: str, page: Page) -> None:
    (node,) = page.run(ClaimRole(), text)
    assert isinstance(node, n.problematic)
    assert page.errors == [f"line 12: claim: {text!r} must look like a-048 or text <a-048>"]


@pytest.mark.parametrize("text", ["the date <a-001", "a-001>"])
def test_half_a_bracket_is_an_error(text: str, page: Page) -> None:
    page.run(ClaimRole(), text)
    assert page.errors


@pytest.mark.parametrize(
    ("docname", "up"), [("index", ""), ("chapters/07", "../"), ("chapters/appendix/data", "../../")]
)
def test_a_download_is_found_from_every_page(docname: str, up: str) -> None:
    (node,) = Page(docname).run(DownloadRole(), "the ledger <downloads/ledger.csv>")
    assert (node["refuri"], node.astext()) == (f"{up}downloads/ledger.csv", "the ledger")


def test_the_pdf_is_a_download(page: Page) -> None:
    (node,) = page.run(DownloadRole(), f"the PDF <{paths.PDF_NAME}>")
    assert node["refuri"] == f"../{paths.PDF_NAME}"


@pytest.mark.parametrize("text", ["the ledger <downloads/nothing.csv>", "the ledger", "x <../secret>"])
def test_a_download_that_the_build_does_not_write_is_an_error(text: str, page: Page) -> None:
    (node,) = page.run(DownloadRole(), text)
    assert isinstance(node, n.problematic)
    assert page.errors
