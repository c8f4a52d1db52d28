"""Refreshing writes what moved and lists it, holds every sentence whose sense may have turned, and is idempotent."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest

from helpers import exhibits, paths
from helpers.book.prose import checks, links, meanings, pages, refresh, sentences
from helpers.book.prose.meanings import Meanings
from helpers.book.prose.pages import Page
from helpers.exhibits.facts import Fact
from helpers.tables import computed

Made = Callable[..., Meanings]
Paged = Callable[[str], Page]


def run(page: Page, known: Meanings) -> tuple[str, refresh.Report]:
    """The page's text after refreshing, and the report; a second run must find nothing more."""
    report = refresh.of_pages([page], known)
    text = page.path.read_text(encoding="utf-8")
    again = refresh.of_pages([pages.read(page.path, page.path.parent)], known)
    assert not again.moved
    assert again.held == report.held
    assert page.path.read_text(encoding="utf-8") == text
    return text, report


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("grew to [0.53](fact:fig-x.last).", "grew to [0.55](fact:fig-x.last)."),
        ("[4](fact:fig-x.n) of [1,000](fact:fig-x.all)", "[7](fact:fig-x.n) of [1,234](fact:fig-x.all)"),
        ("[Four](fact:fig-x.n) of them", "[Seven](fact:fig-x.n) of them"),
        ("See [Fig. 7.2](#fig-x), [6.9](#fig-x).", "See [Fig. 7.1](#fig-x), [7.1](#fig-x)."),
        (
            "[Nye (1990)](cite:nye), [(Nye, 1990)](cite:nye)",
            "[Nye (2004)](cite:nye), [(Nye, 2004)](cite:nye)",
        ),
        ("**[It fell.](finding:un)** So", "**[It grew.](finding:un)** So"),
        ("is [?](fact:fig-x.word)", "is [borne out](fact:fig-x.word)"),
        (
            "rose [0.5](fact:fig-x.last)\nto\n[?](fact:fig-x.all)",
            "rose [0.5](fact:fig-x.last)\nto\n[1,234](fact:fig-x.all)",
        ),
    ],
)
def test_what_moved_is_written(old: str, new: str, page: Paged, meaning: Made) -> None:
    text, report = run(page(old), meaning(last=0.5462, n=7, all=1234, word="borne out"))
    assert text == new
    assert report.done


def test_what_moved_is_listed_old_and_new_with_its_place(page: Paged, meaning: Made) -> None:
    _, report = run(page("A\n\nIt has [0.53](fact:fig-x.last) ([Fig. 1.1](#fig-x))."), meaning(last=0.5462))
    assert str(report).splitlines() == [
        "page.md, line 3: 0.53 → 0.55 (fact:fig-x.last)",
        "page.md, line 3: Fig. 1.1 → Fig. 7.1 (#fig-x)",
    ]


def test_one_and_many_are_pointed_out(page: Paged, meaning: Made) -> None:
    text, report = run(page("[one](fact:fig-x.n) claim"), meaning(n=2))
    assert text == "[two](fact:fig-x.n) claim"
    assert "one and many differ" in str(report)


def test_what_agrees_is_left_as_it_is_and_the_file_is_not_touched(page: Paged, meaning: Made) -> None:
    made = page(
        "From [0.5](fact:fig-x.a) to [72 %](fact:fig-x.b), [Borne out](fact:fig-x.word), [words](#fig-x)."
    )
    before = made.path.stat().st_mtime_ns
    text, report = run(made, meaning(a=0.45, b=71.9, word="borne out"))
    assert text == made.raw
    assert str(report) == ""
    assert made.path.stat().st_mtime_ns == before


HELD = {
    "order": ("It grew from [0.5](fact:fig-x.a) to [0.7](fact:fig-x.b).", {"a": 0.7, "b": 0.5}),
    "order, one moving": ("It grew from [0.5](fact:fig-x.a) to [0.7](fact:fig-x.b).", {"a": 0.8, "b": 0.7}),
    "order, now equal": ("[Five](fact:fig-x.a) of [six](fact:fig-x.b)", {"a": 6, "b": 6}),
    "order, no more all": ("[Six](fact:fig-x.a) of [six](fact:fig-x.b)", {"a": 5, "b": 6}),
    "order, over words": ("[Two](fact:fig-x.a) against [3](fact:fig-x.b)", {"a": 4, "b": 3}),
    "order, to a typed number": ("More than 20 ([23](fact:fig-x.a))", {"a": 19}),
    "sign": ("It widened by [0.02](fact:fig-x.a) points.", {"a": -0.02}),
    "sign, of a minus": ("It is [\N{MINUS SIGN}0.3](fact:fig-x.a).", {"a": 0.3}),
    "sign, from nothing": ("[Zero](fact:fig-x.a) fail", {"a": 1}),
    "word": ("The thesis is [borne out](fact:fig-x.a).", {"a": "partly"}),
    "date": ("Since [2004/2010](fact:fig-x.a)", {"a": "2004/2012"}),
}


