"""A build that keeps pages: no sheet of an earlier build, and the index entries of every page in the search index."""

from __future__ import annotations

import types
from pathlib import Path

from docutils import nodes as n
from sphinx import addnodes

from helpers.book.extension import kept


def test_sheets_that_come_late_are_forgotten(tmp_path: Path) -> None:
    (tmp_path / "_static").mkdir()
    for name in ("mystnb.0a1b.css", "book.css"):
        (tmp_path / "_static" / name).write_text("", encoding="utf-8")
    kept.forget_late_sheets(types.SimpleNamespace(outdir=str(tmp_path)))  # type: ignore[arg-type]
    assert [path.name for path in (tmp_path / "_static").iterdir()] == ["book.css"]


def test_every_page_is_in_the_search_index_in_a_fixed_order() -> None:
    def page(word: str) -> n.Element:
        return n.section("", addnodes.index(entries=[("single", word, "here", "", None)]))

    pages = {"b": page("visas"), "a": page("band")}
    indexer = types.SimpleNamespace(_index_entries={"b": [("old", "", "")]})
    env = types.SimpleNamespace(found_docs=set(pages), get_doctree=pages.__getitem__)
    app = types.SimpleNamespace(env=env, builder=types.SimpleNamespace(indexer=indexer))
    assert list(kept.index_entries(app)) == []  # type: ignore[arg-type]
    assert list(indexer._index_entries) == ["a", "b"]
    assert indexer._index_entries == {"a": [("band", "here", "")], "b": [("visas", "here", "")]}
