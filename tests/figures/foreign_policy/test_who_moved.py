"""Who moved, by two readings: signs, words and cells."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import real
from helpers.exhibits import Tabled
from helpers.figures.foreign_policy import who_moved as table
from helpers.figures.foreign_policy.who_moved import AWAY, CLOSER, ENOUGH, OPEN, STAYED, UNCERTAIN

NAMES = ("returning_texts", "union_distances", "smallest_differences")


@pytest.fixture(scope="module")
def tables() -> list[pd.DataFrame]:
    return real(*NAMES)


@pytest.mark.parametrize(
    ("lows", "highs", "said"),
    [
        ((0.30, 0.26), (0.50, 0.40), AWAY),
        # One way to take the Union that leaves it open leaves it open.
        ((0.10, -0.01), (0.50, 0.40), OPEN),
        ((-0.50, -0.40), (-0.10, -0.01), CLOSER),
        # Surely not nought, and surely too small to matter.
        ((0.01, 0.02), (0.20, 0.24), STAYED),
    ],
)
def test_a_move_is_said_where_every_way_to_take_the_union_says_it(
    lows: tuple[float, float], highs: tuple[float, float], said: str
) -> None:
    assert table.of_a_move(pd.Series(lows), pd.Series(highs), 0.25) == said


def test_whose_answers_make_more_by_the_estimate_follows_the_answers(tables: list[pd.DataFrame]) -> None:
    lines = tables[0].query("partner == 'EU' and vote == 'last' and last == '2021/2023'").set_index("first")
    facts = table.who_moved(*tables).facts
    assert facts["again_lead"] == -lines.at["2004/2006", "lead"]
    assert facts["again_lead"] == pytest.approx(-(lines["mine"] - lines["theirs"])["2004/2006"])


def test_plus_is_away_in_both_readings(tables: list[pd.DataFrame]) -> None:
    rows = table.who_moved(*tables).rows.set_index(["first", "reading", "side"])
    again = tables[0].query("partner == 'EU' and vote == 'last' and last == '2021/2023'").set_index("first")
    model = (
        tables[1].query("series == @table.SERIES and line == 'EU' and last == '2021/2023'").set_index("first")
    )
    for first in again.index.intersection(["1993/1995", "2004/2006", "2014/2016"]):
        for side, name in table.SIDES.items():
            votes, points = rows.loc[(first, table.AGAIN, name)], rows.loc[(first, table.MODEL, name)]
            assert votes["value"] == -again.at[first, side] and points["value"] == model.at[first, side]
            assert [votes["low"], votes["high"]] == [
                -again.at[first, f"{side}_{end}"] for end in ("high", "low")
            ]
            assert votes["low"] <= votes["value"] <= votes["high"]
            assert points["low"] <= points["value"] <= points["high"]


def cells(made: Tabled, first: str, side: str) -> list[str]:
    """What stands in the line of a beginning and side: outcome and numbers by each reading."""
    (line,) = [row[2:] for row in made.body if row[:2] == [first, side]]
    return [str(cell) for cell in line]


def test_cells_say_what_the_rows_say_and_follow_a_change(tables: list[pd.DataFrame]) -> None:
    made = table.who_moved(*tables)
    firsts = ["1993-95", "2004-06", "2014-16"]
    assert [row[:2] for row in made.body] == [
        [first, side] for first in firsts for side in (*table.SIDES.values(), table.MORE)
    ]
    said, numbers = cells(made, "2004-06", "Kazakhstan")[2:]
    assert said == f"{AWAY}, {ENOUGH}" and numbers == "+0.64 (+0.45 to +0.84); any way +0.45 to +0.84"
    changed = tables[1].copy()
    here = (changed["series"] == table.SERIES) & (changed["first"] == "2004/2006")
    changed.loc[here, ["mine", "mine_low", "mine_high"]] = [-0.5, -0.6, -0.3]
    said, numbers = cells(table.who_moved(tables[0], changed, tables[2]), "2004-06", "Kazakhstan")[2:]
    assert said.startswith(f"{CLOSER}, {ENOUGH}") and numbers.startswith("\N{MINUS SIGN}0.50 (")


def test_numbers_have_the_outer_ends_of_all_ways_of_counting(tables: list[pd.DataFrame]) -> None:
    small = tables[1].copy()
    here = (small["series"] == table.SERIES) & (small["first"] == "2004/2006")
    small.loc[here, ["theirs", "theirs_low", "theirs_high"]] = [0.1, 0.05, 0.2]
    small.loc[here & (small["line"] == "EU27"), ["theirs_high"]] = 0.3
    small.loc[here & (small["line"] == "EU-median"), ["theirs_low"]] = 0.01
    made = table.who_moved(tables[0], small, tables[2])
    said, numbers = cells(made, "2004-06", "EU members")[2:]
    assert said.split("; ")[0] == f"{AWAY}, {UNCERTAIN}", "one way of counting makes the size uncertain"
    assert numbers == "+0.10 (+0.05 to +0.20); any way +0.01 to +0.30"
    lines = tables[0].query("first == '2004/2006' and last == '2021/2023' and partner in @table.UNIONS")
    numbers = cells(table.who_moved(*tables), "2004-06", "EU members")[1]
    nearest = -lines["theirs_high"].max()
    assert 0 < nearest < 0.0015 and numbers.endswith(f"any way {nearest:+.3f} to +0.14"), (
        "barely more than nought"
    )


def test_the_union_as_it_was_came_closer_by_more_than_todays_members(tables: list[pd.DataFrame]) -> None:
    facts = table.who_moved(*tables).facts
    lines = tables[1].query("series == @table.SERIES and first == '1993/1995' and last == '2021/2023'")
    by = lines.set_index("line")["theirs"]
    assert (facts["union_was"], facts["union_today"]) == (-by["EU"], -by["EU27"])
    assert facts["union_today"] < 0.25 < facts["union_was"]  # type: ignore[operator]


def test_which_side_moved_more_is_said_as_its_findings_say_it(tables: list[pd.DataFrame]) -> None:
    made = table.who_moved(*tables)
    said = made.rows[made.rows["side"] == table.MORE].set_index(["first", "reading"])["said"]
    firsts = {"1993": "1993/1995", "2004": "2004/2006", "2014": "2014/2016"}
    for year, first in firsts.items():
        sure = year in made.facts["lead_since"].split(" and ")  # type: ignore[union-attr]
        assert (said[(first, table.MODEL)] == "Kazakhstan") == sure
        lines = tables[0].query("first == @first and last == '2021/2023' and partner in @table.UNIONS")
        open_ = ((lines["lead_low"] <= 0) & (lines["lead_high"] >= 0)).any()
        assert (said[(first, table.AGAIN)] == OPEN) == open_
    # Since 2014 only the members moved, by enough that no way of counting makes Kazakhstan's part as large.
    shown = [str(row[2]).split(",")[0] for row in made.body if row[1] == table.MORE]
    assert shown == list(said.xs(table.AGAIN, level=1))
    other = tables[0].copy()
    here = other["first"] == "2004/2006"
    other.loc[here, ["lead", "lead_low", "lead_high"]] = [-0.1, -0.2, -0.05]
    for side, ends in (("mine", (-0.2, -0.05)), ("theirs", (-0.1, -0.02))):
        other.loc[here, [side, f"{side}_low", f"{side}_high"]] = [sum(ends) / 2, *ends]
    assert cells(table.who_moved(other, *tables[1:]), "2004-06", table.MORE)[0].startswith("Kazakhstan, ")
    other.loc[here, ["lead", "lead_low", "lead_high"]] = [0.1, 0.05, 0.2]
    assert cells(table.who_moved(other, *tables[1:]), "2004-06", table.MORE)[0].startswith("EU members, ")
    other.loc[here & (other["partner"] == "EU1993"), "lead_low"] = -0.01
    assert cells(table.who_moved(other, *tables[1:]), "2004-06", table.MORE)[0] == OPEN


def test_in_short_says_of_each_side_what_its_cells_say(tables: list[pd.DataFrame]) -> None:
    facts = table.who_moved(*tables).facts
    assert facts["model_said"] == "each of the two moved away"
    assert facts["again_said"] == "the Union moved away, and whether Kazakhstan moved cannot be said"
    assert facts["long_again_said"] == "Kazakhstan moved away, and whether the Union moved cannot be said"
    assert facts["long_model_said"] == "Kazakhstan moved away, and the Union came closer"
    assert facts["recent_model_said"] == "Kazakhstan moved away, and the Union stayed as it was"
    assert (facts["both_since"], facts["unlike_since"]) == ("1993", "2014")
    assert facts["recent_again_said"] == "Kazakhstan stayed as it was, and the Union moved away"
    assert facts["sure"] == "Kazakhstan's by the model since 1993 and 2004"
    other = tables[1].copy()
    here = (other["series"] == table.SERIES) & (other["first"] == "2004/2006")
    other.loc[here, ["mine", "mine_low", "mine_high"]] = [-0.5, -0.6, -0.3]
    other.loc[here, ["lead", "lead_low", "lead_high"]] = [-0.5, -0.6, -0.3]
    said = table.who_moved(tables[0], other, tables[2]).facts
    assert said["model_said"] == "Kazakhstan came closer, and the Union moved away"
    assert said["sure"] == "Kazakhstan's by the model since 1993 and 2004"
    assert said["again_said"] == facts["again_said"]
    here = (other["series"] == table.SERIES) & (other["first"] == "2014/2016")
    other.loc[here, ["theirs", "theirs_low", "theirs_high"]] = [0.5, 0.3, 0.6]
    assert table.who_moved(tables[0], other, tables[2]).facts["unlike_since"] == "none", "both name the Union"


def test_years_since_which_a_part_is_the_larger_hold_on_every_line(tables: list[pd.DataFrame]) -> None:
    def of_the_model(distances: pd.DataFrame) -> dict[str, object]:
        return dict(
            table.of_the_model(table.rows_of(tables[0], distances, tables[2].set_index("measure")["delta"]))
        )

    found = of_the_model(tables[1])
    assert found == {"lead_since": "1993 and 2004", "lead_open": "2014"}
    other = tables[1].copy()
    here = (other["series"] == table.SERIES) & (other["first"] == "2004/2006")
    # One way to count the Union that leaves it open is enough.
    other.loc[here & (other["line"] == "EU-median"), "lead_low"] = -0.1
    assert of_the_model(other)["lead_since"] == "1993"
    assert of_the_model(other)["lead_open"] == "2004 and 2014"
    # The Union's part is the larger: neither Kazakhstan's nor open.
    other.loc[here, ["lead_low", "lead_high"]] = [-0.3, -0.1]
    assert of_the_model(other)["lead_open"] == "2014"


def test_final_votes_are_named_where_they_differ(tables: list[pd.DataFrame]) -> None:
    said = cells(table.who_moved(*tables), "2014-16", "Kazakhstan")[2]
    assert said == f"{AWAY}, {UNCERTAIN}; on final votes {OPEN}"
    other = tables[1].copy()
    final = other["series"] == table.FINAL
    other.loc[final & (other["first"] == "2014/2016"), ["mine_low", "mine_high"]] = [0.1, 0.5]
    other.loc[final & (other["first"] == "2004/2006"), ["theirs_low", "theirs_high"]] = [0.1, 0.5]
    made = table.who_moved(tables[0], other, tables[2])
    assert "final" not in cells(made, "2014-16", "Kazakhstan")[2]
    assert "final" not in cells(made, "2004-06", "EU members")[2]
