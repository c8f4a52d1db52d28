"""The grid of variants: what it runs, what it sums up, and how it says that the data cannot run a choice."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from helpers import exhibits, tables
from helpers.tables import computed
from helpers.tables.computed import Table
from helpers.theses import choices, effects, resembling, varied

INDICATORS = ["indicator", "entity", "counterpart", "period", "value"]
CHOICES = ["conclusion", "axis", "choice", "label", "value", "published"]
CONCLUSIONS = ["conclusion", "place", "statement", "short", "measure", "direction", "threshold", "unit"]


def small(**replaced: pd.DataFrame) -> Table:
    """A grid made by hand: two series, two sides, two ends; Kazakhstan falls from 1 to 0 while the EU mean stays at 2 or 3."""
    rows = []
    for series, eu in (("one", 2.0), ("two", 3.0)):
        rows += [(series, "KAZ", "", str(year), 1 - 0.1 * (year - 2000)) for year in range(2000, 2011)]
        rows += [(series, "EU27", "", str(year), eu) for year in range(2000, 2011)]
        rows += [(series, "DEU", "", str(year), 0.2) for year in range(2000, 2011)]
        rows += [(series, "UZB", "", str(year), 0.0) for year in range(2000, 2011)]
        rows += [(series, "TJK", "", str(year), -1.0) for year in range(2005, 2011)]
    made = {
        "indicators": pd.DataFrame(rows, columns=INDICATORS),
        "entity_groups": pd.DataFrame(
            [("mean", "EU27"), ("germany", "DEU"), ("near", "UZB"), ("near", "TJK")],
            columns=["group", "entity"],
        ),
        "conclusions": pd.DataFrame(
            [("grew", 1, "The distance grew.", "grew", "gap-growth", "up", 0.0, "percent")],
            columns=CONCLUSIONS,
        ),
        "variant_choices": pd.DataFrame(
            [
                ("grew", "series", "one", "first series", "one", True),
                ("grew", "series", "two", "second series", "two", False),
                ("grew", "partner", "mean", "EU mean", "mean", True),
                ("grew", "partner", "germany", "Germany", "germany", False),
                ("grew", "first", "start", "from 2000", "2000", True),
                ("grew", "last", "end", "to 2010", "2010", True),
                ("grew", "last", "wide", "to 2008-2010", "2008/2010", False),
            ],
            columns=CHOICES,
        ),
    } | replaced
    for name in ("variant_choices", "conclusions"):
        made[name].index = pd.RangeIndex(2, len(made[name]) + 2)
    # What stands behind tables that no small conclusion asks for is the book's own.
    return lambda name: made[name] if name in made else computed.get(name)


def made_choices(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=CHOICES)


def test_the_grid_is_the_product_of_the_choices() -> None:
    found = choices.run(small())
    assert len(found) == 8 and found["published"].tolist() == [True] + [False] * 7
    assert found["variant"].tolist() == list(range(1, 9)) and found["apart"].max() == 3
    own = found.iloc[0]
    assert own["effect"] == pytest.approx(100) and own["holds"] and own["changed"] == ""
    assert own[["series", "partner", "last"]].tolist() == ["one", "mean", "end"]
    wide = found[(found["series"] == "one") & (found["partner"] == "mean") & (found["last"] == "wide")].iloc[
        0
    ]
    assert wide["effect"] == pytest.approx(90) and wide["changed"] == "to 2008-2010"
    germany = found[found["partner"] == "germany"]
    assert germany["effect"].tolist() == pytest.approx([-75, -87.5] * 2) and not germany["holds"].any()


def test_the_summary_counts_and_names_the_nearest_that_overturns() -> None:
    row = choices.summary(computed.over(small())).iloc[0]
    assert (row["runs"], row["holding"], row["stands"], row["overturned_by"]) == (8, 4, True, "Germany")
    assert (row["minimum"], row["maximum"], row["published"]) == pytest.approx((-87.5, 100, 100))
    assert row["median"] == pytest.approx((45 - 75) / 2)


def test_a_changed_value_changes_effect_and_outcome() -> None:
    table = small()
    frame = table("indicators")
    frame.loc[
        (frame["entity"] == "KAZ") & (frame["period"] == "2010") & (frame["indicator"] == "one"), "value"
    ] = 2.0
    found = choices.run(table)
    assert found.iloc[0]["effect"] == pytest.approx(-100) and not found.iloc[0]["holds"]
    assert not choices.summary(computed.over(table)).iloc[0]["stands"]


@pytest.mark.parametrize(
    ("direction", "outcome"), [("up", True), ("above", True), ("down", False), ("below", False)]
)
def test_direction_and_threshold(direction: str, outcome: bool) -> None:
    assert choices.holds(0.5, direction, 0.2) is outcome
    assert choices.holds(0.2, direction, 0.2) is False


def test_run_is_pure_and_deterministic() -> None:
    table = small()
    before = {
        name: table(name).copy() for name in ("indicators", "variant_choices", "conclusions", "entity_groups")
    }
    pd.testing.assert_frame_equal(choices.run(table), choices.run(table))
    for name, frame in before.items():
        pd.testing.assert_frame_equal(frame, table(name))


@pytest.mark.parametrize(
    ("axis", "value", "words"),
    [
        ("series", "three", "yearly values for KAZ; three has none"),
        ("partner", "nobody", "a group of entity_groups"),
        ("last", "2030", "years in which one has a value for KAZ"),
        ("last", "soon", "a year or a closed period in EDTF"),
        ("last", "2005/..", "a year or a closed period in EDTF"),
    ],
)
def test_a_choice_that_the_data_cannot_run_is_a_fault_that_names_it(
    axis: str, value: str, words: str
) -> None:
    table = small()
    frame = table("variant_choices")
    # Strings of their own, as reading a file gives them: a name is compared, and not the object that holds it.
    frame["axis"] = [name[:1] + name[1:] for name in frame["axis"]]
    line = int(frame.index[frame["axis"] == axis][-1])
    frame.loc[line, "value"] = value
    if axis == "last":
        frame.loc[frame["axis"] == "series", "value"] = "one"
    found = list(choices.faults(table))
    assert (
        len(found) == 1
        and found[0].table == "variant_choices"
        and (found[0].row, found[0].value) == (line, value)
    )
    assert words in found[0].expected
    with pytest.raises(tables.DataError, match="variant_choices, row"):
        choices.run(table)


def test_an_axis_that_the_measure_cannot_take_is_a_fault() -> None:
    table = small()
    table("variant_choices").loc[5:5, "axis"] = "scale"
    found = [str(fault) for fault in choices.faults(table)]
    assert any("found 'scale', expected an axis that gap-growth can run" in text for text in found)
    with pytest.raises(tables.DataError):
        choices.summary(computed.over(table))


def test_a_missing_axis_and_two_published_choices_are_faults() -> None:
    table = small()
    frame = table("variant_choices")
    short = small(variant_choices=frame[frame["axis"] != "last"].copy())
    assert "choices for the axis last" in str(next(choices.faults(short)))
    frame["published"] = True
    assert {fault.column for fault in choices.faults(table)} == {"published"}


def test_an_unknown_measure_is_a_fault() -> None:
    table = small()
    table("conclusions")["measure"] = "guess"
    assert [fault.column for fault in choices.faults(table)] == ["measure"]


def effect(measure: str, table: pd.DataFrame, **chosen: str) -> float:
    return effects.MEASURES[measure].function(varied.Data(table), chosen)


def test_mean_and_median_of_the_years_differ() -> None:
    table = small()
    frame = table("indicators")
    frame.loc[(frame["entity"] == "KAZ") & (frame["period"] == "2009"), "value"] = 9.0
    common = {"series": "one", "partner": "mean", "first": "2000", "last": "2008/2010"}
    assert effect("gap-growth", table, **common, average="median") == pytest.approx(100 * (1.8 - 1.0))
    assert effect("gap-growth", table, **common, average="mean") == pytest.approx(
        100 * (abs((0.2 + 9.0) / 3 - 2) - 1.0)
    )
    with pytest.raises(varied.CannotRunError, match="average"):
        effect("gap-growth", table, **common, average="mode")


def test_gap_growth_by_difference_and_by_ratio() -> None:
    common = {"series": "one", "partner": "mean", "first": "2000", "last": "2005"}
    assert effect("gap-growth", small(), **common) == pytest.approx(50)
    assert effect("gap-growth", small(), **common, form="ratio") == pytest.approx(
        100 * (np.log(4) / np.log(2) - 1)
    )
    with pytest.raises(varied.CannotRunError, match="not positive"):
        effect("gap-growth", small(), **(common | {"last": "2010"}), form="ratio")


def test_neighbours_count_from_their_first_year() -> None:
    common = {"series": "one", "partner": "mean", "neighbours": "near", "middle": "mean"}
    assert effect("neighbour-lead", small(), **common, years="2000/2004") == pytest.approx(
        np.mean([1 + 0.1 * n - 2 for n in range(5)])
    )
    assert effect("neighbour-lead", small(), **common, years="2010") == pytest.approx(2 - 2.5)
    assert effect(
        "neighbour-lead", small(), **(common | {"middle": "median"}), years="2010"
    ) == pytest.approx(2 - 2.5)


def paid(*years: float, **series: float) -> Table:
    """Aid from 2000 on, in a year each, and other series that have one value for all those years."""
    rows = [("aid-net-bilateral", "KAZ", "EUI", str(2000 + n), value) for n, value in enumerate(years)]
    rows += [
        (name, "KAZ", "", str(2000 + n), value) for name, value in series.items() for n in range(len(years))
    ]
    return small(indicators=pd.DataFrame(rows, columns=INDICATORS))


def test_aid_grows_in_percent_of_the_first_years() -> None:
    common = {"average": "mean", "first": "2000/2001", "last": "2002/2003"}
    assert effect("aid-growth", paid(3, 5, 1, 1), **common, scale="amount") == pytest.approx(-75)
    table = paid(3, 5, 1, 1, adults=2.0)
    frame = table("indicators")
    frame.loc[(frame["indicator"] == "adults") & (frame["period"] >= "2002"), "value"] = 4.0
    assert effect("aid-growth", table, **common, scale="adults") == pytest.approx(-87.5)
    for first in ((0, 0), (-3, 1)):
        with pytest.raises(varied.CannotRunError, match="more paid than paid back"):
            effect("aid-growth", paid(*first, 1, 1), **common, scale="amount")


def test_real_grid_runs_without_fault() -> None:
    assert list(choices.faults(computed.get)) == []
    found, summed = computed.get("variant_runs"), computed.get("variant_summary")
    assert len(found) == summed["runs"].sum() and not found["effect"].isna().any()
    product = (
        tables.load("variant_choices").groupby(["conclusion", "axis"]).size().groupby("conclusion").prod()
    )
    assert found.groupby("conclusion").size().to_dict() == product.to_dict()
    assert (found.groupby("conclusion")["published"].sum() == 1).all()


def test_real_measures_against_the_tables() -> None:
    data = tables.load("indicators")

    def one(indicator: str, entity: str, counterpart: str, period: str) -> float:
        chosen = data[
            (data["indicator"] == indicator)
            & (data["entity"] == entity)
            & (data["counterpart"] == counterpart)
        ]
        return float(chosen.set_index("period")["value"][period])

    published = computed.get("variant_summary").set_index("conclusion")["published"]
    shares = [
        100
        * one("students-abroad-oecd-eu", "KAZ", "EU22OECD", y)
        / one("students-abroad-total", "KAZ", "", y)
        for y in ("2013", "2019")
    ]
    assert published["students"] == pytest.approx(abs(shares[1] - shares[0]))
    voted = computed.get("vote_issue_values").query("partner == 'EU27' and first == 2013")
    issues = dict(zip(voted["issue"], voted["value"], strict=True))
    rights = issues.pop("human-rights")
    assert len(issues) == 5 and published["human-rights"] == pytest.approx(
        rights - np.mean(list(issues.values()))
    )
    aid = [
        np.mean([one("aid-net-bilateral", "KAZ", "EUI", str(y)) for y in years])
        for years in (range(2006, 2018), range(2018, 2024))
    ]
    assert published["aid-fell"] == pytest.approx(100 * (aid[1] - aid[0]) / aid[0])
    law = [
        [one("vdem-rule", entity, "", str(y)) for entity in ("KAZ", "EU27")]
        for y in (*range(1996, 2001), *range(2018, 2023))
    ]
    gaps = [abs(np.mean([a for a, _ in part]) - np.mean([b for _, b in part])) for part in (law[:5], law[5:])]
    assert published["law-gap"] == pytest.approx(100 * (gaps[1] / gaps[0] - 1))


def test_without_russia_counts_the_students_elsewhere() -> None:
    found = computed.get("variant_runs")
    chosen = found[
        (found["conclusion"] == "students")
        & (found["whole"] == "without-russia")
        & (found["hosts"] == "oecd")
        & (found["years"] == "2013-19")
    ]
    assert chosen["effect"].iloc[0] == pytest.approx(100 * (5692 / (89347 - 71368) - 3228 / (54172 - 35106)))


def test_amounts_are_written_by_unit() -> None:
    assert choices.amount(-33.68, "percent of the first gap") == "−34"
    assert choices.amount(0.412, "percentage points") == "+0.4"
    assert choices.amount(-0.0124, "points of the index") == "−0.012"
    assert choices.amount(1.223, "points of the scale") == "+1.22"


def test_an_exhibit_says_how_its_conclusions_fare() -> None:
    summary = computed.get("variant_summary")
    gap = summary.set_index("conclusion").loc["democracy-gap"]
    said = choices.sentences(summary, "fig-liberal-democracy")
    assert len(said) == 3 and choices.sentences(summary, "fig-nothing") == []
    assert said[0].startswith(
        f"{gap['statement']} Holds in {gap['holding']} of {gap['runs']} runs of the listed choices"
    )
    part = summary.set_index("conclusion").loc["democracy-part"]
    assert "changes with" not in said[0]
    assert said[1].endswith(f"Its outcome changes with: {part['overturned_by']}.")
    assert choices.amount(gap["minimum"], gap["unit"]) in said[0]
    whole = choices.sentences(summary, "fig-money-words")
    assert len(whole) == 1 and "changes with" not in whole[0]


def test_every_conclusion_rests_on_an_exhibit_of_the_book() -> None:
    assert set(tables.load("conclusions")["exhibit"]) <= set(exhibits.registry())


def test_the_share_of_a_choice_is_what_lies_between_its_means() -> None:
    runs = pd.DataFrame(
        {
            "conclusion": "x",
            "variant": [1, 2, 3, 4],
            "effect": [0.0, 1.0, 10.0, 11.0],
            "first": ["a", "a", "b", "b"],
            "last": ["c", "d", "c", "d"],
        }
    )
    listed = pd.DataFrame(
        [("x", "first", "a"), ("x", "first", "b"), ("x", "last", "c"), ("x", "last", "d")],
        columns=["conclusion", "axis", "choice"],
    )
    given = {"variant_runs": runs, "variant_choices": listed}
    found = choices.spread(given.__getitem__).set_index("axis")
    # Variance of the means 0.5 and 10.5 is 25, of 5 and 6 is 0.25, of all four 25.25.
    assert found["share"].to_dict() == pytest.approx({"first": 25 / 25.25, "last": 0.25 / 25.25})
    assert found["matters"].to_dict() == {"first": True, "last": False}
    (row,) = choices.answers((given | {"choice_spread": found.reset_index()}).__getitem__).to_dict("records")
    assert (row["answers"], row["runs"], row["largest"]) == (2, 4, "first")


def test_of_equal_effects_no_choice_makes_a_spread() -> None:
    runs = pd.DataFrame({"conclusion": "x", "variant": [1, 2], "effect": [1.0, 1.0], "first": ["a", "b"]})
    listed = pd.DataFrame(
        [("x", "first", "a"), ("x", "first", "b")], columns=["conclusion", "axis", "choice"]
    )
    given = {"variant_runs": runs, "variant_choices": listed}
    found = choices.spread(given.__getitem__)
    assert found["share"].isna().all() and not found["matters"].any()
    (row,) = choices.answers((given | {"choice_spread": found}).__getitem__).to_dict("records")
    assert row["answers"] == 1


#: Conclusions and the measure whose smallest difference is their border.
BORDERS = {
    "un-distance": "un-ideal-point",
    "un-part": "un-ideal-point",
    "un-neighbours": "un-ideal-point",
    "human-rights": "un-agreement-issue",
    "democracy-gap": "democracy",
    "democracy-part": "democracy",
    "democracy-neighbours": "democracy",
    "aid-fell": "aid",
    "students": "student-share",
}


def test_one_smallest_difference_a_measure_decides_conclusions_and_findings() -> None:
    delta = computed.get("smallest_differences").set_index("measure")["delta"]
    known = tables.load("conclusions").set_index("conclusion")
    for conclusion, measure in BORDERS.items():
        assert abs(known.at[conclusion, "threshold"]) == delta[measure], conclusion
    others = known.drop(index=list(BORDERS))
    assert set(others["unit"]) == {"percent of the first gap"} and set(others["threshold"]) == {-10.0}
    own = resembling.card(*map(computed.get, ("indicators", "smallest_differences", "band_coverage")))
    own = own[own["side"] == "KAZ"].set_index("measure")
    for measure in ("law_vdem", "law_wgi", "income"):
        assert 5 < 100 * own.at[measure, "delta"] / own.at[measure, "gap_first"] < 15, measure


def test_a_choice_that_nobody_can_tell_from_another_is_refused() -> None:
    assert list(choices.faults(small())) == []
    rows = small()("variant_choices").values.tolist()
    again = ["grew", "partner", "again", "EU mean once more", "mean", False]
    (found,) = choices.faults(small(variant_choices=made_choices(*map(tuple, rows), tuple(again))))
    assert (found.column, found.value) == ("choice", "again")
    assert "another effect than mean" in found.expected
