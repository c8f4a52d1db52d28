"""The search in the hands of a reader: cases drawn by a seed from the data, each with its page first or second."""

from __future__ import annotations

import csv
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from conftest import Watched, book_folder

DATA = Path(__file__).resolve().parents[2] / "data"
WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
DRAWN = random.Random("search 0.2.0")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


CLAIMS = {row["claim"]: row for row in rows("ledger/claims")}
SOURCES = {row["source"]: row for row in rows("ledger/sources")}
EVIDENCE = rows("ledger/evidence")


def words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


RARE = Counter(word for row in CLAIMS.values() for word in set(words(row["statement"])))


def by_words() -> Iterator[tuple[str, set[str]]]:
    """The three rarest words of a statement lead to the claim, or to another that has all three."""
    for name in DRAWN.sample(sorted(CLAIMS), 14):
        chosen = sorted(set(words(CLAIMS[name]["statement"])), key=lambda word: (RARE[word], word))[:3]
        fitting = {
            f"ledger.html#{other}"
            for other, row in CLAIMS.items()
            if set(chosen) <= set(words(row["statement"]))
        }
        yield " ".join(chosen), fitting


def by_id() -> Iterator[tuple[str, set[str]]]:
    """An id in any writing leads to what it names, and to that alone."""
    for place, name in enumerate(DRAWN.sample(sorted(CLAIMS), 8)):
        number = int(name[2:])
        yield (
            (name, name.upper(), f"{name[0]}-{number}", f"{name[0].upper()}{number}")[place % 4],
            {f"ledger.html#{name}"},
        )
    for table, column in (("theses/theses", "thesis"), ("ledger/checks", "check")):
        for row in DRAWN.sample(rows(table), 2):
            yield row[column], {f"chapters/appendix/theses.html#{row[column]}"}


def by_source() -> Iterator[tuple[str, set[str]]]:
    """The title of a source that speaks of one claim leads to that claim."""
    told: dict[str, set[str]] = {}
    for row in EVIDENCE:
        told.setdefault(row["source"], set()).add(row["claim"])
    single = sorted(
        name for name, claims in told.items() if len(claims) == 1 and len(words(SOURCES[name]["title"])) > 3
    )
    for name in DRAWN.sample(single, 10):
        yield " ".join(words(SOURCES[name]["title"])[:6]), {f"ledger.html#{claim}" for claim in told[name]}


def by_name() -> Iterator[tuple[str, set[str]]]:
    """A name that one or two statements have leads to one of them, or to text that has it."""
    names = Counter(
        word
        for row in CLAIMS.values()
        for word in set(re.findall(r"(?<=[a-z] )[A-Z][a-z]{4,}", row["statement"]))
    )
    for name in DRAWN.sample(sorted(word for word, number in names.items() if number <= 2), 8):
        yield name, {""}


def by_abbreviation() -> Iterator[tuple[str, set[str]]]:
    """An abbreviation of the statements leads to a place that has it."""
    found = Counter(
        word
        for row in CLAIMS.values()
        for word in set(re.findall(r"\b[A-Z]{3,6}\b", row["statement"] + " " + row["subject"]))
    )
    for name in DRAWN.sample(sorted(found), 8):
        yield name, {""}


def by_number() -> Iterator[tuple[str, set[str]]]:
    """A year, a sum or a decimal of a statement leads to a place that has it."""
    years = sorted(
        {year for row in CLAIMS.values() for year in re.findall(r"\b(?:19|20)\d\d\b", row["statement"])}
    )
    sums = sorted(
        {
            one
            for row in CLAIMS.values()
            for one in re.findall(r"\b\d+\.\d+\b|\b\d{1,3},\d{3}\b", row["statement"])
        }
    )
    yield from ((year, {""}) for year in DRAWN.sample(years, 7))
    yield from ((one, {""}) for one in DRAWN.sample(sums, 7))


