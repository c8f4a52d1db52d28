"""Tables are read typed, whole, and with the line of the file that each record stands on."""

from __future__ import annotations

import csv
import math
import shutil
from pathlib import Path

import pandas as pd
import pytest

import small_package
from helpers import paths, tables


def small(folder: Path, *lines: str) -> Path:
    """A package of one small table."""
    columns: dict[str, dict[str, object]] = {
        "thing": {"optional": False},
        "weight": {"type": "number"},
        "count": {"type": "integer"},
        "found": {"type": "year"},
        "whole": {"type": "boolean"},
    }
    small_package.write(folder, {"things": small_package.table("thing", columns)})
    (folder / "small/things.csv").write_text(
        "\n".join(["thing,weight,count,found,whole", *lines]) + "\n", encoding="utf-8"
    )
    return folder


def test_columns_have_their_types_and_rows_their_lines(tmp_path: Path) -> None:
    frame = tables.load("things", small(tmp_path, "axe,1.50,3,1991,true", "bow,,,,"))
    assert list(frame.index) == [2, 3]
    assert frame.index.name == "row"
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        "thing": "str",
        "weight": "float64",
        "count": "Int64",
        "found": "Int64",
        "whole": "boolean",
    }
    assert frame.loc[2].to_dict() == {"thing": "axe", "weight": 1.5, "count": 3, "found": 1991, "whole": True}
    assert math.isnan(frame.loc[3, "weight"])
    assert all(frame.loc[3, name] is pd.NA for name in ("count", "found", "whole"))


def test_quoted_cells_keep_commas_and_quotation_marks(tmp_path: Path) -> None:
    frame = tables.load("things", small(tmp_path, '"a ""big"", red axe",1,1,1991,false'))
    assert list(frame["thing"]) == ['a "big", red axe']


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False], ids=["last line ended", "last line open"])
def test_line_endings_make_no_difference(ending: str, last: bool, tmp_path: Path) -> None:
    path = small(tmp_path, "axe,1,1,1991,true", "bow,2,2,1992,false") / "small/things.csv"
    text = path.read_text(encoding="utf-8").replace("\n", ending)
    path.write_bytes((text if last else text.removesuffix(ending)).encode())
    assert list(tables.load("things", tmp_path)["thing"]) == ["axe", "bow"]


def test_a_message_names_every_fault_once_a_line(tmp_path: Path) -> None:
    with pytest.raises(tables.DataError) as caught:
        tables.load("things", small(tmp_path, "axe,heavy,1.5,1991,true", "axe,1,1,1992,maybe"))
    assert str(caught.value).splitlines() == [
        "table things, row 2, column count: found '1.5', expected a whole number.",
        "table things, row 2, column weight: found 'heavy', expected a number in plain digits.",
        "table things, row 3, column thing: found 'axe', expected a key used once; row 2 has it too.",
        "table things, row 3, column whole: found 'maybe', expected true or false.",
    ]


def test_a_table_that_nobody_described_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(
        tables.DataError, match=r"table pirates: expected a table that the schema in data/schema describes\."
    ):
        tables.load("pirates", small(tmp_path, "axe,1,1,1991,true"))


def test_a_long_value_is_cut_in_the_message() -> None:
    fault = tables.Fault("things", 2, "thing", "x" * 200, "less")
    assert (
        str(fault)
        == f"table things, row 2, column thing: found '{'x' * 79}\N{HORIZONTAL ELLIPSIS}', expected less."
    )
    assert repr("y" * 80) in str(tables.Fault("things", 2, "thing", "y" * 80, "less"))


@pytest.mark.parametrize("sign", ["\n", "\r", "\x85", "\u2028", "\x1b"])
def test_no_value_can_break_the_line_of_a_message(sign: str) -> None:
    line = str(tables.Fault("things", 2, "thing", f"a{sign}b", "less"))
    assert line.splitlines() == [line]


def test_all_tables_are_a_mapping_read_when_asked_for(data: Path) -> None:
    (data / "coding/demands.csv").unlink()
    every = tables.load_all(data)
    assert "demands" in every
    assert "pirates" not in every
    assert len(every) == len(list(every)) == len(tables.package(data).tables)
    assert len(every["articles"]) == 2
    with pytest.raises(tables.DataError, match=r"demands\.csv to exist"):
        every["demands"]


@pytest.mark.parametrize("name", list(tables.package().tables))
def test_the_frame_holds_what_the_file_holds(name: str) -> None:
    """Read another way, by the csv module over the whole file, the text columns are the same."""
    schema = tables.package()[name]
    with (paths.DATA / schema.file).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    frame = tables.load(name)
    assert list(frame.columns) == list(rows[0])
    assert len(frame) == len(rows)
    for field in schema.fields:
        texts = [row[field.name] for row in rows]
        if field.type == "string":
            assert list(frame[field.name]) == texts
        else:
            assert list(frame[field.name].isna()) == [text == "" for text in texts]


def test_a_table_is_read_once_where_files_are_equal_and_by_itself_where_not(
    data: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(data, tmp_path / "other"))
    assert tables.load("units", data) is tables.load("units", other)
    path = tables.file_of("theses", other)
    path.write_text(path.read_text(encoding="utf-8").replace("Kazakhstan", "Turan"), encoding="utf-8")
    assert (
        tables.load("theses", data).to_csv().replace("Kazakhstan", "Turan")
        == tables.load("theses", other).to_csv()
    )
    assert tables.load("theses", data) is not tables.load("theses", other)
