"""Tables: nothing cut at any width, captions that stay, heads that stay, long ones sorted, filtered and unfolded."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from conftest import Watched, page_names

CHAPTERS = [name for name in page_names() if name.startswith("chapters/") and name.count("/") == 1]
#: Tables that close a chapter are folded as a whole.
FOLD = "details.table-fold"
LONG = f"table.exhibit-table:has(tbody > tr:nth-child(25)):not({FOLD} table)"
DASH = "\N{EN DASH}"
UNFOLD = f"document.querySelectorAll('{FOLD}').forEach((one) => {{ one.open = true; }})"


@pytest.mark.parametrize("width", [320, 390, 784, 1400])
def test_every_column_can_be_reached_and_no_caption_is_cut(visit: Callable[..., Watched], width: int) -> None:
    watched = visit(width=width)
    cut = {}
    for name in [*CHAPTERS, "chapters/appendix/exhibits.html", "chapters/appendix/data.html", "ledger.html"]:
        page = watched.open(name)
        page.evaluate(UNFOLD)
        page.wait_for_timeout(100)
        found = page.evaluate(
            """() => [...document.querySelectorAll('.bd-article table.exhibit-table')].filter((table) => table.offsetParent).filter((table) => {
                const box = table.parentElement.getBoundingClientRect(), own = table.getBoundingClientRect();
                const scrolls = ['auto', 'scroll'].includes(getComputedStyle(table.parentElement).overflowX);
                const caption = table.caption?.getBoundingClientRect();
                const reached = scrolls || own.right <= innerWidth + 1;
                return !reached || (caption && (caption.right > Math.min(box.right, innerWidth) + 1 || caption.left < -1));
            }).map((table) => table.id)"""
        )
        if found or page.evaluate("document.documentElement.scrollWidth") > width:
            cut[name] = found
    assert not cut


def test_a_sentence_in_a_cell_takes_as_many_lines_as_it_needs(visit: Callable[..., Watched]) -> None:
    # A name, a number or an id may keep its line; a link that is a sentence made its table wider than the window.
    watched = visit(width=1100)
    kept, cells = {}, 0
    for name in [*CHAPTERS, "ledger.html"]:
        page = watched.open(name)
        page.evaluate(UNFOLD)
        count, long = page.evaluate(
            """() => {
                const all = [...document.querySelectorAll('.bd-article table.exhibit-table :is(td, th)')].filter((one) => one.textContent.trim().length > 45);
                return [all.length, all.flatMap((cell) => [cell, ...cell.querySelectorAll('*')].filter((one) => one.textContent.trim().length > 45
                    && getComputedStyle(one).whiteSpace === 'nowrap').map((one) => one.textContent.trim()))];
            }"""
        )
        cells += count
        if long:
            kept[name] = long[:3]
    assert cells > 200
    assert not kept


def test_a_folded_table_is_named_by_whole_clauses(visit: Callable[..., Watched]) -> None:
    watched = visit()
    names = []
    for name in CHAPTERS:
        names += watched.open(name).locator(f"{FOLD} > summary").all_inner_texts()
    assert len(names) > 10
    assert [one for one in names if "\N{HORIZONTAL ELLIPSIS}" in one or not one.endswith("rows)")] == []


def test_no_row_on_a_telephone_is_a_screen_of_one_narrow_column(visit: Callable[..., Watched]) -> None:
    # Where few cells of a column hold sentences it was as narrow as for words, and the rows beside it were empty.
    watched = visit(width=390)
    narrow = {}
    for name in CHAPTERS:
        page = watched.open(name)
        page.evaluate(UNFOLD)
        page.wait_for_timeout(100)
        found = page.evaluate(
            """() => [...document.querySelectorAll('div.scrolls > table.exhibit-table tbody :is(td, th)')].filter((one) => one.offsetParent
                && one.textContent.trim().length > 90 && one.getBoundingClientRect().width < 150).map((one) => one.textContent.trim())"""
        )
        if found:
            narrow[name] = found
    assert not narrow


def test_a_caption_stays_when_columns_move(visit: Callable[..., Watched]) -> None:
    watched = visit(width=390)
    moved = 0
    for name in CHAPTERS:
        page = watched.open(name)
        page.evaluate(UNFOLD)
        page.wait_for_timeout(100)
        left = page.evaluate(
            """() => [...document.querySelectorAll('div.scrolls > table.exhibit-table')].filter((table) => table.caption).map((table) => {
                const before = table.caption.getBoundingClientRect().left;
                table.parentElement.scrollLeft = 200;
                return Math.abs(table.caption.getBoundingClientRect().left - before);
            })"""
        )
        moved += len(left)
        assert all(one < 2 for one in left), (name, left)
    assert moved > 5


@pytest.fixture
def long_page(visit: Callable[..., Watched]) -> tuple[Watched, str]:
    watched = visit(width=1400)
    for name in [*CHAPTERS, "chapters/appendix/exhibits.html", "chapters/appendix/data.html"]:
        if watched.open(name).locator(LONG).count():
            return watched, name
    raise AssertionError("no page has a long table")


def test_a_long_table_unfolds_filters_and_sorts(long_page: tuple[Watched, str]) -> None:
    watched, _ = long_page
    page = watched.page
    table = page.locator(LONG).first
    rows = table.locator("tbody > tr")
    total = rows.count()
    shown = table.locator("tbody > tr:visible")
    assert shown.count() == 12
    box = table.locator("xpath=..")
    more = box.locator("xpath=following-sibling::button[contains(@class, 'table-more')]").first
    expect(more).to_have_text(f"Show all {total} rows")
    more.click()
    assert shown.count() == total
    tools = box.locator("xpath=preceding-sibling::div[contains(@class, 'table-tools')]").last
    word = rows.nth(total - 1).locator("td").nth(1).inner_text().split()[0].lower()
    tools.locator("input").fill(word)
    assert 0 < shown.count() <= total
    assert all(word in text.lower() for text in shown.all_inner_texts())
    expect(tools.locator("output")).to_have_text(f"{shown.count()} of {total} rows")
    tools.locator("input").fill("")
    sort = table.locator("thead button.sort").first
    head = table.locator("thead th").first
    sort.click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    first = rows.first.inner_text()
    sort.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert rows.first.inner_text() != first
    sort.click()
    assert head.get_attribute("aria-sort") is None


def test_the_head_of_a_table_stays_in_the_window(long_page: tuple[Watched, str]) -> None:
    watched, _ = long_page
    page = watched.page
    table = page.locator(LONG).first
    table.locator("xpath=../following-sibling::button[contains(@class, 'table-more')]").first.click()
    if not table.evaluate("table => table.parentElement.classList.contains('fits')"):
        pytest.skip("the long table scrolls sideways in a box of its own")
    table.locator("tbody > tr").nth(20).evaluate("row => row.scrollIntoView()")
    page.wait_for_timeout(100)
    top = table.locator("thead th").first.evaluate("head => head.getBoundingClientRect().top")
    assert 0 <= top < 120


def test_rows_of_a_figure_unfold_by_keyboard(visit: Callable[..., Watched]) -> None:
    watched = visit(width=390)
    page = watched.open("chapters/07-foreign-policy.html")
    passport = page.locator("details.passport:has(details.rows)").first
    passport.locator("> summary").click()
    table = passport.locator("table.book-rows")
    expect(table).to_be_hidden()
    passport.locator("details.rows > summary").focus()
    page.keyboard.press("Enter")
    expect(table).to_be_visible()
    page.keyboard.press("Enter")
    expect(table).to_be_hidden()
    assert not watched.logged
    assert not watched.asked


@pytest.mark.parametrize("width", [390, 1400])
def test_a_table_that_closes_a_chapter_is_one_line_until_it_is_opened(
    visit: Callable[..., Watched], width: int
) -> None:
    page = visit(width=width).open("chapters/10-audit.html")
    fold = page.locator(FOLD).last
    table = fold.locator("table.exhibit-table")
    name = table.get_attribute("id")
    rows = table.locator("tbody > tr").count()
    expect(table).to_be_hidden()
    expect(fold.locator("> summary")).to_contain_text(f"({rows} rows)")
    fold.locator("> summary").focus()
    page.keyboard.press("Enter")
    assert table.locator("tbody > tr:visible").count() == rows > 12
    fold.locator("input").fill("zzzz")
    expect(fold.locator("output")).to_have_text(f"0 of {rows} rows")
    # A way to the table opens it, from another page and from this one.
    page = visit(width=width).open(f"chapters/10-audit.html#{name}")
    expect(page.locator(f"#{name}")).to_be_in_viewport()
    page = visit(width=width).open("chapters/10-audit.html")
    page.locator(f"a[href='#{name}']").first.click()
    expect(page.locator(f"#{name}")).to_be_in_viewport()
    # Paper has every row.
    page = visit(width=width).open("chapters/10-audit.html")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(f"#{name} tbody > tr:visible").count() == rows
    assert page.locator(f"{FOLD} > summary:visible").count() == 0


def test_a_note_on_what_has_left_is_seen_by_its_old_address_alone(visit: Callable[..., Watched]) -> None:
    watched = visit()
    for name in CHAPTERS:
        page = watched.open(name)
        notes = page.locator(".tombstone")
        if notes.count():
            assert page.locator(".tombstone p:visible").count() == 0
            old = notes.first.locator("[id]").first.get_attribute("id")
            watched.open(f"{name}#{old}")
            expect(page.locator(".tombstone p:visible")).to_have_count(1)
            expect(page.locator(".tombstone p:visible")).to_be_in_viewport()
            return
    raise AssertionError("no chapter has lost an exhibit")


#: How the words of a column follow one another, however a reader may have sorted it.
COLUMN = """([table, place]) => [...document.getElementById(table).tBodies[0].rows].map((row) => {
    const cell = row.cells[place];
    return [cell.textContent.trim(), cell.dataset.sort || ""];
})"""


@pytest.mark.parametrize(("direction", "presses"), [("ascending", 1), ("descending", 2)])
def test_a_column_of_ids_or_dates_is_sorted_by_them(
    visit: Callable[..., Watched], direction: str, presses: int
) -> None:
    """By letter and number, `a-384` before `a-410` before `b-013`, and by year, month and day; what is empty comes last."""
    watched = visit(width=1400)
    kinds = {"id": 0, "date": 0}
    for name in CHAPTERS:
        page = watched.open(name)
        page.evaluate(UNFOLD)
        tables = page.eval_on_selector_all(
            "table.exhibit-table:has(thead button.sort)",
            "all => all.map((one) => [one.id, one.tHead.rows[0].cells.length])",
        )
        for table, columns in tables:
            for place in range(columns):
                before = [cell for cell in page.evaluate(COLUMN, [table, place]) if cell[0] not in ("", DASH)]
                ids = all(re.match(r"[a-z]-\d", said) for said, _ in before)
                dates = all(when for _, when in before)
                head = page.locator(f"[id='{table}'] thead th").nth(place)
                if not before or not (ids or dates) or not head.locator("button.sort").count():
                    continue
                for _ in range(presses):
                    head.locator("button.sort").click()
                assert head.get_attribute("aria-sort") == direction
                after = page.evaluate(COLUMN, [table, place])
                filled = [cell for cell in after if cell[0] not in ("", DASH)]
                assert after[: len(filled)] == filled, (table, "what is empty comes last")
                kinds["id" if ids else "date"] += 1
                keys = [(said[0], int(re.findall(r"\d+", said)[0])) if ids else when for said, when in filled]
                assert keys == sorted(keys, reverse=direction == "descending"), (table, place)
                assert len(keys) == len(before)
    assert kinds["id"] >= 8 and kinds["date"] >= 4, kinds


def test_back_finds_a_table_open_that_a_reader_opened(visit: Callable[..., Watched]) -> None:
    page = visit(width=1400).open("chapters/10-audit.html")
    fold = page.locator(FOLD).last
    fold.locator("> summary").click()
    link = fold.locator("tbody > tr").nth(20).locator("a[href*='ledger.html#']").first
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    before = page.evaluate("scrollY")
    link.evaluate("link => link.click()")
    page.wait_for_url("**/ledger.html#*")
    page.go_back()
    expect(fold).to_have_attribute("open", "")
    expect(link).to_be_in_viewport()
    assert abs(page.evaluate("scrollY") - before) < 50
    # Another page, and the same one come to anew, has it closed.
    page = visit(width=1400).open("chapters/10-audit.html")
    assert page.locator(f"{FOLD}[open]").count() == 0
