"""Contact: sums and shares on numbers counted by hand, and on the book's own tables."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers import tables
from helpers.measures import contact

VISAS = pd.DataFrame(
    [
        (2009, "AUT", 10, 8, pd.NA, 2),
        (2009, "DEU", 30, 27, pd.NA, pd.NA),
        (2010, "DEU", 50, 40, 10, 8),
        (2010, "FIN", 1, pd.NA, pd.NA, 1),
    ],
    columns=["year", "host", "applied", "issued", "multiple", "refused"],
)


def test_visas_are_summed_over_hosts_and_shares_taken_of_decisions_and_of_visas() -> None:
    found = contact.visas_by_year(VISAS)
    assert found.loc[2010, ["hosts", "applied", "issued", "multiple", "refused"]].tolist() == [
        2,
        51,
        40,
        10,
        9,
    ]
    assert found.loc[2010, "refused_share"] == pytest.approx(100 * 9 / 49)
    assert found.loc[2010, "multiple_share"] == pytest.approx(25)


def test_what_no_host_publishes_is_missing_and_no_zero() -> None:
    found = contact.visas_by_year(VISAS)
    assert found.loc[2009, "issued"] == 35 and found.loc[2009, "refused"] == 2
    assert pd.isna(found.loc[2009, "multiple"]) and pd.isna(found.loc[2009, "multiple_share"])


@pytest.mark.parametrize(
    ("year", "applied", "issued", "refused"),
    [(2014, 148_879, 145_611, 3_205), (2019, 173_073, 160_334, 12_080), (2024, 179_446, 161_432, 16_134)],
)
def test_sums_are_the_totals_that_the_workbooks_print(
    year: int, applied: int, issued: int, refused: int
) -> None:
    """Each workbook sums its consulates by third country, on a sheet that the reader does not use."""
    found = contact.visas_by_year(tables.load("schengen_visas")).loc[year]
    assert (found["applied"], found["issued"], found["refused"]) == (applied, issued, refused)


def students(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["indicator", "counterpart", "period", "value"])
    return frame.assign(entity="KAZ")


def test_students_by_both_denominators() -> None:
    frame = students(
        ("students-abroad-total", "", "2016", 100),
        ("students-abroad-total", "", "2017", 100),
        ("students-abroad", "RUS", "2016", 60),
        ("students-abroad-oecd-eu", "RUS", "2016", 55),
        ("students-abroad-oecd-eu", "EU22OECD", "2016", 10),
    )
    (row,) = contact.student_shares(frame).to_dict("records")
    assert row == {
        "total": 100, "russia": 60, "eu": 10, "russia_of_all": 60, "eu_of_all": 10, "eu_outside_russia": 25,
    }  # fmt: skip


def test_russia_by_the_oecd_where_unesco_has_none() -> None:
    frame = students(
        ("students-abroad-total", "", "2013", 100),
        ("students-abroad-oecd-eu", "RUS", "2013", 50),
        ("students-abroad-oecd-eu", "EU22OECD", "2013", 10),
    )
    assert contact.student_shares(frame).loc[2013, "eu_outside_russia"] == 20


def test_a_year_without_students_outside_russia() -> None:
    frame = students(
        ("students-abroad-total", "", "2013", 50),
        ("students-abroad", "RUS", "2013", 50),
        ("students-abroad-oecd-eu", "EU22OECD", "2013", 10),
    )
    with pytest.raises(ValueError, match="2013"):
        contact.student_shares(frame)


def test_which_whole_is_taken_decides_what_is_seen() -> None:
    found = contact.student_shares(tables.load("indicators"))
    assert found.index.tolist() == [2013, 2016, 2019]
    assert (
        found["eu_outside_russia"].is_monotonic_increasing and found["russia_of_all"].is_monotonic_increasing
    )
    assert not found["eu_of_all"].is_monotonic_increasing
