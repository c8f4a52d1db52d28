"""Agreement by issue, on a small table made by hand and on the real one."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from artists import line_of
from frames import changed, real
from helpers.exhibits import style
from helpers.figures.foreign_policy import agreement

PERIODS = {"nuclear": ((1992, 1999), (2013, 2017), (2018, 2023))}
USUAL = ((1992, 1999), (2013, 2017))


def issue_rows() -> pd.DataFrame:
    """Agreement with EU members falls by a tenth for each place of the issue in the order, with the others it stays."""
    rows = []
    for at, issue in enumerate(agreement.ISSUES):
        for first, last in PERIODS.get(issue, USUAL):
            for code, base in (
                ("EU", 0.9),
                ("DEU", 0.85),
                ("FRA", 0.8),
                ("RUS", 0.7),
                ("CHN", 0.6),
                ("UZB", 0.5),
            ):
                value = base - (0.1 * (at + 1) if code == "EU" and first > 1992 else 0)
                rows.append((issue, first, last, code, value, value - 0.05, value + 0.05, 40 + at))
    columns = ["issue", "first", "last", "partner", "value", "low", "high", "n"]
    return pd.DataFrame(rows, columns=columns)


def test_a_point_stands_in_the_middle_of_each_period() -> None:
    made = agreement.issues(issue_rows())
    first, nuclear = made.figure.axes[0], made.figure.axes[1]
    assert list(line_of(first, "EU members").get_xdata()) == [1995.5, 2015]
    assert list(line_of(first, "EU members").get_ydata()) == pytest.approx([0.9, 0.8])
    assert list(line_of(nuclear, "EU members").get_xdata()) == [1995.5, 2015, 2020.5]
    assert to_hex(line_of(first, "Russia").get_color()).lower() == style.ACTOR["Russia"].lower()
    assert first.get_title(loc="left") == "Human rights:\n0.90 to 0.80 by 2017"
    said = made.figure.legends[0].get_title().get_text().replace("\n", " ")
    assert said == f"Kazakhstan's agreement with EU members {made.facts['most']}"
    # The interval of EU members, and of no other, is a bar.
    (bars,) = first.collections
    assert [list(segment[:, 1]) for segment in bars.get_segments()] == [
        pytest.approx([0.85, 0.95]),
        pytest.approx([0.75, 0.85]),
    ]


def test_what_cannot_be_trusted_is_hatched_in_both_layouts() -> None:
    made = agreement.issues(issue_rows())
    for figure in (made.figure, made.narrow):
        hatched = [[patch for patch in axes.patches if patch.get_hatch()] for axes in figure.axes]
        assert [len(patches) for patches in hatched] == [1, 0, 1, 1, 1, 1]
        assert hatched[0][0].get_x() == 2017.5


def test_changes_are_compared_over_the_sessions_that_all_issues_have() -> None:
    made = agreement.issues(issue_rows())
    assert (made.facts["shared"], made.facts["last"], made.facts["longer"]) == (2017, 2023, 1)
    assert (made.facts["fall_one"], made.facts["fall_two"]) == ("palestine", "development")
    ways = {made.facts["one_way"], made.facts["two_way"]}
    way = ways.pop() if len(ways) == 1 else "changed"
    assert made.facts["most"] == f"{way} most on palestine and development votes"
    rows = changed(issue_rows(), 0.0, issue="nuclear", partner="EU", first=2018)
    assert agreement.issues(rows).facts["fall_one"] == "palestine"
    rows = changed(issue_rows(), 0.0, issue="nuclear", partner="EU", first=2013)
    made = agreement.issues(rows)
    assert (made.facts["fall_one"], made.facts["one_last"], made.facts["one_way"]) == ("nuclear", 0.0, "fell")
    assert made.facts["nuclear_last"] == pytest.approx(0.7)


def test_issues_of_the_real_table() -> None:
    made = agreement.issues(*real("vote_agreement_issues"))
    assert {made.facts["fall_one"], made.facts["fall_two"]} == {"human rights", "nuclear"}
    assert (made.facts["shared"], made.facts["longer"]) == (2017, 2)
    assert made.figure.axes[0].get_ylim()[0] == 0
    assert set(made.rows["source"]) == {"voeten-roll-calls-2024"}
