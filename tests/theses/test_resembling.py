"""Gaps of levels and what they say, on small series made by hand and on the real ones."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from helpers.measures import bands
from helpers.tables.computed import get
from helpers.theses import resembling
from theses.frames import COVERAGE, SMALLEST, rows


def said(**kwargs: float) -> pd.DataFrame:
    card = resembling.card(rows(**kwargs), SMALLEST, COVERAGE)
    return card[card["side"] == "KAZ"].set_index("measure")


def test_a_gap_is_held_against_what_matters_and_its_neighbours() -> None:
    found = said()
    assert (found.at["law_vdem", "gap_first"], found.at["law_vdem", "gap_last"]) == pytest.approx((3.0, 2.5))
    assert found.at["law_wgi", "says"] == resembling.NEARER == "narrowed"
    assert found.at["law_wgi", "states"] == 3
    # Half a year is less than matters of life; the logarithm of a ratio counts for income.
    assert found.at["life", "says"] == resembling.SMALL
    assert found.at["income", "change"] == pytest.approx(math.log(4.5 / 2) - math.log(4))
    # The neighbours stood still while the EU rose by a half.
    assert found.at["law_wgi", "near_change"] == pytest.approx(0.5)
    assert found.at["law_wgi", "beside"] == resembling.MORE
    assert said(near=3.5).at["law_wgi", "beside"] == resembling.LESS
    assert found.at["life", "beside"] == ""
    # Income is counted, so that its values are all there is to compare.
    assert found.at["income", "beside"] == resembling.MORE


def test_the_interval_of_the_difference_decides_whether_the_neighbours_did_as_much() -> None:
    """Kazakhstan's gap narrows by a half; a band of half-width h makes each change uncertain by h times root two."""
    found = said().loc["law_wgi"]
    # Three neighbours: the root of 2 (1 + 1/3) halves of 0.1, and with their errors as one that of 2 (1 + 1).
    assert (found["apart"], found["apart_low"], found["apart_high"]) == pytest.approx(
        (-1.0, -1.1633, -0.8367), abs=1e-4
    )
    assert (found["tied_low"], found["tied_high"]) == pytest.approx((-1.2, -0.8))
    assert found["singly"] == 3
    # Within what matters it is as theirs, beyond it more, and between the two open in size or altogether.
    assert said(near=1.5).at["law_wgi", "beside"] == resembling.ALIKE
    assert said(near=1.0).at["law_wgi", "beside"] == resembling.SIZE_OPEN.format(resembling.MORE)
    assert said(banded=0.3, near=1.2).at["law_wgi", "beside"] == resembling.UNSURE
    # Without the errors of the neighbours nothing is said of them.
    unknown = bands.Difference(-1.0, math.nan, math.nan)
    assert resembling.beside(unknown, unknown, 0.4, resembling.NEARER, True) == resembling.UNSURE


@pytest.mark.parametrize(
    ("apart", "tied", "word"),
    [
        ((-0.3, 0.1), (-0.35, 0.15), resembling.ALIKE),
        ((-0.9, -0.5), (-0.95, -0.45), resembling.MORE),
        ((-0.9, -0.5), (-1.1, -0.3), resembling.SIZE_OPEN.format(resembling.MORE)),
        # One interval leaves out nought, the other does not: the two ways disagree.
        ((-1.04, -0.14), (-1.2, 0.02), resembling.UNSURE),
        # One is within what matters, the other is not.
        ((-0.3, 0.1), (-0.5, 0.3), resembling.UNSURE),
    ],
)
def test_more_than_the_neighbours_is_said_only_where_ways_to_tie_their_errors_agree(
    apart: tuple[float, float], tied: tuple[float, float], word: str
) -> None:
    ways = [bands.Difference(sum(ends) / 2, *ends) for ends in (apart, tied)]
    assert resembling.beside(ways[0], ways[1], 0.4, resembling.NEARER, True) == word


def test_of_the_real_measures_none_shows_more_than_the_neighbours() -> None:
    card = resembling.card(get("indicators"), get("smallest_differences"), get("band_coverage"))
    law = card[card["side"] == "KAZ"].set_index("measure").loc["law_wgi"]
    assert law["says"] == resembling.NEARER and law["beside"] == resembling.UNSURE
    assert law["apart_high"] < 0 < law["tied_high"]


def test_a_band_decides_where_there_is_one() -> None:
    assert said(banded=0.01).at["democracy", "says"] == resembling.NEARER
    assert said(banded=1.0).at["democracy", "says"] == resembling.OPEN
    for banded in (0.01, 1.0):
        assert said(banded=banded).at["law_vdem", "says"] == resembling.UNBANDED


def test_nothing_is_as_good_as_unchanged_while_the_mean_of_the_eu_has_no_interval() -> None:
    # Well within what matters on Kazakhstan's side, for judgements; a count that moves little moved little.
    assert resembling.said(1.0, 0.0, 0.01, 0.05, judged=True) == resembling.OPEN
    assert resembling.said(1.0, 0.0, math.nan, 0.05, judged=True) == resembling.UNBANDED
    assert resembling.said(1.0, 0.0, math.nan, 0.05, judged=False) == resembling.SMALL
    assert resembling.said(1.0, -0.2, math.nan, 0.05, judged=False) == resembling.NEARER


def test_a_gap_no_larger_than_what_matters_could_not_narrow_enough_but_could_widen() -> None:
    assert resembling.said(0.6, -0.5, math.nan, 1.0, judged=False) == resembling.CLOSED
    assert resembling.said(1.0, 0.4, math.nan, 1.0, judged=False) == resembling.CLOSED
    assert resembling.said(0.6, 1.5, math.nan, 1.0, judged=False) == resembling.FARTHER
    assert resembling.said(1.1, -0.5, math.nan, 1.0, judged=False) == resembling.SMALL


def test_the_real_card_agrees_with_the_variants_and_no_measure_holds_another() -> None:
    card = resembling.card(get("indicators"), get("smallest_differences"), get("band_coverage"))
    own = card[card["side"] == "KAZ"].set_index("measure")
    published = get("variant_summary").set_index("conclusion")["published"]
    for measure, conclusion in (("income", "income-gap"), ("law_vdem", "law-gap")):
        percent = 100 * own.at[measure, "change"] / own.at[measure, "gap_first"]
        assert percent == pytest.approx(published[conclusion], rel=1e-4)
    assert "hdi" not in {line.indicator for line in resembling.LINES}
    assert len({line.indicator for line in resembling.LINES}) == len(resembling.LINES)
