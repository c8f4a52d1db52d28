"""Chapter 11, outcomes: the data and the artists, on the real tables and on small frames made by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from helpers import exhibits, measures, tables
from helpers.figures.measuring import outcomes as measuring_outcomes
from helpers.figures.measuring import resemblance as measuring_resemblance
from helpers.measures import detection
from helpers.tables import computed

COLUMNS = ["indicator", "entity", "counterpart", "period", "value", "low", "high", "source"]
STATES = ("KAZ", *measuring_outcomes.NEIGHBOURS)


def indicators_of(rows) -> pd.DataFrame:
    return pd.DataFrame([(*row, "made") for row in rows], columns=COLUMNS).astype(
        {"low": float, "high": float}
    )


def wave(year: int) -> float:
    """A small deviation that is no line, so that a least change exists."""
    return 0.01 * ((year * 7) % 5 - 2)


def outcome_rows() -> pd.DataFrame:
    """Kazakhstan goes away from the EU mean (2) by 0.05 a year, its neighbours stay at 1; shares in single years."""
    rows = []
    for indicator in measuring_outcomes.OUTCOMES:
        for year in range(1993, 2025):
            rows += [(indicator, "EU27", "", str(year), 2.0, None, None)]
            for state in STATES:
                value = (
                    1 - 0.05 * (year - 1993) + wave(year) if state == "KAZ" else 1.0 + wave(year + len(state))
                )
                rows += [(indicator, state, "", str(year), value, value - 0.2, value + 0.3)]
    rows += [
        ("export-share-penppml", "KAZ", "EU27", year, value, None, None)
        for year, value in (("2004", 30.0), ("2016", 50.0))
    ]
    rows += [
        ("exports-reported", "KAZ", "EU", "2022", 30.0, None, None),
        ("merchandise-exports", "KAZ", "WLD", "2022", 60000.0, None, None),
    ]
    for year, hosts in (("2013", 10.0), ("2019", 30.0)):
        rows += [
            ("students-abroad-oecd-eu", "KAZ", "EU22OECD", year, hosts, None, None),
            ("students-abroad-total", "KAZ", "", year, 400.0, None, None),
        ]
    return indicators_of(rows)


def changed(frame: pd.DataFrame, value: float, **where: str) -> pd.DataFrame:
    copy = frame.copy()
    chosen = pd.Series(True, index=copy.index)
    for column, wanted in where.items():
        chosen &= copy[column] == wanted
    assert chosen.sum() == 1
    copy.loc[chosen, "value"] = value
    return copy


def lines_of(axes, label):
    return [line for line in axes.lines if line.get_label() == label]


def test_the_plan_names_the_series_that_are_drawn():
    """The table of the plan labels its series by hand, so only this tells when it names another one."""
    plan = tables.load("indicator_plan")
    drawn = {
        measuring_outcomes.EXPORTS,
        measuring_outcomes.STUDENTS,
        measuring_outcomes.UN,
        measuring_outcomes.LIBERAL,
    }
    card = {line.indicator for line in measuring_resemblance.LINES}
    assert drawn <= set(plan.loc[plan["side"] == "outcome", "indicator"]) <= drawn | card


def test_outcomes_draw_dots_and_period_means():
    made = measuring_outcomes.outcome_profile(outcome_rows())
    exports, students, _, votes = made.figure.axes
    assert lines_of(exports, "flows")[0].get_ydata().tolist() == [30, 50]
    assert lines_of(exports, "reported")[0].get_ydata().tolist() == [50.0]
    assert lines_of(students, "students")[0].get_ydata().tolist() == [2.5, 7.5]
    own = lines_of(votes, "own")
    assert len(own) == len(measuring_outcomes.PERIODS) == len(lines_of(votes, "near"))
    expected = np.mean([1 + 0.05 * (year - 1993) - wave(year) for year in range(1993, 2000)])
    assert own[0].get_ydata()[0] == pytest.approx(expected) == made.facts["un_first"]
    assert made.facts["un_peak_period"] == "2021-2024"


def test_the_band_is_that_of_kazakhstan_alone():
    made = measuring_outcomes.outcome_profile(outcome_rows())
    shape = made.figure.axes[3].collections[0].get_paths()[0].vertices
    at = shape[shape[:, 0] == 1993][:, 1]
    value = 1 - wave(1993)
    assert (at.min(), at.max()) == (pytest.approx(value - 0.3), pytest.approx(value + 0.2))


def test_outcomes_follow_a_changed_value():
    rows = changed(outcome_rows(), 90.0, indicator="students-abroad-oecd-eu", period="2019")
    made = measuring_outcomes.outcome_profile(rows)
    assert made.facts["student_high"] == pytest.approx(22.5)
    assert lines_of(made.figure.axes[1], "students")[0].get_ydata()[-1] == pytest.approx(22.5)


def test_real_outcomes_are_means_of_the_distances():
    facts = exhibits.make("fig-outcome-profile", computed.get).card["facts"]
    data = tables.load("indicators").query("indicator == 'un-ideal-point-all'")
    table = data.assign(year=data["period"].astype(int)).pivot(index="year", columns="entity", values="value")
    gap = (table["KAZ"] - table["EU27"]).abs()
    assert facts["un_last"] == pytest.approx(gap.loc[2021:2024].mean(), rel=1e-5)
    near = table[list(measuring_outcomes.NEIGHBOURS)].sub(table["EU27"], axis=0).abs().mean(axis=1)
    assert facts["un_near_first"] == pytest.approx(near.loc[1993:1999].mean(), rel=1e-5)


# least detectable changes


def test_trend_of_independent_deviations_has_the_classical_error():
    generator = np.random.default_rng(7)
    years = np.arange(400)
    values = 0.1 * years + generator.normal(0, 1, 400)
    made = measures.detectable_by_trend(years, values)
    classical = np.sqrt(1 / np.sum((years - years.mean()) ** 2)) * 399
    assert made.change == pytest.approx(0.1 * 399, rel=0.01)
    assert made.least / classical == pytest.approx(1.96 + 0.84, rel=0.15)


def test_trend_allows_for_deviations_that_last():
    years = np.arange(40)
    alternating, lasting = 0.1 * (-1.0) ** years, 0.1 * np.sign(np.sin(years / 4))
    assert (
        measures.detectable_by_trend(years, lasting).least
        > 3 * measures.detectable_by_trend(years, alternating).least
    )
    assert measures.detectable_by_trend(years, 2 * lasting).least == pytest.approx(
        2 * measures.detectable_by_trend(years, lasting).least
    )
    assert (
        measures.detectable_by_trend(years, lasting, lags=0).least
        < measures.detectable_by_trend(years, lasting).least
    )


def test_steps_follow_the_formula_of_a_walk_with_drift():
    years, values = np.arange(11), np.array([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5.0])
    made = measures.detectable_by_steps(years, values)
    spread = np.std(np.diff(values), ddof=1)
    assert made.change == 5 and made.points == 11
    assert made.least == pytest.approx((2.262157 + 0.883404) * spread * np.sqrt(10), rel=1e-5)


def test_a_walk_is_found_as_often_as_promised():
    generator = np.random.default_rng(11)
    years = np.arange(31)
    truth = 2.8 * np.sqrt(30)
    found = 0
    for _ in range(400):
        values = np.concatenate([[0], np.cumsum(generator.normal(truth / 30, 1, 30))])
        made = measures.detectable_by_steps(years, values)
        error = made.least / detection._needed(29)
        found += abs(made.change) > 2.045 * error
    assert 0.7 < found / 400 < 0.9


def test_missing_years_count_as_long_steps_and_few_points_are_refused():
    years = np.array([1996, 1998, 2000, 2002, 2003, 2004, 2005, 2006, 2007])
    values = 0.5 * (years - 1996) + np.array([0, 0.1, 0, 0.1, 0, 0.1, 0, 0.1, 0])
    assert measures.detectable_by_steps(years, values).change == pytest.approx(5.5)
    for method in (measures.detectable_by_steps, measures.detectable_by_trend):
        with pytest.raises(ValueError, match="eight points"):
            method(range(7), range(7))


def test_detectable_change_draws_ratios():
    made = measuring_outcomes.detectable_change(outcome_rows())
    rows = made.rows
    own = rows[(rows["outcome"] == "hdi") & (rows["entity"] == "KAZ") & (rows["way"] == "trend")].iloc[0]
    assert (
        own["change"] == pytest.approx(0.05 * 31, abs=0.03)
        and own["ratio"] == pytest.approx(own["change"] / own["least"])
        and own["ratio"] > 1
    )
    left, right = made.figure.axes
    assert next(line for line in left.lines if line.get_label() == "own hdi").get_xdata()[0] == pytest.approx(
        own["ratio"]
    )
    assert len(next(line for line in right.lines if line.get_label() == "near hdi").get_xdata()) == 4
    assert made.facts["seen_trend"] == 7 and made.facts["near_seen_trend"] == 0
    assert "7 of 7" in left.get_title(loc="left")


def test_detectable_change_follows_a_state_that_stands_still():
    rows = outcome_rows()
    still = (rows["entity"] == "KAZ") & (rows["indicator"] == "hdi")
    rows.loc[still, "value"] = [1 + wave(int(year)) for year in rows.loc[still, "period"]]
    assert measuring_outcomes.detectable_change(rows).facts["seen_trend"] == 6


def test_real_changes_agree_with_a_line_fitted_by_numpy():
    facts = exhibits.make("fig-detectable-change", computed.get).card["facts"]
    series = measuring_outcomes.distances(tables.load("indicators"), "vdem-libdem", "KAZ")
    slope = np.polyfit(series.index, series.to_numpy(), 1)[0]
    assert facts["liberal_trend"] == pytest.approx(slope * (series.index[-1] - series.index[0]), rel=1e-4)
    assert facts["liberal_steps"] == pytest.approx(series.iloc[-1] - series.iloc[0], rel=1e-4)
    assert facts["near"] == 28 and facts["dots"] == 35


# resemblance


def card_rows() -> pd.DataFrame:
    """Kazakhstan rises from 1 to 2, the EU from 4 to 4.5; Uzbekistan begins in 2000 only."""
    rows = []
    for year in (*range(1996, 2001), *range(2018, 2023)):
        late = year > 2010
        for indicator in ("vdem-rule", "wgi-rule-of-law", "vdem-libdem", "hdi"):
            values = {
                "KAZ": 2.0 if late else 1.0,
                "EU27": 4.5 if late else 4.0,
                "KGZ": 0.5,
                "TJK": 0.5,
                "TKM": 0.5,
                "UZB": 3.5,
            }
            rows += [
                (indicator, who, "", str(year), value, None, None)
                for who, value in values.items()
                if who != "UZB" or year >= 2000
            ]
        for who in ("KAZ", "EUU", *measuring_resemblance.NEIGHBOURS):
            rows += [
                (
                    "gdp-current-usd",
                    who,
                    "",
                    str(year),
                    (80.0 if who == "EUU" else 40.0 if late else 10.0),
                    None,
                    None,
                )
            ]
            rows += [("population", who, "", str(year), 2.0, None, None)]
    return indicators_of(rows)


def test_the_card_divides_the_change_of_the_gap():
    rows = measuring_resemblance.card(card_rows()).set_index("measure")
    hdi = rows.loc["hdi"]
    assert (hdi["gap_first"], hdi["gap_last"], hdi["part_kaz"], hdi["part_eu"]) == pytest.approx(
        (3.0, 2.5, -1.0, 0.5)
    )
    assert hdi["neighbours"] == 3 and hdi["neighbours_last"] == 0.5
    assert rows.at["income", "kaz_last"] == 20 and rows.at["income_log", "gap_last"] == pytest.approx(
        np.log(2)
    )


def test_the_card_is_written_and_counted():
    made = measuring_resemblance.resemblance(card_rows())
    hdi = next(line for line in made.body if str(line[1]).startswith("Human"))
    assert hdi[2:] == ["1.000 → 2.000", "4.000 → 4.500", "0.500 → 0.500", "3.000 → 2.500", "−1.000", "+0.500"]
    assert (made.facts["rose"], made.facts["narrowed"], made.facts["widened"]) == (5, 5, 0)
    rows = card_rows()
    rows.loc[(rows["entity"] == "KAZ") & (rows["indicator"] == "vdem-libdem"), "value"] = 1.0
    made = measuring_resemblance.resemblance(rows)
    assert (made.facts["rose"], made.facts["narrowed"], made.facts["widened"]) == (4, 4, 1)


def test_the_real_card_agrees_with_the_variants():
    facts = exhibits.make("tbl-resemblance", computed.get).card["facts"]
    published = computed.get("variant_summary").set_index("conclusion")["published"]
    assert facts["hdi_percent"] == pytest.approx(published["hdi-gap"], rel=1e-4)
    assert facts["law_vdem_percent"] == pytest.approx(published["law-gap"], rel=1e-4)
    assert facts["hdi_part_kaz"] + facts["hdi_part_eu"] == pytest.approx(facts["hdi_change"], abs=1e-6)
