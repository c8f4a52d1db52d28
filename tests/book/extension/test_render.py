"""A card's table has the widths of its maker on the page, and none where the maker gave none."""

from __future__ import annotations

from typing import Any

from docutils import nodes as n

from helpers.book.extension import render

LONG = "The Council took note of the strategy, and the Commission reported on it in the year after. " * 4


def card(**changed: Any) -> Any:
    body = [[{"text": "a-001"}, {"text": "yes"}, {"text": LONG}]] * 3
    return {"header": ["Id", "Said", "Record"], "body": body, "align": "lll", "caption": "C"} | changed


def test_sentences_have_the_width_that_short_columns_leave() -> None:
    table = render.table(card(widths=[2, 3, 3]))
    assert "colwidths-given" in table["classes"]
    short, other, long = (column["colwidth"] for column in table.findall(n.colspec))
    assert long > 3 * other > 0 and long > 3 * short > 0


def test_a_cell_with_a_date_carries_what_sorts_it(small: Any) -> None:
    said = ["5 June 2022", "December 2006", "a-410", "311", ""]
    body = [[{"text": "x"}, {"text": text}] for text in said]
    page = small(card={"header": ["a", "Stated date"], "body": body, "align": "ll"}).page()
    cells = page.select("#tbl-small tbody td")
    assert [cell.get_text(strip=True) for cell in cells] == said
    assert [cell.get("data-sort") for cell in cells] == ["2022-06-05", "2006-12-00", None, None, None]


def test_a_table_without_widths_is_left_to_the_browser() -> None:
    table = render.table(card())
    assert "colwidths-given" not in table["classes"]
    assert [column["colwidth"] for column in table.findall(n.colspec)] == [1, 1, 1]
