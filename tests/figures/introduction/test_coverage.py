"""Coverage by dimension, by year and along the chain, on small tables made by hand and on the real ones."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers import tables
from helpers.exhibits import style
from helpers.figures.introduction import coverage as intro

COLUMNS = ["claim", "article", "dimension", "datatype", "value", "sender", "link", "subject"]


def small() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("a-001", "A", "culture", "date", "1999", "EU", "activity", "x"),
            ("a-002", "A", "culture", "date", "1999-05", "Kazakhstan", "conduct", "x"),
            ("a-003", "A", "theory", "date", "1999", "none", "none", "x"),
            ("a-004", "A", "engagement", "period", "1998/2000", "EU", "resource", "x"),
            ("a-005", "A", "engagement", "date", "199X", "EU", "activity", "x"),
            ("b-001", "B", "culture", "number", "85", "none", "attitude", "survey 2014"),
            ("b-002", "B", "culture", "date", "2060", "UN", "activity", "x"),
            ("b-003", "B", "general", "date", "2016", "joint", "reach", "x"),
        ],
        columns=COLUMNS,
    )


PAIRS = pd.DataFrame(
    [
        ("culture", "culture", "reach", "none"),
        ("culture", "theory", "reach", "reach"),
        ("", "theory", "", "none"),
    ],
    columns=["first_dimension", "second_dimension", "first_link", "second_link"],
)


@pytest.fixture(scope="module")
def pairs() -> pd.DataFrame:
    return tables.load("coding_pairs")


def test_stability_counts_only_units_that_both_passes_found() -> None:
    assert intro.stability(PAIRS, "dimension") == {"same": 1, "pairs": 2, "same_share": 50}
    assert intro.stability(PAIRS, "link") == {"same": 1, "pairs": 2, "same_share": 50}


def test_dimension_bars_are_the_shares(claims: pd.DataFrame, pairs: pd.DataFrame) -> None:
    made = intro.coverage_dimensions(claims, pairs)
    for axes, article in zip(made.figure.axes, "AB", strict=True):
        mine = claims[claims["article"] == article]
        widths = [100 * (mine["dimension"] == dimension).mean() for dimension in intro.DIMENSIONS]
        assert [bar.get_width() for bar in axes.patches] == pytest.approx(widths)
        assert sum(widths) == pytest.approx(100)
        # A dimension has no colour of its own: hues are powers.
        assert {to_hex(bar.get_facecolor()) for bar in axes.patches} == {style.MUTED}
        counts = [int((mine["dimension"] == dimension).sum()) for dimension in intro.DIMENSIONS]
        assert [text.get_text().split("(")[1] for text in axes.texts] == [f"{count})" for count in counts]
        assert f"{len(mine)} claims" in axes.get_title(loc="left")
    names = [label.get_text() for label in made.figure.axes[0].get_yticklabels()]
    assert names == [dimension.capitalize() for dimension in intro.DIMENSIONS]
    low, high = made.figure.axes[0].get_ylim()
    assert low > high, "theory stands on top"


def test_dimensions_of_the_small_table() -> None:
    made = intro.coverage_dimensions(small(), PAIRS)
    assert made.facts["a_culture"] == 2
    assert made.facts["a_culture_share"] == pytest.approx(40)
    assert made.facts["a_policy_share"] == pytest.approx(40)
    assert made.facts["a_frame_share"] == pytest.approx(20)
    assert made.facts["b_n"] == 3
    changed = small()
    changed.loc[0, "dimension"] = "actors"
    other = intro.coverage_dimensions(changed, PAIRS)
    assert other.facts["a_actors"] == 1
    place = intro.DIMENSIONS.index("actors")
    assert other.figure.axes[0].patches[place].get_width() == pytest.approx(20)
    assert made.figure.axes[0].patches[place].get_width() == 0


def test_dated_leaves_out_periods_and_decades() -> None:
    rows = intro.dated(small())
    assert list(rows["claim"]) == ["a-001", "a-002", "a-003", "b-003", "b-002"]
    assert list(rows["chain"]) == [True, True, False, True, True]


def test_year_dots_of_the_small_table() -> None:
    made = intro.coverage_years(small())
    upper, lower = made.figure.axes
    filled, hollow = upper.lines
    assert [tuple(point) for point in filled.get_xydata()] == [(1999, 0.5), (1999, 1.5)]
    assert [tuple(point) for point in hollow.get_xydata()] == [(1999, 2.5)]
    assert hollow.get_markerfacecolor() == "white"
    assert [tuple(point) for point in lower.lines[0].get_xydata()] == [(2016, 0.5)]
    years = range(intro.FIRST, intro.LAST + 1)
    assert [bar.get_height() for bar in upper.patches] == [int(1998 <= year <= 2000) for year in years]
    assert {bar.get_height() for bar in lower.patches} == {0}
    assert (made.facts["n"], made.facts["gap"], made.facts["gap_verb"]) == (4, 3, "lie")
    assert made.facts["outside"] == "2060"
    assert made.facts["silent_n"] == 31
    assert (made.facts["a_since"], made.facts["b_since"], made.facts["b_latest"]) == (0, 1, "2016")


def test_year_dots_move_with_a_date() -> None:
    changed = small()
    changed.loc[0, "value"] = "2001"
    made = intro.coverage_years(changed)
    assert (2001, 0.5) in [tuple(point) for point in made.figure.axes[0].lines[0].get_xydata()]
    assert made.facts["gap"] == 2


def test_year_dots_hold_every_date_of_the_frame(claims: pd.DataFrame) -> None:
    made = intro.coverage_years(claims)
    moments = claims[(claims["datatype"] == "date") & ~claims["value"].str.contains("X")]
    years = moments["value"].str[:4].astype(int)
    assert sum(len(line.get_xdata()) for axes in made.figure.axes for line in axes.lines) == int(
        years.between(1991, 2023).sum()
    )
    assert made.facts["n"] == len(made.rows)
    low, high = made.figure.axes[1].get_xlim()
    assert low < 1991
    assert high > 2023
    assert made.figure.axes[0].get_ylim()[1] > made.rows["height"].max() - 0.5


def test_chain_bars_stack_to_the_share_of_the_link(claims: pd.DataFrame, pairs: pd.DataFrame) -> None:
    made = intro.result_chain(claims, pairs)
    for axes, article in zip(made.figure.axes, "AB", strict=True):
        chain = claims[(claims["article"] == article) & (claims["link"] != "none")]
        for y, link in enumerate(intro.LINKS):
            bars = [bar for bar in axes.patches if round(bar.get_y() + bar.get_height() / 2, 6) == y]
            ends = max(bar.get_x() + bar.get_width() for bar in bars)
            assert ends == pytest.approx(100 * (chain["link"] == link).mean())
            assert sum(bar.get_width() for bar in bars) == pytest.approx(ends)
    assert made.facts["a_n"] + made.facts["a_none"] == int((claims["article"] == "A").sum())
    assert made.facts["b_n"] + made.facts["b_none"] == int((claims["article"] == "B").sum())
    assert made.figure.legends[0].get_texts()[0].get_text() == "EU"


def test_chain_of_the_small_table() -> None:
    made = intro.result_chain(small(), PAIRS)
    upper, lower = made.figure.axes
    assert [text.get_text() for text in upper.texts] == [
        "25%  (1)",
        "50%  (2)",
        "0%  (0)",
        "0%  (0)",
        "25%  (1)",
    ]
    assert [text.get_text() for text in lower.texts] == [
        "0%  (0)",
        "33%  (1)",
        "33%  (1)",
        "33%  (1)",
        "0%  (0)",
    ]
    colours = [to_hex(bar.get_facecolor()) for bar in upper.patches]
    assert colours == [style.ACTOR[sender].lower() for sender in ("EU", "EU", "Kazakhstan")]
    assert to_hex(lower.patches[0].get_facecolor()) == style.ACTOR["other"].lower()
    facts = made.facts
    assert (facts["a_supply"], facts["a_response"], facts["a_conduct_kz"], facts["a_none"]) == (3, 1, 1, 1)
    assert (facts["b_attitude_numbers"], facts["b_attitude_survey"], facts["b_attitude_share"]) == (
        1,
        1,
        pytest.approx(100 / 3),
    )


def test_chain_follows_a_changed_link() -> None:
    changed = small()
    changed.loc[0, "link"] = "attitude"
    made = intro.result_chain(changed, PAIRS)
    assert made.facts["a_attitude"] == 1
    assert made.facts["a_supply_share"] == pytest.approx(50)
    assert made.figure.axes[0].texts[3].get_text() == "25%  (1)"


def test_periods_outside_the_chain_do_not_run() -> None:
    scope = small()
    scope.loc[3, "link"] = "none"
    assert intro.running(small(), "A").sum() == 3
    assert intro.running(scope, "A").sum() == 0
