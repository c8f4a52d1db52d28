"""Resemblance, on small series made by hand and on the real ones."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from figures.measuring.frames import indicators_of
from helpers.figures.measuring import resemblance
from helpers.measures import bands
from helpers.tables.computed import get
from helpers.theses.findings.words import listed

COVERAGE = pd.DataFrame({"series": ["vdem-libdem;wgi-rule-of-law"], "coverage": [90.0]})
SMALLEST = pd.DataFrame(
    {
        "series": ["vdem-rule", "wgi-rule-of-law", "vdem-libdem", "gni-per-head-ppp", "life-expectancy", "schooling-mean-years"],
        "delta": [0.4, 0.4, 0.4, 0.1, 1.0, 1.0],
    }
)  # fmt: skip


def rows(banded: float = 0.1, near: float = 0.5) -> pd.DataFrame:
    """Kazakhstan rises from 1 to 2, the EU from 4 to 4.5, the neighbours stay; Uzbekistan begins in 2000."""
    found = []
    for year in (*range(1996, 2001), *range(2018, 2023)):
        late = year > 2010
        for line in resemblance.LINES:
            half = banded if line.indicator in ("vdem-libdem", "wgi-rule-of-law") else None
            values = {"KAZ": 2.0 if late else 1.0, "EU27": 4.5 if late else 4.0, "UZB": 3.5}
            values |= dict.fromkeys(("KGZ", "TJK", "TKM"), near if late else 0.5)
            for who, value in values.items():
                if who != "UZB" or year >= 2000:
                    ends = (value - half, value + half) if half else (None, None)
                    found.append((line.indicator, who, "", str(year), value, *ends))
    return indicators_of(found)


def said(**kwargs: float) -> pd.DataFrame:
    card = resemblance.card(rows(**kwargs), SMALLEST, COVERAGE)
    return card[card["side"] == "KAZ"].set_index("measure")


def test_a_gap_is_held_against_what_matters_and_its_neighbours() -> None:
    found = said()
    assert (found.at["law_vdem", "gap_first"], found.at["law_vdem", "gap_last"]) == pytest.approx((3.0, 2.5))
    assert found.at["law_wgi", "says"] == resemblance.NEARER
    assert found.at["law_wgi", "states"] == 3
    # Half a year is less than matters of life; the logarithm of a ratio counts for income.
    assert found.at["life", "says"] == resemblance.SMALL
    assert found.at["income", "change"] == pytest.approx(math.log(4.5 / 2) - math.log(4))
    # The neighbours stood still while the EU rose by a half.
    assert found.at["law_wgi", "near_change"] == pytest.approx(0.5)
    assert found.at["law_wgi", "beside"] == resemblance.MORE
    assert said(near=3.5).at["law_wgi", "beside"] == resemblance.LESS
    assert found.at["life", "beside"] == ""
    # Income is counted, so that its values are all there is to compare.
    assert found.at["income", "beside"] == resemblance.MORE


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
    assert said(near=1.5).at["law_wgi", "beside"] == resemblance.ALIKE
    assert said(near=1.0).at["law_wgi", "beside"] == resemblance.SIZE_OPEN.format(resemblance.MORE)
    assert said(banded=0.3, near=1.2).at["law_wgi", "beside"] == resemblance.UNSURE
    assert (
        resemblance.beside(bands.Difference(-0.1, -0.3, 0.1), 0.4, resemblance.NEARER, True)
        == resemblance.ALIKE
    )
    # Without the errors of the neighbours nothing is said of them.
    unknown = bands.Difference(-1.0, math.nan, math.nan)
    assert resemblance.beside(unknown, 0.4, resemblance.NEARER, True) == resemblance.UNSURE


def test_the_whole_figure_says_on_how_many_measures_the_neighbours_came_nearer_too() -> None:
    made = resemblance.resemblance(rows(), SMALLEST, COVERAGE)
    assert (made.facts["narrowed"], made.facts["shared"], made.facts["alone"]) == (3, 0, 3)
    for figure in (made.figure, made.narrow):
        (key,) = figure.legends
        title = key.get_title().get_text().replace("\n", " ")
        assert (
            title
            == "Nearer to the EU on 3 of 5 measures that could show it; on 0 of these the neighbours came nearer too"
        )
        assert [text.get_text() for text in key.get_texts()] == [
            f"mean of {made.facts[end]}" for end in ("first", "last")
        ]
        assert not any(axes.get_legend() for axes in figure.axes), "a key in a panel would read as data"
    # In income they rose by more than Kazakhstan; in law and politics their gap stood or narrowed beyond its error.
    for near, shared in ((1.0, 1), (1.5, 3)):
        rising = resemblance.resemblance(rows(near=near), SMALLEST, COVERAGE).facts
        assert (rising["narrowed"], rising["shared"]) == (3, shared)
    # Where less matters the values of all narrowed by enough, and those of law and politics within their error.
    unsure = resemblance.resemblance(rows(banded=0.3, near=1.2), SMALLEST.assign(delta=0.1), COVERAGE).facts
    assert (unsure["narrowed"], unsure["shared"]) == (5, 3)


def test_a_band_decides_where_there_is_one() -> None:
    assert said(banded=0.01).at["democracy", "says"] == resemblance.NEARER
    assert said(banded=1.0).at["democracy", "says"] == resemblance.OPEN
    for banded in (0.01, 1.0):
        assert said(banded=banded).at["law_vdem", "says"] == resemblance.UNBANDED


def test_nothing_is_as_good_as_unchanged_while_the_mean_of_the_eu_has_no_interval() -> None:
    # Well within what matters on Kazakhstan's side, for judgements; a count that moves little moved little.
    assert resemblance.said(1.0, 0.0, 0.01, 0.05, judged=True) == resemblance.OPEN
    assert resemblance.said(1.0, 0.0, math.nan, 0.05, judged=True) == resemblance.UNBANDED
    assert resemblance.said(1.0, 0.0, math.nan, 0.05, judged=False) == resemblance.SMALL
    assert resemblance.said(1.0, -0.2, math.nan, 0.05, judged=False) == resemblance.NEARER


def test_a_gap_no_larger_than_what_matters_could_not_narrow_enough_but_could_widen() -> None:
    assert resemblance.said(0.6, -0.5, math.nan, 1.0, judged=False) == resemblance.CLOSED
    assert resemblance.said(1.0, 0.4, math.nan, 1.0, judged=False) == resemblance.CLOSED
    assert resemblance.said(0.6, 1.5, math.nan, 1.0, judged=False) == resemblance.FARTHER
    assert resemblance.said(1.1, -0.5, math.nan, 1.0, judged=False) == resemblance.SMALL
    facts = resemblance.resemblance(
        get("indicators"), get("smallest_differences"), get("band_coverage")
    ).facts
    assert (facts["schooling_says"], facts["law_vdem_says"]) == (resemblance.CLOSED, resemblance.UNBANDED)
    assert (facts["measures"], facts["able"], facts["narrowed"]) == (6, 4, 3)


def test_a_field_with_two_measures_counts_once_and_only_where_all_agree_that_could() -> None:
    made = resemblance.resemblance(rows(banded=0.01), SMALLEST, COVERAGE)
    assert (made.facts["fields"], made.facts["nearer_fields"]) == (4, 2)
    # V-Dem's law has no margin of error, so that the field has one source.
    assert (made.facts["nearer_said"], made.facts["one_source_fields"]) == ("economy and politics", 1)
    made = resemblance.resemblance(rows(banded=1.0), SMALLEST, COVERAGE)
    assert made.facts["nearer_fields"] == 1, "the economy alone: law and politics are not known"
    assert made.facts["one_source_fields"] == 0
    # Schooling could have shown it as life does, and did not; with a gap below what matters it could not.
    nearer = rows().query("indicator == 'life-expectancy' and entity == 'KAZ' and period > '2010'").index
    frame = rows()
    frame.loc[nearer, "value"] = 4.4
    facts = resemblance.facts_of(resemblance.card(frame, SMALLEST, COVERAGE))
    assert "society" not in str(facts["nearer_said"])
    frame.loc[(frame["indicator"] == "schooling-mean-years") & (frame["entity"] == "KAZ"), "value"] = 4.2
    facts = resemblance.facts_of(resemblance.card(frame, SMALLEST, COVERAGE))
    assert "society" in str(facts["nearer_said"])


def test_the_figure_and_the_score_card_count_the_same_fields_as_nearer() -> None:
    items = get("thesis_items")
    mine = items[(items["thesis"] == "t-18") & (items["part"] == 2) & items["counts"]]
    whole, half = (set(mine.loc[mine["half"] == halved, "field"]) for halved in (False, True))
    tables = map(get, ("indicators", "smallest_differences", "band_coverage"))
    facts = resemblance.resemblance(*tables).facts
    assert facts["nearer_said"] == listed(sorted(whole)) and facts["nearer_fields"] == len(whole)
    assert facts["one_source_fields"] == len(half - whole) == 1


def test_ends_are_drawn_in_both_forms() -> None:
    made = resemblance.resemblance(rows(), SMALLEST, COVERAGE)
    for figure in (made.figure, made.narrow):
        lines = {str(line.get_label()): line for line in figure.axes[0].lines}
        assert list(lines["first KAZ"].get_xdata()) == [1.0] and list(lines["last KAZ"].get_xdata()) == [2.0]
        assert list(lines["way EU27"].get_xdata()) == [4.0, 4.5]


def test_the_world_bank_tells_kazakhstan_from_the_mean_of_its_neighbours_and_from_one_of_them() -> None:
    facts = resemblance.resemblance(
        get("indicators"), get("smallest_differences"), get("band_coverage")
    ).facts
    told = [facts[f"law_wgi_{name}"] for name in ("more", "more_low", "more_high", "tied_low")]
    assert told == pytest.approx([0.592, 0.140, 1.045, -0.016], abs=1e-3)
    assert told[0] == pytest.approx(facts["law_wgi_near_change"] - facts["law_wgi_change"])
    assert (facts["law_wgi_singly"], facts["law_wgi_states"]) == (1, 4)


def test_the_real_card_agrees_with_the_variants_and_no_measure_holds_another() -> None:
    card = resemblance.card(get("indicators"), get("smallest_differences"), get("band_coverage"))
    own = card[card["side"] == "KAZ"].set_index("measure")
    published = get("variant_summary").set_index("conclusion")["published"]
    for measure, conclusion in (("income", "income-gap"), ("law_vdem", "law-gap")):
        percent = 100 * own.at[measure, "change"] / own.at[measure, "gap_first"]
        assert percent == pytest.approx(published[conclusion], rel=1e-4)
    assert "hdi" not in {line.indicator for line in resemblance.LINES}
    assert len({line.indicator for line in resemblance.LINES}) == len(resemblance.LINES)
