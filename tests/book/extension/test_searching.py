"""The search has every section, exhibit, term and work of the pages, and no index of Sphinx beside it."""

from __future__ import annotations

import json
from typing import Any

from helpers.publishing import searching


def test_what_stands_on_the_pages_is_found(small: Any) -> None:
    made = small()
    assert made.said == []
    text = (made.out / "_static" / searching.SCRIPT).read_text(encoding="utf-8")
    documents = json.loads(text.removeprefix("globalThis.BOOK_DOCUMENTS = ").removesuffix(";\n"))
    found = {(one["kind"], one["url"]): one for one in documents}
    chapter = found["section", "chapters/01-one.html"]
    assert chapter["title"] == "1. One"
    assert "Grew to 0.52 in two ways" in chapter["text"]
    assert "says Nye (2004)" in chapter["text"]
    assert "A small table" not in chapter["text"]
    exhibit = found["exhibit", "chapters/01-one.html#tbl-small"]
    assert (exhibit["title"], exhibit["names"], exhibit["where"]) == (
        "Table 1.1. T",
        "tbl-small 1.1",
        "1. One",
    )
    assert found["term", "start.html#term-soft-power"]["text"] == "Attraction, as Nye (2004) says."
    (work,) = [one for one in documents if one["kind"] == "work"]
    assert work["title"] == "Soft Power" and work["url"].startswith("start.html#")
    assert found["claim", "ledger.html#a-001"]["names"] == "a-001"
    assert found["thesis", "chapters/appendix/theses.html#t-01"]["where"] == "Thesis t-01"
    assert found["table", "chapters/appendix/data.html#table-claims"]["title"].startswith("Claims")
    assert not (made.out / "searchindex.js").exists()
    assert "search.js" in (made.out / "search.html").read_text(encoding="utf-8")
