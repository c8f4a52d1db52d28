"""A page is looked at once, however many numbers are taken from it, and gives figures and tables with their ids."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from docutils import nodes as n
from docutils.utils import new_document

from helpers.book.extension.numbering import Glance


def test_a_page_is_read_once_and_keeps_no_tree() -> None:
    read: list[str] = []
    document = new_document("page")
    section = n.section("", n.figure(ids=["fig-x", "id1"]), n.table(ids=["tbl-x"]), ids=["part"])
    document += section
    document.ids = {"part": section, "fig-x": section[0], "id1": section[0], "tbl-x": section[1]}

    def get(docname: str) -> Any:
        read.append(docname)
        return document

    env: Any = SimpleNamespace(get_doctree=get, toc_fignumbers={"page": 1})
    seen: dict[str, dict[str, n.Element]] = {}
    for _ in range(3):
        glance = Glance(env, seen)
        found = glance.get_doctree("page").ids
        assert glance.toc_fignumbers == {"page": 1}
    assert read == ["page"]
    assert set(found) == {"fig-x", "id1", "tbl-x"}
    assert isinstance(found["id1"], n.figure)
    assert found["id1"]["ids"] == ["fig-x", "id1"]
    assert isinstance(found["tbl-x"], n.table)
    assert all(node.parent is None and node.document is None for node in found.values())
