"""Marks and cards: what a linked statement says before one goes there, by pointer, key and finger."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from conftest import Watched

CHAPTER = "chapters/05-culture.html"
LINK = ".bd-article p a[href*='ledger.html#']:has(.badge-verdict)"


def card_of(page: Page, name: str) -> dict[str, str]:
    return page.evaluate(
        "name => JSON.parse(document.getElementById('book-previews').textContent).claims[name]", name
    )


def check(page: Page, name: str) -> None:
    said, card = card_of(page, name), page.locator("#book-card")
    expect(card).to_be_visible()
    for part in (said["statement"], said["verdict"], said.get("source", "")):
        assert part in card.inner_text()
    box = card.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]  # type: ignore[index]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_a_card_on_hover_and_away(visit: Callable[..., Watched], width: int, scheme: str) -> None:
    watched = visit(width=width, scheme=scheme)
    page = watched.open(CHAPTER)
    link = page.locator(LINK).nth(3)
    name = str(link.get_attribute("href")).partition("#")[2]
    link.scroll_into_view_if_needed()
    link.hover()
    check(page, name)
    page.locator("#book-card a").hover()
    page.wait_for_timeout(400)
    expect(page.locator("#book-card")).to_be_visible()
    page.mouse.move(2, 2)
    expect(page.locator("#book-card")).to_be_hidden()
    assert not watched.logged
    assert not watched.asked


def test_a_card_on_focus_and_by_keyboard(visit: Callable[..., Watched]) -> None:
    page = visit(width=1400).open(CHAPTER)
    link = page.locator(LINK).first
    link.focus()
    check(page, str(link.get_attribute("href")).partition("#")[2])
    assert link.get_attribute("aria-describedby") == "book-card"
    page.keyboard.press("Escape")
    expect(page.locator("#book-card")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ledger.html#*")


def test_the_first_tap_shows_the_card_and_the_second_follows(visit: Callable[..., Watched]) -> None:
    page = visit(width=390, height=800, has_touch=True, is_mobile=True).open(CHAPTER)
    link = page.locator(LINK).nth(2)
    link.scroll_into_view_if_needed()
    link.tap()
    check(page, str(link.get_attribute("href")).partition("#")[2])
    page.locator(".bd-article h1").tap()
    expect(page.locator("#book-card")).to_be_hidden()
    link.tap()
    page.locator("#book-card a").tap()
    page.wait_for_url("**/ledger.html#*")


def test_a_term_has_its_card(visit: Callable[..., Watched]) -> None:
    page = visit(width=1400).open("chapters/02-theory.html")
    link = page.locator(".bd-article a[href*='glossary.html#term-']").first
    link.hover()
    expect(page.locator("#book-card")).to_contain_text("glossary")


@pytest.mark.parametrize(
    ("chapter", "anchor", "name"),
    [
        ("07-foreign-policy", "term-General-Assembly", "General Assembly"),
        ("07-foreign-policy", "term-EU-mean", "EU mean"),
    ],
)
def test_a_card_is_headed_by_the_term_whatever_the_words_of_the_link(
    visit: Callable[..., Watched], chapter: str, anchor: str, name: str
) -> None:
    page = visit(width=1400).open(f"chapters/{chapter}.html")
    link = page.locator(f".bd-article a[href$='#{anchor}']").first
    link.evaluate("link => { link.textContent = 'other words'; }")
    link.scroll_into_view_if_needed()
    link.hover()
    expect(page.locator("#book-card strong").first).to_have_text(name)


def test_every_mark_is_in_the_key_and_has_a_name(visit: Callable[..., Watched]) -> None:
    page = visit(width=1400).open("chapters/10-audit.html")
    page.locator("details.mark-key summary").click()
    known = [" ".join(one.split()) for one in page.locator(".mark-key dt").all_inner_texts()]
    marks = page.eval_on_selector_all(
        ".bd-article p a .badge-verdict",
        "found => found.map(one => [one.querySelector('[aria-hidden]')?.textContent ?? one.textContent, one.title.split(':')[0], one.textContent])",
    )
    assert len(marks) > 20
    for mark, name, heard in marks:
        assert name in heard
        assert any(one.startswith(mark) and one.endswith(name) for one in known), (mark, name)


@pytest.mark.parametrize("width", [320, 390, 784, 1400])
def test_no_line_begins_with_a_mark_or_a_stop(visit: Callable[..., Watched], width: int) -> None:
    watched = visit(width=width)
    broken = {}
    for name in ("chapters/05-culture.html", "chapters/10-audit.html", "chapters/04-engagement.html"):
        page = watched.open(name)
        found = page.evaluate(
            """() => [...document.querySelectorAll('.bd-article p a .badge-verdict')].filter((mark) => {
                const range = document.createRange();
                const words = mark.parentElement.querySelector('.std');
                range.selectNodeContents(words);
                const before = [...range.getClientRects()].at(-1);
                return mark.getClientRects()[0].top > before.bottom;
            }).map((mark) => mark.closest('a').textContent)"""
        )
        stops = page.evaluate(
            """() => [...document.querySelectorAll('.bd-article p a:has(.badge-verdict)')].filter((link) => {
                const next = link.nextSibling;
                if (next?.nodeType !== 3 || !/^[.,;:)]/.test(next.data)) { return false; }
                const range = document.createRange();
                range.setStart(next, 0); range.setEnd(next, 1);
                return range.getClientRects()[0].top > link.querySelector('.badge-verdict').getClientRects()[0].bottom;
            }).map((link) => link.textContent)"""
        )
        if found or stops:
            broken[name] = (found, stops)
    assert not broken
