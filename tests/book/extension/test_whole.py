"""Ids are one word wherever they stand on a page."""

from __future__ import annotations

from typing import Any

import pytest

from helpers.book.extension import whole


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("3 claims from b-010", ["b-010"]),
        ("b-015 to b-177", ["b-015", "b-177"]),
        ("substantial (t-12).", ["t-12"]),
        ("a-001", ["a-001"]),
        ("COVID-19, 2004-06, mid-2021, fig-x-12 and a-1", []),
    ],
)
def test_ids_are_parted_from_other_words(text: str, ids: list[str]) -> None:
    found = whole.parts(text)
    assert [one.astext() for one in found if hasattr(one, "attributes")] == ids
    assert "".join(one.astext() for one in found) == (text if ids else "")


def test_a_page_keeps_ids_whole_in_prose_and_links(small: Any) -> None:
    prose = "# One\n\nAid grew (t-12), see [a-001, and more](https://example.org), `a-002`.\n"
    page = small(prose).page()
    words = [one.get_text() for one in page.select(".book-whole")]
    assert words == ["t-12", "a-001"]
    assert page.select_one("code .book-whole") is None


def test_years_have_a_dash_in_prose_and_lists_and_not_in_code(small: Any) -> None:
    prose = "# One\n\nFrom 1993-99 on, **to 2021-2023**, `2004-06`, see [2004-06](https://x.org/2004-06).\n"
    page = small(prose).page()
    said = page.select_one("section p").get_text()
    assert said == "From 1993–99 on, to 2021–2023, 2004-06, see 2004–06."
    assert page.select_one("section p a")["href"] == "https://x.org/2004-06"
