"""What holds on every page: quiet, self-contained, no dead link, no sideways scrolling on a phone, calm on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from conftest import Watched, page_names

PHONE = 360


def test_no_page_logs_an_error_or_asks_for_anything_but_files(visit: Callable[..., Watched]) -> None:
    watched = visit()
    for name in page_names():
        watched.open(name)
        # Scripts that wait for the page to settle have their say too.
        watched.page.wait_for_timeout(50)
        assert not watched.logged, name
        assert not watched.asked, name


def test_every_internal_link_and_download_answers(visit: Callable[..., Watched], book: Path) -> None:
    watched = visit()
    links: dict[str, list[str]] = {}
    anchors: dict[Path, set[str]] = {}
    for name in page_names():
        page = watched.open(name)
        links[name] = page.eval_on_selector_all("a[href], area[href]", "found => found.map(one => one.href)")
        anchors[book / name] = set(page.eval_on_selector_all("[id]", "found => found.map(one => one.id)"))
    dead = []
    for name, addresses in links.items():
        for address in addresses:
            parts = urlsplit(address)
            if parts.scheme != "file":
                continue
            target = Path(unquote(parts.path))
            missing = parts.fragment and target in anchors and unquote(parts.fragment) not in anchors[target]
            if not target.is_file() or missing:
                dead.append((name, address.rpartition("/")[2]))
    assert sum(map(len, links.values())) > 1000
    assert not dead


def test_the_door_leads_to_the_front_page(visit: Callable[..., Watched]) -> None:
    watched = visit()
    watched.open("index.html")
    watched.page.wait_for_url("**/chapters/index.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_without_scripts_has_its_colours(visit: Callable[..., Watched], scheme: str) -> None:
    colours = {}
    for scripts in (True, False):
        page = visit(scheme=scheme if not scripts else "light", java_script_enabled=scripts).open(
            "chapters/07-foreign-policy.html"
        )
        # The bar stays above the text, so that it needs a ground; links and figures have colours of their own.
        colours[scripts] = [
            page.locator(selector).first.evaluate("(one, name) => getComputedStyle(one)[name]", name)
            for selector, name in (
                (".bd-header-article", "backgroundColor"),
                (".bd-article section > p", "color"),
                (".bd-article section > p a.reference", "color"),
                (".bd-article .badge-verdict", "color"),
            )
        ]
    assert colours[False] == colours[True]
    assert "rgba(0, 0, 0, 0)" not in colours[False]


def test_no_page_scrolls_sideways_on_a_phone(visit: Callable[..., Watched]) -> None:
    watched = visit(width=PHONE, height=740)
    wide = {}
    for name in page_names():
        page = watched.open(name)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE:
            wide[name] = width
    assert not wide


def test_paper_shows_neither_side_bars_nor_passports(visit: Callable[..., Watched]) -> None:
    watched = visit()
    page = watched.open("chapters/04-engagement.html")
    page.emulate_media(media="print")
    for hidden in (
        "#pst-primary-sidebar",
        "#pst-secondary-sidebar",
        ".bd-header-article",
        ".prev-next-footer",
        "details.passport",
        "svg.exhibit-picture.narrow",
    ):
        shown = page.locator(f"{hidden}:visible").count()
        assert page.locator(hidden).count() and not shown, hidden
    assert page.locator("svg.exhibit-picture.wide:visible").count() > 0
