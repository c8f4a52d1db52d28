"""The full check goes from form to cells to keys to rules, and stops before it would only echo."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from helpers import tables
from helpers.tables import rules


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
