"""Every rule that tests claims against each other, on cases worked by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import tables
from helpers.claims import rules
from helpers.claims.rules import Inputs, RuleError
from helpers.claims.values import Value


def eur(text: str) -> Value:
    return Value("number", text, "EUR million")


def percent(text: str) -> Value:
    return Value("number", text, "percent")


def years(text: str, qualifier: str = "exactly") -> Value:
    return Value("number", text, "years", qualifier)


def visits(text: str) -> Value:
    return Value("number", text, "visits")


def times(text: str) -> Value:
    return Value("number", text, "times")


def day(text: str) -> Value:
    return Value("date", text)


def period(text: str) -> Value:
    return Value("period", text)


def listed(text: str) -> Value:
    return Value("text", text)


def given_(
    constant: Value | None = None, tolerance: float | None = None, **roles: Value | Sequence[Value]
) -> Inputs:
    """Inputs by role; a role of one claim may be given without a list. `from` is written `from_`."""
    made = {
        name.rstrip("_"): [value] if isinstance(value, Value) else list(value)
        for name, value in roles.items()
    }
    return Inputs(made, constant, tolerance)


#: Rule, inputs, whether it holds, and words of the reason.
CASES: list[tuple[str, Inputs, bool, str]] = [
    # 4 + 5 = 9
    (
        "sum",
        given_(part=[visits("4"), visits("5")], whole=visits("9")),
        True,
        "the 2 parts add up to 9 visits, and 9 visits is stated",
    ),
    # 4 + 5 = 9, and visits are counted: 10 is wrong
    (
        "sum",
        given_(part=[visits("4"), visits("5")], whole=visits("10")),
        False,
        "add up to 9 visits, and 10 visits is stated",
    ),
    # 1.4 + 4.5 = 5.9; rounding allows 0.05 + 0.05 + 0.5 = 0.6, and 6 is 0.1 away
    ("sum", given_(part=[eur("1.4"), eur("4.5")], whole=eur("6")), True, "add up to EUR 5.9 million"),
    # 5.9 against 7: 1.1 away, beyond 0.6
    ("sum", given_(part=[eur("1.4"), eur("4.5")], whole=eur("7")), False, "EUR 7 million is stated"),
    # 5.9 against 7 with a tolerance of 2
    ("sum", given_(tolerance=2.0, part=[eur("1.4"), eur("4.5")], whole=eur("7")), True, "EUR 5.9 million"),
    # 1000 million + 500 million = 1.5 billion
    (
        "sum",
        given_(
            part=[Value("number", "1", "EUR billion"), eur("500")],
            whole=Value("number", "1.5", "EUR billion"),
        ),
        True,
        "1.5 billion is",
    ),
    # the larger of 4 and 5 is 5, no larger than 5
    (
        "atmost",
        given_(part=[visits("4"), visits("5")], whole=visits("5")),
        True,
        "5 visits is no larger than 5 visits",
    ),
    # 6 > 5
    (
        "atmost",
        given_(part=[visits("4"), visits("6")], whole=visits("5")),
        False,
        "6 visits is larger than 5 visits",
    ),
    # 100 x 5 / 15 = 33.3, and 33 may be 32.5 to 33.5
    (
        "share",
        given_(part=eur("5"), whole=eur("15"), share=percent("33")),
        True,
        "EUR 5 million of EUR 15 million is 33.3%, and 33% is stated",
    ),
    # 33.3 is not 34 (33.5 to 34.5)
    (
        "share",
        given_(part=eur("5"), whole=eur("15"), share=percent("34")),
        False,
        "is 33.3%, and 34% is stated",
    ),
    # the whole as a constant: 100 x 5 / 20 = 25
    ("share", given_(constant=eur("20"), part=eur("5"), share=percent("25")), True, "is 25.0%"),
    # 26% of 5 = 1.30, and 1.4 may be 1.35 to 1.45; 1.4 of 5 is 28%
    (
        "product",
        given_(share=percent("26"), whole=eur("5"), result=eur("1.4")),
        False,
        "26% of EUR 5 million is 1.30, and EUR 1.4 million is stated, which is 28%",
    ),
    # 26% of 5 = 1.30
    ("product", given_(share=percent("26"), whole=eur("5"), result=eur("1.3")), True, "which is 26%"),
    # 50 / 25 = 2
    (
        "growth",
        given_(constant=times("2"), from_=eur("25"), to=eur("50")),
        True,
        "from EUR 25 million to EUR 50 million is 2 times, and 2 times is stated",
    ),
    # 4.5 / 1.4 = 3.21, and 3 within 0.4
    (
        "growth",
        given_(constant=times("3"), tolerance=0.4, from_=eur("1.4"), to=eur("4.5")),
        True,
        "is 3.2 times",
    ),
    # 3.21 is not within 0.2 of 3
    (
        "growth",
        given_(constant=times("3"), tolerance=0.2, from_=eur("1.4"), to=eur("4.5")),
        False,
        "3 times is stated",
    ),
    # 100 x (50 / 40 - 1) = 25
    (
        "growth",
        given_(from_=eur("40"), to=eur("50"), result=percent("25")),
        True,
        "is 25 percent, and 25% is stated",
    ),
    # 25 is not 20
    (
        "growth",
        given_(from_=eur("40"), to=eur("50"), result=percent("20")),
        False,
        "is 25 percent, and 20% is stated",
    ),
    # falls: 100 x (30 / 40 - 1) = -25
    ("growth", given_(from_=eur("40"), to=eur("30"), result=percent("-25")), True, "is -25 percent"),
    # three members
    (
        "count",
        given_(list=listed("a;b;c"), number=years("3")),
        True,
        "the list has 3 members, and 3 years is stated",
    ),
    # 3 is not 4
    (
        "count",
        given_(constant=Value("number", "4", "areas"), list=listed("a;b;c")),
        False,
        "the list has 3 members, and 4 areas is stated",
    ),
    # 2 + 1 members in two lists
    (
        "count",
        given_(list=[listed("a;b"), listed("c")], constant=Value("number", "3", "areas")),
        True,
        "the list has 3 members",
    ),
    # 3 against 4, one may be missing
    (
        "count",
        given_(list=listed("a;b;c"), constant=Value("number", "4", "areas"), tolerance=1.0),
        True,
        "3 members",
    ),
    # all of a, b belong to a, b, c
    ("member", given_(constant=listed("a;b;c"), list=listed("a;b")), True, "2 of 2 are among them"),
    # d does not
    (
        "member",
        given_(constant=listed("a;b;c"), list=listed("a;d")),
        False,
        "1 of 2 are among them; d is not",
    ),
    # of a, b, d two belong, and two are stated
    (
        "member",
        given_(constant=listed("a;b;c"), list=listed("a;b;d"), number=Value("number", "2", "countries")),
        True,
        "2 of the 3 listed are among them",
    ),
    # two belong, and three are stated
    (
        "member",
        given_(constant=listed("a;b;c"), list=listed("a;b;d"), number=Value("number", "3", "countries")),
        False,
        "3 countries is stated",
    ),
    # 1995 before 1999
    ("order", given_(first=day("1995"), then=day("1999")), True, "1995 can come before 1999"),
    # within one year either order is possible
    ("order", given_(first=day("1995"), then=day("1995-02")), True, "can come before"),
    # 1999 after 1995
    ("order", given_(constant=day("1995"), first=day("1999")), False, "1999 does not come before 1995"),
    # 2023 - 1993 = 30
    (
        "anniversary",
        given_(event=day("1993"), then=day("2023-02-02"), number=years("30")),
        True,
        "from 1993 to 2 February 2023 is 30 years, as stated",
    ),
    # 2023 - 2022 = 1, which is no plural
    ("anniversary", given_(event=day("2022"), then=day("2023"), constant=years("1")), True, "is 1 year, as"),
    # 2023 - 1994 = 29
    (
        "anniversary",
        given_(constant=years("30"), event=day("1994"), then=day("2023")),
        False,
        "is 29 years, and 30 years is stated",
    ),
    # November 1994 lies in 1994-2013
    ("within", given_(event=day("1994-11"), period=period("1994/2013")), True, "November 1994 lies within"),
    # 2014 does not
    ("within", given_(event=day("2014"), period=period("1994/2013")), False, "2014 lies not wholly within"),
    # 2010-2014 begins within and ends without
    ("within", given_(constant=period("1994/2013"), event=period("2010/2014")), False, "not wholly within"),
    # 1993-1995 begins without and ends within
    ("within", given_(constant=period("1994/2013"), event=period("1993/1995")), False, "not wholly within"),
    # no end is stated, so that nothing is too late
    ("within", given_(constant=period("2014/.."), event=day("2040")), True, "since 2014"),
    # 2013 - 1994 = 19
    ("duration", given_(first=day("1994"), then=day("2013"), number=years("19")), True, "is 19 years"),
    # 19 is not 20
    (
        "duration",
        given_(first=day("1994"), then=day("2013"), number=years("20")),
        False,
        "is 19 years, and 20 years is stated",
    ),
    # about 20 may be 19
    (
        "duration",
        given_(first=day("1994"), constant=day("2013"), number=years("20", "about")),
        True,
        "is 19 years",
    ),
    # about 20 may not be 18
    (
        "duration",
        given_(first=day("1994"), constant=day("2012"), number=years("20", "about")),
        False,
        "is 18 years",
    ),
    # 26 and 26.4: 0.4 is within the larger rounding, 0.5
    ("same", given_(value=[percent("26"), percent("26.4")]), True, "both are 26%"),
    # 26 and 27: 1 is not
    ("same", given_(value=[percent("26"), percent("27")]), False, "stated as 26% and as 27%"),
    # 1.5 billion is 1500 million
    ("same", given_(value=[Value("number", "1.5", "EUR billion"), eur("1500")]), True, "EUR 1.5 billion"),
    # November lies in the year
    ("same", given_(value=[day("1994-11"), day("1994")]), True, "November 1994"),
    # November is not December
    (
        "same",
        given_(constant=day("1994-12"), value=day("1994-11")),
        False,
        "as November 1994 and as December 1994",
    ),
    # lists in any order
    ("same", given_(value=[listed("a;b"), listed("b;a")]), True, "both are a, b"),
    # one member more
    ("same", given_(value=[listed("a;b"), listed("a;b;c")]), False, "stated as a, b and as a, b, c"),
    # the third differs from the first
    ("same", given_(value=[years("3"), years("3"), years("4")]), False, "stated as 3 years and as 4 years"),
    ("differs", given_(value=[listed("a"), listed("b")]), True, "the values differ"),
    ("differs", given_(value=[listed("a"), listed("b"), listed("a")]), False, "two values are the same"),
    (
        "delivered",
        given_(announced=listed("an analysis"), delivered=[listed("x"), listed("y")]),
        True,
        "2 claims of the text deliver what",
    ),
    (
        "delivered",
        given_(announced=listed("an analysis"), delivered=listed("x")),
        True,
        "1 claim of the text delivers what is announced",
    ),
    ("delivered", given_(announced=listed("an analysis")), False, "no claim delivers what is announced"),
]


@pytest.mark.parametrize(
    ("name", "inputs", "holds", "reason"),
    CASES,
    ids=[f"{case[0]}-{number}" for number, case in enumerate(CASES)],
)
def test_a_rule_on_a_case_worked_by_hand(name: str, inputs: Inputs, holds: bool, reason: str) -> None:
    outcome = rules.apply(name, inputs)
    assert outcome.holds is holds
    assert reason in outcome.reason
    assert "\n" not in outcome.reason


def test_every_rule_has_a_case_that_holds_and_one_that_fails() -> None:
    assert {(name, holds) for name, _, holds, _ in CASES} == {
        (name, holds) for name in rules.REGISTRY for holds in (True, False)
    }


def test_the_schema_lists_exactly_the_rules_there_are() -> None:
    column = next(field for field in tables.package()["checks"].fields if field.name == "rule")
    assert set(column.enum) == set(rules.REGISTRY)


@pytest.mark.parametrize("name", rules.REGISTRY)
def test_a_rule_without_inputs_says_what_it_needs(name: str) -> None:
    with pytest.raises(RuleError, match=r"^needs "):
        rules.apply(name, Inputs({}))


@pytest.mark.parametrize(
    ("name", "inputs", "message"),
    [
        ("average", given_(), "no rule is named average"),
        (
            "sum",
            given_(part=[eur("1")], whole=[eur("1"), eur("2")]),
            "exactly one claim in the role whole, has 2",
        ),
        (
            "sum",
            given_(part=[eur("1")], whole=Value("number", "1", "USD million")),
            "units do not match: EUR, USD",
        ),
        ("sum", given_(part=[listed("a")], whole=listed("b")), "'a' is a text, not a number"),
        ("atmost", given_(part=[eur("1")], whole=visits("1")), "units do not match: EUR, visits"),
        ("share", given_(part=eur("1"), whole=visits("1"), share=percent("1")), "units do not match"),
        ("share", given_(part=eur("1"), share=percent("1")), "needs a constant"),
        ("product", given_(share=percent("1"), whole=eur("1"), result=visits("1")), "units do not match"),
        ("growth", given_(from_=eur("1"), to=visits("1"), result=percent("1")), "units do not match"),
        ("growth", given_(from_=eur("1"), to=eur("1")), "needs a constant"),
        ("count", given_(list=listed("a")), "needs a constant"),
        ("count", given_(list=listed("a"), constant=listed("b")), "not a number"),
        ("member", given_(list=listed("a")), "needs a constant"),
        ("order", given_(first=years("3"), then=day("1994")), "'3' is a number, not a date"),
        ("order", given_(first=day("1994")), "needs a constant"),
        (
            "anniversary",
            given_(event=period("../1994"), then=day("1994"), constant=years("1")),
            "two dates with a beginning",
        ),
        ("within", given_(event=listed("a"), period=period("1994/1995")), "not a date"),
        (
            "duration",
            given_(first=period("../1994"), then=day("1994"), number=years("1")),
            "two dates with a beginning",
        ),
        ("same", given_(value=years("1")), "needs two values"),
        ("same", given_(value=[years("1"), visits("1")]), "units do not match"),
        ("delivered", given_(delivered=listed("x")), "needs a claim in the role announced"),
    ],
)
def test_wrong_inputs_are_named(name: str, inputs: Inputs, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        rules.apply(name, inputs)


@pytest.mark.parametrize(
    ("name", "inputs"),
    [
        ("share", given_(part=eur("1"), whole=eur("0"), share=percent("1"))),
        ("product", given_(share=percent("1"), whole=eur("0"), result=eur("1"))),
        ("growth", given_(from_=eur("0"), to=eur("1"), result=percent("1"))),
    ],
    ids=["share", "product", "growth"],
)
def test_a_whole_of_nothing_is_a_wrong_input(name: str, inputs: Inputs) -> None:
    with pytest.raises(RuleError):
        rules.apply(name, inputs)


def test_values_of_different_kinds_are_not_compared() -> None:
    with pytest.raises(RuleError):
        rules.apply("same", given_(value=[Value("number", "1994", "years"), day("1994-11")]))


def test_two_rules_never_share_a_name() -> None:
    with pytest.raises(RuleError, match="two rules are named sum"):
        rules.rule("sum")(lambda inputs: rules.Outcome(True, ""))


amounts = st.integers(1, 10**6)


def scaled(numbers: Sequence[int], factor: int) -> list[Value]:
    return [eur(str(number * factor)) for number in numbers]


@given(st.lists(amounts, min_size=1, max_size=6), amounts, st.integers(1, 1000))
def test_a_sum_holds_at_every_scale(parts: list[int], whole: int, factor: int) -> None:
    """The tolerance is nil here: rounding has a scale of its own."""
    outcomes = [
        rules.apply("sum", given_(tolerance=0.0, part=scaled(parts, size), whole=scaled([whole], size)))
        for size in (1, factor)
    ]
    assert outcomes[0].holds == outcomes[1].holds == (sum(parts) == whole)


@given(st.permutations([3, 1, 4, 1, 5, 9, 2, 6]), st.integers(30, 32))
def test_the_order_of_parts_is_nothing_to_a_sum(parts: list[int], whole: int) -> None:
    outcome = rules.apply("sum", given_(part=[visits(str(part)) for part in parts], whole=visits(str(whole))))
    assert outcome.holds is (whole == 31)  # 3 + 1 + 4 + 1 + 5 + 9 + 2 + 6 = 31
    assert outcome.reason.startswith("the 8 parts add up to 31 visits")


@given(amounts, amounts, st.integers(0, 200), st.integers(1, 1000))
def test_a_share_is_the_same_at_every_scale(part: int, whole: int, share: int, factor: int) -> None:
    outcomes = [
        rules.apply(
            "share",
            given_(part=eur(str(part * size)), whole=eur(str(whole * size)), share=percent(str(share))),
        )
        for size in (1, factor)
    ]
    assert outcomes[0].holds == outcomes[1].holds


@given(amounts, amounts, st.integers(-100, 500), st.integers(1, 1000))
def test_growth_is_the_same_at_every_scale(first: int, last: int, stated: int, factor: int) -> None:
    outcomes = [
        rules.apply(
            "growth",
            given_(from_=eur(str(first * size)), to=eur(str(last * size)), result=percent(str(stated))),
        )
        for size in (1, factor)
    ]
    assert outcomes[0].holds == outcomes[1].holds


@given(st.integers(1, 100), st.integers(1, 10**4), st.integers(1, 10**4), st.integers(1, 1000))
def test_a_product_holds_at_every_scale(share: int, whole: int, result: int, factor: int) -> None:
    outcomes = [
        rules.apply(
            "product",
            given_(
                tolerance=0.0,
                share=percent(str(share)),
                whole=eur(str(whole * size)),
                result=eur(str(result * size)),
            ),
        )
        for size in (1, factor)
    ]
    assert outcomes[0].holds == outcomes[1].holds == (share * whole == 100 * result)


@given(st.lists(st.text(alphabet="abc", min_size=1), min_size=1), st.integers(0, 10))
def test_a_count_counts(names: list[str], number: int) -> None:
    outcome = rules.apply("count", given_(list=listed(";".join(names)), number=visits(str(number))))
    assert outcome.holds is (len(names) == number)


@given(st.dates(), st.dates())
def test_one_of_two_orders_is_always_possible(one: object, other: object) -> None:
    ways = [
        rules.apply("order", given_(first=day(str(a)), then=day(str(b)))).holds
        for a, b in ((one, other), (other, one))
    ]
    assert any(ways)
    assert all(ways) is (one == other)


@pytest.mark.parametrize("constant", ["1e400", "in words", "1e999999999999"])
def test_a_constant_that_is_no_number_is_an_error_of_the_rule(constant: str) -> None:
    """Whatever arithmetic raises: a check that cannot be computed is named by its rule, never by a traceback."""
    with pytest.raises(RuleError):
        rules.apply("count", Inputs({"list": [Value("text", "a;b")]}, Value("number", constant)))


def test_a_sum_that_no_computer_holds_is_an_error_of_the_rule() -> None:
    huge = Value("number", "1e308", "people")
    with pytest.raises(RuleError):
        rules.apply("sum", Inputs({"part": [huge, huge], "whole": [huge]}))


@pytest.mark.parametrize(("number", "holds"), [("2", False), ("3", True), ("9", True)])
def test_an_open_list_can_only_have_too_many_members(number: str, holds: bool) -> None:
    stated = Value("number", number, "authors")
    inputs = given_(list=Value("text", "a;b;c", "", "such as"), constant=stated)
    assert rules.apply("count", inputs).holds is holds


def test_an_open_list_is_compared_with_what_it_names() -> None:
    opened, closed = Value("text", "a;b", "", "such as"), Value("text", "a;b;c", "", "exactly")
    assert rules.apply("same", given_(value=[opened, closed])).holds
    assert rules.apply("same", given_(value=[closed, opened])).holds
    assert not rules.apply("same", given_(value=[Value("text", "a;d", "", "such as"), closed])).holds
    with pytest.raises(RuleError, match="two open lists"):
        rules.apply("same", given_(value=[opened, opened]))
