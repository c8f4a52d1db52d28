"""Findings are computed anew where code or data changed, and where what is kept cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.book import keys
from helpers.book.prose import remembered


def test_they_are_computed_once_for_a_state_of_code_and_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def compute() -> dict[str, str]:
        asked.append("")
        return {"f": f"Said {len(asked)}"}

    for state, said in (("a", "Said 1"), ("a", "Said 1"), ("b", "Said 2"), ("a", "Said 1")):
        monkeypatch.setattr(keys, "key", lambda root, state=state: state)
        assert remembered.findings(tmp_path, compute) == {"f": said}
    for kept in (tmp_path / "_build" / ".cache" / "findings").iterdir():
        kept.write_text("{", encoding="utf-8")
    assert remembered.findings(tmp_path, compute) == {"f": "Said 3"}
    assert remembered.findings(tmp_path, compute) == {"f": "Said 3"}


def test_a_changed_table_changes_the_state(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    said = iter(("one", "two"))
    for rows in ("a,1\n", "a,2\n"):
        (tmp_path / "data" / "t.csv").write_text(rows, encoding="utf-8")
        found = remembered.findings(tmp_path, lambda: {"f": next(said)})
    assert found == {"f": "two"}
