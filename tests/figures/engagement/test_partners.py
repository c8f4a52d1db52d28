"""Shares of three partners in trade, and the members' own side."""

from __future__ import annotations

import pytest

from frames import changed, real
from helpers.figures.engagement import partners

TABLES = ("trade_shares", "indicators", "smallest_differences", "eu_side")


def test_no_floor_stands_among_the_shares_and_lines_join_one_source() -> None:
    shares, indicators, differences, side = real(*TABLES)
    made = partners.trade_partners(shares, indicators, differences, side)
    floors = shares.loc[shares["status"] == "partial", "share"]
    assert not set(floors) & set(made.rows["share"])
    groups = made.rows.groupby(["flow", "partner", "source"])["share"]
    for axes, flow in zip(made.figure.axes, partners.FLOWS, strict=False):
        known = {tuple(values) for (of, *_), values in groups if of == flow}
        for line in axes.lines:
            if len(line.get_xdata()) > 1:
                assert tuple(line.get_ydata()) in known


def test_amounts_of_the_press_are_taken_over_the_total_of_their_year() -> None:
    shares, indicators, *_ = real(*TABLES)
    rows = partners.rows_of(shares, indicators)
    pressed = rows[
        (rows["kind"] == partners.PRESS) & (rows["partner"] == "EU27") & (rows["flow"] == "exports")
    ]
    total = indicators[
        (indicators["indicator"] == "merchandise-exports")
        & (indicators["entity"] == "KAZ")
        & (indicators["period"] == "2022")
    ]["value"].item()
    assert pressed.set_index("year")["share"][2022] == pytest.approx(100 * 32_300 / total)


def test_the_word_and_its_weight_turn_with_the_share() -> None:
    shares, indicators, differences, side = real(*TABLES)
    facts = partners.trade_partners(shares, indicators, differences, side).facts
    assert (facts["eu_word"], facts["eu_weight"], facts["china_word"]) == ("fell", "beyond", "rose")
    where = {"indicator": "exports-national", "partner": "EU27", "period": "2023"}
    near = partners.trade_partners(
        changed(shares, 50.0, "share", **where), indicators, differences, side
    ).facts
    assert (near["eu_word"], near["eu_weight"]) == ("rose", "within")


def test_russias_shares_in_imports_stand_beside_those_of_the_other_two() -> None:
    shares, indicators, *_ = real(*TABLES)
    bought = partners.rows_of(shares, indicators).query("flow == 'imports'")
    facts = partners.seller(bought)
    assert (facts["russia_early_year"], facts["russia_late_year"], facts["russia_reached"]) == (
        2015,
        2021,
        "none",
    )
    lower = bought["share"].where(bought["partner"] != "RUS", bought["share"] / 2)
    assert partners.seller(bought.assign(share=lower))["russia_reached"] != "none"


def test_the_price_of_oil_stands_beside_the_years_that_are_compared() -> None:
    shares, indicators, differences, side = real(*TABLES)
    facts = partners.trade_partners(shares, indicators, differences, side).facts
    assert (facts["oil_first"], facts["oil_last"], facts["oil_word"]) == (71.34, 82.49, "rose")
    assert facts["oil_effect"] == "larger"
    where = {"indicator": partners.OIL, "period": "2023"}
    cheap = partners.trade_partners(shares, changed(indicators, 40.0, "value", **where), differences, side)
    assert (cheap.facts["oil_word"], cheap.facts["oil_effect"]) == (
        "fell",
        "smaller",
    ) and partners.PRICED in cheap.sources


def test_the_members_side_is_told_beside_the_base_year() -> None:
    (side,) = real("eu_side")
    exports = side.set_index(["partner", "period"])["exports"]
    facts = partners.side_facts(side)
    assert (facts["side_last"], facts["rus_went"]) == (2023, "shrank")
    for state in ("KAZ", "KGZ"):
        ratio = exports[state, "2023"] / exports[state, str(partners.BASE)]
        assert facts[f"{state.lower()}_times"] == pytest.approx(ratio)
    other = changed(side, exports["RUS", str(partners.BASE)] * 5, "exports", partner="RUS", period="2023")
    assert partners.side_facts(other)["rus_went"] == "grew too"
    assert set(real("indicators")[0].query("indicator == 'eu-exports'")["source"]) <= set(
        partners.trade_partners(*real(*TABLES)).sources
    )


