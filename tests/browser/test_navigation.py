"""The way about: menus at every width, the bar above, the index, and no stop that leads nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from conftest import Watched

CHAPTER = "chapters/05-culture.html"
#: Below this width the menus are boxes over the page.
WIDE = 992
#: The words of elements that stand on more than one line; after a hyphen a line may end.
BROKEN_WORDS = """(chosen) => [...document.querySelectorAll(chosen)].flatMap((one) => {
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const word of node.data.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) found.push(word[0]);
    }
  }
  return found;
})"""


def shown(page: Page, selector: str) -> bool:
    """Whether an element stands on the screen: it has a size and is within the window."""
    return page.evaluate(
        """(selector) => {
            const box = document.querySelector(selector)?.getBoundingClientRect();
            return Boolean(box && box.width > 40 && box.height > 40 && box.right > 0 && box.left < innerWidth);
        }""",
        selector,
    )


def toggle(page: Page, kind: str) -> None:
    page.locator(f".{kind}-toggle:visible").first.click()
    page.wait_for_timeout(350)


@pytest.mark.parametrize("width", [320, 390, 800, 1400])
def test_the_menu_appears_and_goes(visit: Callable[..., Watched], width: int) -> None:
    watched = visit(width=width, height=800)
    page = watched.open(CHAPTER)
    menu = "a.reference.internal:has-text('12. Conclusion')"
    begins = width >= WIDE
    assert page.locator(f"{menu}:visible").count() == int(begins)
    toggle(page, "primary")
    assert page.locator(f"{menu}:visible").count() == int(not begins)
    if begins:
        toggle(page, "primary")
    else:
        assert shown(page, "#pst-primary-sidebar-modal")
        page.keyboard.press("Escape")
        page.wait_for_timeout(350)
    assert page.locator(f"{menu}:visible").count() == int(begins)
    assert not watched.logged


@pytest.mark.parametrize("width", [320, 390, 800])
def test_the_contents_of_a_page_appear_lead_and_go(visit: Callable[..., Watched], width: int) -> None:
    page = visit(width=width, height=800).open(CHAPTER)
    assert not shown(page, "#pst-secondary-sidebar-modal")
    toggle(page, "secondary")
    assert shown(page, "#pst-secondary-sidebar-modal")
    link = page.locator("#pst-secondary-sidebar-modal a[href^='#']:visible").nth(2)
    target = link.get_attribute("href")
    link.click()
    page.wait_for_timeout(350)
    assert not shown(page, "#pst-secondary-sidebar-modal")
    assert page.evaluate("location.hash") == target
    expect(page.locator(str(target))).to_be_in_viewport()


def test_a_way_in_the_menu_leads_to_its_page(visit: Callable[..., Watched]) -> None:
    page = visit(width=390, height=800).open(CHAPTER)
    toggle(page, "primary")
    page.locator("a.reference.internal:visible", has_text="12. Conclusion").click()
    page.wait_for_url("**/12-conclusion.html")
    assert not shown(page, "#pst-primary-sidebar-modal")


@pytest.mark.parametrize("width", [390, 1400])
def test_the_bar_leads_on_and_back_and_says_where_one_is(visit: Callable[..., Watched], width: int) -> None:
    page = visit(width=width, height=800).open(CHAPTER)
    place = page.locator(".book-place")
    expect(place.locator(".book-page")).to_be_visible()
    here = place.locator(".book-page").inner_text()
    place.locator("a.book-after").click()
    page.wait_for_url("**/06-*.html")
    assert page.locator(".book-place .book-page").inner_text() != here
    page.locator(".book-place a.book-before").click()
    page.wait_for_url(f"**/{CHAPTER}")
    if width >= WIDE:
        page.locator(".bd-article h2").nth(2).scroll_into_view_if_needed()
        page.evaluate("document.querySelectorAll('.bd-article h2')[2].scrollIntoView()")
        page.wait_for_timeout(150)
        heading = page.locator(".bd-article h2").nth(2).inner_text().removesuffix("#").strip()
        assert page.locator(".book-section").inner_text().strip() == heading
        marked = page.locator("#pst-page-toc-nav a.book-here[aria-current]")
        assert marked.count() == 1
        assert marked.inner_text().split() == heading.split()


def test_a_jump_to_an_exhibit_is_marked_in_the_contents(visit: Callable[..., Watched]) -> None:
    page = visit(width=1400).open("chapters/07-foreign-policy.html#fig-un-ideal-points")
    page.wait_for_timeout(300)
    marked = page.locator("#pst-page-toc-nav a.book-here[aria-current]")
    assert marked.count() == 1
    section = page.evaluate("document.getElementById('fig-un-ideal-points').closest('section').id")
    assert marked.get_attribute("href") == f"#{section}"


def test_the_index_stands_in_the_menu(visit: Callable[..., Watched]) -> None:
    page = visit(width=1400).open(CHAPTER)
    page.locator("nav.book-index a").click()
    page.wait_for_url("**/genindex.html")
    links = page.locator(".bd-article a[href*='chapters/']").all_inner_texts()
    assert len(links) > 30
    # No place has a name so long that it would be read as a work.
    assert max(map(len, links)) < 50


def test_from_a_claim_back_to_where_the_book_uses_it(visit: Callable[..., Watched]) -> None:
    page = visit(width=1400).open(CHAPTER)
    link = page.locator(".bd-article section section p a[href*='ledger.html#']").first
    section = link.evaluate("one => one.closest('section').id")
    link.click()
    page.wait_for_url("**/ledger.html#*")
    back = page.locator(f"article.claim:target a[href$='05-culture.html#{section}']")
    expect(back.first).to_be_visible()
    back.first.click()
    page.wait_for_url(f"**/05-culture.html#{section}")


def test_text_at_200_per_cent_stays_within_the_window(visit: Callable[..., Watched]) -> None:
    for width in (320, 784):
        page = visit(width=width, height=800).open(CHAPTER)
        page.add_style_tag(content="html { font-size: 32px !important; }")
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_large_letters_leave_the_text_half_of_a_wide_window(visit: Callable[..., Watched]) -> None:
    page = visit(width=1280).open(CHAPTER)
    page.add_style_tag(content="html { font-size: 32px !important; } * { transition: none !important; }")
    assert page.locator(".bd-article").bounding_box()["width"] > 640  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_word_of_a_title_breaks_where_the_page_leads_on(visit: Callable[..., Watched], width: int) -> None:
    for name in ("chapters/index.html", CHAPTER):
        page = visit(width=width, height=800).open(name)
        broken = page.evaluate(BROKEN_WORDS, ".prev-next-title, .bd-links li > a")
        assert broken == [], (name, width)


@pytest.mark.parametrize("width", [320, 390, 800])
def test_without_scripts_no_button_is_dead_and_the_menu_stands_below(
    visit: Callable[..., Watched], width: int
) -> None:
    page = visit(width=width, height=800, java_script_enabled=False).open(CHAPTER)
    assert page.locator("button:visible").count() == 0
    page.locator("a.book-menu-link").click()
    chapter = page.locator("#pst-primary-sidebar a", has_text="12. Conclusion")
    expect(chapter).to_be_visible()
    chapter.click()
    page.wait_for_url("**/12-conclusion.html")
