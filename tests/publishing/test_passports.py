"""A passport holds every way to cite, load and trace an exhibit; every source names its licence, and what leads to it."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from helpers import tables
from helpers.publishing import citing, downloads, passports, provenance
from helpers.publishing.markup import render
from helpers.tables import edition

ACTIVE = 'Votes <b>"R&D"</b>'


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> Any:
    row = tables.load("sources").iloc[0].to_dict()
    monkeypatch.setattr(provenance, "sources", lambda card: [row, row])
    monkeypatch.setattr(provenance, "maker", lambda name: ("src/helpers/figures/x.py", "draw", 7))
    monkeypatch.setattr(provenance, "sums", lambda card: {"indicators": "abc", "events": "def"})
    monkeypatch.setattr(provenance, "robustness", lambda card: ["It holds in 3 of 4."])
    monkeypatch.setattr(provenance, "versions", lambda: {"python": "3", "pandas": "4"})
    return {
        "id": "fig-x",
        "kind": "figure",
        "title": ACTIVE,
        "columns": ["year", "share"],
        "rows": [[1999, 0.123456789], [2000, None]],
        "fingerprint": {"rows": "aa", "text": "bb"},
    }


def shown(card: Any, base: str = "") -> Tag:
    found = BeautifulSoup(passports.passport(card, "chapters/04.html", base), "html.parser").details
    assert found is not None
    return found


def said(passport: Tag) -> list[tuple[str, str]]:
    return [
        (term.get_text(), " ".join(term.find_next_sibling("dd").get_text().split()))  # type: ignore[union-attr]
        for term in passport.select("dt")
    ]


def test_a_passport_says_where_an_exhibit_comes_from(card: Any) -> None:
    found = said(shown(card, "https://example.org/"))
    assert [term for term, _ in found] == [
        "Cite (APA)",
        "Cite (Chicago)",
        "Reference as",
        "Licence",
        "To write beside it",
        "Download",
        "Permalink",
        "Source",
        "Source",
        "Variants",
        "Computed by",
        "From tables",
        "Made with",
        "Fingerprint",
    ]
    by = dict(found)
    assert by["Computed by"] == "draw, src/helpers/figures/x.py, line 7"
    assert by["From tables"] == "indicators abcevents def"
    assert by["Made with"] == "python 3, pandas 4"
    assert by["Fingerprint"] == "rows:aa text:bb"
    assert by["Variants"] == "It holds in 3 of 4."
    assert by["Cite (APA)"].startswith(citing.text(citing.exhibit("fig-x", ACTIVE, "")).split("(")[0])
    assert ACTIVE in by["Cite (APA)"]


def test_what_stands_beside_a_reused_picture_is_reference_licence_and_credit(
    card: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = provenance.sources(card)[0] | {
        "kind": "data",
        "publisher": "UN",
        "title": "Votes",
        "licence": "CC0 (as a copy says)",
    }
    article = one | {"kind": "article", "publisher": "An author"}
    monkeypatch.setattr(provenance, "sources", lambda card: [article, one])
    by = dict(said(shown(card)))
    reference = by["Cite (APA)"].removesuffix(" Copy")
    assert by["To write beside it"] == f"{reference} {edition.LICENCE}. Values: UN, Votes (CC0). Copy"
    assert by["Licence"].startswith(f"Picture and rows: {edition.LICENCE} for what is ours; ")
    assert dict(said(shown(card | {"kind": "table"})))["Licence"].startswith("Table and rows: ")
    monkeypatch.setattr(provenance, "sources", lambda card: [article])
    assert dict(said(shown(card)))["To write beside it"] == f"{reference} {edition.LICENCE}. Copy"
    monkeypatch.setattr(provenance, "sources", lambda card: [one] * (passports.NAMED + 1))
    assert (
        "Values: 6 sources, named with their licences there." in dict(said(shown(card)))["To write beside it"]
    )


@pytest.mark.parametrize(
    ("kind", "ends"), [("figure", "svg pdf png csv xlsx zip"), ("table", "csv xlsx zip")]
)
def test_every_file_is_one_that_the_build_writes(card: Any, kind: str, ends: str) -> None:
    links = [link["href"] for link in shown(card | {"kind": kind}).select("a[download]")]
    assert links == [f"../exhibits/fig-x.{end}" for end in ["bib", "ris", "json", *ends.split()]]
    assert {str(link).rsplit(".", 1)[1] for link in links} <= {*downloads.FILES, "zip"}


def test_the_permalink_is_an_address_where_the_book_has_one(card: Any) -> None:
    # Without one there is nothing to copy.
    assert "Permalink" not in dict(said(shown(card)))
    assert (
        dict(said(shown(card, "https://example.org/")))["Permalink"]
        == "https://example.org/chapters/04.html#fig-x Copy"
    )


def test_how_it_was_made_is_folded_and_paper_has_the_sources(card: Any) -> None:
    passport = shown(card)
    made = passport.select_one("details.made")
    assert made is not None
    assert [term.get_text() for term in made.select("dt")] == [
        "Computed by",
        "From tables",
        "Made with",
        "Fingerprint",
    ]
    whole = BeautifulSoup(passports.passport(card, "chapters/04.html", ""), "html.parser")
    paper = whole.select_one("p.on-paper")
    assert paper is not None
    row = provenance.sources(card)[0]
    named = f"{row['publisher']}, {row['title']}"
    # A licence that several sources have is told once, behind the last of them.
    assert paper.get_text() == f"fig-x. Sources: {named}; {named} ({row['licence']})."


def test_rows_of_a_figure_are_a_table_without_a_script(card: Any) -> None:
    rows = shown(card).select_one("details.rows")
    assert rows is not None and rows.summary is not None
    assert rows.summary.get_text() == "The 2 rows as a table"
    cells = [[cell.get_text() for cell in line.select("th, td")] for line in rows.select("tr")]
    assert cells == [["year", "share"], ["1999", "0.1234568"], ["2000", ""]]
    assert not rows.select("a, button")


def test_many_rows_end_in_a_link_to_the_file(card: Any) -> None:
    many = shown(card | {"rows": [[ACTIVE, ["a"]]] * (passports.SHOWN + 2)}).select_one("details.rows")
    assert many is not None
    assert len(many.select("tbody tr")) == passports.SHOWN
    assert [cell.get_text() for cell in many.select("tbody tr")[0].select("th, td")] == [ACTIVE, '["a"]']
    assert many.select_one("a[download]")["href"] == "../exhibits/fig-x.csv"  # type: ignore[index]
    assert "2 more" in many.get_text()


def test_rows_of_a_table_are_on_the_page_itself(card: Any) -> None:
    assert not shown(card | {"kind": "table"}).select("details.rows")


def source(row: dict[str, Any]) -> BeautifulSoup:
    return BeautifulSoup(render("source.html", source=row), "html.parser")


def test_every_source_names_its_licence_and_address() -> None:
    for row in tables.load("sources").to_dict("records"):
        found = source({str(name): value for name, value in row.items()})
        assert f"Licence: {row['licence']}" in found.get_text(), row["source"]
        assert [link["href"] for link in found.select("a")] == ([row["address"]] if row["address"] else []), (
            row["source"]
        )


def test_a_source_says_what_was_verified() -> None:
    row = {
        "publisher": "UN",
        "title": ACTIVE,
        "address": "https://example.org",
        "version": "2",
        "licence": "CC0",
        "licence_status": "not stated",
        "verified_at_publisher": False,
        "read_in": "a copy",
        "read_on": "../2026-11-21",
        "caveat": "values of 2020 are missing.",
    }
    assert source(row).get_text().strip() == (
        f"UN: {ACTIVE}, 2. Licence: CC0 (not stated); read by 21 November 2026 in: a copy; not yet compared with the publisher's own file. "
        "Values of 2020 are missing."
    )
    compared = row | {"verified_at_publisher": True, "caveat": "", "licence_status": "read", "version": ""}
    compared |= {"read_on": "2026-11-26", "read_in": "a copy; compared with the publisher's file x.dta"}
    assert source(compared).get_text().strip() == (
        f"UN: {ACTIVE}. Licence: CC0; read on 26 November 2026 in: a copy; compared with the publisher's file x.dta."
    )
