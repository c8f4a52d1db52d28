"""Workbooks of exhibits, ledger and tables hold what the CSV holds."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import small_package
from helpers import exhibits, tables
from helpers.publishing import provenance, rights, spreadsheets


def sheets(made: bytes) -> dict[str, list[list[Any]]]:
    opened = openpyxl.load_workbook(io.BytesIO(made))
    return {sheet.title: [list(line) for line in sheet.iter_rows(values_only=True)] for sheet in opened}


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> Any:
    row = {
        "publisher": "UN",
        "kind": "data",
        "series_allowed": True,
        "title": "Votes",
        "licence": "public domain",
        "address": "https://x.org",
    }
    monkeypatch.setattr(provenance, "sources", lambda card: [row])
    monkeypatch.setattr(
        exhibits, "registry", lambda: {"tbl-x": type("R", (), {"units": {"share": "per cent"}})}
    )
    return {
        "id": "tbl-x", "kind": "table", "title": "T", "caption": "C", "reading": "", "sources": ["s"],
        "columns": ["period", "share", "known", "list"],
        "rows": [["2018-04", 26.5, True, ["a", "b"]], ["01", None, False, None]],
    }  # fmt: skip


def test_an_exhibit_keeps_types_and_says_what_it_is(card: Any) -> None:
    found = sheets(
        spreadsheets.exhibit(
            card,
            {
                "type": "chapter",
                "title": "T",
                "author": [{"literal": "P"}],
                "issued": {"date-parts": [[2026]]},
                "container-title": "B",
                "edition": "1",
            },
        )
    )
    assert found["rows"] == [
        card["columns"],
        ["2018-04", 26.5, True, '["a", "b"]'],
        ["01", None, False, None],
    ]
    about = dict(found["about"])  # type: ignore[arg-type]
    assert about["Unit of share"] == "per cent"
    assert about["Source"] == "UN: Votes. Licence: public domain. https://x.org"
    assert about["Licence"] == rights.of_exhibit(card)
    assert "How to read it" not in about


def test_every_table_is_a_file_and_a_sheet_of_its_types(tmp_path: Path) -> None:
    schema = {
        "things": small_package.table(
            "thing", {"thing": {}, "sum": {"type": "number"}, "sure": {"type": "boolean"}}, title="Things"
        )
    }
    data, out, kept = tmp_path / "data", tmp_path / "out", tmp_path / "kept"
    data.mkdir()
    small_package.write(data, schema)
    file = data / tables.package(data)["things"].file
    file.write_text("thing,sum,sure\n01,2.5,true\n2018-04,,false\n", encoding="utf-8")
    spreadsheets.write_tables(out, data, kept)
    want = [["thing", "sum", "sure"], ["01", 2.5, True], ["2018-04", None, False]]
    assert sheets((out / spreadsheets.SINGLE / "things.xlsx").read_bytes()) == {"things": want}
    assert (out / spreadsheets.SINGLE / "things.csv").read_bytes() == file.read_bytes()
    whole = sheets((out / spreadsheets.TABLES).read_bytes())
    assert whole["things"] == want
    assert whole["contents"][1][:3] == ["things", "Things", 2]
    # The same tables give the same files without being made again; another row gives others.
    made = {path.name for path in kept.iterdir()}
    spreadsheets.write_tables(out, data, kept)
    assert {path.name for path in kept.iterdir()} == made
    file.write_text("thing,sum,sure\n01,3.5,true\n", encoding="utf-8")
    spreadsheets.write_tables(out, data, kept)
    assert len(list(kept.iterdir())) == 2 * len(made)


def test_what_the_schema_says_anew_stands_in_the_workbook(tmp_path: Path) -> None:
    data, kept = tmp_path / "data", tmp_path / "kept"
    data.mkdir()
    for title in ("Things", "Matters"):
        small_package.write(data, {"things": small_package.table("thing", {"thing": {}}, title=title)})
        (data / "small" / "things.csv").write_text("thing\n01\n", encoding="utf-8")
        whole = sheets(spreadsheets.tables_of(data, kept))
        [(_, single)] = spreadsheets.each(data, kept)
        assert whole["contents"][1][1] == title
        assert openpyxl.load_workbook(io.BytesIO(single)).properties.title == title
        tables.package.cache_clear()
