"""The ledger's HTML says all that an entry holds, and nothing else; text from data stays text."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from helpers.claims import AXES, CITATION, COHERENCE, RECORD, Entry, Ruling
from helpers.claims.entries import Check, Witness
from helpers.publishing import citing, ledger

ACTIVE = '<b>"R&D"</b>'
WITNESS = Witness(
    "supports", ACTIVE, "EU: Page", "https://example.org/?a=1&b=2", "1 May 2024", True, False, ""
)
LATER = Witness("refutes", "It moved.", "Book", "", "2 May 2024", False, True, "A note.")
CHECKS = (
    Check("c-001", "Do the parts add up?", True, "9 is 9", 2, 3, "without the last"),
    Check("c-002", "Is it so.", False, "4 is not 5", 1, 1, ""),
    Check("c-003", "Is it robust?", True, "yes", 4, 4, ""),
)
FULL = Entry(
    claim="a-001",
    article="A",
    place="Article A, Introduction, paragraph 1",
    dimension="general",
    kind="date",
    subject="R&D",
    statement=f"It says {ACTIVE}.",
    value="1991",
    link="conduct",
    record=Ruling(RECORD["supported, same origin"], "one page supports it.", "A source of another origin."),
    coherence=Ruling(COHERENCE["incoherent"], "c-002: 4 is not 5"),
    citation=Ruling(CITATION["misnumbered"], "reference 4 is given"),
    witnesses=(WITNESS, LATER),
    checks=CHECKS,
    searches=("the web for R&D", "a library for it"),
    theses=(("t-01", "visits matter", "states"), ("t-02", "words matter", "supports")),
)
BARE = dataclasses.replace(
    FULL,
    claim="b-002",
    article="B",
    dimension="culture",
    value="",
    record=Ruling(RECORD["not settled"], ""),
    coherence=Ruling(COHERENCE["not tested"], ""),
    citation=Ruling(CITATION["fits"], ""),
    witnesses=(),
    checks=(),
    searches=(),
    theses=(),
)


def article(entry: Entry, base: str = "") -> Tag:
    found = BeautifulSoup(ledger.entry(entry, base), "html.parser").select("article")
    assert len(found) == 1
    return found[0]


def terms(shown: Tag) -> dict[str, str]:
    """The fold-out's terms with what is said of each."""
    return {
        term.get_text(): " ".join(term.find_next_sibling("dd").get_text().split())  # type: ignore[union-attr]
        for term in shown.select("dl > dt")
    }


def test_the_line_shows_statement_and_verdicts_that_give_notice() -> None:
    line = article(FULL).select_one(".claim-line")
    assert line is not None
    assert line.get_text() == f"a-001 It says {ACTIVE}. supported, same origin incoherent misnumbered"
    assert [badge["class"] for badge in line.select("span.badge-verdict")] == [
        ["badge-verdict", ruling.verdict.css_class] for ruling in FULL.shown
    ]
    assert line.a is not None
    assert line.a["href"] == "#a-001"


@pytest.mark.parametrize("entry", [FULL, BARE], ids=["full", "bare"])
def test_what_the_filter_reads_is_there(entry: Entry) -> None:
    shown = article(entry)
    found = {
        name.removeprefix("data-"): value for name, value in shown.attrs.items() if name.startswith("data-")
    }
    assert found == {name: getattr(entry, name) for name in ("article", "dimension", "kind")} | {
        axis: ruling.verdict.name for axis, ruling in entry.rulings.items()
    }
    assert shown["id"] == entry.claim


def test_the_fold_out_says_all() -> None:
    said = terms(article(FULL))
    assert list(said) == [
        "Place",
        "States",
        "Record",
        "Evidence",
        "Sought in vain",
        "Coherence",
        "Checks",
        "Citation",
        "Theses",
        "Cite (APA)",
        "Cite (Chicago)",
        "Reference as",
    ]
    assert said["Place"] == "Article A, Introduction, paragraph 1; general, date, on R&D"
    assert said["States"] == "1991"
    assert (
        said["Record"]
        == "supported, same origin One page supports it. What would change it: a source of another origin."
    )
    assert said["Coherence"] == "incoherent C-002: 4 is not 5."
    assert said["Sought in vain"] == "the web for R&D; a library for it"
    assert said["Theses"] == "t-01 visits matter (states); t-02 words matter (supports)"


def test_evidence_leads_to_its_source() -> None:
    lines = article(FULL).select("dt:-soup-contains('Evidence') + dd li")
    assert [line.get_text() for line in lines] == [
        f"supports (official record): {ACTIVE} EU: Page, read 1 May 2024.",
        "refutes (official record; later than the article; same origin as the article's source): It moved. Book, read 2 May 2024. A note.",
    ]
    assert [link["href"] for line in lines for link in line.select("a")] == [WITNESS.address]


