"""The schema says of every text whether it may stand in a column, and the package describes everything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import small_package
from helpers import paths, tables
from helpers.tables import Field, descriptor, edition


def field(type_: str = "string", **rest: Any) -> Field:
    return Field("column", type_, "a column", **rest)


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        (field(), "", None),
        (field(required=True), "", "a value"),
        (field(required=True), "x", None),
        (field(), " x", "without spaces"),
        (field(), "x\u00a0", "without spaces"),
        (field(), "a\tb", "without control characters"),
        (field(), "Қазақстан – “yes”", None),
        (field("number"), "-1.5e3", None),
        (field("number"), ".5", None),
        (field("number"), "5.", None),
        (field("number"), "inf", "a number"),
        (field("number"), "1_000", "a number"),
        (field("number"), "0x10", "a number"),
        (field("integer"), "+3", None),
        (field("integer"), "3.0", "a whole number"),
        (field("year"), "1991", None),
        (field("year"), "1991~", "a whole number"),
        (field("boolean"), "true", None),
        (field("boolean"), "True", "true or false"),
        (field(profile="edtf-date"), "1994-11", None),
        (field(profile="edtf-date"), "1994/2013", "a date in EDTF"),
        (field(profile="edtf-period"), "1994/2013", None),
        (field(profile="edtf-period"), "2013/1994", "a period in EDTF"),
        (field(profile="edtf-period"), "1994", "a period in EDTF"),
        (field(profile="edtf"), "1994", None),
        (field(profile="edtf"), "1994/2013", None),
        (field(profile="edtf"), "1994-2013", "a date or period in EDTF"),
        (field(enum=("a", "b")), "b", None),
        (field(enum=("a", "b")), "B", "one of a, b"),
        (field(pattern=r"[ab]-\d{3}"), "a-001", None),
        (field(pattern=r"[ab]-\d{3}"), "a-0011", "of the form"),
        (field(pattern=r"[ab]-\d{3}"), "xa-001", "of the form"),
        (field(pattern=r"[ab]-\d{3}", example="a-048"), "xa-001", "such as a-048"),
        (field("number", minimum=0), "0", None),
        (field("number", minimum=0), "-0.1", "at least 0"),
        (field("integer", maximum=100), "100", None),
        (field("integer", maximum=100), "101", "at most 100"),
    ],
)
def test_a_field_says_what_it_expected(column: Field, text: str, expected: str | None) -> None:
    fault = column.fault(text)
    assert fault is None if expected is None else fault is not None and expected in fault


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_finite_number_may_stand_in_a_number_column(number: float) -> None:
    assert field("number").fault(repr(number)) is None


@given(st.text())
def test_whatever_a_number_column_takes_is_a_number(text: str) -> None:
    if text and field("number").fault(text) is None:
        float(text)


@pytest.mark.parametrize(
    "column",
    [field("number"), field("integer"), field(profile="edtf-date")],
    ids=["number", "integer", "date"],
)
def test_digits_of_other_scripts_are_refused(column: Field) -> None:
    assert column.fault("\u0661\u0669\u0669\u0661")


def test_the_package_describes_every_file_and_every_column() -> None:
    package = tables.package()
    assert package.title
    assert {schema.file for schema in package.tables.values()} == {
        path.relative_to(paths.DATA).as_posix() for path in paths.DATA.rglob("*.csv")
    }
    for schema in package.tables.values():
        assert schema.title
        assert schema.description
        assert schema.licence
        assert set(schema.primary_key) <= set(schema.columns)
        assert len(set(schema.columns)) == len(schema.columns)
        for column in schema.fields:
            assert column.description
            assert column.type in ("string", "number", "integer", "year", "boolean")
        for key in schema.foreign_keys:
            assert set(key.columns) <= set(schema.columns)
            assert set(key.targets) <= set(package[key.table].columns)


def test_a_foreign_key_points_to_what_is_used_once() -> None:
    package = tables.package()
    loose = [
        (schema.name, key)
        for schema in package.tables.values()
        for key in schema.foreign_keys
        if key.targets != package[key.table].primary_key
    ]
    assert not loose


def test_a_column_may_refer_to_its_own_table(tmp_path: Path) -> None:
    said = small_package.table("a", {"a": {"optional": False}, "b": {"refers": "t.a"}})
    small_package.write(tmp_path, {"t": said})
    (tmp_path / "small/t.csv").write_text("a,b\nx,\ny,x\nz,q\n", encoding="utf-8")
    assert tables.package(tmp_path)["t"].foreign_keys[0].table == "t"
    assert [str(fault) for fault in tables.check(tmp_path)] == [
        "table t, row 4, column b: found 'q', expected a value that stands in t.a."
    ]


def test_the_package_has_every_licence_of_its_tables_and_the_narrowest_first(tmp_path: Path) -> None:
    """Some programs read the first licence of a package alone, and would take it for that of all rows."""
    raw = descriptor.described(paths.DATA)
    names = [one["name"] for one in raw["licenses"]]
    assert sorted(names) == sorted({one["licenses"][0]["name"] for one in raw["resources"]})
    assert names[0] == "various-see-sources" and raw["licenses"][0]["path"] == "ledger/sources.csv"
    # A package of our own tables alone has one.
    small_package.write(tmp_path, {"things": small_package.table("thing", {"thing": {"optional": False}})})
    assert [one["name"] for one in descriptor.described(tmp_path)["licenses"]] == ["CC-BY-4.0"]


def test_a_schema_is_read_once_in_whatever_folder_it_lies(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = tables.package()
    assert tables.package(data) is read
    book = edition.book()
    for change in (
        lambda: (data / "schema/pirates").mkdir(),
        lambda: (
            (data / "schema/pirates").rmdir()
            or monkeypatch.setattr(edition, "book", lambda: replace(book, version="9"))
        ),
    ):
        change()
        tables.package.cache_clear()
        with pytest.raises(tables.DataError):
            tables.package(data)
    monkeypatch.undo()
    tables.package.cache_clear()
    assert tables.package(data) is tables.package() is read
