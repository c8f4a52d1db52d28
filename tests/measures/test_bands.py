"""Bands brought to one coverage, and intervals of differences, on numbers worked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from helpers.measures import bands
from helpers.tables.computed import get


def test_a_band_of_one_standard_deviation_grows_to_ninety_percent() -> None:
    low, high = bands.at_ninety(0.175, 0.149, 0.199, 68.27)
    # 1.645 standard deviations of 0.026 and 0.024.
    assert (low, high) == pytest.approx((0.1322, 0.2145), abs=1e-4)


def test_a_band_at_ninety_percent_stays() -> None:
    assert bands.at_ninety(1.0, 0.5, 1.25, 90) == pytest.approx((0.5, 1.25))


def test_the_error_behind_a_band() -> None:
    assert bands.error(-1.645, 1.645, 90) == pytest.approx(1, abs=1e-3)
    assert bands.error(-1, 1, 68.27) == pytest.approx(1, abs=1e-3)
    with pytest.raises(ValueError, match="no inside"):
        bands.error(1, 0, 90)
    with pytest.raises(ValueError, match="no band covers"):
        bands.error(0, 1, 100)


def test_bands_that_meet_can_belong_to_a_difference() -> None:
    one, other = (0.175, bands.error(0.134, 0.216, 90)), (0.109, bands.error(0.080, 0.138, 90))
    assert bands.at_ninety(0.175, 0.134, 0.216, 90)[0] < bands.at_ninety(0.109, 0.080, 0.138, 90)[1]
    found = bands.apart(one[0], other[0], one[1], other[1])
    assert found.value == pytest.approx(-0.066)
    assert found.low < found.high < 0


OWN = bands.Estimate(0.7, 0.3)
OTHERS = [bands.Estimate(value, 0.4) for value in (0.0, 0.1, 0.2, -0.3)]


def test_a_state_beside_the_mean_of_others_has_the_errors_of_all() -> None:
    found = bands.from_mean(OWN, OTHERS)
    assert found.value == pytest.approx(0.7)
    # The mean of four errors of 0.4 that go their own ways has 0.2; with 0.3 that is the root of 0.13.
    assert (found.low, found.high) == pytest.approx(
        (0.7 - 1.6449 * 0.13**0.5, 0.7 + 1.6449 * 0.13**0.5), abs=1e-4
    )
    # Errors of the others that move as one leave their mean the error of each: 0.3 and 0.4 make 0.5.
    tied = bands.from_mean(OWN, OTHERS, tied=True)
    assert (tied.low, tied.high) == pytest.approx((0.7 - 0.8224, 0.7 + 0.8224), abs=1e-4)
    assert found.low > 0 > tied.low
    with pytest.raises(ValueError, match="no others"):
        bands.from_mean(OWN, [])


def test_what_all_errors_share_narrows_the_interval() -> None:
    drawn = np.random.default_rng(1).multivariate_normal(
        [0.0] * 5, np.full((5, 5), 0.5) + 0.5 * np.eye(5), 40_000
    )
    spread = (drawn[:, 0] - drawn[:, 1:].mean(axis=1)).std()
    alone = [bands.Estimate(0.0, 1.0)] * 4
    found = bands.from_mean(alone[0], alone)
    assert bands.REACH * spread < found.high
    assert spread**2 == pytest.approx((1 + 1 / 4) * (1 - 0.5), rel=0.03)


def test_pairs_are_told_apart_by_the_error_of_their_own_difference() -> None:
    # The error of each difference is 0.5, so that 0.98 is the least that tells both of two apart at 90%.
    assert bands.singly(OWN, [bands.Estimate(0.7 - 0.97, 0.4), bands.Estimate(0.7 + 0.99, 0.4)]) == 1
    # Of four it takes more, 1.12, and of one alone less, 0.82.
    assert bands.singly(OWN, OTHERS) == 0
    assert bands.singly(OWN, OTHERS[-1:]) == 1
    assert bands.singly(OWN, []) == 0


def test_a_band_without_coverage_is_refused() -> None:
    own = get("indicators")
    changed = own.head(3).assign(indicator="hdi", low=0.1, high=0.9, value=[0.5, 0.95, 0.5])
    tables = {"indicators": pd.concat([own, changed], ignore_index=True)}

    def table(name: str) -> pd.DataFrame:
        return tables[name] if name in tables else get(name)

    assert {fault.expected for fault in bands.covered(table)} == {"a row of band_coverage for hdi"}


def test_a_value_outside_its_band_and_a_coverage_of_nothing_are_refused() -> None:
    own = get("indicators")
    place = own.index[own["indicator"] == "vdem-libdem"][0]
    tables = {
        "indicators": own.assign(value=own["value"].where(own.index != place, 2.0)),
        "band_coverage": get("band_coverage").replace(
            {"series": {"wgi-control-of-corruption;wgi-rule-of-law": "hdi"}}
        ),
    }
    tables["indicators"] = tables["indicators"][~tables["indicators"]["indicator"].str.startswith("wgi-")]

    def table(name: str) -> pd.DataFrame:
        return tables[name] if name in tables else get(name)

    assert {fault.expected for fault in bands.covered(table)} == {
        "a value within its band",
        "series that have bands",
    }
