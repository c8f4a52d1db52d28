"""Paper: light colours in the dark, every column, reasons and sources, and nothing that only a screen can use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page

from conftest import Watched, page_names

#: What an A4 page of default margins holds, in pixels.
PAPER = 718


def printed(watched: Watched, name: str) -> Page:
    page = watched.open(name)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(150)
    return page


def test_no_table_is_wider_than_the_paper(visit: Callable[..., Watched]) -> None:
    watched = visit(width=PAPER, height=1000)
    wide = {}
    for name in page_names():
        page = printed(watched, name)
        found = page.evaluate(
            """(limit) => [...document.querySelectorAll('.bd-article table, .bd-article pre, .bd-article figure')].filter((one) => one.offsetParent).map(
                (one) => [one.id || one.className, Math.round(one.getBoundingClientRect().right), one.scrollWidth - one.clientWidth])
                .filter(([, right, hidden]) => right > limit + 1 || hidden > 1)""",
            PAPER,
        )
        if found:
            wide[name] = found
    assert not wide


@pytest.mark.parametrize("name", ["chapters/05-culture.html", "ledger.html"])
def test_paper_is_light_in_the_dark(visit: Callable[..., Watched], name: str) -> None:
    page = printed(visit(scheme="dark"), name)
    for selector in ("body", ".bd-article"):
        assert page.locator(selector).first.evaluate("one => getComputedStyle(one).backgroundColor") in (
            "rgb(255, 255, 255)",
            "rgba(0, 0, 0, 0)",
        )
    text = page.locator(".bd-article section > p").first.evaluate("one => getComputedStyle(one).color")
    assert sum(int(part) for part in text[4:-1].split(",")) < 200
    # Verdicts have their colours for paper: four and a half to one on white at least.
    badges = page.eval_on_selector_all(
        ".badge-verdict", "found => [...new Set(found.map(one => getComputedStyle(one).color))]"
    )
    assert badges
    for colour in badges:
        assert sum(int(part) for part in colour[4:-1].split(",")) < 390, colour


def test_code_on_paper_is_dark_on_white(visit: Callable[..., Watched]) -> None:
    page = printed(visit(scheme="dark"), "chapters/appendix/data.html")
    pale = page.eval_on_selector_all(
        ".bd-article pre, .bd-article pre *",
        "found => [found.length, [...new Set(found.map(one => getComputedStyle(one).color))]]",
    )
    assert pale[0] > 10
    for colour in pale[1]:
        assert sum(int(part) for part in colour[4:-1].split(",")) < 200, colour


def test_a_claim_on_paper_has_its_reasons_and_no_dead_words(visit: Callable[..., Watched]) -> None:
    page = printed(visit(), "ledger.html?text=bolashak")
    shown = page.locator("article.claim:not([hidden])")
    count = shown.count()
    assert count > 3
    assert page.locator("article.claim:not([hidden]) dl:visible").count() == count
    for dead in ("article.claim summary", "#ledger-filter", "button", ".no-paper", "input"):
        assert page.locator(f"{dead}:visible").count() == 0, dead
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("article.claim details[open]").count() == 0


def test_an_exhibit_on_paper_has_its_sources_and_all_rows(visit: Callable[..., Watched]) -> None:
    page = printed(visit(), "chapters/10-audit.html")
    exhibits = page.locator("details.passport").count()
    sources = page.locator("p.on-paper:visible")
    assert sources.count() == exhibits > 3
    assert all("Source" in text for text in sources.all_inner_texts())
    hidden = page.eval_on_selector_all(
        "table.exhibit-table tbody tr", "found => found.filter(one => !one.offsetParent).length"
    )
    assert hidden == 0
    assert page.locator(".table-tools:visible, button:visible").count() == 0


@pytest.mark.parametrize("name", ["chapters/10-audit.html", "chapters/appendix/exhibits.html"])
def test_a_page_is_printed_with_its_title_and_long_tables_go_on(
    visit: Callable[..., Watched], name: str
) -> None:
    page = printed(visit(), name)
    titles = page.locator("h1:visible")
    assert titles.count() == 1
    assert page.evaluate("document.querySelector('.bd-article h1').getBoundingClientRect().top") < 120
    breaks = page.eval_on_selector_all(
        "table.exhibit-table", "found => [...new Set(found.map(one => getComputedStyle(one).breakInside))]"
    )
    assert breaks == ["auto"]
    links = page.eval_on_selector_all(
        ".bd-article a", "found => [...new Set(found.map(one => getComputedStyle(one).textDecorationLine))]"
    )
    assert links == ["none"]
    # What is not yet loaded would be printed as an empty frame.
    assert page.locator("img[loading=lazy]").count() == 0


def test_a_printed_head_keeps_its_words_on_every_page(visit: Callable[..., Watched]) -> None:
    page = printed(visit(), "chapters/10-audit.html")
    bare = page.eval_on_selector_all(
        "table.exhibit-table thead th",
        "found => found.filter(one => [...one.querySelectorAll('button')].some(button => button.textContent.trim())).length",
    )
    assert bare == 0


def test_no_dark_line_and_no_file_to_press_is_printed(visit: Callable[..., Watched]) -> None:
    page = printed(visit(scheme="dark"), "chapters/appendix/data.html")
    lines = page.eval_on_selector_all(
        ".bd-article td",
        "found => [...new Set(found.flatMap((one) => ['Left', 'Right'].map((side) => getComputedStyle(one)[`border${side}Width`])))]",
    )
    assert lines == ["0px"]
    assert page.locator("#all-tables table a[download]:visible").count() == 0
    assert page.locator("#all-tables table td:visible").count() > 150
    page = printed(visit(), "chapters/appendix/exhibits.html")
    assert page.locator("ul.gallery a[download]:visible").count() == 0


def test_a_printed_caption_stands_whole_above_the_head_of_its_table(
    visit: Callable[..., Watched], tmp_path: Path
) -> None:
    said, missed = 0, []
    for name in ("03-methods", "04-engagement", "08-actors", "09-two-articles"):
        page = printed(visit(), f"chapters/{name}.html")
        tables = page.eval_on_selector_all(
            "table.exhibit-table:has(caption)",
            "found => found.map(one => [one.querySelector('caption').textContent, one.querySelector('th').textContent])",
        )
        page.pdf(path=tmp_path / "printed.pdf", format="A4")
        document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
        sheets = ["".join(one.get_textpage().get_text_bounded().split()) for one in document]
        for caption, head in tables:
            words = "".join(f"{caption} {head}".replace("#", "").split())
            said += 1
            if not any(words in sheet for sheet in sheets):
                missed.append((name, caption[:60]))
    assert said > 10
    assert missed == []
