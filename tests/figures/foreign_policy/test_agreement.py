"""Agreement by issue and by partner, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from artists import line_of
from figures.foreign_policy.frames import indicators_of
from frames import changed
from helpers.exhibits import style
from helpers.figures.foreign_policy import agreement as foreign_policy_agreement


def issue_rows() -> pd.DataFrame:
    rows = []
    for at, issue in enumerate(foreign_policy_agreement.ISSUES):
        for period, drop in (("1992/1999", 0.0), ("2013/2019", 0.1 * (at + 1))):
            for code, base in (("EU27", 0.9), ("DEU", 0.85), ("FRA", 0.8), ("RUS", 0.7), ("CHN", 0.6)):
                rows.append(
                    (
                        f"un-agreement-{issue}",
                        "KAZ",
                        code,
                        period,
                        base - (drop if code == "EU27" else 0),
                        None,
                        None,
                        40 + at,
                    )
                )
    return indicators_of(rows)


def test_issues_draw_each_period_at_its_length() -> None:
    made = foreign_policy_agreement.issues(issue_rows())
    first = made.figure.axes[0]
    eu = [line for line in first.lines if line.get_label() == "EU mean"]
    assert [(line.get_xdata()[0], line.get_xdata()[1]) for line in eu] == [(1991.6, 1999.4), (2012.6, 2019.4)]
    assert [list(line.get_ydata()) for line in eu] == [pytest.approx([0.9, 0.9]), pytest.approx([0.8, 0.8])]
    assert {to_hex(line.get_color()).lower() for line in first.lines if line.get_label() == "Russia"} == {
        style.ACTOR["Russia"].lower()
    }
    assert {text.get_text() for text in first.texts} >= {"40"} and "0.90 to 0.80" in first.get_title(
        loc="left"
    )
    assert (
        made.facts["fall_one"] == "palestine"
        and made.facts["fall_two"] == "development"
        and made.facts["fall_least"] == "Human rights"
    )


def test_issues_leave_the_years_after_the_last_roll_call_empty() -> None:
    made = foreign_policy_agreement.issues(issue_rows())
    for axes in made.figure.axes:
        assert max(line.get_xdata()[-1] for line in axes.lines) < made.facts["last"] + 0.5
        (gap,) = [patch for patch in axes.patches if patch.get_hatch()]
        assert gap.get_x() == made.facts["last"] + 0.5


def test_issues_follow_a_changed_value() -> None:
    rows = changed(
        issue_rows(), 0.2, indicator="un-agreement-nuclear", counterpart="EU27", period="2013/2019"
    )
    made = foreign_policy_agreement.issues(rows)
    assert made.facts["fall_one"] == "nuclear"
    fell = made.rows[(made.rows["issue"] == "nuclear") & (made.rows["counterpart"] == "EU27")]["value"]
    assert fell.iloc[0] - fell.iloc[-1] == pytest.approx(0.7)
    assert 0.2 in [line.get_ydata()[0] for line in made.figure.axes[1].lines]


def test_issues_of_the_real_table(indicators: pd.DataFrame) -> None:
    made = foreign_policy_agreement.issues(indicators)
    assert {made.facts["fall_one"], made.facts["fall_two"]} == {"human rights", "nuclear"}
    assert len(made.rows) == len(foreign_policy_agreement.ISSUES) * len(foreign_policy_agreement.PARTNERS) * 4
    values = indicators[indicators["indicator"].str.match(r"un-agreement-(?!all)")]["value"]
    assert (
        values[indicators["counterpart"].isin(foreign_policy_agreement.PARTNERS)].min()
        > foreign_policy_agreement.FLOOR
    )


def year_rows() -> pd.DataFrame:
    rows = []
    for year in range(1992, 2020):
        for code, value in (
            ("EU27", 0.9 if year < 2000 else 0.6),
            ("RUS", 0.7),
            ("CHN", 0.8),
            ("USA", 0.3),
            ("KGZ", 1.0),
            ("UZB", 0.8),
        ):
            if (code, year) != ("UZB", 1992):
                rows.append(("un-agreement-all", "KAZ", code, str(year), value, None, None, 60))
    return indicators_of(rows)


def test_partners_draw_lines_and_means() -> None:
    made = foreign_policy_agreement.partners(year_rows())
    axes = made.figure.axes[0]
    assert list(line_of(axes, "neighbours").get_ydata())[:2] == [1.0, pytest.approx(0.9)]
    assert list(line_of(axes, "EU mean").get_ydata()) == [0.9] * 8 + [0.6] * 20
    assert (made.facts["eu_early"], made.facts["eu_late"]) == (pytest.approx(0.9), pytest.approx(0.6))
    assert (made.facts["eu_above"], made.facts["eu_above_year"]) == (8, 1999)
    late = [year >= 2013 for year in line_of(axes, "EU mean").get_xdata()]
    assert all(line_of(axes, "EU mean").get_ydata()[late] < line_of(axes, "China").get_ydata()[late])
    assert made.facts["early"] == "1992-1999" and "0.90 to 0.60" in axes.get_title(loc="left")


def test_partners_follow_a_changed_value() -> None:
    made = foreign_policy_agreement.partners(changed(year_rows(), 0.95, counterpart="EU27", period="2016"))
    assert (made.facts["eu_above"], made.facts["eu_above_year"]) == (9, 2016)
    assert line_of(made.figure.axes[0], "EU mean").get_ydata()[24] == 0.95


def test_partners_of_the_real_table(indicators: pd.DataFrame) -> None:
    made = foreign_policy_agreement.partners(indicators)
    own = indicators[(indicators["indicator"] == "un-agreement-all") & (indicators["counterpart"] == "CHN")]
    late = own[own["period"].astype(int).between(2013, 2019)]["value"].mean()
    assert made.facts["chn_late"] == pytest.approx(late) and made.facts["last"] == 2019
