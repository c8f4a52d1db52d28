"""The index: what counts as a mention, that a section gives each entry once, and that no name is listed in vain."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from docutils import nodes as n
from docutils.utils import new_document
from sphinx import addnodes

from helpers import tables
from helpers.book.extension import indexing


@pytest.fixture(autouse=True)
def _labels(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = pd.DataFrame({"label": ["TACIS", "Bolashak", "Erasmus+", "Trade", "Goethe-Institut"]})
    listed = pd.DataFrame(
        {
            "form": ["Nye", "Central Asia", "Central Asia Barometer", "Moscow", "Russia"],
            "entry": ["Nye, Joseph S.", "Central Asia", "Central Asia Barometer", "Russia", "Russia"],
        }
    )
    monkeypatch.setattr(tables, "load", {"instruments": frame, "index_names": listed}.__getitem__)
    forget()


def forget() -> None:
    for kept in (indexing.names, indexing.listed, indexing.authors):
        kept.cache_clear()


def paragraph(text: str, *terms: str) -> n.paragraph:
    linked = [addnodes.pending_xref("", n.Text(term), reftype="term", reftarget=term) for term in terms]
    return n.paragraph(text, "", n.Text(text), *linked)


def cited(*keys: str) -> n.paragraph:
    links = [
        addnodes.pending_xref("", n.Text(key), refdomain="cite", reftype="t", reftarget=key) for key in keys
    ]
    return n.paragraph("", "", *links)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Money came through TACIS, and later not.", ["TACIS"]),
        ("TACIS was first.", ["TACIS"]),
        ("Trade grew.", []),
        ("Holders of Bolashak went to Britain by Erasmus+.", ["Bolashak", "Erasmus+"]),
        ("The Goethe-Institute is another word, as is METACIS.", []),
        ("By Nye’s book, and by the Central Asia Barometer.", ["Nye, Joseph S.", "Central Asia Barometer"]),
        ("In Central Asia Russians look to Moscow, and to Russia.", ["Central Asia", "Russia"]),
    ],
)
def test_a_name_counts_whole_and_a_common_word_at_the_beginning_does_not(text: str, found: list[str]) -> None:
    assert [name for name, _ in indexing.mentioned(paragraph(text), {})] == found


def test_a_cited_work_gives_its_authors_and_of_many_the_first(tmp_path: Path) -> None:
    people = ("Gänzle, S. and Winn, N.", "Abel, A. and Bell, B. and Cole, C. and Dale, D.", "{World Bank}")
    text = "".join(
        f"@misc{{w{place}, author = {{{who}}}, title = {{T}}, year = 2000}}\n"
        for place, who in enumerate(people)
    )
    (tmp_path / "references.bib").write_text(text, encoding="utf-8")
    by = indexing.authors(tmp_path / "references.bib")
    assert by == {"w0": ["Gänzle, S.", "Winn, N."], "w1": ["Abel, A."], "w2": ["World Bank"]}
    found = [name for name, _ in indexing.mentioned(cited("w1", "w0", "w1"), by)]
    assert found == ["Abel, A.", "Gänzle, S.", "Winn, N."]


def test_a_section_gives_each_entry_once_and_the_next_section_again(tmp_path: Path) -> None:
    document = new_document("page")
    document.settings.env = SimpleNamespace(srcdir=tmp_path)
    (tmp_path / "references.bib").write_text("", encoding="utf-8")
    first = n.section(
        "",
        n.title("", "One"),
        paragraph("About TACIS.", "soft power"),
        paragraph("TACIS again."),
        ids=["one"],
    )
    second = n.section("", n.title("", "Two"), paragraph("And TACIS."), ids=["two"])
    document += [first, second]
    indexing.IndexMentions(document).apply()
    found = [node["entries"] for node in document.findall(addnodes.index)]
    assert found == [
        [("single", "TACIS", "one", "", None), ("single", "soft power", "one", "", None)],
        [("single", "TACIS", "two", "", None)],
    ]


def marked(*children: n.Node) -> list[str]:
    """The pieces of a paragraph, with the entries of a mark in their place."""
    document = new_document("page")
    document.settings.env = SimpleNamespace(srcdir=ROOT)
    document += n.section("", n.title("", "T"), n.paragraph("", "", *children), ids=["t"])
    indexing.IndexMentions(document).apply()
    (made,) = document.findall(n.paragraph)
    return [
        f"[{' & '.join(entry[1] for entry in child['entries'])}]"
        if isinstance(child, addnodes.index)
        else child.astext()
        for child in made.children
    ]


def test_the_mark_stands_behind_the_word_and_no_letter_changes() -> None:
    term = addnodes.pending_xref("", n.Text("power"), reftype="term", reftarget="soft power")
    made = marked(n.Text("Money of\nTACIS, then "), term, n.Text(" of Central Asia."))
    assert made == [
        "Money of\nTACIS,",
        "[TACIS]",
        " then ",
        "power",
        "[soft power]",
        " of Central",
        "[Central Asia]",
        " Asia.",
    ]
    # The first of several forms and mentions counts.
    assert marked(n.Text("From Moscow to Russia")) == ["From Moscow", "[Russia]", " to Russia"]


def test_two_entries_of_one_word_have_one_mark() -> None:
    both = addnodes.pending_xref("", n.Text("TACIS"), reftype="term", reftarget="aid")
    assert marked(n.Text("By "), both, n.Text(".")) == ["By ", "TACIS", ".", "[TACIS & aid]"]


def test_a_link_is_not_taken_apart() -> None:
    link = n.emphasis("", "what TACIS paid")
    assert marked(n.Text("See "), link) == ["See ", "[TACIS]", "what TACIS paid"]
    assert marked(n.Text("TACIS was")) == ["TACIS", "[TACIS]", " was"]
    assert marked(n.Text("Paid by TACIS")) == ["Paid by TACIS", "[TACIS]"]


def test_sections_of_an_entry_stand_in_the_order_of_the_book(monkeypatch: pytest.MonkeyPatch) -> None:
    env = SimpleNamespace(toc_secnumbers={"b": {"#late": (4, 10), "#early": (4, 2)}})
    monkeypatch.setattr(indexing.places, "order", lambda env: ["b", "a"])
    links = ["a.html#x", "b.html#late", "b.html", "b.html#early"]
    turned = sorted(links, key=lambda one: indexing._turn(SimpleNamespace(env=env), one))  # type: ignore[arg-type]
    assert turned == ["b.html", "b.html#early", "b.html#late", "a.html#x"]


ROOT = Path(__file__).resolve().parents[3]
#: What stands with a capital within a sentence and is no entry: the subject of every page, peoples and languages,
#: parts of names, months, and words of the book itself.
NO_ENTRY = set(
    re.findall(
        r"[^ \n]+",
        """Kazakhstan Union EU Europe European Europeans Kazakh Kazakhstanis Kazakhs Russian Russians French German West American
    Western Asian Turkic Swiss Austrian Fig Table Article Articles Chapter PDF USD EUR CSV The This These With When
    Before Between Three A B January February March April May June July August September October November December
    US UN Republic President Soft Power Kazakhstan's Europe's Union's EU's New Eurasian Soviet Organization Security Co-operation""",
    )
)


def prose() -> dict[str, str]:
    """Text of every chapter without its links' addresses and headings."""
    found = {}
    for path in sorted((ROOT / "chapters").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
        text = re.sub(r"^#.*$", "", re.sub(r"\]\([^)]*\)", "", text).replace("[", ""), flags=re.M)
        found[path.stem] = " ".join(text.replace("’", "'").split())
    return found


def test_every_listed_entry_is_one_that_the_chapters_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    text = " ".join(prose().values())
    listed = tables.load("index_names")
    assert len(listed) > 40
    written = [bool(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text)) for form in listed["form"]]
    assert set(listed["entry"]) - set(listed["entry"][written]) == set()


def test_a_name_that_two_chapters_write_is_in_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    forget()
    pattern, _ = indexing.listed()
    known = {
        word
        for people in indexing.authors(ROOT / "references.bib").values()
        for one in people
        for word in re.findall(r"[\w-]+", one)
    }
    known |= {word for label, _ in indexing.names() for word in label.split()}
    where: dict[str, set[str]] = {}
    for name, text in prose().items():
        for word in re.findall(r"(?<=[a-z,;] )[A-ZÄÖÜ][\w-]{2,}", pattern.sub("", text)):
            where.setdefault(word, set()).add(name)
    assert {word for word, pages in where.items() if len(pages) > 1} - known - NO_ENTRY == set()
