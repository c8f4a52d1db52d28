"""What the search is given of a claim and of an exhibit, and a script that holds it whatever the texts are."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from helpers.claims import CITATION, COHERENCE, RECORD, Entry, Ruling
from helpers.claims.entries import Check, Witness
from helpers.publishing import provenance, searching
from helpers.publishing.searching import Document

ENTRY = Entry(
    claim="a-142", article="A", place="Article A, Investment, paragraph 2", dimension="engagement", kind="sum",
    subject="FDI", statement="Investment came to 61.5.", value="USD 61.5 billion", link="activity",
    record=Ruling(RECORD["supported"], "yes"), coherence=Ruling(COHERENCE["not tested"], ""),
    citation=Ruling(CITATION["none given"], ""),
    witnesses=(Witness("supports", "A bank counts it.", "Bank: Report", "", "1 May 2024", True, False, "of 2019"),),
    checks=(Check("c-009", "Does it add up?", True, "9 is 9", 1, 1, ""),),
)  # fmt: skip
CARD: dict[str, Any] = {
    "id": "tbl-small", "kind": "table", "title": "Sums", "caption": "What was paid", "alt": "", "reading": "",
    "header": ["year"], "body": [[{"text": "1994"}], [{"text": "1,250.5"}]], "sources": ["x"],
}  # fmt: skip


def test_a_claim_is_found_by_statement_value_evidence_source_and_check() -> None:
    found = searching.claim(ENTRY)
    assert (found.kind, found.url, found.names) == ("claim", "ledger.html#a-142", "a-142")
    assert found.title == ENTRY.statement
    assert found.where == "Claim a-142: supported. Article A, Investment, paragraph 2"
    for words in (
        "USD 61.5 billion",
        "FDI",
        "A bank counts it.",
        "Bank: Report",
        "of 2019",
        "Does it add up?",
    ):
        assert words in found.text


def test_an_exhibit_is_found_by_number_cells_and_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"publisher": "UN", "title": "Votes", "address": "https://x", "citation": ""},
        {"publisher": "J", "title": "T", "address": "", "citation": "Zhunissova, M."},
    ]
    monkeypatch.setattr(provenance, "sources", lambda card: rows)
    found = searching.exhibit(CARD, "7.1", "chapters/07.html#tbl-small", "7. Votes")  # type: ignore[arg-type]
    assert (found.title, found.names) == ("Table 7.1. Sums", "tbl-small 7.1")
    assert (
        found.cite.startswith("European Soft Power in Kazakhstan project contributors. (")
        and "7.1" in found.cite
    )
    assert found.text == "What was paid · year · 1994 · 1,250.5 · UN: Votes · Zhunissova, M."
    assert searching.exhibit({**CARD, "kind": "figure"}, "7.1", "", "").title == "Fig. 7.1. Sums"  # type: ignore[typeddict-item]


def test_rows_of_a_figure_and_what_was_sought_in_vain_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provenance, "sources", lambda card: [])
    # Keys of tables and addresses are no words.
    row = ["Тюремные тетради", 1991, "x", "yuneman-2020", "https://doi.org/10.1", "self-help is told"]
    card = {**CARD, "kind": "figure", "body": [], "rows": [row]}
    assert searching.exhibit(card, "2.1", "", "").text.endswith("· Тюремные тетради · self-help is told")  # type: ignore[arg-type]
    sought = dataclasses.replace(ENTRY, searches=("a library for опрос",))
    assert searching.claim(sought).text.endswith("a library for опрос")


def test_the_script_holds_what_a_text_holds() -> None:
    wild = Document("claim", "a.html", 'Қазақстан "x" </script>\u2028', text="\\n\n")
    said = searching.script([wild, dataclasses.replace(wild, names="a-001")])
    body = said.removeprefix("globalThis.BOOK_DOCUMENTS = ").removesuffix(";\n")
    assert [one["names"] for one in json.loads(body)] == ["", "a-001"]
    assert json.loads(body)[0] | {"names": "", "cite": ""} == dataclasses.asdict(wild)
    # What has no reference says nothing of one.
    assert "cite" not in json.loads(body)[0]
    assert said.count("\n") == 4
