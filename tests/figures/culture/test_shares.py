"""The EU's share in students by two wholes."""

from __future__ import annotations

import pytest

from frames import changed, real
from helpers.figures.culture import shares

TABLES = ("indicators", "smallest_differences")


def test_both_wholes_are_drawn_and_stated() -> None:
    made = shares.student_shares(*real(*TABLES))
    lines = {tuple(line.get_ydata()) for line in made.figure.axes[0].lines}
    assert {tuple(made.rows[name]) for name in shares.LINES} == lines
    first, last = made.rows.iloc[0], made.rows.iloc[-1]
    assert made.facts["eu_outside_russia_last"] == pytest.approx(
        100 * last["eu"] / (last["total"] - last["russia"])
    )
    assert made.facts["eu_of_all_first"] == pytest.approx(100 * first["eu"] / first["total"])


def test_more_students_in_the_eu_turn_what_is_within_into_beyond() -> None:
    indicators, differences = real(*TABLES)
    facts = shares.student_shares(indicators, differences).facts
    assert (facts["eu_of_all_weight"], facts["eu_outside_russia_weight"]) == ("within", "beyond")
    where = {"indicator": "students-abroad-oecd-eu", "counterpart": "EU22OECD", "period": "2019"}
    more = shares.student_shares(changed(indicators, 12_000.0, **where), differences).facts
    assert more["eu_of_all_weight"] == "beyond" and more["eu_of_all_word"] == "rose"
    fewer = shares.student_shares(changed(indicators, 2_000.0, **where), differences).facts
    assert fewer["eu_outside_russia_word"] == "fell"


def test_the_title_says_the_share_of_either_whole() -> None:
    made = shares.student_shares(*real(*TABLES))
    first, last = made.rows.iloc[0], made.rows.iloc[-1]
    of_all = (
        f"{first['eu_of_all']:.1f}% in {first['year']:.0f} and {last['eu_of_all']:.1f}% in {last['year']:.0f}"
    )
    # Whether this share rose cannot be said, since an error in Russia's number could undo it.
    outside = f"{first['eu_outside_russia']:.0f}% and {last['eu_outside_russia']:.0f}%"
    for figure in (made.figure, made.narrow):
        assert figure.axes[0].get_title(loc="left").replace("\n", " ") == (
            f"Of Kazakhstan's students abroad the EU had {of_all}; of those not in Russia, as counted, {outside}"
        )


def test_a_wrong_count_of_russia_moves_the_share_outside_it_and_may_turn_it() -> None:
    indicators, differences = real(*TABLES)
    made = shares.student_shares(indicators, differences)
    row = made.rows.iloc[-1]
    fewer = 100 * row["eu"] / (row["total"] - 0.9 * row["russia"])
    assert made.facts["outside_last_low"] == pytest.approx(fewer)
    assert fewer < row["eu_outside_russia"] < float(made.facts["outside_last_high"])
    where = {"indicator": "students-abroad-oecd-eu", "counterpart": "EU22OECD", "period": "2019"}
    fewer_here = shares.student_shares(changed(indicators, 2_500.0, **where), differences).facts
    assert fewer_here["eu_outside_russia_word"] == "fell"


def test_growth_single_hosts_and_the_national_count_follow_their_rows() -> None:
    indicators, differences = real(*TABLES)
    made = shares.student_shares(indicators, differences)
    first, last = made.rows.iloc[0], made.rows.iloc[-1]
    assert made.facts["eu_growth"] == pytest.approx(100 * (last["eu"] / first["eu"] - 1))
    where = {"entity": "KAZ", "period": str(int(last["year"])), "indicator": "students-abroad"}
    for name, code in (("czechia", "CZE"), ("germany", "DEU")):
        other = shares.student_shares(changed(indicators, 7.0, **where, counterpart=code), differences)
        assert other.facts == made.facts | {name: 7.0}
    counted = shares.student_shares(changed(indicators, 50.0, indicator=shares.NATIONAL), differences)
    assert counted.facts == made.facts | {"national_share": 50.0}
    assert "bnews-2018" in made.sources


def test_shares_of_the_scholarship_follow_their_rows() -> None:
    indicators, differences = real(*TABLES)
    made = shares.student_shares(indicators, differences)
    held = indicators[indicators["indicator"] == shares.HOLDERS].set_index("counterpart")["value"]
    members = held[["DEU", "FRA", "POL"]].sum()
    assert made.facts["scholarship_eu"] == pytest.approx(100 * members / held["WLD"])
    other = changed(indicators, 70.0, indicator=shares.HOLDERS_SHARE, counterpart="GBR")
    assert shares.student_shares(other, differences).facts == made.facts | {"scholarship_uk": 70.0}
    assert {"inform-bolashak-2018", "wtn-2024"} <= set(made.sources)
