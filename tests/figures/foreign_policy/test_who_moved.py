"""Who moved, by two readings: signs, words and cells."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import real
from helpers.exhibits import Tabled
from helpers.figures.foreign_policy import who_moved as table
from helpers.measures.votes import moves
from helpers.measures.votes.moves import AWAY, CLOSER, OPEN, STAYED

ENOUGH, UNCERTAIN = "enough", "perhaps too little"
NAMES = ("returning_texts", "union_distances", "smallest_differences")


@pytest.fixture(scope="module")
def tables() -> list[pd.DataFrame]:
    return real(*NAMES)


def test_whose_answers_make_more_by_the_estimate_follows_the_answers(tables: list[pd.DataFrame]) -> None:
    lines = tables[0].query("partner == 'EU' and vote == 'last' and last == '2021/2023'").set_index("first")
    facts = table.who_moved(*tables).facts
    assert facts["again_lead"] == -lines.at["2004/2006", "lead"]
    assert facts["again_lead"] == pytest.approx(-(lines["mine"] - lines["theirs"])["2004/2006"])


def cells(made: Tabled, first: str, side: str) -> list[str]:
    """What stands in the line of a beginning and side: the outcome of each reading."""
    (line,) = [row[1:] for row in made.body if row[0] == f"{first}: {side}"]
    return [str(cell) for cell in line]


def test_cells_say_what_the_rows_say_and_follow_a_change(tables: list[pd.DataFrame]) -> None:
    made = table.who_moved(*tables)
    firsts = ["1993-95", "2004-06", "2014-16"]
    assert [row[0] for row in made.body] == [
        f"{first}: {side}" for first in firsts for side in ("Kazakhstan", "the Union", table.WHO)
    ]
    assert cells(made, "1993-95", "Kazakhstan") == [
        f"{AWAY} by 0.10 (0.02 to 0.18): {UNCERTAIN}",
        f"{AWAY} by 1.36 (1.16 to 1.55): {ENOUGH}",
    ]
    # What came closer has its size without a sign, and what is open or unchanged its sign.
    assert cells(made, "1993-95", "the Union")[1] == f"{CLOSER} by 0.33 (0.09 to 0.40): {UNCERTAIN}"
    assert cells(made, "2004-06", "Kazakhstan")[0] == f"{OPEN}: +0.03 (−0.01 to +0.07)"
    assert cells(made, "2014-16", "the Union")[1] == f"{STAYED}: +0.11 (+0.01 to +0.21)"
    # An end beside nought has a decimal more.
    assert "(0.001 to 0.138)" in cells(made, "2004-06", "the Union")[0]
    changed = tables[1].copy()
    here = (changed["series"] == moves.SERIES) & (changed["first"] == "2004/2006")
    changed.loc[here, ["mine", "mine_low", "mine_high"]] = [-0.5, -0.6, -0.3]
    said = cells(table.who_moved(tables[0], changed, tables[2]), "2004-06", "Kazakhstan")[1]
    assert said.startswith(f"{CLOSER} by 0.50 (0.30 to 0.60): {ENOUGH}")


def test_rows_have_the_outer_ends_of_all_ways_of_counting(tables: list[pd.DataFrame]) -> None:
    small = tables[1].copy()
    here = (small["series"] == moves.SERIES) & (small["first"] == "2004/2006")
    small.loc[here, ["theirs", "theirs_low", "theirs_high"]] = [0.1, 0.05, 0.2]
    small.loc[here & (small["line"] == "EU27"), ["theirs_high"]] = 0.3
    small.loc[here & (small["line"] == "EU-median"), ["theirs_low"]] = 0.01
    made = table.who_moved(tables[0], small, tables[2])
    said = cells(made, "2004-06", "the Union")[1]
    assert said.split("; ")[0] == f"{AWAY} by 0.10 (0.01 to 0.30): {UNCERTAIN}", (
        "one way of counting makes the size uncertain"
    )
    row = made.rows.set_index(["first", "reading", "side"]).loc[("2004/2006", moves.MODEL, "EU members")]
    assert row[["value", "low", "high", "least", "most"]].tolist() == [0.1, 0.05, 0.2, 0.01, 0.3]


def test_the_union_as_it_was_came_closer_by_more_than_todays_members(tables: list[pd.DataFrame]) -> None:
    facts = table.who_moved(*tables).facts
    lines = tables[1].query("series == @moves.SERIES and first == '1993/1995' and last == '2021/2023'")
    by = lines.set_index("line")["theirs"]
    assert (facts["union_was"], facts["union_today"]) == (-by["EU"], -by["EU27"])
    assert facts["union_today"] < 0.25 < facts["union_was"]  # type: ignore[operator]


def test_which_side_moved_more_is_said_as_its_findings_say_it(tables: list[pd.DataFrame]) -> None:
    made = table.who_moved(*tables)
    said = made.rows[made.rows["side"] == moves.MORE].set_index(["first", "reading"])["said"]
    firsts = {"1993": "1993/1995", "2004": "2004/2006", "2014": "2014/2016"}
    for year, first in firsts.items():
        tag = next(tag for tag, begins in moves.BEGINNINGS.items() if begins == first)
        lead = str(made.facts[f"{tag}lead"])
        assert (said[(first, moves.MODEL)] == "Kazakhstan") == ("the model names Kazakhstan" in lead)
        # Where one reading names a side, the other cannot say.
        assert ("cannot say" in lead and " name" in lead) and lead.endswith("cannot say"), year
        lines = tables[0].query("first == @first and last == '2021/2023' and partner in @moves.UNIONS")
        open_ = ((lines["lead_low"] <= 0) & (lines["lead_high"] >= 0)).any()
        assert (said[(first, moves.AGAIN)] == OPEN) == open_
    # Since 2014 only the members moved, by enough that no way of counting makes Kazakhstan's part as large.
    shown = [str(row[1]) for row in made.body if str(row[0]).endswith(table.WHO)]
    for cell, one in zip(shown, said.xs(moves.AGAIN, level=1), strict=True):
        assert cell.startswith(table.NOUNS.get(one, one))
    other = tables[0].copy()
    here = other["first"] == "2004/2006"
    other.loc[here, ["lead", "lead_low", "lead_high"]] = [-0.1, -0.2, -0.05]
    for side, ends in (("mine", (-0.2, -0.05)), ("theirs", (-0.1, -0.02))):
        other.loc[here, [side, f"{side}_low", f"{side}_high"]] = [sum(ends) / 2, *ends]
    assert cells(table.who_moved(other, *tables[1:]), "2004-06", table.WHO)[0].startswith("Kazakhstan, by ")
    other.loc[here, ["lead", "lead_low", "lead_high"]] = [0.1, 0.05, 0.2]
    assert cells(table.who_moved(other, *tables[1:]), "2004-06", table.WHO)[0].startswith("the Union, by ")
    other.loc[here & (other["partner"] == "EU1993"), "lead_low"] = -0.01
    assert cells(table.who_moved(other, *tables[1:]), "2004-06", table.WHO)[0].startswith(OPEN)


def test_in_short_says_what_the_cells_say(tables: list[pd.DataFrame]) -> None:
    facts = table.who_moved(*tables).facts
    assert facts["both_since"] == "1993" and facts["both_far"] == moves.UNCERTAIN
    assert facts["sure"] == "Kazakhstan's since 1993, according to the model"
    assert facts["recent_again_more"] == "the Union moved more, perhaps by too little to matter"
    assert facts["recent_model_more"] == "no side can be named"
    final = tables[1]["series"] == moves.FINAL
    # A move that final votes make smaller is not surely large enough to matter.
    for first, sure in (("2004/2006", "since 1993 and 2004"), ("2014/2016", "since 1993")):
        other = tables[1].copy()
        other.loc[final & (other["first"] == first), ["mine_low", "mine_high"]] = [0.3, 0.7]
        said = table.who_moved(tables[0], other, tables[2]).facts["sure"]
        assert said == f"Kazakhstan's {sure}, according to the model"
    other = tables[1].copy()
    here = (other["series"] == moves.SERIES) & (other["first"] == "1993/1995")
    other.loc[here, ["mine", "mine_low", "mine_high"]] = [-0.5, -0.6, -0.3]
    facts = table.who_moved(tables[0], other, tables[2]).facts
    assert facts["both_since"] == facts["both_far"] == "none"
    # A move that no way of counting makes small is one by enough, and only that of a beginning that both have.
    other = tables[0].copy()
    other.loc[other["first"] == "1993/1995", ["mine", "mine_low", "mine_high"]] = [-0.2, -0.3, -0.1]
    assert table.who_moved(other, *tables[1:]).facts["both_far"] == f"by {moves.ENOUGH}"


def test_spans_for_which_the_readings_name_opposite_sides(tables: list[pd.DataFrame]) -> None:
    facts = table.who_moved(*tables).facts
    assert facts["opposed"] == "none"
    cannot = "the model cannot say"
    assert facts["recent_lead"] == f"returning resolutions name the Union, {table.PERHAPS}; {cannot}"
    other = tables[1].copy()
    here = (other["series"] == moves.SERIES) & (other["first"] == "2014/2016")
    other.loc[here, ["lead", "lead_low", "lead_high"]] = [0.5, 0.3, 0.6]
    found = table.who_moved(tables[0], other, tables[2]).facts
    assert found["opposed"] == "2014"
    assert str(found["recent_lead"]).startswith(f"the model names Kazakhstan, {table.PERHAPS}; returning"), (
        "final votes do not say so"
    )
    # Both may name a side without naming opposite ones.
    other.loc[here, ["lead", "lead_low", "lead_high"]] = [-0.5, -0.6, -0.3]
    assert table.who_moved(tables[0], other, tables[2]).facts["opposed"] == "none"
    assert found["recent_model_more"] == "Kazakhstan moved more", "and by enough to matter"
    again = tables[0].copy()
    again.loc[again["first"] == "2014/2016", ["lead", "lead_low", "lead_high"]] = [0.0, -0.1, 0.1]
    silent = table.who_moved(again, *tables[1:]).facts["recent_lead"]
    assert silent == f"{cannot}; returning resolutions cannot say"


def test_each_reading_finds_a_move_where_the_other_finds_as_good_as_none(tables: list[pd.DataFrame]) -> None:
    assert table.who_moved(*tables).facts["crossed"] == "2014"
    final = moves.by_final_votes(tables[1], 0.25)
    assert final["2014/2016", "Kazakhstan"][0] == OPEN, "as the prose says of final votes"
    # A move of Kazakhstan by the resolutions too, or none by the model, and they do not cross.
    again, model = tables[0].copy(), tables[1].copy()
    again.loc[again["first"] == "2014/2016", ["mine", "mine_low", "mine_high"]] = [-0.1, -0.2, -0.05]
    assert table.who_moved(again, *tables[1:]).facts["crossed"] == "none"
    here = (model["series"] == moves.SERIES) & (model["first"] == "2014/2016")
    model.loc[here, ["mine_low"]] = -0.1
    assert table.who_moved(tables[0], model, tables[2]).facts["crossed"] == "none"


def test_a_part_is_the_larger_where_it_is_on_every_line(tables: list[pd.DataFrame]) -> None:
    def of_the_model(distances: pd.DataFrame) -> dict[str, object]:
        return dict(
            table.of_the_lead(moves.rows_of(tables[0], distances, tables[2].set_index("measure")["delta"]))
        )

    found = of_the_model(tables[1])
    assert str(found["long_lead"]).startswith("the model names Kazakhstan, by enough to matter; ")
    assert str(found["lead"]).startswith(f"the model names Kazakhstan, {table.PERHAPS}; ")
    other = tables[1].copy()
    here = (other["series"] == moves.SERIES) & (other["first"] == "2004/2006")
    # One way to count the Union that leaves it open is enough.
    other.loc[here & (other["line"] == "EU-median"), "lead_low"] = -0.1
    assert str(of_the_model(other)["lead"]).startswith("the model cannot say")
    # The Union's part is the larger.
    other.loc[here, ["lead_low", "lead_high"]] = [-0.3, -0.1]
    assert str(of_the_model(other)["lead"]).startswith(f"the model names the Union, {table.PERHAPS}")
    # A lead that final votes alone make smaller is not surely enough to matter.
    final = tables[1].copy()
    here = (final["series"] == moves.FINAL) & (final["first"] == "1993/1995")
    final.loc[here, ["lead_low"]] = 0.1
    assert str(of_the_model(final)["long_lead"]).startswith(f"the model names Kazakhstan, {table.PERHAPS}")


def test_final_votes_are_named_where_they_differ(tables: list[pd.DataFrame]) -> None:
    made = table.who_moved(*tables)
    assert (
        cells(made, "2014-16", "Kazakhstan")[1]
        == f"{AWAY} by 0.25 (0.02 to 0.50): {UNCERTAIN}; on final votes {OPEN}"
    )
    assert (
        cells(made, "2004-06", "Kazakhstan")[1]
        == f"{AWAY} by 0.64 (0.45 to 0.84): {ENOUGH}; on final votes {UNCERTAIN}"
    )
    other = tables[1].copy()
    final = other["series"] == moves.FINAL
    other.loc[final & (other["first"] == "2014/2016"), ["mine_low", "mine_high"]] = [0.1, 0.5]
    other.loc[final & (other["first"] == "2004/2006"), ["theirs_low", "theirs_high"]] = [0.1, 0.5]
    made = table.who_moved(tables[0], other, tables[2])
    assert "final" not in cells(made, "2014-16", "Kazakhstan")[1]
    assert "final" not in cells(made, "2004-06", "the Union")[1]
