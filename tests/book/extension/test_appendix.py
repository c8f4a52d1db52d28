"""Pages of the appendix are generated: from the descriptor, the registry and the tables, and never typed."""

from __future__ import annotations

import functools
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from docutils import nodes as n
from docutils.statemachine import StringList

import small_package
from helpers import exhibits, paths, tables
from helpers.book.extension import appendix
from helpers.book.extension.nodes import fold, paper_only, web_only
from helpers.book.prose import numbering
from helpers.exhibits import Registered
from helpers.exhibits.texts import Texts
from helpers.publishing import citing, provenance

SECTIONS = ("section", "article", "heading", "paragraphs", "chapter")
SCHEMA = {
    "sections": small_package.table("section", {name: {} for name in SECTIONS}, title="Sections"),
    "claims": small_package.table(
        ["claim", "section"],
        {
            "claim": {"optional": False, "pattern": r"[ab]-\d{3}", "description": "Key."},
            "section": {"enum": ["a-intro", "b-intro"], "description": "Section."},
            "stated": {"edtf": "date", "description": "Date."},
            "sum": {"type": "number", "unit": "EUR million", "description": "Money <of> it."},
        },
        title="Claims",
    ),
}


@pytest.fixture(autouse=True)
def _small_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_package.write(tmp_path, SCHEMA)
    sections = (
        "section,article,heading,paragraphs,chapter\na-intro,A,Introduction,8,01\nb-intro,B,Opening,3,09\n"
    )
    (tmp_path / "small/sections.csv").write_text(sections, encoding="utf-8")
    (tmp_path / "small/claims.csv").write_text(
        "claim,section,stated,sum\na-001,a-intro,1991,\na-002,a-intro,,2.5\n", encoding="utf-8"
    )
    package, load = tables.package, tables.load
    monkeypatch.setattr(tables, "package", functools.partial(package, tmp_path))
    monkeypatch.setattr(tables, "load", functools.partial(load, folder=tmp_path))


def run(directive: type[Any], docnames: tuple[str, ...] = ()) -> list[Any]:
    env = SimpleNamespace(found_docs=set(docnames), docname="chapters/appendix/data", srcdir="x")
    settings = SimpleNamespace(env=env)
    state: Any = SimpleNamespace(document=SimpleNamespace(settings=settings))
    return directive("name", [], {}, StringList(), 1, 0, "", state, SimpleNamespace(reporter=None)).run()


def cells(table: n.table) -> list[list[str]]:
    return [[entry.astext() for entry in row.children] for row in table.findall(n.row)]


def test_the_dictionary_describes_every_table_in_its_order() -> None:
    (section,) = run(appendix.DataDictionary)
    assert section["ids"] == ["tables-small"]
    title, only = section.children
    assert (type(title), type(only)) == (n.title, web_only)
    assert [type(node) for node in only.children] == [n.rubric, n.paragraph, fold] * 2
    assert [(node.astext(), node["ids"]) for node in only.children[::3]] == [
        ("Sections", ["table-sections"]),
        ("Claims", ["table-claims"]),
    ]
    assert (
        only.children[4].astext()
        == "small/claims.csv, 2 rows, licence CC-BY-4.0. What it holds. Key: claim, section."
    )


def test_the_dictionary_describes_every_column() -> None:
    (section,) = run(appendix.DataDictionary)
    folded = section.children[1].children[5]
    assert folded["summary"] == "4 columns"
    assert cells(folded.children[0]) == [
        ["Column", "Type", "Meaning"],
        ["claim", "text", "Key."],
        ["section", "one of a-intro, b-intro, may be empty", "Section."],
        ["stated", "EDTF date, may be empty", "Date."],
        ["sum", "number, in EUR million, may be empty", "Money <of> it."],
    ]


def test_every_table_is_in_the_list_with_its_files() -> None:
    paper, only = run(appendix.TableList)
    assert (type(paper), type(only)) == (paper_only, web_only)
    assert cells(paper.children[0])[1] == ["small/sections.csv", "What it holds.", "2"]
    (table,) = only.children
    assert cells(table)[1:] == [
        ["Sections", "What it holds.", "2", "CSV", "XLSX"],
        ["Claims", "What it holds.", "2", "CSV", "XLSX"],
    ]
    links = [node["refuri"] for node in table.findall(n.reference)]
    assert links == [
        "#table-sections",
        "../../downloads/tables/sections.csv",
        "../../downloads/tables/sections.xlsx",
        "#table-claims",
        "../../downloads/tables/claims.csv",
        "../../downloads/tables/claims.xlsx",
    ]


def test_the_map_counts_claims_and_leads_to_the_chapter() -> None:
    (table,) = run(appendix.SectionMap, ("index", "chapters/01-introduction", "other/09-wrong"))
    assert cells(table)[1:] == [
        ["Article A", "Introduction", "8", "2", "Chapter 1"],
        ["Article B", "Opening", "3", "0", "Chapter 9"],
    ]
    (link,) = [node for node in table.findall(n.Element) if node.get("reftype") == "doc"]
    assert link["reftarget"] == "/chapters/01-introduction"


