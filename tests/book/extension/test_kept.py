"""A build that keeps pages: no sheet of an earlier build."""

from __future__ import annotations

import types
from pathlib import Path

from helpers.book.extension import kept


def test_sheets_that_come_late_are_forgotten(tmp_path: Path) -> None:
    (tmp_path / "_static").mkdir()
    for name in ("mystnb.0a1b.css", "book.css"):
        (tmp_path / "_static" / name).write_text("", encoding="utf-8")
    kept.forget_late_sheets(types.SimpleNamespace(outdir=str(tmp_path)))  # type: ignore[arg-type]
    assert [path.name for path in (tmp_path / "_static").iterdir()] == ["book.css"]
