"""The full check goes from form to cells to keys to rules, and stops before it would only echo."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pandas as pd
import pytest

from helpers import tables
from helpers.publishing import registers
from helpers.tables import DataError, Fault, checking, rules
from helpers.tables.computed import Table
from helpers.tables.keeping import Keeping


class Fake(dict[str, pd.DataFrame]):
    """Tables made by hand."""


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), index=pd.Index(range(2, 2 + len(rows)), name="row"))


def stated(datatype: str, value: str, unit: str = "") -> Fake:
    return Fake(claims=frame({"claim": "a-001", "datatype": datatype, "value": value, "unit": unit}))


def test_the_data_of_the_book_have_no_fault() -> None:
    assert tables.check() == []


def test_keys_are_not_looked_at_where_a_cell_is_wrong(data: Path) -> None:
    """A wrong cell makes keys that point to it wrong too: one fault and not many."""
    path = data / "theses/theses.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("\nt-01,", "\nt-1,"), encoding="utf-8")
    (fault,) = tables.check(data)
    assert (fault.table, fault.row, fault.column, fault.value) == ("theses", 2, "thesis", "t-1")


def test_the_check_reads_the_folder_anew(data: Path) -> None:
    assert tables.check(data) == []
    path = data / "registers/units.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("percent,share", "percent,portion"), encoding="utf-8"
    )
    assert [fault.value for fault in tables.check(data)] == ["portion"]


def test_a_folder_that_changed_in_between_is_checked_as_it_is_now(data: Path) -> None:
    """Tables, rules between them and the schema: nothing is remembered of a state that is gone."""
    assert tables.everything(data) == []
    claims, schema = data / "ledger/claims.csv", data / "schema/ledger.yml"
    kept, described = claims.read_text(encoding="utf-8"), schema.read_text(encoding="utf-8")
    # Cell by cell it is sound; that the section is not of that article only a rule over the read table sees.
    claims.write_text(kept.replace(",a-intro,", ",b-intro,", 1), encoding="utf-8")
    (fault,) = tables.everything(data)
    assert (fault.table, fault.column, fault.value) == ("claims", "section", "b-intro")
    claims.write_text(kept, encoding="utf-8")
    assert tables.everything(data) == []
    schema.write_text(described.replace("claims:", "claims_no_more:", 1), encoding="utf-8")
    assert tables.everything(data) != []
    schema.write_text(described, encoding="utf-8")
    assert tables.everything(data) == []


@pytest.mark.parametrize(
    ("datatype", "value", "unit", "columns"),
    [
        ("number", "30", "years", []),
        ("number", "30", "", ["unit"]),
        ("number", "", "years", ["value"]),
        ("number", "many", "", ["value", "unit"]),
        ("date", "1994-11", "", []),
        ("date", "1994/1995", "", ["value"]),
        ("date", "1994-11", "years", ["unit"]),
        ("period", "1994/1995", "", []),
        ("period", "1995/1994", "", ["value"]),
        ("period", "1994", "", ["value"]),
        ("text", "a;b", "", []),
        ("text", "", "", ["value"]),
        ("none", "", "", []),
        ("none", "x", "", ["value"]),
    ],
)
def test_a_value_is_of_its_datatype(datatype: str, value: str, unit: str, columns: list[str]) -> None:
    faults = rules.typed_values(stated(datatype, value, unit))  # type: ignore[arg-type]
    assert [fault.column for fault in faults] == columns
    assert all(fault.row == 2 and fault.table == "claims" for fault in faults)


@pytest.mark.parametrize(
    ("claim", "article", "section", "right"),
    [
        ("a-001", "A", "a-intro", True),
        ("a-001", "A", "b-intro", False),
        ("b-001", "A", "a-intro", False),
        ("b-001", "B", "b-intro", True),
    ],
)
def test_a_claim_stands_in_its_own_article(claim: str, article: str, section: str, right: bool) -> None:
    made = Fake(
        sections=frame({"section": "a-intro", "article": "A"}, {"section": "b-intro", "article": "B"}),
        claims=frame({"claim": claim, "article": article, "section": section}),
    )
    assert (rules.located_claims(made) == []) is right  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "low", "high", "right"),
    [
        (5.0, 4.0, 6.0, True),
        (5.0, 5.0, 5.0, True),
        (5.0, 5.1, 6.0, False),
        (5.0, 4.0, 4.9, False),
        (5.0, float("nan"), float("nan"), True),
    ],
)
def test_a_band_holds_its_value(value: float, low: float, high: float, right: bool) -> None:
    made = Fake(
        sources=frame({"source": "s", "series_allowed": False}),
        indicators=frame({"indicator": "i", "value": value, "low": low, "high": high, "source": "s"}),
    )
    assert (rules.banded_indicators(made) == []) is right  # type: ignore[arg-type]


def test_a_check_over_the_very_same_tables_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    frames = {"units": frame({"unit": "euro"}), "sources": frame({"source": "s"})}

    def units_are_known(table: Table) -> list[Fault]:
        asked.append(str(table("units")["unit"].iloc[0]))
        return [Fault("units", 2, "unit", asked[-1], "another")] if asked[-1] == "pound" else []

    def names_are_known(table: Table) -> list[Fault]:
        asked.append("names")
        return []

    checking.outward(names_are_known)
    monkeypatch.setattr(checking, "_kept", Keeping())

    def found(**changed: pd.DataFrame) -> list[Fault]:
        table = (frames | changed).__getitem__
        return [*checking._found(units_are_known, table), *checking._found(names_are_known, table)]

    assert found() == found(sources=frame({"source": "t"})) == []
    # What looks at more than tables is made every time.
    assert asked == ["euro", "names", "names"]
    pound = frame({"unit": "pound"})
    (fault,) = found(units=pound)
    assert found(units=pound) == [fault] and found() == []
    assert [one for one in asked if one != "names"] == ["euro", "pound"]
    # Equal is not the same: what is another table is looked at again.
    found(units=pound.copy())
    assert asked.count("pound") == 2


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "series.yml",
            "value: {type: number, description: Value in the indicator's unit.}",
            "value: {type: string, description: Value in the indicator's unit.}",
            "columns of the types with which helpers.",
        ),
        ("coding.yml", "minimum: 1,", f"minimum: {10**400},", "minimum: found"),
    ],
)
def test_a_type_or_a_bound_that_the_rules_cannot_reckon_with_is_told_in_a_sentence(
    data: Path, file: str, old: str, new: str, told: str
) -> None:
    path = data / "schema" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    tables.package.cache_clear()
    with contextlib.suppress(DataError):
        registers.write_descriptor(data)
    try:
        faults = tables.everything(data)
    except DataError as error:
        faults = list(error.faults)
    assert len(str(faults[0]).splitlines()) == 1 and "file schema/" in str(faults[0])
    assert told in str(faults[0])