def test_a_check_says_in_how_many_variants_it_stands() -> None:
    lines = article(FULL).select("dt:-soup-contains('Checks') + dd li")
    assert [line.get_text() for line in lines] == [
        (
            "c-001 Do the parts add up: holds; 9 is 9. The outcome is the same in 2 of 3 listed variants; "
            "overturned by: without the last."
        ),
        "c-002 Is it so: does not hold; 4 is not 5.",
        "c-003 Is it robust: holds; yes. The outcome is the same in 4 of 4 listed variants.",
    ]


def test_what_an_entry_has_not_is_left_out() -> None:
    said = terms(article(BARE))
    assert list(said) == [
        "Place",
        "Record",
        "Coherence",
        "Citation",
        "Cite (APA)",
        "Cite (Chicago)",
        "Reference as",
    ]
    assert (said["Record"], said["Citation"]) == ("not settled", "fits")


def test_references_lie_beside_the_page() -> None:
    links = article(FULL, "https://example.org").select("dt:-soup-contains('Reference as') + dd a")
    assert [(link["href"], link.get_text()) for link in links] == [
        ("claims/a-001.bib", "BibTeX"),
        ("claims/a-001.ris", "RIS"),
        ("claims/a-001.json", citing.FORMATS["json"]),
    ]
    assert (
        "https://example.org/ledger.html#a-001" in terms(article(FULL, "https://example.org"))["Cite (APA)"]
    )
    assert "http" not in terms(article(FULL))["Cite (APA)"]
    assert len(article(FULL).select(".cite-text + button.copy-text[hidden]")) == 2


def test_theses_and_checks_lead_to_where_they_stand() -> None:
    links = article(FULL).select("dt:-soup-contains('Theses') + dd a, dt:-soup-contains('Checks') + dd a")
    assert sorted(str(link["href"]) for link in links) == [
        f"chapters/appendix/theses.html#{name}" for name in ("c-001", "c-002", "c-003", "t-01", "t-02")
    ]


def test_a_claim_says_where_the_book_uses_it() -> None:
    used = [
        ledger.Use("chapters/05.html#sums", "§ 5.2", 'Sums & "parts"'),
        ledger.Use("c.html#tbl-x", "Table 1.1", "One"),
    ]
    shown = BeautifulSoup(ledger.entry(FULL, "", used), "html.parser")
    links = shown.select("dt:-soup-contains('Used in') + dd a")
    assert [(link["href"], link.get_text(), link["title"]) for link in links] == [
        ("chapters/05.html#sums", "§ 5.2", 'Sums & "parts"'),
        ("c.html#tbl-x", "Table 1.1", "One"),
    ]
    assert not article(FULL).select("dt:-soup-contains('Used in')")


@pytest.mark.parametrize("name", [one.name for one in RECORD.values() if one.group == "corrects"])
def test_a_corrected_claim_says_what_to_cite_instead(name: str) -> None:
    verdict = RECORD[name]
    deciding = dataclasses.replace(WITNESS, bears=verdict.decided_by)
    later = dataclasses.replace(deciding, later=True, source="Too late")
    corrected = dataclasses.replace(
        FULL, record=Ruling(verdict, "it differs."), witnesses=(WITNESS, deciding, later)
    )
    shown = article(corrected).select_one(".instead")
    assert shown is not None
    assert shown.get_text() == f"To cite instead: {ACTIVE} EU: Page."
    assert shown.a is not None and shown.a["href"] == WITNESS.address
    assert article(FULL).select_one(".instead") is None


def test_every_choice_says_how_many_claims_it_has() -> None:
    form = BeautifulSoup(ledger.claim_filter([FULL, BARE]), "html.parser").form
    assert form is not None
    said = [one.get_text() for one in form.select("select[name=record] option")]
    assert said[1:] == [
        f"{name} ({sum(one.record.verdict.name == name for one in (FULL, BARE))})" for name in RECORD
    ]


def test_the_filter_offers_every_verdict_and_every_value_in_use() -> None:
    form = BeautifulSoup(ledger.claim_filter([FULL, BARE]), "html.parser").form
    assert form is not None
    assert form["data-total"] == "2"
    offered: dict[Any, list[Any]] = {
        choice["name"]: [one["value"] for one in choice.select("option")] for choice in form.select("select")
    }
    assert offered == {
        "article": ["", "A", "B"],
        "dimension": ["", "culture", "general"],
        "kind": ["", "date"],
    } | {axis: ["", *found] for axis, found in AXES.items()}
