"""What pages show of links that stand for something, and what stops the build: unknown, stale, misnumbered, printed as typed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from helpers.book.extension import collect, links
from helpers.book.prose import checks, numbering
from helpers.book.prose.links import Passage
from helpers.book.prose.meanings import Meanings
from helpers.book.prose.pages import Page

PLACE = "chapters/01-one.ipynb, cell 1, line 3: "
BODY = "# One\n\n{}\n\n[Soft power](term:soft-power)\n"


@pytest.fixture
def told(small: Any) -> Any:
    """Warnings for a chapter with this paragraph."""
    return lambda paragraph, **options: small(BODY.format(paragraph), **options).said


def test_every_kind_of_link_shows_its_words(small: Any) -> None:
    made = small()
    assert made.said == []
    page = made.page()
    first, second, *_ = page.select("section p")
    assert first.get_text() == "Grew to 0.52 in two ways, borne out (Table 1.1)."
    assert [one.get_text() for one in first.select("span.checked-number")] == ["0.52", "two", "borne out"]
    assert first.select_one("a.reference.internal")["href"] == "#tbl-small"
    assert second.get_text() == (
        "Three parties\N{NO-BREAK SPACE}\N{CHECK MARK}(supported) have soft power, says Nye (2004), and (Nye, 2004)."
    )
    mark = second.select_one("span.badge-verdict.verdict-supported [aria-hidden=true]")
    assert mark.get_text() == "\N{CHECK MARK}"
    assert second.select_one("a:has(span.std-term)")["href"] == "../start.html#term-soft-power"
    assert [one.get_text() for one in second.select("span.bibtex-citation a")] == ["2004", "Nye, 2004"]
    start = made.page("start")
    assert [one["href"] for one in start.select("section p a.reference")][:3] == [
        "chapters/01-one.html",
        "chapters/01-one.html#tbl-small",
        "downloads/ledger.csv",
    ]
    assert start.select_one("dd span.bibtex-citation").get_text() == "Nye (2004)"


UNKNOWN = {
    "[0.52](fact:tbl-smal.last)": "no page shows the exhibit tbl-smal; did you mean tbl-small?",
    "[0.52](fact:tbl-small.lasst)": "tbl-small computes no fact lasst; did you mean last?",
    "[0.52](fact:tbl-small.mean)": "tbl-small computes no fact mean; it has last, n, word; correct the address of the link",
    "[x](claim:c-999)": "the ledger has no claim c-999; correct the address of the link",
    "[x](finding:un-votes)": "no finding has the id un-votes; correct the address of the link",
    "[x](term:soft-powr)": "the glossary has no term soft-powr; did you mean soft-power?",
    "[Nye (2004)](cite:nye204)": "references.bib has no entry nye204; did you mean nye2004?",
    "[x](download:ledgr.csv)": "the build makes no file ledgr.csv; did you mean ledger.csv?",
    "[Fig. 1.1](#fig-nothing)": "no page shows the exhibit fig-nothing; correct the address of the link",
    "[chapter 2](02-two.ipynb)": "there is no file chapters/02-two.ipynb; correct the address of the link",
    "[many](fact:tbl-small.n)": "'many' states no number, and tbl-small.n is 2; write ? and run book refresh",
    "[two](claim:)": "the ledger has no claim ; correct the address of the link",
    "[?](claim:a-001)": "the words of a link to claim:a-001 are the author's; write them",
}
STALE = {
    "[0.53](fact:tbl-small.last)": ("0.53", "0.52"),
    "[three](fact:tbl-small.n)": ("three", "two"),
    "[refuted](fact:tbl-small.word)": ("refuted", "borne out"),
    "[?](fact:tbl-small.last)": ("?", "0.52"),
    "[Table 1.2](#tbl-small)": ("Table 1.2", "Table 1.1"),
    "[Nye (2005)](cite:nye2004)": ("Nye (2005)", "Nye (2004)"),
    "[(Nye 2004)](cite:nye2004)": ("(Nye 2004)", "(Nye, 2004)"),
}
#: Words that state what they stand for, or that are the author's own.
GOOD = ("[two ways](#tbl-small)", "[1.1](#tbl-small)", "[Borne out](fact:tbl-small.word)")


def test_every_fault_of_a_link_is_told_with_its_place_and_cure(small: Any) -> None:
    lines = [*UNKNOWN, *STALE, *GOOD]
    made = small("# One\n\n" + "\n".join(lines) + "\n\n[Soft power](term:soft-power)\n")
    told = [line for line in made.said if line.startswith("chapters/")]
    wanted = list(UNKNOWN.values())
    wanted += [
        f"written {old}, computed {new} ({text.split('](')[1][:-1]}); {checks.REFRESH}"
        for text, (old, new) in STALE.items()
    ]
    assert told == [
        f"chapters/01-one.ipynb, cell 1, line {number}: {said}{'' if said.endswith('?') else '.'}"
        for number, said in enumerate(wanted, start=3)
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "It [grew [0.52](fact:tbl-small.last) so](claim:a-001).",
        "{number}`0.52 <tbl-small.last>`",
        "![at [0.52](fact:tbl-small.last)](picture.png)",
        "<fact:tbl-small.last>",
    ],
)
def test_what_a_viewer_would_show_wrongly_is_told_with_its_place(paragraph: str, told: Any) -> None:
    assert any(line.startswith(PLACE) for line in told(paragraph))


@pytest.mark.parametrize(
    "paragraph",
    ["[0.52][x]\n\n[x]: fact:tbl-small.last", "<!-- [0.52](fact:tbl-small.last) -->"],
)
def test_a_link_written_otherwise_is_told(paragraph: str, told: Any) -> None:
    said = told(paragraph)
    assert any("read as a link" in line and "chapters/01-one.ipynb" in line for line in said), said


@pytest.mark.parametrize("text", ["caption", "reading"])
def test_texts_of_exhibits_hold_no_link(text: str, small: Any) -> None:
    made = small(card={text: "It is [0.52](fact:tbl-small.last)."})
    assert any("01-one.html prints the brackets of a link" in line for line in made.said), made.said


@pytest.mark.parametrize(
    "scheme", ["fact:", "claim:", "finding:", "term:", "cite:", "download:", "#fig-", "#tbl-"]
)
def test_pages_that_print_a_link_are_found(scheme: str, tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "07.html").write_text(f'<img alt="[x]({scheme}y">', encoding="utf-8")
    (tmp_path / "good.html").write_text('<a href="#fig-x">](facts)</a>', encoding="utf-8")
    (said,) = links.printed(tmp_path, "*.html")
    assert said.startswith("chapters/07.html prints the brackets of a link: ")


def test_another_number_of_sphinx_is_told(small: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbering, "numbers", lambda root: {"tbl-small": "2.1"})
    said = [line for line in small().said if line.startswith("exhibit tbl-small")]
    assert len(said) == 1
    assert said[0].startswith(
        "exhibit tbl-small: the order of the cells makes it 2.1, and Sphinx 1.1; show each exhibit"
    )


def test_a_work_read_in_part_has_a_sign_that_says_so(small: Any) -> None:
    page = small(BODY.format("Power, says [Nye (2004)](cite:nye2004)."), note="Read: abstract").page()
    paragraph = page.select_one("section p")
    assert "Nye (2004)°" in paragraph.get_text()
    assert paragraph.select_one("abbr.read-in-part")["title"] == "Read: abstract"


def test_a_finding_shows_its_sentence(small: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "helpers.book.prose.meanings.findings", lambda: {"un": "It grew.", "un.beside": "By half."}
    )
    made = small(BODY.format("**[It grew.](finding:un)** [By half.](finding:un.beside)"))
    assert made.said == []
    assert made.page().select_one("strong span.finding").get_text() == "It grew."
    assert made.page().select_one("span.beside").get_text() == "By half."
    (said,) = small(BODY.format("**[It fell.](finding:un)** [By half.](finding:un.beside)")).said
    assert said.startswith(f"{PLACE}written It fell., computed It grew. (finding:un)")
    (said,) = small(BODY.format("**[It grew.](finding:un)** And so on.")).said
    assert "the finding un is said without its numbers and its caveat; write [?](finding:un.beside)" in said


def test_a_draft_shows_stale_places_and_marks_them(small: Any) -> None:
    made = small(
        BODY.format("[0.53](fact:tbl-small.last), [two](fact:tbl-small.n), [Table 1.3](#tbl-small)"),
        draft=True,
    )
    assert made.said == []
    page = made.page()
    assert [mark.get_text() for mark in page.select("mark.stale")] == [
        " [stale; computed: 0.52]",
        " [stale; computed: Table 1.1]",
    ]
    assert "0.53 [stale; computed: 0.52], two, Table 1.3" in page.get_text()
    assert (
        page.select_one(".draft-head")
        .get_text()
        .startswith("Draft. 2 places on this page are stale and marked as such; the PDF")
    )
    assert made.page("start").select_one(".draft-head").get_text().startswith("Draft. No place")
    assert not (made.out / "downloads").exists()


def test_a_draft_stops_at_what_stands_for_nothing(small: Any) -> None:
    assert small(BODY.format("[0.53](fact:tbl-small.mean)"), draft=True).said


def test_links_are_compared_as_often_as_they_stand() -> None:
    page = Page(Path("x.md"), "", (Passage("x.md", "[1](fact:fig-x.a) [1](fact:fig-x.a) [x](claim:a-001)"),))
    met = Counter({"fact:fig-x.a": 1, "claim:a-001": 1})
    (said,) = collect.unlike(met, page)
    assert said.startswith("the link to fact:fig-x.a is read as a link 1 times and written as one 2 times")


def test_meanings_take_facts_from_what_pages_show() -> None:
    known = Meanings(facts=lambda exhibit: {"last": 1.0} if exhibit == "fig-x" else None)
    assert known.fact("fig-x.last") == 1.0