def test_the_list_of_exhibits_names_function_tables_and_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def maker() -> None:
        """Draws nothing."""

    entries = {
        name: Registered(name, maker, Texts(title), used)
        for name, title, used in (
            ("fig-votes", "Votes to {last}", ("indicators",)),
            ("tbl-verdicts", "Verdicts", ("claims", "check_outcomes")),
        )
    }
    published = pd.DataFrame({"name": ["fig-votes"], "subject": ["How states vote"]})
    monkeypatch.setattr(tables, "load", {"published": published}.__getitem__)
    monkeypatch.setattr(exhibits, "registry", lambda: entries)
    monkeypatch.setattr(provenance, "maker", lambda name: ("src/helpers/figures/x.py", "draw", 7))
    monkeypatch.setattr(
        appendix.numbering, "numbers", lambda root: {"fig-votes": "7.1", "tbl-verdicts": "3.2"}
    )
    only, paper = run(appendix.ExhibitList)
    assert (type(only), type(paper)) == (web_only, paper_only)
    (table,) = only.children
    made = "figures/x.py, draw, line 7"
    assert cells(table)[1:] == [
        ["Table 3.2", "tbl-verdicts", "Verdicts", made, "claims, checks, check_claims, check_variants"],
        ["Fig. 7.1", "fig-votes", "How states vote", made, "indicators"],
    ]
    assert cells(paper.children[0])[1] == ["Table 3.2", "tbl-verdicts", made]
    assert [node["reftarget"] for node in table.findall(n.Element) if "reftarget" in node] == [
        "tbl-verdicts",
        "fig-votes",
    ]


def test_the_book_is_cited_in_every_style() -> None:
    state: Any = SimpleNamespace(
        document=SimpleNamespace(
            settings=SimpleNamespace(env=SimpleNamespace(config=SimpleNamespace(html_baseurl="")))
        )
    )
    (listed,) = appendix.BookCitation(
        "name", [], {}, StringList(), 1, 0, "", state, SimpleNamespace(reporter=None)
    ).run()  # type: ignore[arg-type]
    assert [item.astext() for item in listed.children] == [
        f"{style}: {citing.text(citing.whole(), style)}" for style in ("APA", "Chicago")
    ]


def test_the_book_is_cited_in_the_first_style_alone() -> None:
    config = SimpleNamespace(html_baseurl="")
    env = SimpleNamespace(config=config)
    state: Any = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=env)))
    (listed,) = appendix.BookCitation(
        "name", [], {"brief": None}, StringList(), 1, 0, "", state, SimpleNamespace(reporter=None)
    ).run()  # type: ignore[arg-type]
    (item,) = listed.children
    assert item.astext() == f"APA: {citing.text(citing.whole())}"


def test_the_example_of_one_exhibit_has_its_number_and_its_title() -> None:
    env = SimpleNamespace(srcdir=str(paths.ROOT), config=SimpleNamespace(html_baseurl=""))
    state: Any = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=env)))
    (listed,) = appendix.BookCitation(
        "name", ["fig-verdicts-record"], {}, StringList(), 1, 0, "", state, SimpleNamespace(reporter=None)
    ).run()  # type: ignore[arg-type]
    number = numbering.numbers()["fig-verdicts-record"]
    title = exhibits.registry()["fig-verdicts-record"].title
    for item in listed.children:
        assert f"Figure {number} (fig-verdicts-record): {title}" in item.astext()


def test_where_to_write_to_is_said_only_where_an_address_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appendix.edition, "contacts", list)
    assert run(appendix.ReportTo) == []
    known = [("a@example.org", "mailto:a@example.org"), ("https://example.org", "https://example.org")]
    monkeypatch.setattr(appendix.edition, "contacts", lambda: known)
    (said,) = run(appendix.ReportTo)
    assert said.astext() == "Write to a@example.org, or to https://example.org."
    assert [node["refuri"] for node in said.findall(n.reference)] == [address for _, address in known]


def test_an_abbreviation_leads_to_what_spells_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = {
        "sources": pd.DataFrame(
            {"source": ["s"], "citation": ["A body: its page"], "address": ["https://a.org"]}
        ),
        "references": pd.DataFrame(
            {"reference": ["b-r01"], "article": ["B"], "number": [1], "title": ["On the XY"], "address": [""]}
        ),
        "abbreviations": pd.DataFrame(
            {
                "abbreviation": ["AB", "XY"],
                "meaning": ["a body", "the xy"],
                "explained": ["it counts", "a plan"],
                "source": ["s", ""],
                "reference": ["", "b-r01"],
            }
        ),
    }
    monkeypatch.setattr(tables, "load", frames.__getitem__)
    (listed,) = run(appendix.Abbreviations)
    assert [term["ids"] for term in listed.findall(n.term)] == [["abbreviation-ab"], ["abbreviation-xy"]]
    assert [said.astext() for said in listed.findall(n.definition)] == [
        "a body: it counts. Spelled out in: A body: its page",
        "the xy: a plan. Spelled out in: note or reference 1 of article B: On the XY",
    ]
    assert [link["refuri"] for link in listed.findall(n.reference)] == ["https://a.org"]
