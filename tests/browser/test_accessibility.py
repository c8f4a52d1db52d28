"""What axe-core finds, in light and dark, at a desk and on a phone: nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.base import AXE_SCRIPT

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
    # Until the theme's colours have faded in, contrast is that of the way there.
    page.wait_for_timeout(300)
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(FOUND) == []
