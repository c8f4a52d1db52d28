"""Agreement over all votes by session: lines, intervals and facts."""

from __future__ import annotations

import pandas as pd
import pytest

from artists import line_of
from frames import real
from helpers.exhibits import Drawn
from helpers.figures.foreign_policy import overall

TABLES = (
    "vote_agreement",
    "vote_shifts",
    "vote_leads",
    "vote_change_parts",
    "vote_baseline",
    "vote_baseline_sessions",
)
LEVEL = {"EU": 0.7, "EU27": 0.72, "EU1993": 0.68, "RUS": 0.8, "CHN": 0.85, "USA": 0.3, "KGZ": 1.0, "UZB": 0.8}
LEVEL |= {"TJK": 0.9, "TKM": 0.9, "BRA": 0.9}


def votes() -> pd.DataFrame:
    rows = [
        (session, partner, value, value - 0.1, value + 0.1, value - 0.02, value + 0.02, 80)
        for session in (2021, 2022, 2023)
        for partner, value in LEVEL.items()
    ]
    return pd.DataFrame(rows, columns=["session", "partner", *overall.NUMBERS])


def shifts() -> pd.DataFrame:
    rows = [
        (first, "2021/2023", partner, value + 0.2, value, -0.2 * times, -0.3, -0.1)
        for first, times in ((overall.START, 1), (overall.EARLY, 2), (overall.RECENT, 0.5))
        for partner, value in LEVEL.items()
    ]
    columns = ["first", "last", "partner", "before", "after", "change", "low", "high"]
    beyond = {"beyond": 0.02, "beyond_low": -0.01, "beyond_high": 0.05}
    found = pd.DataFrame(rows, columns=columns).assign(**beyond)
    # Beside itself the Union has nothing beyond.
    found.loc[found["partner"] == "EU", [*beyond]] = 0.0
    return found


def leads() -> pd.DataFrame:
    """Russia the nearer one at both ends, the Union in the first window, and nobody surely in between."""
    rows = [
        (overall.EARLY, "RUS", -0.03, -0.06, -0.01),
        (overall.START, "RUS", 0.13, 0.08, 0.17),
        (overall.RECENT, "RUS", 0.04, -0.01, 0.09),
        (overall.END, "RUS", 0.09, 0.03, 0.15),
        (overall.END, "CHN", -0.2, -0.3, -0.1),
    ]
    return pd.DataFrame(rows, columns=["window", "partner", "lead", "low", "high"])


def parts() -> pd.DataFrame:
    """Of a fall by 0.2 a half lies in resolutions of one period only, and a tenth comes from changed weights."""
    row = (overall.START, "2021/2023", "EU", -0.2, -0.08, -0.1, -0.02, -0.03)
    columns = ["first", "last", "partner", "change", "same_texts", "other_texts", "weights", "own"]
    return pd.DataFrame([row], columns=columns)


def others() -> pd.DataFrame:
    """The average of all others falls by 0.1, Kazakhstan by 0.2, and two neighbours by no more than the others."""
    rows = [
        (first, state, -0.1 - beyond, -0.15, -0.05, -beyond, -beyond - 0.04, -beyond + 0.04)
        for first, more in ((overall.START, 0.0), (overall.EARLY, 0.3))
        for state, beyond in {
            overall.OTHERS: 0.0,
            "KAZ": 0.1 + more,
            "KGZ": 0.09,
            "TJK": 0.05,
            "TKM": 0.0,
            "UZB": 0.01,
        }.items()
    ]
    ends = ["low", "high", "difference", "difference_low", "difference_high"]
    found = pd.DataFrame(rows, columns=["first", "state", "change", *ends])
    found = found.assign(last=overall.END, union="EU", baseline=overall.OUTSIDE, before=0.7, after=0.6)
    found.loc[found["state"] == "KAZ", ["before", "after"]] = [0.8, 0.5]
    return found


def by_session() -> pd.DataFrame:
    rows = [(session, 0.6, 0.55, 0.65, 80, 150.0) for session in (2021, 2022, 2023)]
    return pd.DataFrame(rows, columns=["session", "value", "low", "high", "n", "others"])


def made_of(votes: pd.DataFrame, shifts: pd.DataFrame, beside: pd.DataFrame | None = None) -> Drawn:
    beside = others() if beside is None else beside
    return overall.agreement(votes, shifts, leads(), parts(), beside, by_session())


def test_lines_and_bands_are_those_of_the_table() -> None:
    made = made_of(votes(), shifts())
    for figure in (made.figure, made.narrow):
        (axes,) = figure.axes
        assert list(line_of(axes, "EU").get_xdata()) == [2021, 2022, 2023]
        assert list(line_of(axes, "EU").get_ydata()) == [0.7] * 3
        assert list(line_of(axes, overall.NEAR).get_ydata()) == pytest.approx([0.9] * 3)
        bands = {band.get_label(): band.get_paths()[0].vertices[:, 1] for band in axes.collections}
        assert (min(bands["band EU"]), max(bands["band EU"])) == pytest.approx((0.6, 0.8))
        assert set(bands) == {"band EU", "band RUS"}
        assert axes.get_title(loc="left").replace("\n", " ") == (
            "Since 2004-2006 Kazakhstan came to vote less like EU members, and less like Russia too"
        )
        assert list(line_of(axes, overall.REST).get_ydata()) == [0.6] * 3
    assert set(made.rows["partner"]) == set(LEVEL) - {"BRA"} | {overall.REST}