def test_titles_say_what_changed() -> None:
    made = partners.trade_partners(*real(*TABLES))
    sells, buys = (" ".join(axes.get_title(loc="left").split()) for axes in made.figure.axes)
    first, last, later = (made.facts[name] for name in ("first", "last", "press_year"))
    assert sells == (
        f"In what Kazakhstan sells the EU's share fell from {first}, the highest value read, to {last}, "
        f"and may be higher again in {later}"
    )
    assert buys == f"In what Kazakhstan buys China's share rose from {first} to {last}"


def test_a_span_that_begins_below_another_value_is_not_said_to_begin_at_the_highest() -> None:
    shares, indicators, differences, side = real(*TABLES)
    where = {"indicator": "export-share-penppml", "partner": "EU27", "period": "2012"}
    other = partners.trade_partners(changed(shares, 60.0, "share", **where), indicators, differences, side)
    assert other.facts["eu_begun"] == "not the highest value"


def test_the_title_turns_with_the_amount_of_the_press() -> None:
    shares, indicators, differences, _ = real(*TABLES)
    rows = partners.rows_of(shares, indicators)
    pressed = rows["kind"] == partners.PRESS
    low = partners.facts_of(rows.assign(share=rows["share"].where(~pressed, 1.0)), differences)
    assert "lower" in str(low["eu_later"]) and "higher" in str(
        partners.facts_of(rows, differences)["eu_later"]
    )


def test_dots_of_one_source_are_joined_and_two_years_alone_by_dots() -> None:
    made = partners.trade_partners(*real(*TABLES))
    joined = {
        (line.get_marker(), line.get_linestyle())
        for axes in made.figure.axes
        for line in axes.lines
        if line.get_linestyle() != "None"
    }
    assert joined == {(partners.MARKS[partners.CUSTOMS], "-"), (partners.MARKS[partners.NATIONAL], ":")}


def test_names_stand_at_the_last_dots_of_their_partners() -> None:
    made = partners.trade_partners(*real(*TABLES))
    for axes, flow in zip(made.figure.axes, partners.FLOWS, strict=True):
        at = {text.get_text(): text.get_position() for text in axes.texts}
        mine = made.rows[made.rows["flow"] == flow].sort_values("year").groupby("partner").last()
        for code, name in {"EU27": "EU", "CHN": "China", "RUS": "Russia"}.items():
            assert (code in mine.index) == (name in at)
            if name in at:
                assert at[name][0] == pytest.approx(mine.at[code, "year"] + 0.8)
                assert at[name][1] == pytest.approx(mine.at[code, "share"], abs=1.7)


def test_what_was_bought_before_the_customs_union_is_told_from_what_came_after() -> None:
    shares, indicators, differences, side = real(*TABLES)
    made = partners.trade_partners(shares, indicators, differences, side)
    bought = made.rows[(made.rows["flow"] == "imports") & (made.rows["partner"] == "EU27")].set_index("year")
    before = made.facts["before"]
    assert before == max(year for year in bought.index if year < partners.UNION)
    assert made.facts["eu_bought_before"] == bought["share"][before]


def test_fuel_is_a_part_of_what_the_members_bought() -> None:
    (side,) = real("eu_side")
    assert 50 < float(partners.side_facts(side)["fuel_share"]) < 100
    other = changed(side, 50.0, "fuels_share", partner="KAZ", period=str(partners.BASE))
    assert partners.side_facts(other)["fuel_share"] == 50


def test_no_closed_source_gives_a_series() -> None:
    rows = partners.trade_partners(*real(*TABLES)).rows
    closed = rows[rows["source"].isin(["wits-kaz-2015", "penppml-trade"])]
    assert 0 < closed.groupby("source").size().max() <= 8


def test_totals_of_the_world_bank_are_in_billions() -> None:
    (indicators,) = real("indicators")
    totals = partners.whole_trade(indicators)
    assert list(totals) == ["exports", "imports"]
    assert totals.loc["2022", "exports"] == pytest.approx(84.6, abs=3)
