"""What differs is named with its size; what is new or only ours is told apart."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import sources, tables
from helpers.sources import comparing
from helpers.sources.assembling import Figures, Place, Vintage
from helpers.sources.updating import written
from sources.publishers import Edit, Publishers


def moved(code: str, entity: str, period: str, by: float) -> Edit:
    def edit(found: pd.DataFrame) -> pd.DataFrame:
        here = (found["code"] == code) & (found["entity"] == entity) & (found["period"] == period)
        assert here.any()
        return found.assign(value=found["value"].where(~here, found["value"] + by))

    return edit


def test_a_difference_is_named(publishers: Publishers, data: Path) -> None:
    checked = sources.check("vdem", publishers.vdem(moved("v2x_rule", "KAZ", "2020", 0.001)), data)
    (one,) = checked.report.differing
    assert (
        one.row.place == Place("vdem-rule", "KAZ", "", "2020")
        and one.what == "value"
        and one.by == pytest.approx(0.001)
    )
    line = next(line for line in checked.text().split("\n") if "vdem-rule, KAZ" in line)
    assert line.split()[2:4] == ["2020", "value"] and line.endswith("+0.001")
    assert "1,495 of 1,496 values confirmed" in checked.text() and "1 value differs:" in checked.text()


def test_a_member_moves_the_mean(publishers: Publishers, data: Path) -> None:
    report = sources.check("vdem", publishers.vdem(moved("v2x_rule", "ITA", "2020", 0.01)), data).report
    (one,) = report.differing
    assert one.row.place.entity == "EU27" and one.by == pytest.approx(0.01 / 27, rel=0.01)


def test_a_band_and_a_count_of_members(publishers: Publishers, data: Path) -> None:
    (one,) = sources.check(
        "vdem", publishers.vdem(moved("v2x_libdem_codelow", "KAZ", "2020", -0.01)), data
    ).report.differing
    assert one.what == "low"
    gone = publishers.vdem(lambda found: found[(found["entity"] != "ITA") | (found["period"] != "2020")])
    found = sources.check("vdem", gone, data).report.differing
    assert {one.row.place.entity for one in found} == {"EU27"} and "n" in {one.what for one in found}


def test_a_lost_member_leaves_the_mean_open(publishers: Publishers, data: Path) -> None:
    checked = sources.check("vdem", publishers.vdem(lambda found: found[found["entity"] != "ITA"]), data)
    assert {row.place.entity for row in checked.report.only_ours} == {"EU27"} and not checked.report.differing
    assert "the file lacks ITA" in checked.text()


def next_year(found: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([found, found[found["period"] == "2024"].assign(period="2025")], ignore_index=True)


def test_new_years_and_missing_rows(publishers: Publishers, data: Path) -> None:
    path = publishers.vdem(
        lambda found: next_year(found[(found["entity"] != "UZB") | (found["period"] != "1995")])
    )
    checked = sources.check("vdem", path, data)
    assert {place.period for place in checked.report.new} == {"2025"} and len(checked.report.new) == 44
    assert {(row.place.entity, row.place.period) for row in checked.report.only_ours} == {("UZB", "1995")}
    assert "New years:" in checked.text() and "Not in the file:" in checked.text()


def test_long_lists_are_cut_unless_asked(publishers: Publishers, data: Path) -> None:
    def edit(found: pd.DataFrame) -> pd.DataFrame:
        return found.assign(value=found["value"].where(found["code"] != "v2x_corr", found["value"] / 2))

    checked = sources.check("vdem", publishers.vdem(edit), data)
    assert "--all lists them" in checked.text() and "--all" not in checked.text(every=True)
    assert checked.text(every=True).count("\n") > 300


VDEM = sources.SOURCES["vdem"]
PLACES = st.builds(
    Place,
    st.just("vdem-rule"),
    st.sampled_from(["KAZ", "DEU"]),
    st.just(""),
    st.integers(1991, 2024).map(str),
)
VALUES = st.integers(0, 1000).map(lambda n: n / 1000)


@given(st.dictionaries(PLACES, VALUES, min_size=1), st.dictionaries(PLACES, VALUES, min_size=1))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_every_row_of_ours_is_accounted_for_once(
    ours: dict[Place, float], theirs: dict[Place, float]
) -> None:
    frame = pd.DataFrame(
        [
            {
                **place._asdict(),
                "value": value,
                "low": float("nan"),
                "high": float("nan"),
                "n": pd.NA,
                "source": "vdem-v15",
            }
            for place, value in ours.items()
        ]
    )
    try:
        report = comparing.compare(
            VDEM,
            comparing.ours(VDEM, frame),
            Vintage({place: Figures(value) for place, value in theirs.items()}),
            "file",
        )
    except sources.SourceError as error:
        assert "of our years" in str(error) or "end in" in str(error)
        return
    parts = [*report.confirmed, *report.changed, *report.only_ours]
    assert sorted(row.place for row in parts) == sorted(ours)
    assert all(ours[row.place] == theirs[row.place] for row in report.confirmed)
    assert all(
        one.by == pytest.approx(theirs[one.row.place] - ours[one.row.place]) for one in report.differing
    )
    assert not set(report.new) & set(ours)


@given(st.floats(-3, 3, allow_nan=False), st.sampled_from(["KAZ", "EU27"]))
def test_a_written_number_is_confirmed_again(value: float, entity: str) -> None:
    source = sources.SOURCES["un-ideal-points"]
    place = Place("un-ideal-point-all", entity, "", "2020")
    text = written(source, place, value)
    assert "e" not in text and abs(float(text) - value) <= comparing.tolerance(source, place)


def test_whole_numbers_keep_their_zeros() -> None:
    source = sources.SOURCES["wdi"]
    assert written(source, Place("population", "KAZ", "", "2020"), 18755670.0) == "18755670"
    assert written(source, Place("aid-net-bilateral", "KAZ", "DEU", "2020"), 100.0) == "100"


def test_the_members_are_todays_27() -> None:
    """Means are taken over today's 27 members, as the list says."""
    members = tables.load("eu_members")
    assert len(members) == 27 and members["since"].min() == "1958"