def test_facts_take_the_interval_of_the_change_and_turn_with_it() -> None:
    facts = made_of(votes(), shifts()).facts
    assert (facts["eu_by"], facts["eu_least"], facts["eu_most"], facts["eu_way"]) == (0.2, 0.1, 0.3, "fell")
    rose = shifts()
    rose[["change", "low", "high"]] = [0.2, 0.1, 0.3]
    assert made_of(votes(), rose).facts["eu_way"] == "rose"
    assert facts["rus_also"] == "too", "the title says the same word once"
    parted = shifts()
    parted.loc[parted["partner"] != "RUS", ["change", "low", "high"]] = [0.2, 0.1, 0.3]
    apart = made_of(votes(), parted).facts
    assert (apart["eu_way"], apart["rus_also"]) == ("rose", "it fell")


def test_which_of_two_falls_is_the_larger_is_said_where_its_interval_leaves_out_nought() -> None:
    facts = made_of(votes(), shifts()).facts
    assert (facts["more_since"], facts["more_open"]) == ("none", "1993 and 2004 and 2014")
    early = shifts()
    early.loc[early["first"] == overall.EARLY, ["beyond", "beyond_low", "beyond_high"]] = [0.1, 0.04, 0.16]
    facts = made_of(votes(), early).facts
    assert (facts["more_since"], facts["more_open"]) == ("1993", "2004 and 2014")
    assert [facts[f"more_early{end}"] for end in ("", "_low", "_high")] == [0.1, 0.04, 0.16]
    # Where Russia's is surely the larger, neither sentence takes the year.
    early.loc[early["first"] == overall.START, ["beyond", "beyond_low", "beyond_high"]] = [-0.1, -0.2, -0.04]
    facts = made_of(votes(), early).facts
    assert (facts["more_since"], facts["more_open"]) == ("1993", "2014")


def test_windows_in_which_one_of_two_is_surely_nearer_are_those_of_the_intervals() -> None:
    assert overall.of_the_nearer(leads()) == {
        "russia_nearer": "2004–06 and 2021–23",
        "union_nearer": "1993–95",
        "nearer_open": "2014–16",
        "union_early": pytest.approx(0.03),
    }
    turned = leads()
    turned.loc[turned["window"] == overall.RECENT, ["low", "high"]] = [-0.09, -0.01]
    assert overall.of_the_nearer(turned)["union_nearer"] == "1993–95 and 2014–16"
    assert overall.of_the_nearer(turned)["nearer_open"] == "none"


def test_the_fall_of_the_others_stands_beside_that_of_kazakhstan() -> None:
    facts = made_of(votes(), shifts()).facts
    assert (facts["others_by"], facts["others_way"]) == (0.1, "fell")
    turned = others().assign(change=0.1)
    assert made_of(votes(), shifts(), turned).facts["others_way"] == "rose"


def test_what_lies_in_resolutions_of_one_period_has_half_of_the_changed_weight() -> None:
    facts = made_of(votes(), shifts()).facts
    assert facts["one_period"] == pytest.approx(55)
    assert facts["theirs_part"] == pytest.approx(30), "and Kazakhstan's own answers make the other 15"


def test_the_nearest_power_and_the_neighbours_are_those_of_the_last_window() -> None:
    facts = made_of(votes(), shifts()).facts
    assert (facts["nearest"], facts["near_after"]) == ("China", pytest.approx((1.0 + 0.8 + 0.9 + 0.9) / 4))
    other = shifts()
    other.loc[other["partner"] == "RUS", "after"] = 0.95
    earlier = pd.concat(
        [votes(), votes().query("session == 2021 and partner == 'KGZ'").assign(session=2020, value=0.0)]
    )
    assert made_of(votes(), other).facts["nearest"] == "Russia"
    assert made_of(earlier, shifts()).facts["near_after"] == facts["near_after"]


def test_the_real_table_reaches_the_session_of_2023() -> None:
    made = overall.agreement(*real(*TABLES))
    assert (made.facts["first"], made.facts["last"]) == (1992, 2023)
    assert made.facts["eu_least"] > 0 and made.facts["rus_least"] > 0  # type: ignore[operator]
    assert made.facts["others_way"] == "fell"
    assert made.rows["low"].le(made.rows["value"]).all() and made.rows["high"].ge(made.rows["value"]).all()


def test_the_title_turns_with_each_of_the_two_agreements() -> None:
    other = shifts()
    other.loc[other["partner"] == "RUS", "change"] = 0.2
    said = made_of(votes(), other).figure.axes[0].get_title(loc="left").replace("\n", " ")
    assert said == "Since 2004-2006 Kazakhstan came to vote less like EU members, and more like Russia"
