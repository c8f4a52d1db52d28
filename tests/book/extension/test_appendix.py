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
from helpers import exhibits, tables
from helpers.book.extension import appendix
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
    settings = SimpleNamespace(env=SimpleNamespace(found_docs=set(docnames)))
    state: Any = SimpleNamespace(document=SimpleNamespace(settings=settings))
    return directive("name", [], {}, StringList(), 1, 0, "", state, SimpleNamespace(reporter=None)).run()


def cells(table: n.table) -> list[list[str]]:
    return [[entry.astext() for entry in row.children] for row in table.findall(n.row)]


def test_the_dictionary_describes_every_table_in_its_order() -> None:
    found = run(appendix.DataDictionary)
    assert [type(node) for node in found] == [n.rubric, n.paragraph, n.table] * 2
    assert [(node.astext(), node["ids"]) for node in found[::3]] == [
        ("Sections", ["table-sections"]),
        ("Claims", ["table-claims"]),
    ]
    assert (
        found[4].astext()
        == "small/claims.csv, 2 rows, licence CC-BY-4.0. What it holds. Key: claim, section."
    )


def test_the_dictionary_describes_every_column() -> None:
    assert cells(run(appendix.DataDictionary)[5]) == [
        ["Column", "Type", "Meaning"],
        ["claim", "string, required", "Key."],
        ["section", "one of a-intro, b-intro", "Section."],
        ["stated", "EDTF date", "Date."],
        ["sum", "number, in EUR million", "Money <of> it."],
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
    (table,) = run(appendix.ExhibitList)
    assert cells(table)[1:] == [
        [
            "fig-votes",
            "How states vote",
            "figures/x.py, draw, line 7",
            "indicators",
            "exhibits/fig-votes.svg, pdf, png, csv",
        ],
        [
            "tbl-verdicts",
            "Verdicts",
            "figures/x.py, draw, line 7",
            "claims, checks, check_claims, check_variants",
            "exhibits/tbl-verdicts.csv",
        ],
    ]
    assert [node["reftarget"] for node in table.findall(n.Element) if "reftarget" in node] == [
        "fig-votes",
        "tbl-verdicts",
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