def by_script() -> Iterator[tuple[str, set[str]]]:
    """A title in Cyrillic leads to a place that has it, and words sought in vain to their claim."""
    cyrillic = re.compile(r"[\u0400-\u04ff]{5,}")
    titles = [row["title"] for row in SOURCES.values() if cyrillic.search(row["title"])]
    for title in DRAWN.sample(sorted(titles), min(3, len(titles))):
        yield max(cyrillic.findall(title), key=len), {""}
    sought: dict[str, set[str]] = {}
    for row in rows("ledger/searches"):
        if found := cyrillic.findall(row["terms"]):
            sought.setdefault(" ".join(found), set()).add(f"ledger.html#{row['claim']}")
    for words_ in sorted(sought):
        yield words_, sought[words_]


CASES = [
    (kind.__name__, query, targets)
    for kind in (by_words, by_id, by_source, by_name, by_abbreviation, by_number, by_script)
    for query, targets in kind()
]


@pytest.fixture
def asked(visit: Callable[..., Watched]) -> Callable[[str], list[dict[str, Any]]]:
    """The hits for a query on the page of results."""
    page = visit().open("search.html")

    def ask(query: str) -> list[dict[str, Any]]:
        field = page.locator("#book-search input[name=q]")
        field.fill("")
        field.fill(query)
        page.wait_for_function(
            "query => document.querySelector('#book-search .search-status').textContent.includes(`“${query}”`)",
            arg=query,
        )
        return page.eval_on_selector_all(
            "#book-search li.search-hit",
            "found => found.map(one => ({href: one.querySelector('a').getAttribute('href').replace(/^\\.\\//, ''), "
            "marked: [...one.querySelectorAll('mark')].map(mark => mark.textContent), text: one.textContent}))",
        )

    return ask


def test_there_are_enough_cases_of_every_kind() -> None:
    assert len(CASES) >= 60
    assert len({kind for kind, _, _ in CASES}) == 7


def test_every_case_has_its_page_first_or_second(
    asked: Callable[[str], list[dict[str, Any]]], book: Path
) -> None:
    text = (book / "_static" / "search-documents.js").read_text(encoding="utf-8")
    documents = json.loads(text.removeprefix("globalThis.BOOK_DOCUMENTS = ").removesuffix(";\n"))
    said = {
        one["url"]: f"{one['title']} {one['where']} {one['text']}".lower().replace(",", "")
        for one in documents
    }
    missed = []
    for kind, query, targets in CASES:
        first = [hit["href"] for hit in asked(query)][:2]
        if targets != {""}:
            fits = bool(targets & set(first))
            if kind == "by_id":
                fits = set(first) == targets
        else:
            fits = bool(first) and all(query.lower().replace(",", "") in said[one] for one in first)
        if not fits:
            missed.append((kind, query, sorted(targets)[:2], first))
    assert not missed, f"{len(CASES) - len(missed)} of {len(CASES)}"


def test_an_abbreviation_that_no_title_has_leads_to_what_spells_it_out(
    asked: Callable[[str], list[dict[str, Any]]],
) -> None:
    spelt = {
        f"ledger.html#{name}"
        for name, row in CLAIMS.items()
        if "foreign direct investment" in row["statement"].lower()
    }
    assert asked("FDI")[0]["href"] in spelt
    # Words whose initials happen to fit stand before no title that has the abbreviation itself.
    assert "PCA" in asked("PCA")[0]["text"]


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", '"; --', "x" * 300, "((((", "\\", "the of and"]
)
def test_markup_quotes_and_nonsense_are_only_words(
    asked: Callable[[str], list[dict[str, Any]]], query: str
) -> None:
    asked(query)


def test_an_exhibit_is_found_by_its_number(
    visit: Callable[..., Watched], asked: Callable[[str], list[dict[str, Any]]]
) -> None:
    page = visit().open("chapters/05-culture.html")
    for selector in ("figure.exhibit-figure", "table.exhibit-table[id^=tbl-]"):
        shown = page.locator(selector).first
        number = re.search(r"\d+\.\d+", shown.locator(".caption-number").inner_text())
        assert number is not None
        target = f"chapters/05-culture.html#{shown.get_attribute('id')}"
        word = "Fig." if selector.startswith("figure") else "Table"
        assert asked(f"{word} {number[0]}")[0]["href"] == target
        assert target in [hit["href"] for hit in asked(number[0])][:2]
        assert [hit["href"] for hit in asked(str(shown.get_attribute("id")))] == [target]


