"""The ledger: its filters, and links to one claim."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from conftest import Watched

SHOWN = "article.claim:not([hidden])"


def total(page: Page) -> int:
    return page.locator("article.claim").count()


def test_text_article_and_verdict_filter_and_reset_shows_all(visit: Callable[..., Watched]) -> None:
    page = visit().open("ledger.html")
    everything = total(page)
    assert everything > 500
    said = page.locator("#ledger-filter output")
    expect(said).to_have_text(f"{everything} of {everything} claims")

    page.fill("#ledger-filter [name=text]", "bolashak")
    by_text = page.locator(SHOWN).count()
    assert 0 < by_text < everything
    assert all("bolashak" in text.lower() for text in page.locator(SHOWN).all_text_contents())

    page.select_option("#ledger-filter [name=article]", "B")
    by_both = page.locator(SHOWN).count()
    assert 0 < by_both < by_text
    assert page.eval_on_selector_all(
        SHOWN, "found => [...new Set(found.map(one => one.dataset.article))]"
    ) == ["B"]
    expect(said).to_have_text(f"{by_both} of {everything} claims")

    page.click("#ledger-filter button[type=reset]")
    expect(said).to_have_text(f"{everything} of {everything} claims")

    page.select_option("#ledger-filter [name=record]", "detail differs")
    assert 0 < page.locator(SHOWN).count() < everything
    assert page.eval_on_selector_all(
        SHOWN, "found => [...new Set(found.map(one => one.dataset.record))]"
    ) == ["detail differs"]


def test_a_link_to_a_claim_opens_it(visit: Callable[..., Watched]) -> None:
    page = visit().open("ledger.html#a-048")
    claim = page.locator("#a-048")
    expect(claim.locator("dl")).to_be_visible()
    expect(claim).to_be_in_viewport()
    assert page.locator("article.claim details[open]").count() == 1


def test_a_link_to_a_hidden_claim_takes_the_filter_away(visit: Callable[..., Watched]) -> None:
    page = visit().open("ledger.html")
    page.select_option("#ledger-filter [name=article]", "B")
    expect(page.locator("#a-048")).to_be_hidden()
    page.evaluate("location.hash = '#a-048'")
    expect(page.locator("#a-048 dl")).to_be_visible()


def test_a_claim_opens_by_keyboard(visit: Callable[..., Watched]) -> None:
    page = visit().open("ledger.html")
    claim = page.locator("article.claim").first
    claim.locator(".claim-id").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(claim.locator("dl")).to_be_visible()
