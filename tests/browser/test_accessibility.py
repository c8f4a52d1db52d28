"""What axe-core finds, in light and dark, at a desk and on a phone: nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from conftest import Watched

PAGES = (
    "chapters/index.html",
    "chapters/04-engagement.html",
    "chapters/07-foreign-policy.html",
    "ledger.html",
    "chapters/appendix/exhibits.html",
    "chapters/appendix/data.html",
    "chapters/appendix/bibliography.html",
)
#: The style sheets of a page opened from disk may not be fetched by its scripts, which axe would try.
OPTIONS = "{preload: false, rules: {'label-content-name-mismatch': {enabled: true}}}"
FOUND = f"""async () => (await axe.run({OPTIONS})).violations.flatMap(
    (rule) => rule.nodes.map((node) => `${{rule.id}}: ${{node.html.slice(0, 160)}} ${{node.failureSummary.slice(0, 200)}}`))"""


def violations(page: Page) -> list[str]:
    """What axe-core finds on a page as it stands."""
    # Until the theme's colours have faded in, contrast is that of the way there.
    page.wait_for_timeout(300)
    page.evaluate(AXE_SCRIPT)
    return page.evaluate(FOUND)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visit: Callable[..., Watched], name: str, scheme: str, width: int) -> None:
    page = visit(width=width, scheme=scheme).open(name)
    page.wait_for_function("document.getElementById('pst-primary-sidebar')?.hasAttribute('role')")
    # One fold-out stands for all: what it holds is looked at too.
    page.evaluate(
        "document.querySelector('details.passport, article.claim details')?.setAttribute('open', '')"
    )
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name",
    ["search.html?q=votes", "genindex.html", "chapters/appendix/theses.html", "chapters/10-audit.html"],
)
def test_axe_finds_nothing_on_pages_of_another_kind(
    visit: Callable[..., Watched], name: str, scheme: str
) -> None:
    page = visit(width=360, scheme=scheme).open(name)
    if "?q" in name:
        page.locator("li.search-hit").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens_over_a_page(visit: Callable[..., Watched], scheme: str) -> None:
    page = visit(width=1280, scheme=scheme).open("chapters/07-foreign-policy.html")
    page.locator(".bd-article p a[href*='ledger.html#']").first.hover()
    page.locator(".book-card").first.wait_for()
    assert violations(page) == []
    page.keyboard.press("Control+k")
    page.keyboard.type("votes")
    page.locator("#pst-search-dialog li.search-hit").first.wait_for()
    assert violations(page) == []
