"""Resemblance, on small series made by hand and on the real ones."""

from __future__ import annotations

import pytest

from helpers.figures.measuring import resemblance
from helpers.tables.computed import get
from helpers.theses import resembling
from helpers.theses.findings.words import listed
from theses.frames import COVERAGE, SMALLEST, rows


def test_the_whole_figure_says_on_how_many_measures_the_neighbours_came_nearer_too() -> None:
    made = resemblance.resemblance(rows(), SMALLEST, COVERAGE)
    assert (made.facts["narrowed"], made.facts["shared"], made.facts["alone"]) == (3, 0, 3)
    for figure in (made.figure, made.narrow):
        (key,) = figure.legends
        title = key.get_title().get_text().replace("\n", " ")
        assert (
            title == "Kazakhstan came nearer to the EU on 3 of 5 measures that could show it; "
            "on 0 of these its neighbours did so too"
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
    facts = resemblance.facts_of(resembling.card(frame, SMALLEST, COVERAGE))
    assert "society" not in str(facts["nearer_said"])
    frame.loc[(frame["indicator"] == "schooling-mean-years") & (frame["entity"] == "KAZ"), "value"] = 4.2
    facts = resemblance.facts_of(resembling.card(frame, SMALLEST, COVERAGE))
    assert "society" in str(facts["nearer_said"])


def test_the_figure_and_the_score_card_count_the_same_fields_as_nearer() -> None:
    items = get("thesis_items")
    mine = items[(items["thesis"] == "t-18") & (items["part"] == 2) & items["counts"]]
    whole, half = (set(mine.loc[mine["half"] == halved, "field"]) for halved in (False, True))
    tables = map(get, ("indicators", "smallest_differences", "band_coverage"))
    facts = resemblance.resemblance(*tables).facts
    assert facts["nearer_said"] == listed(sorted(whole)) and facts["nearer_fields"] == len(whole)
    assert facts["one_source_fields"] == len(half - whole) == 1


def test_a_ratio_is_said_to_be_like_the_neighbours_in_proportion_alone() -> None:
    made = resemblance.resemblance(*map(get, ("indicators", "smallest_differences", "band_coverage")))
    assert made.facts["income_beside"] == f"in proportion {resembling.ALIKE}"
    assert made.facts["life_beside"] == resembling.ALIKE and made.facts["schooling_beside"] == ""
    for figure in (made.figure, made.narrow):
        titles = [" ".join(axes.get_title("left").split()) for axes in figure.axes]
        assert ["in proportion" in title for title in titles] == [line.ratio for line in resembling.LINES]


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
    # With the errors of the neighbours tied nought is not left out, so that no measure shows more than theirs.
    assert facts["alone"] == 0 and facts["law_wgi_beside"] == resembling.UNSURE


def test_v_dem_says_of_the_neighbours_more_or_less_as_its_values_have_it() -> None:
    tables = [get(name) for name in ("indicators", "smallest_differences", "band_coverage")]
    assert resemblance.resemblance(*tables).facts["law_vdem_near_word"] == "more"
    # In the series made by hand the neighbours stand still while the EU rises.
    assert resemblance.resemblance(rows(), SMALLEST, COVERAGE).facts["law_vdem_near_word"] == "less"


def test_real_measures_that_could_not_show_it_are_counted_apart() -> None:
    facts = resemblance.resemblance(
        get("indicators"), get("smallest_differences"), get("band_coverage")
    ).facts
    assert (facts["schooling_says"], facts["law_vdem_says"]) == (resembling.CLOSED, resembling.UNBANDED)
    assert (facts["measures"], facts["able"], facts["narrowed"]) == (6, 4, 3)