@pytest.mark.parametrize("case", HELD, ids=list(HELD))
def test_a_sentence_that_may_have_turned_is_left_to_a_person(case: str, page: Paged, meaning: Made) -> None:
    sentence, facts = HELD[case]
    known = meaning(c=9.0, **facts)
    text, report = run(page(f"First [8](fact:fig-x.c). {sentence}\n\nLast [8](fact:fig-x.c)."), known)
    assert text == f"First [9](fact:fig-x.c). {sentence}\n\nLast [9](fact:fig-x.c)."
    (held,) = report.held
    assert held.old == sentences.plain(sentence)
    assert held.new != held.old
    assert not report.done
    assert "edit the sentence, its numbers and words included" in str(report)
    # The build stays red until a person has edited the sentence, and is then green.
    red = list(checks.of_page(pages.read(report_path := page(text).path, report_path.parent), known))
    assert red
    assert all(fault.stale for fault in red)
    edited = text
    for link in reversed(links.find(text)):
        start, end = link.span
        edited = edited[:start] + known.written(link) + edited[end:]
    assert not list(checks.of_page(page(edited), known))


@pytest.mark.parametrize(
    "text",
    ["It [grew to [0.5](fact:fig-x.last) by then](https://example.org).", "It grew to [](fact:fig-x.last)."],
)
def test_a_link_of_the_wrong_form_is_told_once(text: str, page: Paged, meaning: Made) -> None:
    (fault,) = checks.of_page(page(text), meaning(last=0.9))
    assert not fault.stale


def test_nothing_else_is_written_in_a_held_sentence(page: Paged, meaning: Made) -> None:
    old = (
        "See [Fig. 1.1](#fig-x): from [0.5](fact:fig-x.a) to [0.7](fact:fig-x.b) in [4](fact:fig-x.c) years."
    )
    text, _ = run(page(old), meaning(a=0.7, b=0.5, c=6))
    assert text == old


def test_faults_are_told_and_all_else_is_written(page: Paged, meaning: Made) -> None:
    old = "[0.1](fact:fig-x.a) and [x](claim:a-009), [many](fact:fig-x.a)"
    text, report = run(page(old), meaning(a=0.2))
    assert text == old.replace("0.1", "0.2")
    assert [str(fault) for fault in report.faults] == [
        "page.md, line 1: the ledger has no claim a-009; did you mean a-001?",
        "page.md, line 1: 'many' states no number, and fig-x.a is 0.2; write ? and run book refresh.",
    ]


#: Series that the prose quotes by their first and last values, or by what their change says.
SERIES = (
    ("un-ideal-point-all", "KAZ", ""),
    ("vdem-libdem", "KAZ", ""),
    ("students-abroad", "KAZ", "RUS"),
    ("wgi-rule-of-law", "KAZ", ""),
    ("un-ideal-point-final", "KAZ", ""),
    ("un-ideal-point-all", "EU27", ""),
    ("aid-net-bilateral", "KAZ", "EUI"),
    ("students-abroad-total", "KAZ", ""),
    ("gni-per-head-ppp", "KAZ", ""),
)
#: Chapters that quote them.
QUOTING = ("05-culture", "07-foreign-policy", "11-measuring")


def swapped(indicators: pd.DataFrame) -> pd.DataFrame:
    """The series with the values of first and last year exchanged."""
    made = indicators.copy()
    for indicator, entity, counterpart in SERIES:
        rows = made[
            (made["indicator"] == indicator)
            & (made["entity"] == entity)
            & (made["counterpart"].fillna("") == counterpart)
        ].sort_values("period")
        first, last = rows.index[0], rows.index[-1]
        for column in ("value", "low", "high"):
            made.loc[first, column], made.loc[last, column] = made.loc[last, column], made.loc[first, column]
    return made


def test_first_and_last_year_of_nine_series_swapped(tmp_path: Path) -> None:
    """On a copy of chapters 5, 7 and 11: every sentence that says which way is held, and every other number is written."""
    root = tmp_path / "book"
    shutil.copytree(paths.CHAPTERS, root / "chapters")
    for name in ("_toc.yml", "references.bib", "ledger.md"):
        shutil.copyfile(paths.ROOT / name, root / name)
    indicators = swapped(computed.get("indicators"))
    get = computed.sharing(lambda name: indicators if name == "indicators" else computed.get(name))

    @functools.cache
    def facts(exhibit: str) -> Mapping[str, Fact] | None:
        return exhibits.stated(exhibit, get) if exhibit in exhibits.registry() else None

    every = pages.every(root)
    known = meanings.of_book(every, facts, root)
    chosen = [one for one in every if one.path.stem in QUOTING]
    before = {one.path: one.raw for one in chosen}
    report = refresh.of_pages(chosen, known)
    assert not report.faults
    said = "\n".join(held.old for held in report.held)
    for words in (
        "the second share rose",
        "On who moved at all, they part since",
    ):
        assert words in said
    moved = {move.place.page for move in report.moved}
    assert {Path(page).stem for page in moved} >= {"07-foreign-policy", "11-measuring"}
    for one in chosen:
        after = pages.read(one.path, root)
        # Nothing but words of links has changed, and none in a sentence that was held.
        bare = [[link.address for link in links.find(passage.text)] for passage in after.passages]
        assert bare == [[link.address for link in links.find(passage.text)] for passage in one.passages]
        changed = sum(
            new.words != old.words
            for now, then in zip(after.passages, one.passages, strict=True)
            for new, old in zip(links.find(now.text), links.find(then.text), strict=True)
        )
        assert changed == sum(move.place.page == one.passages[0].page for move in report.moved)
        stale = {(fault.place.cell, fault.place.line) for fault in checks.of_page(after, known, root)}
        assert stale == {
            (h.place.cell, h.place.line) for h in report.held if h.place.page == one.passages[0].page
        }
        assert before[one.path] != after.raw or not changed
    again = refresh.of_pages([pages.read(one.path, root) for one in chosen], known)
    assert not again.moved
    assert again.held == report.held
