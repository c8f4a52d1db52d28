"""Returning resolutions: dots, words and pieces of a bar."""

from __future__ import annotations

import pandas as pd
import pytest

from artists import line_of
from frames import real
from helpers.figures.foreign_policy import returning

NAMES = ("returning_texts", "vote_change_parts")


@pytest.fixture(scope="module")
def tables() -> list[pd.DataFrame]:
    return real(*NAMES)


def test_a_beginning_is_a_row_with_both_parts_and_their_intervals(tables: list[pd.DataFrame]) -> None:
    made = returning.returning(*tables)
    first = list(returning.BEGINNINGS.values())
    shown = tables[0].query("partner == 'EU' and vote == 'last' and last == '2021/2023'").set_index("first")
    for figure in (made.figure, made.narrow):
        spans = figure.axes[0]
        for part, (key, *_) in returning.SIDES.items():
            assert list(line_of(spans, part).get_xdata()) == (-shown.loc[first, key]).tolist()
        bars = spans.collections[0].get_segments()
        assert [bar[0][0] for bar in bars] == (-shown.loc[first, "mine_high"]).tolist()
        words = [text.get_text() for text in spans.texts]
        said = made.rows.loc[made.rows["block"] == returning.SPANS, "said"].tolist()
        assert all(word.endswith(one) for word, one in zip(words, said, strict=True))


def test_the_title_says_since_when_one_side_surely_moved_more(tables: list[pd.DataFrame]) -> None:
    made = returning.returning(*tables)
    assert made.facts["more_since"] == "only since 2014"
    title = made.figure.axes[0].get_title(loc="left").replace("\n", " ")
    assert title == (
        "Moved away: since 1993 Kazakhstan, since 2004 and 2014 EU members; which moved more can be said only since 2014"
    )
    lines = tables[0].copy()
    here = (lines["first"] == "2014/2016") & (lines["partner"] == "EU1993")
    # One way to take the Union that leaves it open leaves it open.
    lines.loc[here, ["lead_low", "lead_high"]] = [-0.1, 0.1]
    assert returning.returning(lines, tables[1]).facts["more_since"] == "of none"


def test_the_pieces_add_up_to_the_change_over_all_votes(tables: list[pd.DataFrame]) -> None:
    made = returning.returning(*tables)
    whole = tables[1].set_index(["first", "last", "partner"]).loc[("2004/2006", "2021/2023", "EU")]
    pieces = made.rows.loc[made.rows["block"] == returning.WHOLE, "value"]
    assert pieces.sum() == pytest.approx(-whole["change"]) and pieces.iloc[0] == -whole["own"]
    widths = [patch.get_width() for patch in made.figure.axes[1].patches]
    assert widths == pytest.approx(pieces.tolist())
    assert sum(made.facts[f"all_{name}_share"] for name in ("own", "theirs", "other")) == pytest.approx(100)


@pytest.mark.parametrize(
    ("lows", "highs", "said"),
    [
        ((-0.09, -0.08), (-0.03, -0.01), returning.AWAY),
        # One way to take the Union that leaves it open leaves it open.
        ((-0.09, -0.08), (-0.03, 0.01), returning.OPEN),
        ((-0.02, -0.03), (0.03, 0.02), returning.STAYED),
        ((0.01, 0.02), (0.09, 0.08), returning.CLOSER),
    ],
)
def test_a_side_moved_where_all_intervals_say_so(
    lows: tuple[float, float], highs: tuple[float, float], said: str
) -> None:
    lines = pd.DataFrame({"mine_low": lows, "mine_high": highs})
    assert returning.says(lines, "mine") == said


def test_facts_follow_a_changed_part(tables: list[pd.DataFrame]) -> None:
    facts = returning.returning(*tables).facts
    assert (facts["long_own_said"], facts["theirs_said"]) == (returning.AWAY, returning.AWAY)
    assert (facts["own_said"], facts["recent_own_said"]) == (returning.OPEN, returning.STAYED)
    changed = tables[0].copy()
    here = changed["partner"].isin(["EU", "EU27", "EU1993"]) & (changed["first"] == "2004/2006")
    changed.loc[here, ["mine", "mine_low", "mine_high"]] = [-0.07, -0.09, -0.03]
    other = returning.returning(changed, tables[1]).facts
    assert (other["own"], other["own_low"], other["own_said"]) == (0.07, 0.03, returning.AWAY)


@pytest.mark.parametrize(
    ("lows", "highs", "said"),
    [
        ((0.30, 0.26), (0.50, 0.40), returning.AWAY),
        ((0.10, -0.01), (0.50, 0.40), returning.OPEN),
        ((-0.50, -0.40), (-0.10, -0.01), returning.CLOSER),
        # Surely not nought, and surely too small to matter.
        ((0.01, 0.02), (0.20, 0.24), returning.STAYED),
    ],
)
def test_a_move_is_said_where_every_way_to_take_the_union_says_it(
    lows: tuple[float, float], highs: tuple[float, float], said: str
) -> None:
    assert returning.of_a_move(pd.Series(lows), pd.Series(highs), 0.25) == said
