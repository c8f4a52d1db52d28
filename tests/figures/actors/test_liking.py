"""Who likes whom by group: dots and facts follow the shares of the survey."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import changed, real
from helpers.figures.actors import liking

TABLES = ("opinion_by_group", "opinion_spread", "smallest_differences", "actor_cells")


def dots(axes: object) -> list[float]:
    return sorted(float(line.get_xdata()[0]) for line in axes.lines if line.get_marker() in liking.MARKERS)  # type: ignore[attr-defined]


def test_a_dot_for_every_group_and_power_stands_at_its_share() -> None:
    made = liking.who_likes_whom(*real(*TABLES))
    for figure in (made.figure, made.narrow):
        assert dots(figure.axes[0]) == sorted(made.rows["share"])
    ends = [
        tuple(line.get_xdata())
        for line in made.figure.axes[0].lines
        if line.get_marker() not in liking.MARKERS
    ]
    assert sorted(ends) == sorted(zip(made.rows["low"], made.rows["high"], strict=True))
    assert len(made.rows) == 3 * (1 + 5 + 2 + 2 + 2)


def test_a_changed_share_moves_its_dot_and_the_facts() -> None:
    by_group, spread, differences, cells = real(*TABLES)
    where = {"about": "Russia", "answer": "favourable", "dimension": "age", "group": "60 and over"}
    made = liking.who_likes_whom(changed(by_group, 40.0, "share", **where), spread, differences, cells)
    assert made.facts["russia_min"] == 40.0
    assert 40.0 in dots(made.figure.axes[0])


def test_the_dimension_named_is_the_one_whose_groups_lie_furthest_apart() -> None:
    by_group, spread, differences, cells = real(*TABLES)
    facts = liking.who_likes_whom(by_group, spread, differences, cells).facts
    assert (facts["us_by"], facts["china_by"]) == ("age", "language")
    (title,) = (
        axes.get_title(loc="left")
        for axes in liking.who_likes_whom(by_group, spread, differences, cells).figure.axes
    )
    assert "by age on the US" in title.replace(
        "\n", " "
    ) and f"{facts['russia_min']:.0f}% or more" in title.replace("\n", " ")
    where = {"about": "US", "answer": "favourable", "dimension": "education"}
    other = changed(spread, 60.0, "difference", **where)
    assert liking.who_likes_whom(by_group, other, differences, cells).facts["us_by"] == "education"


def test_how_many_contrasts_matter_hangs_on_the_smallest_difference() -> None:
    by_group, spread, differences, cells = real(*TABLES)
    few = liking.who_likes_whom(by_group, spread, differences, cells).facts
    strict = changed(differences, 20.0, "delta", measure="opinion-within")
    assert (
        0
        < liking.who_likes_whom(by_group, spread, strict, cells).facts["beyond"]
        < few["beyond"]
        < few["sure"]
    )
    near = spread.assign(apart=False)
    assert liking.who_likes_whom(by_group, near, differences, cells).facts["beyond"] == 0


def test_a_group_that_is_missing_is_an_error_and_no_zero() -> None:
    by_group, spread, differences, cells = real(*TABLES)
    with pytest.raises((IndexError, KeyError)):
        liking.who_likes_whom(by_group[by_group["dimension"] != "education"], spread, differences, cells)


def test_shares_of_other_answers_are_not_drawn() -> None:
    by_group, *_ = real(*TABLES)
    rows = liking.rows_of(by_group)
    shown = by_group[by_group["answer"] == "favourable"]
    assert set(rows["share"]) <= set(shown["share"])
    assert isinstance(rows, pd.DataFrame) and "age and home language" not in set(rows["dimension"])


def test_an_overlap_is_told_with_the_low_ends_of_both_shares() -> None:
    by_group, spread, differences, cells = real(*TABLES)
    facts = liking.who_likes_whom(by_group, spread, differences, cells).facts
    everybody = by_group[(by_group["answer"] == "favourable") & (by_group["dimension"] == "all")].set_index(
        "about"
    )
    assert facts["two_powers_low"] == everybody["low"][["Russia", "China"]].sum() - 100 < facts["two_powers"]
    assert facts["two_powers_untied"] == pytest.approx(0.9194 * 75.4, abs=0.01)
    shares = everybody["share"]
    assert facts["russia_us_both"] == pytest.approx(shares["Russia"] + shares["US"] - 100)
    assert (
        facts["us_china_both"] == pytest.approx(shares["US"] + shares["China"] - 100)
        and facts["us_china_both"] > 0
    )
    assert facts["russia_home_low"] < facts["russia_home_language"] < facts["russia_home_high"]
    # The ends told of schooling and the United States lie on both sides of the difference of the two shares told.
    apart = facts["schooled"] - facts["unschooled"]
    assert facts["us_education_low"] < apart < facts["us_education_high"]
    middle = (facts["us_education_low"] + facts["us_education_high"]) / 2
    assert middle == pytest.approx(apart, abs=0.01)


def test_answers_of_article_b_are_counted_by_actor() -> None:
    (cells,) = real("actor_cells")
    facts = liking.told(cells)
    assert facts == {"questions": 16, "answered": 10, "answered_eu": 4, "answered_russia": 1}
    silent = liking.told(changed(cells, "", "claim", actor="Russia", aspect="audience"))
    assert (silent["questions"], silent["answered"], silent["answered_russia"]) == (16, 9, 0)
