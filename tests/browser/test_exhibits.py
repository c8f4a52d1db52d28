"""Exhibits as a reader handles them: the passport by mouse and keyboard, the copy button, its form and colours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from conftest import Watched

CHAPTER = "chapters/04-engagement.html"


def test_a_passport_opens_by_mouse(visit: Callable[..., Watched]) -> None:
    page = visit().open(CHAPTER)
    passport = page.locator("details.passport").first
    assert not passport.locator("> dl").is_visible()
    passport.locator("> summary").click()
    assert passport.locator("> dl").is_visible()
    assert passport.locator("a[download]").count() >= 3


def test_a_passport_opens_by_keyboard(visit: Callable[..., Watched]) -> None:
    page = visit().open(CHAPTER)
    passport = page.locator("details.passport").nth(1)
    # The stop before the passport is found by going back from it, so that the way there is by the Tab key alone.
    passport.locator("> summary").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('details.passport > summary')")
    page.keyboard.press("Enter")
    assert passport.locator("> dl").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('button.copy-text')")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert not passport.locator("> dl").is_visible()


@pytest.mark.parametrize("modern", [True, False])
def test_the_copy_button_copies(visit: Callable[..., Watched], modern: bool) -> None:
    watched = visit(permissions=["clipboard-read", "clipboard-write"])
    if not modern:
        # Where the browser refuses the clipboard, the button falls back on the selection.
        watched.page.add_init_script(
            "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))"
        )
    page = watched.open(CHAPTER)
    passport = page.locator("details.passport").first
    passport.locator("> summary").click()
    button = passport.locator("button.copy-text").first
    button.click()
    page.wait_for_function("button => button.textContent === 'Copied'", arg=button.element_handle())
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == passport.locator(".cite-text").first.text_content()
    assert len(copied) > 80
    assert page.locator("body > textarea").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_take_the_colours_of_the_page(visit: Callable[..., Watched], scheme: str) -> None:
    page = visit(scheme=scheme).open(CHAPTER)
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    shown = "found => found.map(one => getComputedStyle(one).fill)"
    grounds = page.eval_on_selector_all("svg.exhibit-picture.wide > g > g:first-child > path", shown)
    assert grounds
    assert set(grounds) == {{"light": "rgb(255, 255, 255)", "dark": "rgb(18, 18, 18)"}[scheme]}


@pytest.mark.parametrize(("width", "form"), [(390, "narrow"), (1280, "wide")])
def test_one_form_of_a_figure_is_shown_whole(visit: Callable[..., Watched], width: int, form: str) -> None:
    page = visit(width=width, height=800).open(CHAPTER)
    shown = page.locator("svg.exhibit-picture:not(.alone):visible")
    assert shown.count() == page.locator(f"svg.exhibit-picture.{form}:not(.alone)").count() > 0
    assert all(
        name and form in name for name in shown.evaluate_all("all => all.map(one => one.className.baseVal)")
    )
    boxes = shown.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(boxes) <= width
    sizes = page.eval_on_selector_all(
        f"svg.exhibit-picture.{form} text",
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * Math.hypot(one.getScreenCTM().a, one.getScreenCTM().b))",
    )
    assert form == "wide" or min(sizes) >= 11


def test_what_scrolls_on_a_phone_is_reached_by_keyboard(visit: Callable[..., Watched]) -> None:
    watched = visit(width=360, height=740)
    page = watched.open(CHAPTER)
    # A figure has a form for it; a table may be wider.
    wide = "found => found.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.id)"
    assert page.eval_on_selector_all("figure.exhibit-figure", wide) == []
    page.wait_for_function(
        "[...document.querySelectorAll('div:has(> table)')].every("
        "one => one.scrollWidth <= one.clientWidth + 1 || one.tabIndex === 0)"
    )
    # On a wide page nothing scrolls, so nothing stops the Tab key without use.
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function("document.querySelector('figure.exhibit-figure').tabIndex === -1")


@pytest.mark.parametrize("width", [390, 800, 1400])
def test_the_button_for_colours_changes_them_and_the_choice_stays(
    visit: Callable[..., Watched], width: int
) -> None:
    page = visit(width=width, height=800).open(CHAPTER)
    button = page.locator(".bd-header-article .theme-switch-button")
    seen = set()
    for _ in range(3):
        button.click()
        theme, ground = page.evaluate(
            "[document.documentElement.dataset.theme, getComputedStyle(document.body).backgroundColor]"
        )
        page.wait_for_timeout(300)
        seen.add((theme, page.evaluate("getComputedStyle(document.body).backgroundColor") or ground))
    assert len({theme for theme, _ in seen}) == len({ground for _, ground in seen}) == 2
    chosen = page.evaluate("document.documentElement.dataset.theme")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == chosen


def test_every_download_of_an_exhibit_and_of_the_book_is_there(
    visit: Callable[..., Watched], book: Path
) -> None:
    page = visit().open(CHAPTER)
    passport = page.locator("details.passport").first
    passport.locator("> summary").click()
    files = passport.locator("a[download]").evaluate_all("all => all.map(one => one.href)")
    files += page.locator("a.pdf-link").evaluate_all("all => all.map(one => one.href)")
    paths = [Path(unquote(urlsplit(one).path)) for one in files]
    assert {path.suffix for path in paths} >= {".csv", ".xlsx", ".bib", ".pdf"}
    assert all(path.stat().st_size > 100 for path in paths)


@pytest.mark.parametrize("width", [390, 800, 1400])
def test_what_is_asked_for_most_stands_on_the_bar(visit: Callable[..., Watched], width: int) -> None:
    watched = visit(width=width, permissions=["clipboard-read", "clipboard-write"])
    page = watched.open("chapters/05-culture.html")
    bar = page.locator("p.passport-quick").first
    passport = page.locator("details.passport").first
    bar.locator("button").click()
    expect(bar.locator("button")).to_contain_text("Copied")
    assert (
        page.evaluate("navigator.clipboard.readText()") == passport.locator(".cite-text").first.text_content()
    )
    assert passport.get_attribute("open") is None
    names = bar.locator("a[download]").evaluate_all("all => all.map(one => one.href.split('.').pop())")
    assert names == ["bib", "csv"]
    # Bar and fold-out do not cover each other.
    passport.locator("> summary").click()
    assert passport.get_attribute("open") is not None
    over = bar.evaluate("one => one.getBoundingClientRect().bottom")
    assert passport.locator("> dl").evaluate("one => one.getBoundingClientRect().top") >= over - 6
