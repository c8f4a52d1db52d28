"""Rows written into tables: where they go, and that a stop leaves whole files."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.publishing import rows

LINES = [["id", "group"], ["a-1", "A"], ["b-1", "B"]]


@pytest.mark.parametrize(
    ("row", "beside", "place"),
    [
        ({"id": "a-2", "group": "A"}, "group", 2),
        ({"id": "c-1", "group": "C"}, "group", 3),
        ({"id": "x"}, "", 3),
    ],
)
def test_a_row_goes_behind_its_like(row: dict[str, str], beside: str, place: int) -> None:
    found = rows.inserted(LINES, row, beside)
    assert found[place] == [row["id"], row.get("group", "")]
    assert [line for number, line in enumerate(found) if number != place] == LINES


def test_a_file_is_read_as_it_is_written() -> None:
    lines = [["a", "b"], ["one, two", 'said "so"']]
    assert rows.written(lines) == 'a,b\n"one, two","said ""so"""\n'


def test_a_fault_in_between_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("old", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        rows.put({"a.csv": "new", "nowhere/b.csv": "new"}, tmp_path)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
