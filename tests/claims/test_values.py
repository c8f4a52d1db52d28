"""Stated values: their base, their rounding, and how a value found relates to a value stated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import tables
from helpers.claims import values
from helpers.claims.values import Value
from helpers.tables.schema import package

UNITS = list(tables.load("units")["unit"])


def number(text: str, unit: str = "percent", qualifier: str = "exactly") -> Value:
    return Value("number", text, unit, qualifier)


def day(text: str) -> Value:
    return Value("date", text)


def period(text: str) -> Value:
    return Value("period", text)


@pytest.mark.parametrize(
    ("value", "base", "amount"),
    [
        (number("1.5", "EUR billion"), "EUR", 1500),  # a billion is a thousand million
        (number("15", "EUR million"), "EUR", 15),
        (number("2", "USD billion"), "USD", 2000),
        (number("25", "EUR million per year"), "EUR million per year", 25),
        (number("30", "years"), "years", 30),
    ],
)
def test_money_is_counted_in_millions(value: Value, base: str, amount: float) -> None:
    assert (value.base, value.number) == (base, amount)


@pytest.mark.parametrize(
    ("value", "most"),
    [
        (number("30", "years"), 0),  # counted: nothing was rounded
        (number("1.5", "years"), 0.05),  # written with a decimal: measured
        (number("26", "percent"), 0.5),
        (number("29.4", "percent"), 0.05),
        (number("5", "EUR million"), 0.5),
        (number("1.4", "EUR billion"), 50),  # half of a tenth of a billion, in millions
        (number("25", "EUR million per year"), 0.5),
    ],
)
def test_rounding_is_half_of_the_last_digit_written(value: Value, most: float) -> None:
    assert value.rounding == pytest.approx(most)


@pytest.mark.parametrize(("text", "most"), [("1.5e3", 50), ("2e-3", 0.0005)])
def test_rounding_of_a_number_with_an_exponent(text: str, most: float) -> None:
    assert number(text, "percent").rounding == pytest.approx(most)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (number("26", "percent"), "26%"),
        (number("29.4", "percent"), "29.4%"),
        (number("61500", "USD million"), "USD 61,500 million"),
        (number("25", "EUR million per year"), "EUR 25 million per year"),
        (number("1", "countries"), "1 country"),
        (number("1", "years"), "1 year"),
        (number("2", "member states"), "2 member states"),
        (number("3", "times"), "3 times"),
        (day("1994-11"), "November 1994"),
        (period("1994/2013"), "1994\N{EN DASH}2013"),
        (Value("text", "France;Germany"), "France, Germany"),
        (Value("none", ""), ""),
    ],
)
def test_a_value_reads_as_a_sentence_writes_it(value: Value, shown: str) -> None:
    assert value.readable == shown


@given(st.floats(min_value=-1e12, max_value=1e12), st.sampled_from(UNITS))
def test_every_number_with_a_unit_of_the_book_can_be_read(amount: float, unit: str) -> None:
    shown = number(repr(amount), unit).readable
    assert shown.strip() == shown
    assert shown


@given(st.dates(), st.dates())
def test_every_date_and_period_can_be_read(one: object, other: object) -> None:
    first, last = sorted([str(one), str(other)])
    assert day(first).readable
    assert "\N{EN DASH}" in period(f"{first}/{last}").readable


@given(st.text())
def test_every_text_can_be_read(text: str) -> None:
    assert ";" not in Value("text", text).readable


def test_a_value_is_not_read_as_what_it_is_not() -> None:
    with pytest.raises(ValueError, match="'1994' is a date, not a number"):
        _ = day("1994").number
    with pytest.raises(ValueError, match="'30' is a number, not a date"):
        _ = number("30").span


@pytest.mark.parametrize("text", ["1e400", "-1e400", "nan", "inf", "1e308"])
def test_a_number_that_no_computer_holds_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="is no number that can be computed with"):
        _ = Value("number", text, "USD billion").number


def test_members_of_a_list_are_trimmed_and_never_empty() -> None:
    assert Value("text", "France; Germany;;Belgium ;").members == ("France", "Germany", "Belgium")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (number("1", "EUR million"), number("1", "EUR billion"), True),
        (number("1", "EUR million"), number("1", "USD million"), False),
        (number("1", "years"), number("1", "percent"), False),
        (day("1994"), day("1995"), True),
        (day("1994"), period("1994/1995"), False),
        (Value("text", "a"), Value("text", "a"), False),
        (Value("none", ""), Value("none", ""), False),
        (number("1994", "years"), day("1994"), False),
        (number("1994", ""), day("1994"), False),
    ],
)
def test_only_values_of_one_kind_are_compared(one: Value, other: Value, same: bool) -> None:
    assert values.comparable(one, other) is same
    assert values.comparable(other, one) is same


#: For each qualifier of 100 students, the largest and smallest counts that it allows.
ALLOWED = {
    "exactly": (100, 100),
    "about": (90, 110),
    "nearly": (90, 100),
    "more than": (100, 150),
    "over": (100, 150),
    "slightly more than": (100, 110),
    "at least": (100, 150),
    "less than": (50, 100),
    "up to": (50, 100),
    "such as": (100, 100),
}


@pytest.mark.parametrize("qualifier", list(ALLOWED))
def test_a_qualifier_allows_what_its_rule_says_and_no_more(qualifier: str) -> None:
    low, high = ALLOWED[qualifier]
    stated = number("100", "students", qualifier)
    for found, expected in (
        (low, "supports"),
        (high, "supports"),
        (low - 1, "differs"),
        (high + 1, "differs"),
    ):
        assert values.relation(stated, number(str(found), "students"))[0] == expected


def test_every_qualifier_of_the_schema_has_a_rule() -> None:
    (column,) = [field for field in package()["claims"].fields if field.name == "qualifier"]
    assert set(column.enum) == set(ALLOWED) == set(values.QUALIFIERS) - {""}


@pytest.mark.parametrize(
    ("stated", "found", "relation"),
    [
        (number("30", "years"), number("30", "years"), "supports"),
        (number("30", "years"), number("31", "years"), "differs"),
        (number("26"), number("26.4"), "supports"),  # 0.4 is within 0.5 + 0.05
        (number("26"), number("26.6"), "differs"),  # 0.6 is not
        (number("30", "percent", "more than"), number("29.5"), "differs"),  # a floor is not rounded down
        (number("30", "percent", "more than"), number("30.4"), "supports"),
        (number("30", "percent", "slightly more than"), number("34"), "differs"),
        (number("1", "EUR billion"), number("1000", "EUR million"), "supports"),
        (number("1.4", "EUR billion"), number("1450", "EUR million"), "supports"),  # 50 is within 50 + 0.5
        (number("0", "grants"), number("0", "grants"), "supports"),
        (number("0", "grants"), number("1", "grants"), "differs"),  # no share of nothing
        (number("-10", "index"), number("-10.8", "index"), "differs"),  # 0.8 beyond 0.5 + 0.05
        (day("1991"), day("1991-12-16"), "supports"),
        (day("1994-11"), day("1994-11-30"), "supports"),
        (day("1994-11"), day("1994-12"), "differs"),
        (day("1994-12-31"), day("1995-01-01"), "differs"),
        (Value("date", "1994", "", "about"), day("1995-12"), "supports"),  # a year either way
        (Value("date", "1994", "", "about"), day("1996-01"), "differs"),
        (period("1994/2013"), period("1994-05/2013-02"), "supports"),  # both years are right
        (period("1994/2013"), period("1995/2013"), "differs"),
        (period("2014/.."), period("2014-06/.."), "supports"),
        (period("2014/.."), period("2014/2020"), "differs"),
    ],
)
def test_the_relation_of_a_value_found_to_a_value_stated(stated: Value, found: Value, relation: str) -> None:
    assert values.relation(stated, found)[0] == relation


def test_a_list_is_open_where_its_qualifier_says_so() -> None:
    assert Value("text", "a;b", "", "such as").open
    assert not Value("text", "a;b", "", "exactly").open
    assert not number("3", "students", "such as").open


def test_the_margin_is_said_in_words() -> None:
    assert (
        values.relation(number("100", "students"), number("120", "students"))[1]
        == "found 120 students, stated 100 students (+20.0%)"
    )
    assert (
        values.relation(number("0", "grants"), number("1", "grants"))[1] == "found 1 grant, stated 0 grants"
    )
    assert values.relation(day("1994"), day("1995-03"))[1] == "found March 1995, stated 1994"


@given(
    st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["exactly", "about", "at least", "up to"])
)
def test_millions_and_billions_relate_alike(stated: int, found: int, qualifier: str) -> None:
    """Thousandfold in the number and a thousandth in the unit changes nothing where nothing is rounded away."""
    plain = values.relation(
        number(f"{stated}.000", "EUR million", qualifier), number(f"{found}.000", "EUR million")
    )[0]
    large = values.relation(
        number(f"{stated / 1000:.6f}", "EUR billion", qualifier), number(f"{found}.000", "EUR million")
    )[0]
    assert plain == large


@given(st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_a_nearer_number_is_never_judged_worse(stated: int, found: int) -> None:
    order = ["supports", "differs"]
    nearer = (stated + found) / 2
    far = values.relation(number(f"{stated}.0", "index"), number(f"{found}.0", "index"))[0]
    near = values.relation(number(f"{stated}.0", "index"), number(f"{nearer:.1f}", "index"))[0]
    assert order.index(near) <= order.index(far)


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_overlap_is_mutual(a: object, b: object, c: object, d: object) -> None:
    one, other = ("/".join(sorted([str(x), str(y)])) for x, y in ((a, b), (c, d)))
    assert values.overlap(period(one).span, period(other).span) == values.overlap(
        period(other).span, period(one).span
    )
    assert values.overlap(period(one).span, period(one).span)


def test_singular_of_every_counted_unit() -> None:
    """A word that the rule cannot make singular would read badly; these are all that the book counts."""
    made = {unit: values.singular(unit) for unit in UNITS}
    assert made["countries"] == "country"
    assert made["cities"] == "city"
    assert made["priorities"] == "priority"
    assert made["index"] == "index"
    assert made["member states"] == "member state"
