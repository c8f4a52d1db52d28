"""Texts asked again: dots, bars and facts."""

from __future__ import annotations

import pandas as pd
import pytest

from artists import line_of
from frames import real
from helpers.figures.foreign_policy import returning

NAMES = ("returning_texts", "neighbour_votes", "answer_changes", "returning_sentences")


@pytest.fixture(scope="module")
def tables() -> list[pd.DataFrame]:
    return real(*NAMES)


def test_a_pair_of_windows_is_a_line_with_both_parts(tables: list[pd.DataFrame]) -> None:
    made = returning.returning(*tables)
    for figure in (made.figure, made.narrow):
        windows = figure.axes[0]
        shown = tables[0].query("partner == 'EU' and vote == 'last'")
        assert list(line_of(windows, returning.MINE).get_xdata()) == shown["mine"].tolist()
        assert list(line_of(windows, returning.THEIRS).get_xdata()) == shown["theirs"].tolist()
        bars = windows.collections[0].get_segments()
        assert [bar[0][0] for bar in bars] == shown["mine_low"].tolist()
        labels = [label.get_text() for label in windows.get_yticklabels()]
        assert labels[-1] == "2004-06 to 2021-23 (51)" and len(labels) == len(shown)


def test_each_state_has_its_own_panel_and_bars(tables: list[pd.DataFrame]) -> None:
    made = returning.returning(*tables)
    states = tables[1].query("first == '2004/2006' and last == '2021/2023'")
    assert list(line_of(made.figure.axes[1], returning.MINE).get_xdata()) == states["mine"].tolist()
    whole = made.rows[made.rows["block"] == "all votes"].groupby("label", sort=False)["value"].sum()
    assert whole.to_numpy() == pytest.approx(states["change"].to_numpy())
    assert len(made.figure.axes[2].patches) == 2 * len(states)


def test_every_state_has_its_rate_and_the_median_is_that_of_the_others(tables: list[pd.DataFrame]) -> None:
    made = returning.returning(*tables)
    own = made.rows[made.rows["block"] == "answers"]
    expected = tables[2].query("period == '2004 and after'")
    assert sorted(own["rate"]) == pytest.approx(sorted(100 * expected["share"]))
    assert (own["changed"] / own["repeats"] * 100).to_numpy() == pytest.approx(own["rate"].to_numpy())
    for figure in (made.figure, made.narrow):
        panel = figure.axes[3]
        shown = [value for line in panel.lines[:-1] for value in line.get_xdata()]
        assert sorted(shown) == sorted(own["rate"])
        others = own.loc[own["label"] != "Kazakhstan", "rate"]
        assert panel.lines[-1].get_xdata()[0] == pytest.approx(others.median())


def test_facts_follow_a_changed_part(tables: list[pd.DataFrame]) -> None:
    facts = returning.returning(*tables).facts
    # On the book's own table neither part is beyond doubt the larger.
    assert facts["larger"] == "which of the two leads is open" and facts["lead_low"] < 0 < facts["lead_high"]
    changed = tables[0].copy()
    here = (changed["partner"] == "EU") & (changed["first"] == "2004/2006") & (changed["vote"] == "last")
    changed.loc[here, ["mine", "theirs", "lead_low", "lead_high"]] = [-0.07, -0.01, -0.09, -0.03]
    other = returning.returning(changed, *tables[1:]).facts
    assert (other["own"], other["larger"]) == (-0.07, "its own is the larger")
    changed.loc[here, ["lead_low", "lead_high"]] = [0.03, 0.09]
    assert returning.returning(changed, *tables[1:]).facts["larger"] == "that of EU members is the larger"


def test_facts_of_answers_leave_the_state_itself_out_of_the_others(tables: list[pd.DataFrame]) -> None:
    answers = pd.DataFrame(
        [
            (state, "2004 and after", 100, share, share / 100)
            for state, share in zip("ABCD", (2, 4, 6, 8), strict=True)
        ]
        + [("KAZ", "2004 and after", 200, 4, 0.02), ("KAZ", "before 2004", 10, 5, 0.5)],
        columns=["state", "period", "repeats", "changed", "share"],
    )
    facts = returning.facts_of(tables[0], tables[1], answers, tables[3])
    assert (facts["repeats"], facts["changed"], facts["changed_share"]) == (200, 4, 2.0)
    assert (facts["others_low"], facts["others_high"]) == pytest.approx((3.5, 6.5))
    assert (facts["others"], facts["others_median"]) == (4, pytest.approx(5.0))