def test_the_box_shows_hits_from_disk_with_what_was_found(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = watched.open("chapters/index.html")
    assert page.evaluate("typeof MiniSearch") == "undefined"
    page.keyboard.press("Control+K")
    page.keyboard.type("Bolashak")
    hits = page.locator("#pst-search-dialog li.search-hit")
    expect(hits.first).to_be_visible()
    # The first hit is the entry of the glossary, whose title is the word itself and whose text has it not.
    assert "bolashak" in hits.first.inner_text().lower()
    assert "bolashak" in hits.locator("mark").first.inner_text().lower()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=Bolashak*")
    expect(page.locator("#book-search li.search-hit").nth(2)).to_be_visible()
    assert not watched.logged
    assert not watched.asked


def test_a_hit_on_a_claim_leads_to_the_claim(visit: Callable[..., Watched]) -> None:
    page = visit().open("search.html")
    page.locator("#book-search input[name=q]").fill("a-068")
    page.locator("li.search-hit a").first.click()
    page.wait_for_url("**/ledger.html#a-068")
    expect(page.locator("#a-068 dl")).to_be_visible()


def test_results_by_kind_are_kept_in_the_address(visit: Callable[..., Watched]) -> None:
    page = visit().open("search.html")
    page.locator("#book-search input[name=q]").fill("visas")
    chosen = page.locator(".search-kinds button[data-kind=claim]")
    chosen.click()
    expect(chosen).to_have_attribute("aria-pressed", "true")
    hits = page.locator("#book-search li.search-hit")
    assert set(
        page.eval_on_selector_all("#book-search li.search-hit", "found => found.map(one => one.className)")
    ) == {"search-hit search-claim"}
    assert hits.count() > 0
    hits.first.locator("a").click()
    page.wait_for_url("**/ledger.html#*")
    page.go_back()
    expect(page.locator("#book-search input[name=q]")).to_have_value("visas")
    expect(page.locator(".search-kinds button[data-kind=claim]")).to_have_attribute("aria-pressed", "true")
    more: Page = page
    assert "kind=claim" in more.url


def test_without_scripts_the_page_says_where_else_to_look(visit: Callable[..., Watched]) -> None:
    page = visit(java_script_enabled=False).open("search.html")
    assert page.locator("noscript, p:has-text('needs JavaScript')").count() > 0


def test_a_figure_is_cited_and_taken_from_where_it_is_found(visit: Callable[..., Watched]) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"]).open("chapters/index.html")
    page.keyboard.press("Control+K")
    page.keyboard.type("TEMPUS money")
    hit = page.locator("#pst-search-dialog li.search-exhibit").first
    expect(hit).to_be_visible()
    hit.locator("button").click()
    expect(hit.locator("button")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    files = hit.locator("a[download]").evaluate_all("all => all.map(one => one.href)")
    assert [Path(one).suffix for one in files] == [".bib", ".csv"]
    assert all((book_folder() / "exhibits" / Path(one).name).is_file() for one in files)
    # Nothing but the box was needed, and the reference is that of the passport.
    expect(page.locator("#pst-search-dialog")).to_be_visible()
    hit.locator("a").first.click()
    page.wait_for_url("**/chapters/*.html#*")
    name = page.url.partition("#")[2]
    assert copied == page.locator(f"#passport-{name} .cite-text").first.text_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_the_page_does_not_shine_through_what_is_found(
    visit: Callable[..., Watched], width: int, scheme: str
) -> None:
    page = visit(width=width, scheme=scheme).open("chapters/07-foreign-policy.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("death penalty")
    hit = page.locator("#pst-search-dialog li.search-hit").first
    expect(hit).to_be_visible()
    behind = hit.evaluate(
        """one => {
            const dialog = one.closest('dialog');
            for (let at = one; at !== dialog.parentElement; at = at.parentElement) {
                const colour = getComputedStyle(at).backgroundColor;
                if (!/^rgba\\(.*, 0\\)$/.test(colour)) { return colour; }
            }
            return '';
        }"""
    )
    assert behind == page.evaluate("getComputedStyle(document.body).backgroundColor")
