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


def test_a_table_without_widths_is_left_to_the_browser() -> None:
    table = render.table(card())
    assert "colwidths-given" not in table["classes"]
    assert [column["colwidth"] for column in table.findall(n.colspec)] == [1, 1, 1]
